import { describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from '../../../functions/core/kernel/json-schema.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/default-site.ts';
import { shapeOf } from '../../../functions/core/site/schema-parts.ts';
import { SITE, siteOf } from '../../../functions/core/site/site.ts';

describe('the schema of site.yaml', () => {
  it('says what each field means', () => {
    const fields = fieldsOf(jsonSchemaOf(SITE));

    expect(fields.map(([path]) => path)).toEqual(
      expect.arrayContaining(['guard.share', 'feeds.*.include.*.tag', 'feeds.*.podcast.owner.email']),
    );
    expect(fields.filter(([, { description }]) => !description).map(([path]) => path)).toEqual([]);
  });

  it('has the defaults, for a file that says nothing', () => {
    const site = siteOf(SITE.parse({}), { moved: [], ended: [] });

    // In the same order too: the digest that articles remember the site by depends on it.
    expect(JSON.stringify(site)).toBe(JSON.stringify(DEFAULT_SITE));
  });

  it('tells the shape of the file: which fields stand where, and how they may be written', () => {
    expect(shapeOf(SITE)).toMatchObject({
      kind: 'group',
      inner: {
        title: undefined,
        authors: {
          kind: 'map',
          inner: { kind: 'group', names: ['name', 'email', 'url'], shorthand: 'name' },
        },
        hubs: { kind: 'list', most: 5, inner: undefined },
        feeds: { inner: { inner: { exclude: { kind: 'list', perLine: true, inner: { isStrict: true } } } } },
        // Its names are addresses, not slugs.
        moved: undefined,
      },
    });
  });
});

/** Every field with its dotted path; `*` stands for a slug or a place in a list. */
function fieldsOf(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const { properties = {}, items, additionalProperties } = schema;
  const within = (inner: unknown, name: string): [string, JsonSchema][] =>
    typeof inner === 'object' ? fieldsOf(inner as JsonSchema, `${path}${name}.`) : [];
  return [
    ...Object.entries(properties).flatMap(([name, field]): [string, JsonSchema][] => [
      [`${path}${name}`, field as JsonSchema],
      ...within(field, name),
    ]),
    ...[items, additionalProperties].flatMap((inner) => within(inner, '*')),
  ];
}
