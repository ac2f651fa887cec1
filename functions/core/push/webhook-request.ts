import { createHmac } from 'node:crypto';
import type { Instant } from '../kernel/instant.ts';
import type { ChangeNotice } from '../messages/notice-message.ts';
import { documentAddresses } from '../output/document-keys.ts';
import { feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';
import { secretBytes, type WebhookSecret } from './webhook-secret.ts';

/**
 * The headers of a webhook (Standard Webhooks 1.0.0, "Webhook headers"): its id, the time of this attempt in seconds
 * since 1970, and for each valid secret a signature of id, time and body.
 *
 * @param id without a full stop, which separates the parts that are signed
 */
export function webhookHeaders(
  id: string,
  body: string,
  secrets: readonly WebhookSecret[],
  now: Instant,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`);
    return `v1,${hmac.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** The formats of a partner, the most useful to a program first. */
const FORMATS = ['json', 'atom', 'rss'] as const;

/** The body of a webhook, as JSON: what happened to which article, and the partner's feed (docs/partners.md). */
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
