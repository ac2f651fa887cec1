import type { FeedChannel } from './feed-channel.ts';
import type { Placeholders } from './placeholders.ts';
import { element } from './skeleton.ts';

const FORMATS = {
  rss: { link: 'atom:link', type: 'application/rss+xml' },
  atom: { link: 'link', type: 'application/atom+xml' },
} as const;

/**
 * The links of a feed to its hubs (WebSub section 4) and through its history (RFC 5005): to older articles, and from
 * an archive to its feed. A feed without older articles is marked as complete.
 */
export function channelLinks(
  format: keyof typeof FORMATS,
  { hubs, currentUrls, previousUrls, isComplete }: FeedChannel,
  texts: Placeholders,
): string[] {
  const { link, type } = FORMATS[format];
  const history = (rel: string, addresses: FeedChannel['selfUrls'] | undefined) =>
    addresses ? [element(link, { rel, type, href: texts.text(addresses[format]) })] : [];
  return [
    ...hubs.map((hub) => element(link, { rel: 'hub', href: texts.text(hub) })),
    ...history('current', currentUrls),
    ...history('prev-archive', previousUrls),
    ...(hasArchiveMark(format, currentUrls, previousUrls) ? [element('fh:archive', {})] : []),
    ...(isComplete ? [element('fh:complete', {})] : []),
  ];
}

/**
 * True if a document is marked as an archive. In Atom the validator warns of a mark without a link to an older archive
 * (ArchiveIncomplete), so the oldest archive has none; its `current` link says the same.
 */
function hasArchiveMark(
  format: keyof typeof FORMATS,
  currentUrls: FeedChannel['currentUrls'],
  previousUrls: FeedChannel['previousUrls'],
): boolean {
  return currentUrls !== undefined && (format === 'rss' || previousUrls !== undefined);
}
