import type { MemoryPipeline } from '../../support/memory-pipeline.ts';
import { walkHistory } from '../../support/walk-history.ts';
import { rebuiltCloud } from '../cloud/rebuilt-cloud.ts';
import { Random } from '../random.ts';
import { differences, receiptDifferences } from '../verdict.ts';
import { articleKeyOf, idOf } from './bulk-upload.ts';
import { PUBLIC_URL } from './settings.ts';

const DOCUMENTS = [
  ['rss', 'rss.xml'],
  ['atom', 'atom.xml'],
  ['json', 'feed.json'],
  ['json', 'tags/tides/feed.json'],
  ['rss', 'summary/rss.xml'],
] as const;

/** What is missing, there twice or otherwise not as it should be, after a bulk upload of so many articles. */
export async function problemsAfter(pipeline: MemoryPipeline, articles: number): Promise<string[]> {
  const numbers = Array.from({ length: articles }, (_, number) => number);
  const fresh = await rebuiltCloud(pipeline, new Random(articles));
  const walked = await Promise.all(
    DOCUMENTS.map(([format, start]) => historyProblems(format, start, numbers.map(idOf), pipeline)),
  );
  return [
    ...walked.flat(),
    ...numbers.flatMap((number) => articleProblems(number, pipeline)),
    ...differences(pipeline, fresh),
    ...receiptDifferences(pipeline, fresh),
  ];
}

/**
 * Every article, in a feed and its archives together; once in the feed, and once in the archives, which may go on with
 * the month that the feed begins.
 */
async function historyProblems(
  format: 'rss' | 'atom' | 'json',
  start: string,
  ids: readonly string[],
  { site }: MemoryPipeline,
): Promise<string[]> {
  const fetchText = (url: string) => {
    const key = decodeURIComponent(url.slice(PUBLIC_URL.length));
    const text = site.text(key);
    if (text === undefined) throw new Error(`${key} is linked and not there`);
    return text;
  };
  try {
    const documents = await walkHistory(format, new URL(start, PUBLIC_URL).href, fetchText);
    const [feed, ...archives] = documents.map((document) => document.ids);
    const archived = archives.flat();
    const found = new Set([...(feed ?? []), ...archived]);
    return [
      ...ids.filter((id) => !found.has(id)).map((id) => `${start}: ${id} is missing`),
      ...[feed ?? [], archived].flatMap(repeated).map((id) => `${start}: ${id} is there twice`),
      ...[...found].filter((id) => !ids.includes(id)).map((id) => `${start}: ${id} is nobody's`),
    ];
  } catch (error) {
    return [`${start}: ${(error as Error).message}`];
  }
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) < at);
}

function articleProblems(number: number, pipeline: MemoryPipeline): string[] {
  const key = articleKeyOf(number);
  const receipt = pipeline.receipt(key);
  const isThere = pipeline.site.objects.has(`articles/n${number}/index.html`);
  return [
    ...(isThere ? [] : [`${key} has no page`]),
    ...(receipt?.status === 'published' && receipt.id === idOf(number)
      ? []
      : [`${key}: its receipt says ${receipt?.status}, ${receipt?.id}`]),
  ];
}
