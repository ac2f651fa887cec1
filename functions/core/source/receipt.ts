import * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { isInstant } from '../kernel/instant.ts';
import type { Problem } from '../kernel/problem.ts';
import type { PartnerChange } from './partner-change.ts';

/** A receipt holds such a value whole: the compiler asks for each of its fields. */
type FieldsOf<Value> = Record<keyof Value, z.ZodMiniType>;

const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/), z.refine(isInstant))
  .register(z.globalRegistry, { id: 'instant' });

/** `2026-11-03 09:00 Europe/Paris`. */
const localTime = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} \S+$/));

const address = z.string().check(z.meta({ format: 'uri' }));

function wholeNumber(least: number) {
  return z.number().check(z.gte(least), z.meta({ type: 'integer' }));
}

function optional<Value extends z.ZodMiniType>(value: Value, description: string) {
  return z.optional(value.check(z.describe(description)));
}

const PROBLEM = z
  .object({
    code: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    hint: z.string(),
    field: z.optional(z.string()),
    line: z.optional(wholeNumber(1)),
    column: z.optional(wholeNumber(1)),
  } satisfies FieldsOf<Problem>)
  .register(z.globalRegistry, { id: 'problem' });

/**
 * The part of a receipt from which a lost record is rebuilt, with the same id, dates, owners and addresses. The
 * pipeline keeps it for itself; nobody else should rely on it.
 */
const LEDGER = z.object({
  last: optional(
    z.object({ digest: z.string(), sourceEtag: z.string(), updatedAt: instant }),
    'The last accepted version of the article, also while it is withdrawn.',
  ),
  slugs: optional(
    z.array(z.object({ slug: z.string(), since: instant })),
    'Slugs under which the article was public, the newest last.',
  ),
  changes: optional(
    z.array(
      z.object({
        partner: z.string(),
        event: z.enum(['published', 'updated', 'withdrawn']),
        at: instant,
        title: z.optional(z.string()),
        slug: z.optional(z.string()),
      } satisfies FieldsOf<PartnerChange>),
    ),
    'The last change of the article for each partner.',
  ),
  claims: z
    .record(z.string(), instant)
    .check(z.describe('Since when the source states its text, id, slug and aliases, held or awaited.')),
  waiting: optional(z.array(z.string()), 'The ones among them that it waits for.'),
  owners: optional(z.array(z.string()), 'The owners of those: one for each, in the same order.'),
});

/** The answer to an upload. docs/receipt.schema.json is made from this. */
export const RECEIPT = z.object({
  key: z.string().check(z.describe('The object answered.')),
  status: z.enum(['published', 'scheduled', 'draft', 'expired', 'withdrawn', 'rejected', 'ignored']),
  /** Revision of the record answered for. It makes the bytes of any two receipts differ, and so their ETags. */
  revision: wholeNumber(0).check(z.describe('Grows with each answer.')),
  summary: z.string().check(z.describe('One to three short sentences for a person.')),
  id: optional(z.string(), "The article's permanent id, the same in every feed."),
  title: z.optional(z.string()),
  url: optional(address, 'Where the article is or, if it is scheduled, will be.'),
  publishedAt: z.optional(instant),
  publishedAtLocal: optional(
    localTime,
    "The same moment on the site's clock: 2026-11-03 09:00 Europe/Paris.",
  ),
  updatedAt: z.optional(instant),
  expiresAt: z.optional(instant),
  expiresAtLocal: optional(localTime, "The same moment on the site's clock."),
  assumedZone: optional(
    z.string(),
    "The site's time zone, if a date of the upload states none: Europe/Paris.",
  ),
  firstSeenAt: optional(instant, 'When the source was first uploaded.'),
  feeds: z
    .array(z.object({ feed: z.string(), url: address }))
    .check(z.describe('The feeds that the article is in now.')),
  redirects: optional(
    z.array(address),
    'Former addresses that lead to the article, unless another article has one for its own.',
  ),
  source: optional(
    z.object({ etag: z.string(), lastModified: instant, sizeBytes: wholeNumber(0) }),
    'The upload answered. Absent once it is deleted.',
  ),
  standing: optional(
    z.object({ sourceEtag: z.string() }),
    'The version that stays accepted although this upload was rejected, or site.yaml was deleted.',
  ),
  errors: z.array(PROBLEM),
  warnings: z.array(PROBLEM),
  ledger: LEDGER.check(
    z.describe("For Broadsheet itself: if the index is lost, the source's record is rebuilt from it."),
  ),
});

export type Receipt = Immutable<z.output<typeof RECEIPT>>;
