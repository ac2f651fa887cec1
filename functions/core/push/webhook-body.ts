import type { ChangeNotice } from '../messages/notice-message.ts';
import { documentAddresses } from '../output/document-keys.ts';
import { feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';

/** The order in which a partner's formats are of use to a program. */
const FORMATS = ['json', 'atom', 'rss'] as const;

/** What a webhook says, as JSON: what happened to which article, and where the partner's feed is (docs/partners.md). */
export function webhookBody(notice: ChangeNotice, site: PublishedSite): string {
  const { partner, event, articleId, at, title, url } = notice;
  const formats: readonly string[] = site.partners[partner]?.formats ?? [];
  const format = FORMATS.find((one) => formats.includes(one)) ?? 'json';
  return JSON.stringify({
    type: `article.${event}`,
    timestamp: at,
    data: {
      id: articleId,
      ...(url !== undefined && { url }),
      ...(title !== undefined && { title }),
      partner,
      feed: documentAddresses(site.url, feedId('partner', partner), { kind: 'full' })[format],
    },
  });
}
