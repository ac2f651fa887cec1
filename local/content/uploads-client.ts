import type { Gateway } from '../gateway/gateway.ts';
import type { GatewayResponse } from '../gateway/service.ts';

/** Reads and writes the uploads bucket as the operator, through the gateway. */
export class UploadsClient {
  readonly #gateway: Gateway;
  readonly #bucketName: string;

  constructor(gateway: Gateway, bucketName: string) {
    this.#gateway = gateway;
    this.#bucketName = bucketName;
  }

  /** The ETag without its quotes, or undefined if there is no such object. */
  async etagOf(key: string): Promise<string | undefined> {
    const { status, headers } = await this.#request('HEAD', key, [200, 404]);
    return status === 200 ? headers.etag?.replaceAll('"', '') : undefined;
  }

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    await this.#request('PUT', key, [200], { 'content-type': contentType }, body);
  }

  async delete(key: string): Promise<void> {
    await this.#request('DELETE', key, [204]);
  }

  async #request(
    method: string,
    key: string,
    expected: readonly number[],
    headers: Record<string, string> = {},
    body: Buffer = Buffer.alloc(0),
  ): Promise<GatewayResponse> {
    const path = key.split('/').map(encodeURIComponent).join('/');
    const answer = await this.#gateway.handle({
      method,
      target: `/${this.#bucketName}/${path}`,
      headers,
      body,
      caller: { kind: 'operator' },
    });
    if (expected.includes(answer.status)) return answer;
    throw new Error(`${method} ${key}: ${answer.status} ${answer.body.toString('utf8')}`);
  }
}
