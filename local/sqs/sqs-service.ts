import type { Fauxqs } from '../emulators/fauxqs.ts';
import { jsonAnswer, jsonBodyOf, jsonError, operationOf } from '../gateway/json-protocol.ts';
import type { GatewayRequest, GatewayResponse, Service, ServiceCall } from '../gateway/service.ts';
import { arnOf, LOCAL_ACCOUNT_ID } from '../template/naming.ts';

/** An operation and its batch form have one IAM action. */
const IAM_ACTION: Readonly<Record<string, string>> = {
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  DeleteMessageBatch: 'DeleteMessage',
  SendMessageBatch: 'SendMessage',
};

/** SQS in its JSON protocol, on the embedded emulator. */
export class SqsService implements Service {
  readonly #fauxqs: Fauxqs;

  constructor(fauxqs: Fauxqs) {
    this.#fauxqs = fauxqs;
  }

  understand(request: GatewayRequest): ServiceCall {
    const action = operationOf(request);
    const body = jsonBodyOf(request);
    const queue = queueNameOf(body);
    return {
      description: { service: 'sqs', action, ...(queue ? { queue } : {}) },
      accesses: [
        { action: `sqs:${IAM_ACTION[action] ?? action}`, resource: queue ? arnOf('sqs', queue) : '*' },
      ],
      run: async () => {
        const answer = await this.#fauxqs.sqsAction(action, JSON.stringify(withWorkableVisibility(body)));
        if (action === 'ReceiveMessage' && request.isAbandoned?.()) await this.#release(body, answer.body);
        return jsonAnswer({ ...answer, body: withHost(answer.body, request.headers.host) });
      },
    };
  }

  /** Makes messages visible again if their receiver hung up during its long poll. */
  async #release({ QueueUrl }: Record<string, unknown>, answer: Buffer): Promise<void> {
    const { Messages = [] } = JSON.parse(answer.toString('utf8')) as {
      Messages?: { ReceiptHandle: string }[];
    };
    for (const { ReceiptHandle } of Messages) {
      const visible = withWorkableVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
      await this.#fauxqs.sqsAction('ChangeMessageVisibility', JSON.stringify(visible));
    }
  }

  answerError = (error: Parameters<Service['answerError']>[0]): GatewayResponse =>
    jsonError(error, 'com.amazonaws.sqs');
}

function queueNameOf(body: Record<string, unknown>): string | undefined {
  if (typeof body.QueueUrl === 'string') return body.QueueUrl.split('/').at(-1);
  return typeof body.QueueName === 'string' ? body.QueueName : undefined;
}

/** fauxqs 2.4.1 cannot store a visibility timeout of 0: it writes NULL, which its table refuses. 1 ms works. */
function withWorkableVisibility(body: Record<string, unknown>): Record<string, unknown> {
  const fixed = (value: unknown): unknown => (value === 0 ? 0.001 : value);
  if ('ReceiptHandle' in body && 'VisibilityTimeout' in body) {
    return { ...body, VisibilityTimeout: fixed(body.VisibilityTimeout) };
  }
  if (!Array.isArray(body.Entries)) return body;
  const entries = (body.Entries as Record<string, unknown>[]).map((entry) =>
    'VisibilityTimeout' in entry ? { ...entry, VisibilityTimeout: fixed(entry.VisibilityTimeout) } : entry,
  );
  return { ...body, Entries: entries };
}

/** Puts the present host into queue addresses. The store remembers the host from when a queue was made. */
function withHost(body: Buffer, host: string | undefined): Buffer {
  const marker = `/${LOCAL_ACCOUNT_ID}/`;
  if (!host || !body.includes('"QueueUrl')) return body;
  const value = JSON.parse(body.toString('utf8')) as { QueueUrl?: string; QueueUrls?: string[] };
  const rehost = (url: string): string => `http://${host}${marker}${url.split('/').at(-1)}`;
  return Buffer.from(
    JSON.stringify({
      ...value,
      ...(value.QueueUrl ? { QueueUrl: rehost(value.QueueUrl) } : {}),
      ...(value.QueueUrls ? { QueueUrls: value.QueueUrls.map(rehost) } : {}),
    }),
  );
}
