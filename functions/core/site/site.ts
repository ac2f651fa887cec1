/** One publication, as `site.yaml` describes it. Every field is filled: defaults are applied when parsed. */
export interface Site {
  readonly title: string;
  readonly description: string;
  /** Absolute http(s) origin and path ending in `/`; absent: the distribution's own address. */
  readonly url?: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name, in which dates without a zone are read. */
  readonly timeZone: string;
  readonly rights?: string;
  /** By author slug. An article's `author: jane` finds its name, e-mail and page here. */
  readonly authors: Readonly<Record<string, SiteAuthor>>;
  /** By section slug, in the order of the file. */
  readonly sections: Readonly<Record<string, SiteSection>>;
}

interface SiteAuthor {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

interface SiteSection {
  readonly title: string;
  readonly description?: string;
}

/** In force until the first good `site.yaml` arrives. */
export const DEFAULT_SITE: Site = {
  title: 'Broadsheet',
  description: 'The latest articles.',
  language: 'en',
  timeZone: 'UTC',
  authors: {},
  sections: {},
};

/** The site together with the address it is published at. */
export interface PublishedSite extends Site {
  /** Absolute, ending in `/`. */
  readonly url: string;
}
