import fc from 'fast-check';

/** Drawings that are well-formed and between them hold every kind of token. */
export const DRAWINGS = [
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- drawn - by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink='http://www.w3.org/1999/xlink' viewBox="0 0 1 1">
  <defs><g id="a"/></defs>
  <use xlink:href="#a" fill='url(#g)' />
  <text x="1&#9;2">&lt;5 &amp; &#x1F600; ]] &gt; &apos;é&apos;</text
  ><![CDATA[ a < b && ]] ]]>
</svg>
`,
  '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g xmlns:s="urn:a" s:b="1" b="2" xmlns=""><c/></s:g><s:style>a{}</s:style></s:svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a:b xmlns:a="urn:a" xmlns:c="urn:c" a:d="" c:d="" d=""></a:b ><é·ﬀ 𐀀=""/></svg>\r\n<!---->\n',
] as const;

/** What decides whether a document is well-formed, and what comes near to it. */
const SNIPPETS = [
  ...'<>/=&;"\'!?-]:#x \t\n\r\0\u0001\u0085\u00A0\uFEFF\uFFFE\uFFFF1.é·',
  ...[
    '<!--',
    '-->',
    '--',
    '->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<?xml version="1.0"?>',
    '<?xml version="1.1"?>',
  ],
  ...[
    '<?pi a?>',
    '<!DOCTYPE svg>',
    '<!DOCTYPE',
    '</',
    '/>',
    '<a>',
    '</a>',
    '<a/>',
    '< a>',
    '</ a>',
    '<a b>',
    '<a b=c>',
  ],
  ...[
    '<a b="" b="">',
    '<a b=""c="">',
    '<a:b>',
    '</a:b>',
    '<a:b:c/>',
    '<:a/>',
    '<a:/>',
    '<1/>',
    '<a xmlns:="u"/>',
  ],
  ...[
    ' xmlns="urn:x"',
    ' xmlns=""',
    ' xmlns:a="urn:a"',
    ' xmlns:c="urn:a"',
    ' xmlns:a=""',
    ' xmlns:xml="urn:a"',
  ],
  ...[
    ' xmlns:a="http://www.w3.org/XML/1998/namespace"',
    ' xmlns:a="http://www.w3.org/2000/xmlns/"',
    ' xml:lang="en"',
  ],
  ...[
    ' xmlns:xmlns="urn:a"',
    ' xmlns:a=" urn:a"',
    ' d=""',
    ' a:d=""',
    ' c:d=""',
    ' constructor:d=""',
    ' __proto__:d=""',
  ],
  ...[
    '&amp;',
    '&AMP;',
    '&nbsp;',
    '&amp',
    '&#0;',
    '&#65;',
    '&#x41;',
    '&#X41;',
    '&#xD800;',
    '&#x110000;',
    '&#;',
    '&#xFFFE;',
  ],
  ...[
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '</svg>',
    '<style>',
    '</style>',
    'a="<"',
    "a='\"'",
    'a = "1"',
    'text',
  ],
];

interface Edit {
  readonly kind: 'insert' | 'delete' | 'copy' | 'swap';
  /** Of the document's length. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly snippet: string;
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'delete', 'copy', 'swap'),
  from: fraction,
  to: fraction,
  length: fc.integer({ min: 1, max: 12 }),
  snippet: fc.constantFrom(...SNIPPETS),
});

function edited(source: string, { kind, from, to, length, snippet }: Edit): string {
  const start = Math.floor(from * source.length);
  const target = Math.floor(to * source.length);
  const taken = source.slice(start, start + length);
  if (kind === 'insert') return source.slice(0, start) + snippet + source.slice(start);
  if (kind === 'copy') return source.slice(0, target) + taken + source.slice(target);
  const without = source.slice(0, start) + source.slice(start + length);
  return kind === 'delete' ? without : without.slice(0, target) + taken + without.slice(target);
}

/** One of {@link DRAWINGS} with up to three small changes, so that many are still well-formed. */
export const mutatedDrawings = fc
  .tuple(fc.constantFrom(...DRAWINGS), fc.array(edit, { maxLength: 3 }))
  .map(([drawing, edits]) => edits.reduce(edited, drawing).toWellFormed());

/** Snippets in any order, alone or inside a root. */
export const tagSoup = fc
  .tuple(fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 12 }), fc.boolean())
  .map(([snippets, isInside]) => {
    const soup = snippets.join('');
    return isInside ? `<svg xmlns="http://www.w3.org/2000/svg">${soup}</svg>` : soup;
  });
