import type { PublishedSite } from '../../functions/core/site/site.ts';

const FILES = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

/** Where the feed of a partner is, in each format that is declared for it; none for who is not declared. */
export function partnerAddresses(name: string, { url, partners }: PublishedSite): string[] {
  const formats = Object.hasOwn(partners, name) ? (partners[name]?.formats ?? []) : [];
  return formats.map((format) => new URL(`partners/${name}/${FILES[format]}`, url).href);
}
