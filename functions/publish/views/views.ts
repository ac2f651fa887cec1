import {
  ASSET_KEYS,
  articlePageKey,
  CATALOGUE_KEYS,
  NEWS_SITEMAP_KEY,
  ROBOTS_KEY,
  SITEMAP_INDEX_KEY,
  sitemapKey,
} from '../../core/output/addresses.ts';
import type { Output } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';
import { newReadContext, type ReadContext } from '../reads/read-context.ts';
import { keysOfArchive, viewOfArchive } from './archive-view.ts';
import { viewOfArticle } from './article-view.ts';
import { viewOfAssets } from './assets-view.ts';
import { viewOfCatalogue } from './catalogue-view.ts';
import { keysOfChanges, viewOfChanges } from './changes-view.ts';
import { keysOfFeed, viewOfFeed } from './feed-view.ts';
import { viewOfFormer, withFormerAddresses } from './former-view.ts';
import { viewOfNews } from './news-view.ts';
import { viewOfSitemap, viewOfSitemapIndex } from './sitemap-view.ts';
import type { View } from './view.ts';

/** Every output but media, which are copied and not rendered. */
export type RenderedOutput = Exclude<Output, { kind: 'media' }>;

/** The objects an output may have. */
export function keysOf(output: RenderedOutput): string[] {
  switch (output.kind) {
    case 'article':
      return [articlePageKey(output.slug)];
    case 'feed':
      return keysOfFeed(output.feed);
    case 'archive':
      return keysOfArchive(output.feed, output.month);
    case 'changes':
      return keysOfChanges(output.partner);
    case 'catalogue':
      return Object.values(CATALOGUE_KEYS);
    case 'sitemap':
      return [sitemapKey(output.month)];
    case 'sitemap-index':
      return [SITEMAP_INDEX_KEY, ROBOTS_KEY];
    case 'news':
      return [NEWS_SITEMAP_KEY];
    case 'assets':
      return Object.values(ASSET_KEYS);
    case 'former':
      return [output.key];
  }
}

/** An output as the index has it now. */
export async function viewOf(output: RenderedOutput, ports: PublishPorts): Promise<View> {
  const context = await newReadContext(ports);
  const view = await viewIn(context, output, ports);
  const again = [...context.ahead].sort()[0];
  return again ? { ...view, again } : view;
}

async function viewIn(context: ReadContext, output: RenderedOutput, ports: PublishPorts): Promise<View> {
  switch (output.kind) {
    case 'article':
      return await viewOfArticle(output.slug, context);
    case 'feed':
      return withFormerAddresses(await viewOfFeed(output.feed, context), context.site);
    case 'archive':
      return withFormerAddresses(await viewOfArchive(output.feed, output.month, context), context.site);
    case 'changes':
      return await viewOfChanges(output.partner, context);
    case 'catalogue':
      return await viewOfCatalogue(context, ports.feedStates);
    case 'sitemap':
      return await viewOfSitemap(output.month, context);
    case 'sitemap-index':
      return await viewOfSitemapIndex(context);
    case 'news':
      return await viewOfNews(context);
    case 'assets':
      return await viewOfAssets(context, ports);
    case 'former':
      return viewOfFormer(output.key, context.site);
  }
}
