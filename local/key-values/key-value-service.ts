import { jsonBodyOf } from '../gateway/json-protocol.ts';
import {
  type GatewayRequest,
  type GatewayResponse,
  type Service,
  type ServiceCall,
  ServiceError,
} from '../gateway/service.ts';
import { checkUpdate } from './key-value-limits.ts';
import type { KeyValueStore, KeyValueStores } from './key-value-store.ts';

/** `/key-value-stores/<ARN>`, `…/keys`, `…/keys/<key>`; ARN and key percent-encoded. */
const PATH = /^\/key-value-stores\/([^/]+)(\/keys(?:\/([^/]+))?)?$/;

interface Target {
  readonly request: GatewayRequest;
  readonly store: KeyValueStore;
  /** Empty if the operation is not about one key. */
  readonly key: string;
}

type Operation = (target: Target) => Promise<GatewayResponse>;

/** The operations, by method and by the last part of the path. */
const OPERATIONS: Readonly<Record<string, readonly [action: string, run: Operation]>> = {
  'GET store': ['DescribeKeyValueStore', describe],
  'GET keys': ['ListKeys', list],
  'POST keys': ['UpdateKeys', updateKeys],
  'GET key': ['GetKey', getKey],
  'PUT key': ['PutKey', putKey],
  'DELETE key': ['DeleteKey', deleteKey],
};

/**
 * The data plane of CloudFront's key value stores.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations_Amazon_CloudFront_KeyValueStore.html
 */
export class KeyValueService implements Service {
  readonly #stores: KeyValueStores;

  constructor(stores: KeyValueStores) {
    this.#stores = stores;
  }

  understand(request: GatewayRequest): ServiceCall {
    const [, arn = '', keys, key] = PATH.exec(request.target.split('?', 1)[0] as string) ?? [];
    const place = key === undefined ? (keys ? 'keys' : 'store') : 'key';
    const [action, run] = OPERATIONS[`${request.method} ${place}`] ?? [];
    if (!arn || !action || !run) {
      throw new ServiceError(501, 'NotImplemented', `${request.method} of this address is not emulated.`);
    }
    const resource = decodeURIComponent(arn);
    return {
      description: { service: 'cloudfront-keyvaluestore', action },
      accesses: [{ action: `cloudfront-keyvaluestore:${action}`, resource }],
      run: () => run({ request, store: this.#find(resource), key: decodeURIComponent(key ?? '') }),
    };
  }

  answerError = ({ status, code, message }: ServiceError): GatewayResponse =>
    answer({ Message: message }, status, {
      'x-amzn-errortype': code === 'AccessDenied' ? 'AccessDeniedException' : code,
    });

  #find(arn: string): KeyValueStore {
    const store = this.#stores.get(arn);
    if (store) return store;
    throw new ServiceError(404, 'ResourceNotFoundException', `There is no key value store ${arn}.`);
  }
}

async function describe({ store }: Target): Promise<GatewayResponse> {
  return answer({ ...sizeOf(store), KvsARN: store.arn, Created: 0, Status: 'READY' }, 200, {
    etag: store.etag,
  });
}

async function list({ store, request }: Target): Promise<GatewayResponse> {
  const query = new URLSearchParams(request.target.split('?', 2)[1] ?? '');
  return answer(listPage(store.list(), query));
}

async function getKey({ store, key }: Target): Promise<GatewayResponse> {
  return answer({ Key: key, Value: valueAt(store, key), ...sizeOf(store) });
}

async function putKey({ store, request, key }: Target): Promise<GatewayResponse> {
  const { Value } = jsonBodyOf(request);
  return change(store, request, new Map([[key, textOf(Value)]]));
}

async function deleteKey({ store, request, key }: Target): Promise<GatewayResponse> {
  valueAt(store, key);
  return change(store, request, new Map(), [key]);
}

async function updateKeys({ store, request }: Target): Promise<GatewayResponse> {
  const { Puts = [], Deletes = [] } = jsonBodyOf(request) as {
    Puts?: { Key?: unknown; Value?: unknown }[];
    Deletes?: { Key?: unknown }[];
  };
  const puts = new Map(Puts.map(({ Key, Value }) => [textOf(Key), textOf(Value)]));
  return change(
    store,
    request,
    puts,
    Deletes.map(({ Key }) => textOf(Key)),
  );
}

/** Changes the store if it is as the caller last saw it (`If-Match`). */
async function change(
  store: KeyValueStore,
  request: GatewayRequest,
  puts: ReadonlyMap<string, string>,
  deletes: readonly string[] = [],
): Promise<GatewayResponse> {
  checkUpdate(puts, deletes);
  if (request.headers['if-match'] !== store.etag) {
    throw new ServiceError(409, 'ConflictException', 'Pre-Condition failed');
  }
  await store.update(puts, deletes);
  return answer(sizeOf(store), 200, { etag: store.etag });
}

function valueAt(store: KeyValueStore, key: string): string {
  const value = store.get(key);
  if (value !== undefined) return value;
  throw new ServiceError(404, 'ResourceNotFoundException', `Key ${key} was not found.`);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ServiceError(400, 'ValidationException', 'A key or a value is not a text.');
}

function sizeOf(store: KeyValueStore): { ItemCount: number; TotalSizeInBytes: number } {
  const items = store.list();
  return { ItemCount: items.length, TotalSizeInBytes: Buffer.byteLength(items.flat().join('')) };
}

function answer(body: object, status = 200, headers: Record<string, string> = {}): GatewayResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

const DEFAULT_RESULTS = 10;
const MAX_RESULTS = 50;

type Items = readonly (readonly [key: string, value: string])[];

/** The answer of ListKeys: a page of the items, in order of their keys, and where the next page begins. */
function listPage(items: Items, query: URLSearchParams) {
  const wanted = Number(query.get('MaxResults') ?? DEFAULT_RESULTS);
  const after = Buffer.from(query.get('NextToken') ?? '', 'base64url').toString();
  const rest = items.filter(([key]) => key > after);
  const page = rest.slice(0, Math.min(Math.max(1, wanted), MAX_RESULTS));
  const last = page.at(-1)?.[0] ?? '';
  return {
    Items: page.map(([Key, Value]) => ({ Key, Value })),
    ...(rest.length > page.length && { NextToken: Buffer.from(last).toString('base64url') }),
  };
}
