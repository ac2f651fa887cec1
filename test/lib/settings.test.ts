import { RootConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../lib/settings.ts';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d';

describe('the operator’s settings', () => {
  it('are all optional', () => {
    expect(settings({})).toEqual({});
  });

  it('are read from the context, and the address gets its last slash', () => {
    expect(
      settings({
        publicUrl: 'https://news.example/daily',
        domainName: 'news.example',
        certificateArn: CERTIFICATE,
        alarmEmail: 'desk@news.example',
      }),
    ).toEqual({
      publicUrl: 'https://news.example/daily/',
      domainName: 'news.example',
      certificateArn: CERTIFICATE,
      alarmEmail: 'desk@news.example',
    });
  });

  it.each([
    ['an address that is none', { publicUrl: 'news.example' }, 'publicUrl is not an absolute'],
    ['an address of another kind', { publicUrl: 'ftp://news.example/' }, 'publicUrl is not an absolute'],
    [
      'a domain that is none',
      { domainName: 'https://news.example', certificateArn: CERTIFICATE },
      'domainName is not a host name',
    ],
    [
      'a domain without a certificate',
      { domainName: 'news.example' },
      'domainName and certificateArn go together',
    ],
    [
      'a certificate without a domain',
      { certificateArn: CERTIFICATE },
      'domainName and certificateArn go together',
    ],
    ['an e-mail address that is none', { alarmEmail: 'desk' }, 'alarmEmail is not an e-mail address'],
    [
      'a certificate of another region',
      { domainName: 'news.example', certificateArn: CERTIFICATE.replace('us-east-1', 'eu-west-1') },
      'certificateArn is not the ARN of an ACM certificate in us-east-1',
    ],
  ])('refuse %s, and name the setting', (_case, context, message) => {
    expect(() => settings(context)).toThrow(`CDK context: ${message}`);
  });
});

function settings(context: Record<string, string>) {
  const root = new RootConstruct();
  for (const [name, value] of Object.entries(context)) root.node.setContext(name, value);
  return readSettings(root.node);
}
