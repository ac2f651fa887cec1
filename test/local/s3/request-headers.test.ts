import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureCloud, startFixture } from '../fixture-cloud.ts';
import { rawRequest } from './raw-request.ts';

let cloud: FixtureCloud;

beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.dispose());

const put = (headers: Record<string, string>) =>
  rawRequest(cloud, 'PUT', '/site/headers', { headers, body: 'x' });

describe('a header that asks for what S3 does anyway', () => {
  it.each([
    ['x-amz-acl', 'private'],
    ['x-amz-acl', 'bucket-owner-full-control'],
    ['x-amz-storage-class', 'STANDARD'],
    ['x-amz-server-side-encryption', 'AES256'],
    ['x-amz-server-side-encryption-bucket-key-enabled', 'false'],
    ['x-amz-request-payer', 'requester'],
    ['x-amz-tagging', ''],
    ['x-amz-te', 'append-md5'],
    ['x-amz-expected-bucket-owner', '000000000000'],
    ['x-amz-meta-anything', 'at all'],
  ])('%s: %s is accepted', async (name, value) => {
    expect((await put({ [name]: value })).status).toBe(200);
  });
});

describe('a header that asks for more', () => {
  it.each([
    ['x-amz-acl', 'public-read', 'Leave it out, or set it to private or bucket-owner-full-control.'],
    ['x-amz-storage-class', 'GLACIER', 'Leave it out, or set it to STANDARD.'],
    ['x-amz-server-side-encryption', 'aws:kms', 'Leave it out, or set it to AES256.'],
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256', 'Leave it out.'],
    ['x-amz-tagging', 'a=b', 'Leave it out.'],
    ['x-amz-grant-read', 'id=x', 'Leave it out.'],
    ['x-amz-object-lock-mode', 'GOVERNANCE', 'Leave it out.'],
    ['x-amz-website-redirect-location', '/x', 'Leave it out.'],
    ['x-amz-checksum-md5', 'AAAAAAAAAAAAAAAAAAAAAA==', 'Use one of CRC32, CRC32C, CRC64NVME, SHA1, SHA256.'],
    ['x-amz-from-the-future', '1', 'Leave it out.'],
    ['expires', 'Thu, 01 Dec 2044 16:00:00 GMT', 'Leave it out.'],
  ])('%s: %s is refused, and the message says what to do', async (name, value, remedy) => {
    await put({});
    const answer = await put({ [name]: value });

    expect(answer).toMatchObject({ status: 501, code: 'NotImplemented' });
    expect(answer.text).toContain(`${name}: ${value} of PutObject. ${remedy}`);
  });

  it('and makes sure of another owner is denied', async () => {
    const answer = await put({ 'x-amz-expected-bucket-owner': '111122223333' });

    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});

describe('a parameter that is not emulated', () => {
  it.each([
    ['GET', '/site/headers?acl', 'GET on the object with the parameter acl.'],
    ['PUT', '/site/headers?tagging', 'PUT on the object with the parameter tagging.'],
    ['GET', '/site?versions', 'GET on the bucket with the parameter versions.'],
    ['POST', '/site', 'POST on the bucket.'],
  ])('%s %s is named', async (method, target, expected) => {
    const answer = await rawRequest(cloud, method, target);

    expect(answer).toMatchObject({ status: 501, code: 'NotImplemented' });
    expect(answer.text).toContain(expected);
  });

  it('does not keep a client from asking for versions: no bucket here keeps any', async () => {
    const answer = await rawRequest(cloud, 'GET', '/uploads?versioning');

    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('Status');
  });
});
