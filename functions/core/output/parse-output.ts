import { isMonth } from '../kernel/month.ts';
import {
  ASSETS_OUTPUT,
  CATALOGUE_OUTPUT,
  NEWS_OUTPUT,
  type Output,
  type OutputId,
  SITEMAP_OUTPUT,
} from './outputs.ts';

const FEED = /^(?:latest|(?:section|tag|author|language|feed|partner)\/[^/]+)$/u;

const SINGLE_OUTPUTS: ReadonlyMap<OutputId, Output> = new Map([
  [CATALOGUE_OUTPUT, { kind: 'catalogue' }],
  [SITEMAP_OUTPUT, { kind: 'sitemap-index' }],
  [NEWS_OUTPUT, { kind: 'news' }],
  [ASSETS_OUTPUT, { kind: 'assets' }],
]);

/** @throws TypeError if `id` names no output: a bug in whoever sent the job. */
export function parseOutput(id: OutputId): Output {
  const output = SINGLE_OUTPUTS.get(id) ?? readOutput(id);
  if (!output) throw new TypeError(`no output is called ${JSON.stringify(id)}`);
  return output;
}

function readOutput(id: OutputId): Output | undefined {
  const [kind, rest = ''] = splitAt(id, id.indexOf('/'));
  switch (kind) {
    case 'feed':
      return FEED.test(rest) ? { kind, feed: rest } : undefined;
    case 'archive': {
      const [feed, month = ''] = splitAt(rest, rest.lastIndexOf('/'));
      return FEED.test(feed) && isMonth(month) ? { kind, feed, month } : undefined;
    }
    case 'article':
      return rest && !rest.includes('/') ? { kind, slug: rest } : undefined;
    case 'changes':
      return rest && !rest.includes('/') ? { kind, partner: rest } : undefined;
    case 'sitemap':
      return isMonth(rest) ? { kind, month: rest } : undefined;
    case 'media':
      return id.includes('/') ? { kind, key: id } : undefined;
    case 'former':
      return rest ? { kind, key: rest } : undefined;
    default:
      return undefined;
  }
}

function splitAt(text: string, slash: number): [string, string?] {
  return slash === -1 ? [text] : [text.slice(0, slash), text.slice(slash + 1)];
}
