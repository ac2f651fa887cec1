import type { PublishedArticle } from '../../core/article/article.ts';
import { describedMediaOf, withMedia } from '../../core/article/own-media.ts';
import type { Sources } from '../../core/ports/sources.ts';
import type { ListedArticle } from './listed-articles.ts';

/** The articles with what the index knows now of the media that they describe. No request if they describe none. */
export async function withKnownMedia<Given extends PublishedArticle>(
  articles: readonly Given[],
  sources: Pick<Sources, 'readSources'>,
): Promise<Given[]> {
  const keys = [...new Set(articles.flatMap(describedMediaOf))];
  const records = keys.length > 0 ? await sources.readSources(keys) : [];
  const known = records.flatMap(({ key, accepted }) =>
    accepted?.kind === 'media' ? [[key, accepted] as const] : [],
  );
  const mediaByKey = new Map(known);
  return articles.map((article) => withMedia(article, mediaByKey));
}

/** The same for articles with their entries in a feed. */
export async function listedWithMedia(
  listed: readonly ListedArticle[],
  sources: Pick<Sources, 'readSources'>,
): Promise<ListedArticle[]> {
  const articles = await withKnownMedia(
    listed.map(({ article }) => article),
    sources,
  );
  return listed.map((one, at) => ({ ...one, article: articles[at] ?? one.article }));
}
