import type { SitePart, SiteStatement, Statement } from './edit.ts';

const MINUTE_MS = 60_000;

/** An instant so many minutes after `beginning`. */
export function instantAfter(beginning: string, minutes: number): string {
  return new Date(Date.parse(beginning) + minutes * MINUTE_MS).toISOString();
}

/** The word that tells a version from all others, wherever it turns up. */
function tokenOf(version: number): string {
  return `token${version}end`;
}

/** Every version of which anything is in `text`. */
export function tokensIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/token(\d+)end/g)].map(([, number]) => Number(number)));
}

const FOLDERS = ['world', 'harbour'];

/** Two folders, hence two sections; every file name once. */
export function articleKey(number: number): string {
  return `articles/${FOLDERS[number % FOLDERS.length]}/k${number}.md`;
}

export function mediaKey(number: number): string {
  return `media/m${number}.png`;
}

export function articleText(version: number, states: Statement, beginning: string): string {
  const token = tokenOf(version);
  const { date, expires, draft, minor, tags, author, slug, id, image } = states;
  const lines = [
    `title: The ${token}`,
    ...(date === undefined ? [] : [`date: ${instantAfter(beginning, date)}`]),
    ...(expires === undefined ? [] : [`expires: ${instantAfter(beginning, expires)}`]),
    ...(draft ? ['draft: true'] : []),
    ...(minor ? ['minor: true'] : []),
    `tags: [${tags.join(', ')}]`,
    ...(author ? [`author: ${author}`] : []),
    ...(slug ? [`slug: ${slug}`] : []),
    ...(id ? [`id: "${id}"`] : []),
    ...(image === undefined ? [] : [`image: /${mediaKey(image)}`]),
  ];
  return `---\n${lines.join('\n')}\n---\nAll about ${token}.\n`;
}

/** Front matter that is never closed, and no title. */
export function badText(version: number): string {
  return `---\ntitle: [${tokenOf(version)}\n`;
}

export function mediaBytes(version: number): Uint8Array {
  return Uint8Array.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0${String.fromCharCode(version)}`, (character) =>
    character.charCodeAt(0),
  );
}

const LINES_OF_PART: Readonly<Record<SitePart, readonly string[]>> = {
  feed: ['feeds:', '  picks:', '    title: Picks', '    include: {tag: x}', '    limit: 2'],
  guard: ['guard:', '  items: 1', '  share: 20%'],
  sections: ['sections:', '  world: {title: The World}'],
  partner: [
    'partners:',
    '  ferry:',
    '    title: Ferry',
    '    include: {tag: x}',
    '    formats: [atom, json]',
  ],
};

export function siteText({ title, zone, language, icon, parts }: SiteStatement): string {
  const lines = [
    `title: ${title}`,
    `timeZone: ${zone}`,
    `language: ${language}`,
    ...(icon === undefined ? [] : [`icon: /${mediaKey(icon)}`]),
    ...parts.flatMap((part) => LINES_OF_PART[part]),
  ];
  return `${lines.join('\n')}\n`;
}
