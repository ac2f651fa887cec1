import type { LeftOut } from '../../core/feed/feed-state.ts';
import { type CheckedFeed, renderChecked } from '../../core/feed/quarantine.ts';
import type { FeedDocument } from '../../core/feed/render/feed-document.ts';
import { feedLinkHeader } from '../../core/feed/render/link-header.ts';
import { documentKeys } from '../../core/output/document-keys.ts';
import { siteDocument } from './site-document.ts';
import type { ViewDocument } from './view.ts';

/** What checks kept out, with the sources: `listed` says which those are. */
export function leftOutOf(
  leftOut: CheckedFeed['leftOut'],
  listed: readonly { readonly key: string; readonly id: string }[],
): LeftOut[] {
  const keys = new Map(listed.map(({ key, id }) => [id, key]));
  return [...leftOut].flatMap(([articleId, { format, rule, message }]) => {
    const key = keys.get(articleId);
    return key === undefined ? [] : [{ key, articleId, format, rule, message }];
  });
}

/** The checked documents of `document`, by key; of a partner, in the formats that it gets. @throws InvalidDocumentError as {@link renderChecked} */
export function feedDocuments(
  document: FeedDocument,
  differences?: Parameters<typeof siteDocument>[2],
): {
  readonly checked: CheckedFeed;
  readonly documents: readonly (readonly [string, ViewDocument | undefined])[];
} {
  const checked = renderChecked(document);
  const keys = documentKeys(document.feed, document.part);
  const { formats, origins = [] } = document.partner ?? {};
  return {
    checked,
    documents: (['rss', 'atom', 'json'] as const).map((format) => [
      keys[format],
      formats && !formats.includes(format)
        ? undefined
        : siteDocument(checked.rendered[format], format, {
            link: feedLinkHeader(checked.document, format),
            ...(origins.length > 0 && { origins: origins.join(' ') }),
            ...differences,
          }),
    ]),
  };
}
