import { CACHE_LIFETIMES } from '../../core/output/cache-lifetimes.ts';
import { cacheControlOf, feedHeldWith, type Output, type OutputKind } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';
import { newReadContext, type ReadContext } from '../reads/read-context.ts';
import { viewOfArchive } from './archive-view.ts';
import { viewOfArticle } from './article-view.ts';
import { viewOfAssets } from './assets-view.ts';
import { viewOfCatalogue } from './catalogue-view.ts';
import { viewOfChanges } from './changes-view.ts';
import { viewOfFeed } from './feed-view.ts';
import { viewOfFormer, withFormerAddresses } from './former-view.ts';
import { viewOfNews } from './news-view.ts';
import { viewOfSitemap, viewOfSitemapIndex } from './sitemap-view.ts';
import type { KindView, Rendering, View, ViewDocument } from './view.ts';

/** Every kind but media, which are copied and not rendered. */
type RenderedKind = Exclude<OutputKind, 'media'>;

export type RenderedOutput = Output<RenderedKind>;

type Views = {
  readonly [Kind in RenderedKind]: (
    output: Output<Kind>,
    context: ReadContext,
    ports: PublishPorts,
  ) => KindView | Promise<KindView>;
};

/** The view of each kind of outputs. */
const VIEWS: Views = {
  feed: async ({ feed }, context) => withFormerAddresses(await viewOfFeed(feed, context), context.site),
  archive: async ({ feed, month }, context) =>
    withFormerAddresses(await viewOfArchive(feed, month, context), context.site),
  changes: ({ partner }, context) => viewOfChanges(partner, context),
  article: ({ slug }, context) => viewOfArticle(slug, context),
  catalogue: (_, context, { feedStates }) => viewOfCatalogue(context, feedStates),
  sitemap: ({ month }, context) => viewOfSitemap(month, context),
  'sitemap-index': (_, context) => viewOfSitemapIndex(context),
  news: (_, context) => viewOfNews(context),
  assets: (_, context, ports) => viewOfAssets(context, ports),
  former: ({ key }, context) => viewOfFormer(key, context.site),
};

/** An output as the index has it now. */
export async function viewOf(output: RenderedOutput, ports: PublishPorts): Promise<View> {
  const context = await newReadContext(ports);
  const view = await kindViewOf(output, context, ports);
  const again = [...context.ahead].sort()[0];
  const feed = feedHeldWith(output);
  return {
    ...view,
    ...(feed && { heldWith: { feed, guard: context.site.guard } }),
    ...(again && { again }),
    render: () => withLifetimes(view.render(), output),
  };
}

async function kindViewOf<Kind extends RenderedKind>(
  output: Output<Kind>,
  context: ReadContext,
  ports: PublishPorts,
): Promise<KindView> {
  return await VIEWS[output.kind](output, context, ports);
}

function withLifetimes(rendering: Rendering<ViewDocument>, output: Output): Rendering {
  const documents = [...rendering.documents].map(([key, document]) => {
    const isFormer = document && (document.redirect !== undefined || document.gone);
    // What becomes of an address may change with any site.yaml, whatever was there.
    const cacheControl = isFormer ? CACHE_LIFETIMES.document : cacheControlOf(output, key);
    return [key, document && { ...document, cacheControl }] as const;
  });
  return { ...rendering, documents: new Map(documents) };
}
