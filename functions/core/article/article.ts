/** A name people read and the slug that stands for it in addresses. */
export interface Term {
  readonly slug: string;
  readonly label: string;
}

export interface Author {
  /** Stable within the site: `/authors/<slug>/`. */
  readonly slug: string;
  readonly name: string;
  readonly email?: string;
  /** Absolute http(s). */
  readonly url?: string;
}

export interface Image {
  /** Absolute; own media under {@link SITE_ORIGIN}. */
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  /** Who made it, or whose it is. */
  readonly credit?: string;
  /** Media type; only of own media. */
  readonly type?: string;
  /** Pixels, as it is to be shown; only of own media. Both or neither. */
  readonly width?: number;
  readonly height?: number;
}

/** An attached file: audio, video, PDF. */
export interface Enclosure {
  /** Absolute; own media under {@link SITE_ORIGIN}. */
  readonly url: string;
  /** Media type, lower case. */
  readonly type: string;
  readonly lengthBytes?: number;
  readonly title?: string;
  readonly durationSeconds?: number;
  /** Pixels; both or neither. */
  readonly width?: number;
  readonly height?: number;
}

/** Where a republished article was taken from. */
export interface ArticleSource {
  /** The other publication's name. */
  readonly title: string;
  /** Absolute http(s): its feed, or its page. */
  readonly url: string;
}

/** What podcast players show of an episode. */
export interface Episode {
  /** From 1. */
  readonly season?: number;
  readonly episode?: number;
  readonly type?: 'full' | 'trailer' | 'bonus';
  readonly explicit?: boolean;
  /** Absolute; own media under {@link SITE_ORIGIN}. */
  readonly image?: string;
  /** Podcasting 2.0 chapters (JSON): absolute. */
  readonly chapters?: string;
  readonly transcript?: { readonly url: string; readonly type: string };
}

/** The right of partners to republish an article. */
export type Syndication = 'allow' | 'deny';

/** What a valid source under `articles/` becomes: a pure function of its bytes, its key and the site. */
export interface Article {
  /** Plain text, one line, never empty. */
  readonly title: string;
  readonly slug: string;
  /** An absolute URI in canonical form; only if the source states one. */
  readonly id?: string;
  /** BCP 47; only if it differs from the site's. */
  readonly language?: string;
  readonly section?: Term;
  readonly tags: readonly Term[];
  readonly authors: readonly Author[];
  /** Plain text. */
  readonly summary?: string;
  /** Sanitised HTML fragment with absolute addresses; own ones under {@link SITE_ORIGIN}. */
  readonly html: string;
  /** ISO 8601 UTC with milliseconds; only if the source states it. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly expiresAt?: string;
  readonly draft: boolean;
  /** A correction too small to tell subscribers about. */
  readonly minor: boolean;
  readonly image?: Image;
  readonly enclosures: readonly Enclosure[];
  /** Where the article first appeared, if elsewhere. */
  readonly canonicalUrl?: string;
  readonly source?: ArticleSource;
  /** Absent: its section decides. */
  readonly syndication?: Syndication;
  readonly podcast?: Episode;
  /** Former slugs, redirected here. */
  readonly aliases: readonly string[];
}

/** An article with its identity and its dates, which only the index knows. */
export interface PublishedArticle extends Article {
  /** Absolute URI, the same in every format, never changed (invariant I3). */
  readonly id: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
}

/** What the site says where an article of it says nothing. */
export interface SiteDefaults {
  /** Where it is published, ending in `/`; absent: not known. */
  readonly url?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  /** IANA name: the zone of dates that state none. */
  readonly timeZone: string;
  /** By author slug. */
  readonly authors: Readonly<
    Record<string, { readonly name: string; readonly email?: string; readonly url?: string }>
  >;
  /** By section slug. */
  readonly sections: Readonly<Record<string, { readonly title: string }>>;
}
