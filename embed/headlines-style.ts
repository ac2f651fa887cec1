/**
 * Little more than layout: fonts and colours are the page's. A style sheet made by script, which a content security
 * policy without 'unsafe-inline' allows.
 */
export const HEADLINES_STYLE = new CSSStyleSheet();

HEADLINES_STYLE.replaceSync(
  ':host{display:block}:host([hidden]){display:none}' +
    'ul{list-style:none;margin:0;padding:0;display:grid;gap:var(--headlines-gap,1em);' +
    'grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--headlines-column,100%)),1fr))}' +
    'li{display:flex;gap:.75em;align-items:flex-start}' +
    'div{flex:1;min-width:0;overflow-wrap:break-word}' +
    'a{color:var(--headlines-link-color,inherit)}' +
    'time,p{display:block;margin:.25em 0 0;font-size:.875em;color:var(--headlines-meta-color,inherit)}' +
    'img{width:var(--headlines-image-width,6em);aspect-ratio:3/2;object-fit:cover}',
);
