/** The colour of the page, also for the parts of the window that the browser draws around it. */
export const PAPER = { light: '#fdfbf7', dark: '#171614' } as const;

/**
 * The style sheet of all pages. It is inline, so a page is one request. It uses system fonts only. The contrast of text
 * is at least 4.5:1 in both colour schemes (WCAG 2.2, 1.4.3). It has less than 6 KB as sent.
 */
export const STYLE = minified(`
:root {
  color-scheme: light dark;
  --paper: ${PAPER.light}; --ink: #1d1b18; --soft: #5c564d; --rule: #d9d3c7; --accent: #8c1c13; --shade: #f3efe6;
  --serif: "Iowan Old Style", Palatino, P052, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: ${PAPER.dark}; --ink: #e8e4dc; --soft: #a8a196; --rule: #3a3732; --accent: #f0958a; --shade: #22201d; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1.25rem; max-width: 66rem;
  background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 var(--serif); overflow-wrap: break-word;
}
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: .18em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
main:focus { outline: 0; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 2em 0 .5em; }
h1 { font-size: clamp(2rem, 1.3rem + 3.2vw, 3.25rem); line-height: 1.12; letter-spacing: -.015em; margin: .2em 0 .35em; }
:dir(rtl) { letter-spacing: 0 !important; }
p, ul, ol, dl, figure, blockquote, pre, table { margin: 0 0 1.1em; }
img, video { max-width: 100%; height: auto; }
.skip { position: absolute; inset-inline-start: 1rem; top: -5rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); }
.skip:focus { top: .5rem; }
.inline { display: inline-flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; margin: 0; padding: 0; }
.masthead { text-align: center; padding-top: 1.5rem; }
.masthead .name { font: 700 clamp(1.6rem, 1.2rem + 2vw, 2.4rem)/1.1 var(--serif); letter-spacing: -.02em; margin: 0 0 1rem; }
.masthead h1.name { font-size: clamp(2.3rem, 1.2rem + 6vw, 4.5rem); }
.masthead a, h2 a, .byline a, .kicker a, .colophon a { text-decoration-line: none; }
h2 a:hover, .byline a:hover, .kicker a:hover, .colophon a:hover, .masthead nav a:hover { text-decoration-line: underline; }
.motto { font-style: italic; color: var(--soft); }
.masthead nav { border-block: 3px double var(--rule); border-bottom: 1px solid var(--rule); padding: .5rem 0; }
.masthead nav, .byline, .kicker, .follow, .tags, .colophon, .files, figcaption { font: .875rem/1.5 var(--sans); }
nav [aria-current] { color: var(--accent); font-weight: 600; }
main { padding: 2rem 0 3rem; }
.introduction:not(:last-child) { border-bottom: 1px solid var(--rule); padding-bottom: 1.5rem; margin-bottom: 2rem; }
.full > * { max-width: 42rem; margin-inline: auto; }
.standfirst { font-size: 1.25rem; line-height: 1.45; color: var(--soft); max-width: 42rem; }
.kicker { margin: 0 0 .4rem; font-weight: 600; color: var(--accent); }
.byline, .follow, .tags { display: flex; flex-wrap: wrap; gap: .1rem 1rem; color: var(--soft); margin: 0; }
.byline a { color: var(--ink); font-weight: 600; }
.byline a, .byline time { unicode-bidi: isolate; }
.stories { list-style: none; padding: 0; margin: 0; display: grid; gap: 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.stories li { border-top: 1px solid var(--rule); padding-top: 1rem; }
.stories h2 { font-size: 1.4rem; margin: 0 0 .6rem; }
.summary { margin: 0 0 .6rem; font-size: 1rem; line-height: 1.5; }
.stories img { display: block; width: 100%; aspect-ratio: 16/9; object-fit: cover; margin-bottom: .8rem; background: var(--shade); }
.front li:first-child { grid-column: 1/-1; border: 0; padding: 0; }
.front li:first-child h2 { font-size: clamp(1.8rem, 1.2rem + 2.6vw, 2.75rem); letter-spacing: -.015em; line-height: 1.12; }
.front li:first-child .summary { font-size: 1.2rem; }
@media (min-width: 48rem) {
  .front li:first-child article:has(img) { display: grid; grid-template: auto auto auto 1fr/5fr 6fr; column-gap: 2.5rem; }
  .front li:first-child img { grid-area: 1/2/5/3; margin: 0; aspect-ratio: 3/2; }
}
.full header { margin-bottom: 2rem; }
.full .byline { border-block: 1px solid var(--rule); padding: .6rem 0; }
.full .lead { max-width: 54rem; margin-bottom: 2rem; }
.lead img, audio { display: block; width: 100%; }
figcaption, .details { color: var(--soft); padding-top: .5rem; }
.body > p:first-child { font-size: 1.08em; }
.body img { display: block; margin-inline: auto; }
blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); font-style: italic; }
blockquote:is(:dir(rtl), :lang(ja, zh, ko)) { font-style: normal; }
code, pre { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; background: var(--shade); }
code { padding: .1em .3em; }
pre { padding: 1rem 1.1rem; overflow-x: auto; direction: ltr; text-align: left; }
pre code { padding: 0; font-size: 1em; }
table { display: block; overflow-x: auto; border-collapse: collapse; font: .95rem/1.4 var(--sans); font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .9rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
th:not([align]) { text-align: start; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem auto; max-width: 12rem; }
.full footer, .files { border-top: 1px solid var(--rule); padding-top: 1rem; margin-top: 2.5rem; }
.files h2 { font-size: 1rem; margin: 0 0 .5rem; }
.files ul { list-style: none; padding: 0; }
.catalogue > ul { list-style: none; padding: 0; display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
.catalogue > ul > li { display: grid; grid-template-columns: auto 1fr; column-gap: 1rem; place-content: start stretch; align-items: baseline; }
.catalogue > ul > li > * { grid-column: 1/-1; }
.catalogue .follow { display: contents; }
.catalogue h3 { font-size: 1.2rem; margin: 0 0 .3rem; }
.colophon { border-top: 3px double var(--rule); padding: 1.25rem 0 2.5rem; color: var(--soft); text-align: center; }
.colophon span { font-weight: 600; margin-inline-end: 1rem; }
.colophon nav > a { margin-inline-start: 1rem; }
.credit { display: block; }
.colophon p { margin: .6rem 0 0; }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #999; --accent: #000; }
  body { max-width: none; font-size: 11pt; }
  nav, .skip, .follow, .files { display: none; }
  .body a[href^="http"]:not([href*="#"])::after { content: " (" attr(href) ")"; font-size: .8em; }
  h1, h2, h3 { break-after: avoid; }
  figure, pre, table, blockquote { break-inside: avoid; }
}
`);

/** The style sheet without the white space that only we need. */
function minified(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .trim();
}
