import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../functions/core/catalogue/catalogue.ts';
import { CATALOGUE, renderCatalogueJson } from '../../../functions/core/catalogue/catalogue-json.ts';
import { FEED } from '../../../functions/core/feed/render/json-feed.ts';
import { renderFeed } from '../../../functions/core/feed/render/render-feed.ts';
import { jsonSchemaOf, renderSchema } from '../../../functions/core/kernel/json-schema.ts';
import {
  breachesOf,
  checkerOf,
  closed,
  type JsonSchema,
  type Promises,
  promisesOf,
} from '../../support/json-contract.ts';
import { STATES, SITE as STATES_SITE } from '../catalogue/states.ts';
import { GOLDEN_DOCUMENTS } from '../feed/golden-documents.ts';
import { hostileCorpus } from '../feed/hostile/corpus.ts';

const GOLDEN = 'test/core/contract/golden';
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

const FEED_SCHEMA = jsonSchemaOf(FEED) as JsonSchema;

/** What version 1 promises, and a document that was published when it began: neither is ever written anew. */
const CONTRACTS = [
  ['feed', 'Feed', FEED],
  ['catalogue', 'Catalogue', CATALOGUE],
] as const;

describe.each(CONTRACTS)('version 1 of the contract of the %s', (name, title, contract) => {
  const schema = jsonSchemaOf(contract) as JsonSchema;
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

  it('is served as a schema that says where it stands', async () => {
    const address = `https://gazette.example/schemas/${name}/1.json`;
    const served = renderSchema(contract, title, address);
    await expect(served).toMatchFileSnapshot(`golden/${name}-1.schema.json`);
    expect(checkerOf(JSON.parse(served))({})).not.toEqual([]);
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
    expect(checkerOf(closed(jsonSchemaOf(CATALOGUE) as JsonSchema))(catalogue)).toEqual([]);
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
