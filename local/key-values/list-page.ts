const DEFAULT_RESULTS = 10;
const MAX_RESULTS = 50;

type Items = readonly (readonly [key: string, value: string])[];

/** What ListKeys answers: some of the items, which are in order of their keys, and where the next ones begin. */
export function listPage(items: Items, query: URLSearchParams) {
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
