import { describe, expect, it } from 'vitest';
import { only, synthesize } from '../lib/synthesis.ts';
import { runAtEdge } from './edge-function.ts';

describe('a CORS preflight', () => {
  const response = runAtEdge({ method: 'OPTIONS', uri: '/feed.json' });

  it('is answered at the edge, without a body', () => {
    expect(response).toMatchObject({ statusCode: 204, statusDescription: 'No Content' });
    expect(response).not.toHaveProperty('body');
  });

  it('gets what the response headers policy says of every other answer', () => {
    const { resources } = synthesize();
    const policy = only(
      resources,
      'AWS::CloudFront::ResponseHeadersPolicy',
      'DeliveryHeadersPolicy',
    ).Properties;
    const cors = policy.ResponseHeadersPolicyConfig.CorsConfig;
    expect(response.headers).toEqual({
      allow: { value: cors.AccessControlAllowMethods.Items.join(', ') },
      'access-control-allow-origin': { value: cors.AccessControlAllowOrigins.Items.join(', ') },
      'access-control-allow-methods': { value: cors.AccessControlAllowMethods.Items.join(', ') },
      'access-control-allow-headers': { value: cors.AccessControlAllowHeaders.Items.join(', ') },
      'access-control-max-age': { value: String(cors.AccessControlMaxAgeSec) },
    });
  });
});
