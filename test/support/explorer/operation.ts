import type { FeedState } from '../../../functions/core/feed/feed-state.ts';
import type { Entry } from '../../../functions/core/output/lists.ts';
import type { SourceRecord } from '../../../functions/core/source/source-record.ts';
import type { IngestPorts } from '../../../functions/ingest/ports.ts';
import type { PublishPorts } from '../../../functions/publish/ports.ts';

/** All that the protocols reach outside themselves. */
export type Ports = IngestPorts & PublishPorts;

const PORTS = [
  ...(['sources', 'hints', 'claims', 'faults', 'feedStates'] as const),
  ...(['uploads', 'site', 'jobs', 'intake', 'notices'] as const),
];

const READS: ReadonlySet<string> = new Set([
  ...['readSource', 'readSources', 'queryHints', 'readClaim', 'readEstate', 'waiters', 'readFaults'],
  ...['readFeedState', 'listFeedStates', 'listAllStates'],
  ...['read', 'list', 'headReceipt', 'readReceipt', 'head'],
]);

/** One request to S3, DynamoDB or SQS: takes effect whole, at one moment. */
export interface Operation {
  readonly port: (typeof PORTS)[number];
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Ports that hand every operation to `perform`, whose answer is the operation's. */
export function portsOver(
  perform: (operation: Operation) => Promise<unknown>,
  { clock, address, headlinesScript }: Pick<Ports, 'clock' | 'address' | 'headlinesScript'>,
): Ports {
  const port = (name: Operation['port']) =>
    new Proxy(
      {},
      {
        get: (_, method) =>
          typeof method === 'string' && method !== 'then'
            ? (...args: unknown[]) => perform({ port: name, method, args })
            : undefined,
      },
    );
  const entries = PORTS.map((name) => [name, port(name)]);
  return { ...Object.fromEntries(entries), clock, address, headlinesScript } as Ports;
}

/** Calls the method of `ports` that `operation` names. */
export async function performOn(ports: Ports, { port, method, args }: Operation): Promise<unknown> {
  const methods = ports[port] as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  return await methods[method]?.(...args);
}

/**
 * The items of shared state that an operation may read or write. Operations without a common item commute.
 * Sending a message touches none: queues have no order, so it commutes with everything.
 */
function itemsOf({ port, method, args }: Operation): readonly string[] {
  const [first] = args;
  switch (`${port}.${method}`) {
    case 'sources.readSource':
    case 'sources.fence':
    case 'sources.clearPending':
      return [`row ${first}`];
    case 'sources.readSources':
      return (first as string[]).map((key) => `row ${key}`);
    case 'sources.writeSource':
      return [`row ${(first as SourceRecord).key}`];
    case 'hints.putHint':
    case 'hints.deleteHint':
      return [`list ${(first as Entry).list}`];
    case 'hints.queryHints':
      return [`list ${first}`];
    case 'claims.readClaim':
    case 'claims.takeClaim':
    case 'claims.releaseClaim':
      return [`claim ${first}`];
    case 'claims.readEstate':
    case 'claims.leaveEstate':
      return [`estate ${first}`];
    case 'claims.wait':
    case 'claims.stopWaiting':
    case 'claims.waiters':
      return [`waits ${first}`];
    case 'faults.readFaults':
    case 'faults.putFault':
    case 'faults.deleteFault':
      return [`fault ${first}`];
    case 'feedStates.readFeedState':
      return [`state ${first}`];
    case 'feedStates.writeFeedState':
      return ['states', `state ${(first as FeedState).output}`];
    case 'feedStates.listFeedStates':
    case 'feedStates.listAllStates':
      return ['states'];
    case 'uploads.read':
      return [`upload ${first}`];
    case 'uploads.list':
      return ['uploads'];
    case 'uploads.headReceipt':
    case 'uploads.readReceipt':
    case 'uploads.writeReceipt':
      return [`receipt ${first}`];
    case 'site.head':
    case 'site.read':
    case 'site.put':
    case 'site.delete':
      return [`object ${first}`];
    case 'site.copyMedia':
      return [`object ${first}`, `upload ${first}`];
    case 'jobs.send':
    case 'intake.send':
    case 'notices.send':
      return [];
    default:
      throw new TypeError(`what ${port}.${method} touches is not known`);
  }
}

/** What an operation touches, and whether it may change it. */
export interface Access {
  readonly changes: boolean;
  readonly items: readonly string[];
}

export function accessOf(operation: Operation): Access {
  return { changes: !READS.has(operation.method), items: itemsOf(operation) };
}

/** For people: `writeSource articles/a.md@3`. */
export function labelOf({ method, args }: Operation): string {
  return [method, ...args.map(describe)].filter(Boolean).join(' ');
}

function describe(argument: unknown): string {
  if (typeof argument === 'string') return argument;
  if (typeof argument === 'number') return `@${argument}`;
  if (Array.isArray(argument)) return argument.map(describe).join(' ');
  if (typeof argument !== 'object' || argument === null) return '';
  if ('revision' in argument && 'key' in argument) return `${argument.key}@${argument.revision}`;
  if ('list' in argument) return String(argument.list);
  const named = ['key', 'sweep', 'output'].find((name) => name in argument);
  return named === undefined ? '' : String((argument as Record<string, unknown>)[named]);
}
