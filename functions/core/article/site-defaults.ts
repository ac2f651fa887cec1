/** What the site says that an article of it may leave unsaid. */
export interface SiteDefaults {
  /** Where it is published, ending in `/`; absent: not known. */
  readonly url?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  /** IANA name, in which dates without a zone are read. */
  readonly timeZone: string;
  /** By author slug. */
  readonly authors: Readonly<
    Record<string, { readonly name: string; readonly email?: string; readonly url?: string }>
  >;
  /** By section slug. */
  readonly sections: Readonly<Record<string, { readonly title: string }>>;
}
