import type { SiteObject } from '../../functions/core/ports/site-bucket.ts';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import { receiptKeyOf } from '../../functions/core/source/upload-keys.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import type { Played } from './play.ts';
import { Random } from './random.ts';
import { rebuilt } from './rebuild.ts';
import { tokensIn } from './text.ts';

/** What is wrong with a history that has come to rest; nothing, if all is well. */
export async function problemsOf(
  played: Pick<Played, 'pipeline' | 'model' | 'violations'>,
  seed: number,
  rebuild: typeof rebuilt = rebuilt,
): Promise<string[]> {
  const { pipeline, violations } = played;
  const fresh = await rebuild(pipeline, new Random(seed)).catch((error: Error) => error);
  if (fresh instanceof Error) return [...violations, `a build from scratch fails: ${fresh.stack}`];
  return [
    ...violations,
    ...differences(pipeline, fresh),
    ...receiptDifferences(pipeline, fresh),
    ...offTheModel(played),
  ];
}

const CHANGES = /^partners\/[^/]+\/changes\//;

/** Where the site is not what a build from scratch gives. */
export function differences(pipeline: MemoryPipeline, { site: fresh }: MemoryPipeline): string[] {
  const { site } = pipeline;
  const keys = new Set([...site.objects.keys(), ...fresh.objects.keys()]);
  return [...keys].sort().flatMap((key) => {
    // The bytes of the accepted version of a file that is now bad are nowhere but in the site.
    if (key.startsWith('media/') && pipeline.receipt(key)?.status === 'rejected') return [];
    // Of what is gone from the uploads, only rows and receipts know that a partner had it.
    if (CHANGES.test(key)) return [];
    const [is, should] = [site.objects.get(key), fresh.objects.get(key)];
    if (!should) return [`${key} should not exist`];
    if (!is) return [`${key} should exist`];
    const different = firstDifference(textOf(is), textOf(should));
    return different ? [`${key}: ${different}`] : [];
  });
}

/** Everything an object has, its bytes as text. */
function textOf({ bytes, etag: _, ...rest }: SiteObject & { readonly bytes: Uint8Array }): string {
  return `${JSON.stringify(rest, inOrder)} ${new TextDecoder('latin1').decode(bytes)}`;
}

/** Fields by name, for their order says nothing. */
function inOrder(_: string, value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? Object.fromEntries(Object.entries(value).sort()) : value;
}

const SHOWN = 160;

function firstDifference(is: string, should: string): string | undefined {
  if (is === should) return undefined;
  const at = [...is].findIndex((character, index) => character !== should[index]);
  const from = Math.max(0, (at < 0 ? is.length : at) - SHOWN / 2);
  return `is …${is.slice(from, from + SHOWN)}…, should be …${should.slice(from, from + SHOWN)}…`;
}

/** Every upload that is there is answered as a build from scratch answers it. */
export function receiptDifferences({ uploads }: MemoryPipeline, fresh: MemoryPipeline): string[] {
  return [...uploads.objects.keys()].flatMap((key) => {
    const [is, should] = [uploads, fresh.uploads].map(({ receipts }) =>
      tellingPart(receipts.get(receiptKeyOf(key))?.receipt),
    );
    if (!is || !should) return [`${key} has no receipt`];
    const different = firstDifference(is, should);
    return different ? [`receipt of ${key}: ${different}`] : [];
  });
}

/** What a receipt says of the state that was come to, apart from how. */
function tellingPart(receipt: Receipt | undefined): string | undefined {
  if (!receipt) return undefined;
  const { revision: _, ledger: __, source, ...rest } = receipt;
  // The same bytes again are not another version: nobody looks at when they came.
  const version = source && { etag: source.etag, sizeBytes: source.sizeBytes };
  if (receipt.status !== 'rejected' || receipt.standing) return JSON.stringify({ ...rest, version });
  // Held back from the start, or first published and then displaced: that depends on which was looked at first.
  const { id: _id, firstSeenAt: _first, ...known } = rest;
  return JSON.stringify({ ...known, version });
}

/** A partner is told of what was withdrawn by the title that it had; of nothing else of it. */
const TOMBSTONES =
  /<at:comment>.*?<\/at:comment>|"title": "[^"\n]*",(?=[^{}]*"content_text": "Withdrawn\.")/gs;

function withoutTombstones(text: string): string {
  return text.replaceAll(TOMBSTONES, '');
}

/** What the promises say, whatever the code does. */
function* offTheModel({ model, pipeline }: Pick<Played, 'pipeline' | 'model'>): Generator<string> {
  const { now, site } = pipeline;
  const visible = model.visibleAt(now);
  for (const [key] of site.objects) {
    const text = site.text(key) ?? '';
    const shown = CHANGES.test(key) ? withoutTombstones(text) : text;
    const hidden = [...tokensIn(shown)].filter((version) => !visible.has(version));
    if (hidden.length > 0) yield `${key} still shows version ${hidden.join(', ')}`;
  }
  const listed = tokensIn(site.text('feed.json') ?? '');
  for (const { key, version, status } of model.undisputed(now)) {
    const receipt = pipeline.receipt(key);
    if (receipt?.status !== status) yield `${key} is ${status}, but its receipt says ${receipt?.status}`;
    if (status === 'published' && !listed.has(version)) yield `${key} is missing in feed.json`;
  }
  for (const { key, state } of model.keys()) {
    const receipt = pipeline.receipt(key);
    const isRight =
      state === 'deleted'
        ? receipt?.status === 'withdrawn' && !receipt.source
        : receipt?.source?.etag === pipeline.uploads.objects.get(key)?.etag &&
          (state === 'bad') <= (receipt?.status === 'rejected');
    if (!isRight) yield `${key} is ${state}, but its receipt says ${JSON.stringify(receipt)}`;
  }
}
