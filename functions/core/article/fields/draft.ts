import { asBoolean } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { readBoolean, reportType, scalarText } from './field-values.ts';

/** What Ghost, WordPress and ninjs call an article that is public from its date on. */
const PUBLIC_STATUS = new Set([
  'published',
  'publish',
  'public',
  'live',
  'sent',
  'scheduled',
  'future',
  'usable',
  'final',
]);
/** And one that is not public. */
const DRAFT_STATUS = new Set([
  'draft',
  'auto-draft',
  'pending',
  'private',
  'trash',
  'withheld',
  'canceled',
  'cancelled',
  'inherit',
]);

/**
 * True if a field or the folder says that the article is a draft. An article that is for members only in another
 * system is a draft here, because everybody can read what this site publishes.
 */
export function readDraft(fields: Fields, isInDraftFolder: boolean, report: Report): boolean {
  const states = [
    isInDraftFolder,
    readBoolean(fields.get('draft'), report) ?? false,
    isDraftStatus(fields.get('status'), report),
    isRestricted(fields.get('visibility'), report),
  ];
  return states.includes(true);
}

function isDraftStatus(field: Field | undefined, report: Report): boolean {
  if (!field) return false;
  const status = (scalarText(field.value) ?? '').trim().toLowerCase();
  if (PUBLIC_STATUS.has(status)) return false;
  if (DRAFT_STATUS.has(status)) return true;
  reportType(field, 'draft or published', report);
  return true;
}

function isRestricted(field: Field | undefined, report: Report): boolean {
  if (!field) return false;
  const visibility = (scalarText(field.value) ?? '').trim().toLowerCase();
  if (visibility === 'public' || asBoolean(field.value) === true) return false;
  report.warn({
    code: 'visibility-restricted',
    message: `The article's visibility is "${visibility.slice(0, 60)}". It is kept as a draft, because feeds are public.`,
    hint: 'To publish it, write "visibility: public" or remove the line.',
    ...placeOf(field),
  });
  return true;
}
