import fc from 'fast-check';

/** What an article states about itself. Times are minutes from the beginning of the history. */
export interface Statement {
  readonly date?: number | undefined;
  readonly expires?: number | undefined;
  readonly draft?: boolean | undefined;
  readonly minor?: boolean | undefined;
  readonly tags: readonly string[];
  readonly author?: string | undefined;
  readonly slug?: string | undefined;
  readonly id?: string | undefined;
  /** Number of the media file that is its picture. */
  readonly image?: number | undefined;
}

/** What `site.yaml` says. */
export interface SiteStatement {
  readonly title: string;
  readonly zone: string;
  readonly language: string;
  /** Number of the media file that the site itself shows. */
  readonly icon?: number | undefined;
  /** A feed of its own choice; a guard that holds a feed for a few withdrawals; sections with titles; a partner. */
  readonly parts: readonly SitePart[];
}

const SITE_PARTS = ['feed', 'guard', 'sections', 'partner'] as const;
export type SitePart = (typeof SITE_PARTS)[number];

/** What editors do, and the time that passes meanwhile. Keys are numbers; `nameOf` makes names of them. */
export type Edit =
  | { readonly do: 'put'; readonly key: number; readonly states: Statement }
  /** An upload that is no article. */
  | { readonly do: 'spoil'; readonly key: number }
  /** The same bytes again, under the same key. */
  | { readonly do: 'touch'; readonly key: number }
  | { readonly do: 'copy' | 'move'; readonly key: number; readonly to: number }
  | { readonly do: 'remove'; readonly key: number }
  /** The bytes that were last removed under this key. */
  | { readonly do: 'restore'; readonly key: number }
  | { readonly do: 'media'; readonly key: number; readonly version: number }
  | { readonly do: 'spoil media' | 'remove media'; readonly key: number }
  | ({ readonly do: 'site' } & SiteStatement)
  | { readonly do: 'spoil site' | 'remove site' }
  | { readonly do: 'wait'; readonly minutes: number }
  /** The six-hourly comparison of everything. */
  | { readonly do: 'repair' };

const statement: fc.Arbitrary<Statement> = fc.record(
  {
    date: fc.constantFrom(-90_000, -45_000, -1440, -60, 30, 90, 1440),
    expires: fc.constantFrom(45, 120, 3000),
    draft: fc.constant(true),
    minor: fc.constant(true),
    tags: fc.subarray(['x', 'y']),
    author: fc.constantFrom('ada', 'bo'),
    slug: fc.constantFrom('shared', 'other'),
    id: fc.constantFrom('urn:uuid:0b1e7c1a-8f6a-4c1e-9d53-6f0f8a6f9f10', 'https://elsewhere.example/7'),
    image: fc.nat(1),
  },
  { requiredKeys: ['tags'] },
);

/** Most articles state little: else they would all be drafts that share a slug. */
const modest = fc
  .tuple(
    statement,
    fc.record({ draft: fc.nat(3), expires: fc.nat(2), slug: fc.nat(2), id: fc.nat(3), image: fc.nat(1) }),
  )
  .map(([stated, odds]): Statement => {
    const dropped = Object.entries(odds).filter(([, odd]) => odd > 0);
    return { ...stated, ...Object.fromEntries(dropped.map(([name]) => [name, undefined])) };
  });

const site: fc.Arbitrary<SiteStatement> = fc.record({
  title: fc.constantFrom('The Gazette', 'The Herald'),
  zone: fc.constantFrom('UTC', 'Europe/Paris'),
  language: fc.constantFrom('en', 'fr'),
  icon: fc.constantFrom(undefined, undefined, 0, 1),
  parts: fc.subarray([...SITE_PARTS]),
});

/** Edits of `keys` articles and a few media. */
export function edit(keys: number): fc.Arbitrary<Edit> {
  const key = fc.nat(keys - 1);
  const media = fc.nat(1);
  const weighted = (weight: number, arbitrary: fc.Arbitrary<Edit>) => ({ weight, arbitrary });
  return fc.oneof(
    weighted(24, fc.record({ do: fc.constant('put'), key, states: modest })),
    weighted(6, fc.record({ do: fc.constant('remove'), key })),
    weighted(4, fc.record({ do: fc.constant('spoil'), key })),
    weighted(2, fc.record({ do: fc.constant('touch'), key })),
    weighted(5, fc.record({ do: fc.constant('move'), key, to: key })),
    weighted(2, fc.record({ do: fc.constant('copy'), key, to: key })),
    weighted(3, fc.record({ do: fc.constant('restore'), key })),
    weighted(3, fc.record({ do: fc.constant('media'), key: media, version: fc.nat(2) })),
    weighted(1, fc.record({ do: fc.constantFrom('spoil media', 'remove media'), key: media })),
    weighted(
      2,
      site.map((says): Edit => ({ do: 'site', ...says })),
    ),
    weighted(1, fc.record({ do: fc.constantFrom('spoil site', 'remove site') })),
    weighted(5, fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 40, 100, 1500, 43_200) })),
    weighted(1, fc.record({ do: fc.constant('repair') })),
  );
}
