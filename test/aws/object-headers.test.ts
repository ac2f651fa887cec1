import { describe, expect, it } from 'vitest';
import { headersOf } from '../../functions/aws/object-headers.ts';

const document = (fields: object) =>
  headersOf({
    bytes: new Uint8Array(),
    contentType: 'text/html; charset=utf-8',
    cacheControl: 'x',
    ...fields,
  });

describe('the media type of a stored document', () => {
  it.each([
    ['application/atom+xml; charset=utf-8', 'application/xml; charset=utf-8'],
    ['application/rss+xml; charset=utf-8', 'application/xml; charset=utf-8'],
    ['application/feed+json; charset=utf-8', 'application/json; charset=utf-8'],
    ['application/schema+json', 'application/json'],
  ])('%s is one that CloudFront compresses, and goes along as it is', (contentType, stored) => {
    expect(document({ contentType })).toMatchObject({
      ContentType: stored,
      Metadata: { 'content-type': contentType },
    });
  });

  it.each(['text/html; charset=utf-8', 'application/json; charset=utf-8', 'image/svg+xml'])(
    '%s stays as it is',
    (contentType) => {
      expect(document({ contentType })).toMatchObject({ ContentType: contentType, Metadata: {} });
    },
  );
});

it('what a document says of itself becomes metadata, and nothing else does', () => {
  expect(document({}).Metadata).toEqual({});
  expect(
    document({ redirect: 'https://n.example/', gone: true, link: '<https://n.example/>; rel="self"' })
      .Metadata,
  ).toEqual({ redirect: 'https://n.example/', gone: 'true', link: '<https://n.example/>; rel="self"' });
});
