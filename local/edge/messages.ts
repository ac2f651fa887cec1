/** A viewer's request to the edge. */
export interface EdgeRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface EdgeResponse {
  readonly status: number;
  /** Lower-case names. `content-length` is added when the response is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer that the edge makes up itself. */
export function edgeError(status: number, text: string): EdgeResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-cache': 'Error from local edge' },
    body: Buffer.from(`${text}\n`),
  };
}
