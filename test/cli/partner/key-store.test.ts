import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../../cli/errors.ts';
import { KeyStore } from '../../../cli/partner/key-store.ts';
import type { Connection } from '../../../cli/stack/connection.ts';

interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The store of a deployed stack, where the network would be: what is sent, and what `answer` gives. */
function deployedStore(answer: (request: Sent) => Answered): { store: KeyStore; sent: Sent[] } {
  const sent: Sent[] = [];
  const requestHandler = {
    async handle(request: Sent) {
      sent.push(request);
      const { status = 200, headers = {}, body = {} } = answer(request);
      const stream = Readable.from([Buffer.from(JSON.stringify(body))]);
      const typed = { 'content-type': 'application/json', ...headers };
      return { response: { statusCode: status, headers: typed, body: stream } };
    },
  };
  const connection = {
    outputs: { PartnerKeysArn: 'arn:aws:cloudfront::111122223333:key-value-store/0a1b' },
    clientOptions: {
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      requestHandler,
    },
  };
  return { store: new KeyStore(connection as unknown as Connection), sent };
}

/** A refusal of the service. */
const refused = (status: number, type: string, Message: string): Answered => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: { Message },
});

const missing = refused(404, 'ResourceNotFoundException', 'Key not found');

describe('the store of keys of a deployed stack', () => {
  it('is asked at the address of its account, over https, signed for all regions', async () => {
    const { store, sent } = deployedStore(() => ({ body: { Items: [{ Key: 'acme', Value: '[]' }] } }));

    expect([...(await store.list())]).toEqual([['acme', '[]']]);
    expect(sent[0]).toMatchObject({
      protocol: 'https:',
      hostname: '111122223333.cloudfront-kvs.global.api.aws',
      path: '/key-value-stores/arn%3Aaws%3Acloudfront%3A%3A111122223333%3Akey-value-store%2F0a1b/keys',
    });
    expect(sent[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE\//),
      'x-amz-region-set': '*',
    });
  });

  it.each([
    ['as the API reference says', refused(409, 'ConflictException', 'Conflict')],
    ['as the service has been seen to', refused(400, 'ValidationException', 'Pre-Condition failed')],
  ])('is asked anew when it was changed in between, which it tells %s', async (_, conflict) => {
    let etag = 0;
    const { store, sent } = deployedStore(({ method, path }) => {
      if (method === 'PUT') return etag < 3 ? conflict : { headers: { etag: 'new' }, body: {} };
      if (path.endsWith('/acme')) return missing;
      etag += 1;
      return { headers: { etag: String(etag) } };
    });
    let asked = 0;
    await store.update('acme', () => String(++asked));

    const puts = sent.filter(({ method }) => method === 'PUT');
    expect(asked).toBe(3);
    expect(puts.map(({ headers }) => headers['if-match'])).toEqual(['1', '2', '3']);
  });

  it('is left as it is where others never stop changing it, and where it refuses for another reason', async () => {
    const busy = deployedStore(({ method, path }) => {
      if (method === 'PUT') return refused(409, 'ConflictException', 'Conflict');
      return path.endsWith('/acme') ? missing : { headers: { etag: '1' } };
    });
    await expect(busy.store.update('acme', () => '[]')).rejects.toThrow(CommandError);

    const denied = deployedStore(() => refused(403, 'AccessDeniedException', 'not authorized'));
    await expect(denied.store.update('acme', () => '[]')).rejects.toThrow('not authorized');
    expect(denied.sent).toHaveLength(1);
  });
});
