import { asBoolean } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import type { Episode } from '../article.ts';
import type { LinkContext } from '../article-links.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { asRecord, scalarText, textMember } from './field-values.ts';
import { ADDRESS_MEMBERS, mediaAddress } from './media-address.ts';
import { checkedMediaType, transcriptTypeOfAddress } from './media-type-of-address.ts';

/** Podcast apps show five digits at most. */
const MAX_NUMBER = 99_999;

const EPISODE_TYPES = ['full', 'trailer', 'bonus'] as const;

/** Reads what an article says of itself as an episode of a podcast; undefined if it says nothing. */
export function readEpisode(fields: Fields, context: LinkContext, report: Report): Episode | undefined {
  const address = (field: Field | undefined) => readAddress(field, context, report);
  const season = readNumber(fields.get('season'), report);
  const episode = readNumber(fields.get('episode'), report);
  const type = readType(fields.get('episodeType'), report);
  const explicit = readExplicit(fields.get('explicit'), report);
  const image = address(fields.get('episodeImage'));
  const chapters = address(fields.get('chapters'));
  const transcript = address(fields.get('transcript'));
  const stated: Episode = {
    ...(season && { season }),
    ...(episode && { episode }),
    ...(type && { type }),
    ...(explicit !== undefined && { explicit }),
    ...(image && { image }),
    ...(chapters && { chapters }),
    ...(transcript && { transcript: { url: transcript, type: transcriptType(fields, transcript) } }),
  };
  return Object.keys(stated).length > 0 ? stated : undefined;
}

function readNumber(field: Field | undefined, report: Report): number | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim();
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number > 0 && number <= MAX_NUMBER) return number;
  return leftOut(field, 'a number from 1 on', 'Write only the number, such as 12.', report);
}

function readType(field: Field | undefined, report: Report): Episode['type'] {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim().toLowerCase();
  const type = EPISODE_TYPES.find((known) => known === text);
  return (
    type ?? leftOut(field, EPISODE_TYPES.join(' or '), 'Write one of these, or remove the line.', report)
  );
}

/** Reads true and false, and Apple's older words. */
function readExplicit(field: Field | undefined, report: Report): boolean | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim().toLowerCase();
  if (text === 'explicit' || text === 'clean') return text === 'explicit';
  return asBoolean(text) ?? leftOut(field, 'true or false', 'Write true or false.', report);
}

function readAddress(field: Field | undefined, context: LinkContext, report: Report): string | undefined {
  if (!field) return undefined;
  const record = asRecord(field.value);
  const written = record ? textMember(record, ...ADDRESS_MEMBERS) : scalarText(field.value);
  if (written !== undefined) return mediaAddress(written, field, context, report);
  return leftOut(field, 'the address of a file', 'Write a path such as /media/episode-12.vtt.', report);
}

function transcriptType(fields: Fields, url: string): string {
  const record = asRecord(fields.get('transcript')?.value);
  return checkedMediaType(record && textMember(record, 'type')) ?? transcriptTypeOfAddress(url);
}

/** The episode is published without the field. */
function leftOut(field: Field, wanted: string, hint: string, report: Report): undefined {
  report.warn({
    code: 'episode-field',
    message: `The field "${field.name}" must be ${wanted}. It was left out.`,
    hint,
    ...placeOf(field),
  });
  return undefined;
}
