import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../functions/core/catalogue/catalogue.ts';
import { renderCatalogueJson } from '../../../functions/core/catalogue/render-catalogue-json.ts';
import { CATALOGUE_SCHEMA } from '../../../functions/core/contract/catalogue-schema.ts';
import { FEED_SCHEMA } from '../../../functions/core/contract/feed-schema.ts';
import { renderSchema } from '../../../functions/core/contract/render-schema.ts';
import type { JsonSchema } from '../../../functions/core/contract/schema-types.ts';
import { renderFeed } from '../../../functions/core/feed/render/render-feed.ts';
import { breachesOf, checkerOf, closed, type Promises, promisesOf } from '../../support/json-contract.ts';
import { STATES, SITE as STATES_SITE } from '../catalogue/states.ts';
import { GOLDEN_DOCUMENTS } from '../feed/golden-documents.ts';
import { hostileCorpus } from '../feed/hostile/corpus.ts';

const GOLDEN = 'test/core/contract/golden';
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** What version 1 promises, and a document that was published when it began: neither is ever written anew. */
const CONTRACTS: readonly (readonly [name: string, schema: JsonSchema])[] = [
  ['feed', FEED_SCHEMA],
  ['catalogue', CATALOGUE_SCHEMA],
];

describe.each(CONTRACTS)('version 1 of the contract of the %s', (name, schema) => {
  const promised: Promises = readJson(`${GOLDEN}/${name}-1.promises.json`);

  it('keeps what it has promised', () => {
    expect(breachesOf(promised, promisesOf(schema))).toEqual([]);
  });

  it('has every promise written down, so that none goes unnoticed', () => {
    const unwritten = Object.entries(promisesOf(schema)).filter(([path]) => !(path in promised));
    expect(unwritten, `to be added to ${GOLDEN}/${name}-1.promises.json`).toEqual([]);
  });

  it('still covers the documents of its first day', () => {
    expect(checkerOf(schema)(readJson(`${GOLDEN}/${name}-1.first.json`))).toEqual([]);
  });

  it('is served as a schema that says where it stands', () => {
    const served = JSON.parse(renderSchema(schema, `schemas/${name}/1.json`, 'https://gazette.example/'));
    expect(served.$id).toBe(`https://gazette.example/schemas/${name}/1.json`);
    expect(checkerOf(served)({})).not.toEqual([]);
  });
});

describe('the contract', () => {
  const check = checkerOf(closed(FEED_SCHEMA));

  it.each([...Object.entries(GOLDEN_DOCUMENTS), ...hostileCorpus()])(
    'tells of every field of the feed %s, and holds for it',
    (_, document) => {
      expect(check(JSON.parse(renderFeed(document).json))).toEqual([]);
    },
  );

  it('tells of every field of the catalogue, and holds for it', () => {
    const catalogue = JSON.parse(renderCatalogueJson(catalogueOf(STATES, STATES_SITE)));
    expect(checkerOf(closed(CATALOGUE_SCHEMA))(catalogue)).toEqual([]);
    expect(catalogue.feeds.length).toBeGreaterThan(5);
  });

  it('lets fields be added, which consumers pass over', () => {
    const document = readJson(`${GOLDEN}/feed-1.first.json`);
    document.items[0]._broadsheet = { ...document.items[0]._broadsheet, mood: 'calm' };
    expect(checkerOf(FEED_SCHEMA)({ ...document, _other: { about: 'x' } })).toEqual([]);
  });

  it.each<[string, (schema: { properties: Record<string, JsonSchema>; required: string[] }) => void]>([
    ['a field goes', ({ properties }) => delete properties.title],
    ['a field is another type', ({ properties }) => Object.assign(properties, { title: { type: 'number' } })],
    ['a field need not be there', ({ required }) => required.splice(required.indexOf('title'), 1)],
    ['a value may be another', ({ properties }) => Object.assign(properties.version!, { const: '2' })],
  ])('is seen to be broken if %s', (_, change) => {
    const schema = structuredClone(FEED_SCHEMA) as never;
    change(schema);
    expect(breachesOf(promisesOf(FEED_SCHEMA), promisesOf(schema))).toHaveLength(1);
  });
});
