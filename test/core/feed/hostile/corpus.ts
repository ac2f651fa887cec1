import type { Article, PublishedArticle } from '../../../../functions/core/article/article.ts';
import { parseArticle } from '../../../../functions/core/article/reading/parse-article.ts';
import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { plainArticle } from '../../../support/articles.ts';
import { feedDocument, SITE } from '../sample.ts';
import { HOSTILE_SHAPES } from './shapes.ts';
import { FORBIDDEN_CHARACTERS, HOSTILE_BODIES, sourceWith } from './sources.ts';
import { everyTextOf, HOSTILE_TEXTS, TEXTS_WITH_END_TAGS, variationsOf } from './texts.ts';

/** What ingest makes of a source, published. @throws if that is nothing */
export function published(key: string, source: string): PublishedArticle {
  const { article: parsed, problems } = parseArticle({ key, bytes: new TextEncoder().encode(source) }, SITE);
  if (!parsed) throw new Error(problems.map(({ message }) => message).join('\n'));
  return plainArticle(parsed satisfies Article as Partial<PublishedArticle>);
}

/** The source of an article that says something, and has `body` in it. */
export function htmlSource(body: string): string {
  return `<title>A story</title><article><p>It begins.</p>${body}<p>It ends.</p></article>`;
}

/** Every hostile document, by a name that may be a file's. */
export function hostileCorpus(): ReadonlyMap<string, FeedDocument> {
  const texts = Object.entries({ ...HOSTILE_TEXTS, ...TEXTS_WITH_END_TAGS });
  const sources = [
    ...FORBIDDEN_CHARACTERS.map((character, index) => [`character-${index}.json`, sourceWith(character)]),
    ...HOSTILE_BODIES.map((body, index) => [`body-${index}.html`, htmlSource(body)]),
  ] as const;
  return new Map([
    ...Object.entries(HOSTILE_SHAPES).map(([name, document]) => named('shape', name, document)),
    ...texts.map(([name, text]) => named('text', name, everyTextOf(text))),
    ...texts.flatMap(([name, text]) =>
      Object.entries(variationsOf(text)).map(([kind, document]) => named(`text-${kind}`, name, document)),
    ),
    ...sources.map(([key, source]) =>
      named('source', key!, feedDocument({ articles: [published(`articles/${key}`, source!)] })),
    ),
  ]);
}

function named(kind: string, name: string, document: FeedDocument): readonly [string, FeedDocument] {
  return [`${kind}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`, document];
}
