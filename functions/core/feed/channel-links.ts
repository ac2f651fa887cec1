import type { FeedChannel } from './feed-channel.ts';
import type { Placeholders } from './placeholders.ts';
import { element } from './skeleton.ts';

const FORMATS = {
  rss: { link: 'atom:link', type: 'application/rss+xml' },
  atom: { link: 'link', type: 'application/atom+xml' },
} as const;

/**
 * The hubs of a feed (WebSub section 4) and its place in the history (RFC 5005): where older articles are, what
 * an archive is the archive of, or that there is no more than this.
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
    ...(hasMark(format, currentUrls, previousUrls) ? [element('fh:archive', {})] : []),
    ...(isComplete ? [element('fh:complete', {})] : []),
  ];
}

/**
 * Whether an archive says that it is one. The very first has no other to link to, at which the validator warns
 * in Atom (ArchiveIncomplete); its `current` link tells the same.
 */
function hasMark(
  format: keyof typeof FORMATS,
  currentUrls: FeedChannel['currentUrls'],
  previousUrls: FeedChannel['previousUrls'],
): boolean {
  return currentUrls !== undefined && (format === 'rss' || previousUrls !== undefined);
}
