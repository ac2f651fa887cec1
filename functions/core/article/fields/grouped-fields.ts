import { foldName } from '../../kernel/nearest-name.ts';
import { type CanonicalField, canonicalFieldOf } from './field-names.ts';
import { asRecord, textMember } from './field-values.ts';
import type { Field } from './collect-fields.ts';
import { ADDRESS_MEMBERS } from './media-address.ts';

/** A field that stands in a group of fields; `canonical` is undefined if nobody knows it. */
interface GroupedField {
  readonly canonical: CanonicalField | undefined;
  readonly field: Field;
}

/** What a group `podcast` may say of an episode; `image` and `type` mean something else outside of it. */
const EPISODE_MEMBERS: ReadonlyMap<string, CanonicalField> = new Map([
  ...(['duration', 'season', 'episode', 'explicit', 'chapters', 'transcript'] as const).map(
    (name) => [name, name] as const,
  ),
  ['image', 'episodeImage'],
  ['type', 'episodeType'],
]);

/** Whether a field is a group that describes an episode, and not the address of its sound. */
export function isEpisodeGroup(field: Field): boolean {
  const record = foldName(field.name) === 'podcast' ? asRecord(field.value) : undefined;
  return record !== undefined && textMember(record, ...ADDRESS_MEMBERS) === undefined;
}

/** Groups that systems keep fields in: Hugo's `params`, Zola's `taxonomies` and `extra`. */
const HOLDERS: ReadonlySet<string> = new Set(['params', 'taxonomies', 'extra']);

/** The fields in a group: an episode's, those in a {@link HOLDERS}, the picture in the `header` of Jekyll's themes. */
export function groupedFields(group: Field): readonly GroupedField[] {
  const holder = foldName(group.name);
  const found = (canonicalOf: (member: string) => CanonicalField | undefined) =>
    (group.members ?? []).map((member) => ({
      field: { ...member, name: `${group.name}.${member.name}` },
      canonical: canonicalOf(member.name),
    }));
  if (isEpisodeGroup(group)) return found((member) => EPISODE_MEMBERS.get(foldName(member)));
  // What only a theme understands is not reported.
  if (HOLDERS.has(holder)) return found(canonicalFieldOf).filter(({ canonical }) => canonical);
  if (holder !== 'header') return [];
  return found((member) => (/^(?:image|teaser)$/i.test(member) ? 'image' : undefined)).filter(
    ({ canonical }) => canonical,
  );
}
