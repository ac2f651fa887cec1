import { type Headlines, headlinesOf } from './read-feed.ts';
import { renderHeadlines } from './render-headlines.ts';

/**
 * Little more than layout: fonts and colours are the page's. A style sheet made by script, which a content security
 * policy without 'unsafe-inline' allows.
 */
const HEADLINES_STYLE = new CSSStyleSheet();

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

const NAME = 'broadsheet-headlines';
/** A page that waits longer shows what it has. */
const TIMEOUT_MS = 30_000;
/** What is served may be five minutes old anyway. */
const MIN_REFRESH_MINUTES = 5;
const DEFAULT_HEADLINES = 5;
const MAX_HEADLINES = 50;

type State = 'loading' | 'loaded' | 'empty' | 'error';

/**
 * `<broadsheet-headlines src="https://…/feed.json">`: the headlines of a JSON Feed, on any page. What the page has
 * put into the element is shown until they are there, and again whenever they cannot be. docs/partners.md is the
 * contract: attributes, events, parts and custom properties.
 */
class BroadsheetHeadlines extends HTMLElement {
  static readonly observedAttributes = ['src', 'limit', 'images', 'summaries', 'target', 'refresh'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #headlines: Headlines | undefined;
  /** Of the request under way, or of the last. */
  #request = new AbortController();
  #timer = 0;
  /** Not yet while an element that stood on the page before this script is told its attributes. */
  #isShown = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [HEADLINES_STYLE];
  }

  connectedCallback(): void {
    this.#isShown = true;
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#isShown = false;
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#isShown || before === after) return;
    if (name === 'src') this.#headlines = undefined;
    if (name === 'src' || name === 'refresh') void this.#load();
    else if (this.#headlines) this.#show(this.#headlines);
  }

  /** @returns the next request's: none is under way any more. */
  #stop(): AbortController {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#request = new AbortController();
    return this.#request;
  }

  async #load(): Promise<void> {
    const request = this.#stop();
    const src = this.getAttribute('src');
    if (!this.#headlines) this.#showFallback(src ? 'loading' : 'empty');
    if (!src) return;
    const timeout = setTimeout(() => request.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(new URL(src, document.baseURI), {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: request.signal,
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const headlines = headlinesOf(await answer.json(), answer.url);
      if (request !== this.#request) return;
      this.#headlines = headlines;
      this.#show(headlines);
      this.dispatchEvent(new CustomEvent('load', { detail: { count: headlines.items.length } }));
    } catch (error) {
      // Overtaken or taken off the page: nobody waits for this one.
      if (request !== this.#request) return;
      if (!this.#headlines) this.#showFallback('error');
      this.dispatchEvent(new CustomEvent('error', { detail: { message: `${src}: ${error}` } }));
    } finally {
      clearTimeout(timeout);
    }
    this.#scheduleRefresh();
  }

  /** Only where the page asks for it, and only while somebody looks. */
  #scheduleRefresh(): void {
    const minutes = Number(this.getAttribute('refresh'));
    if (!(minutes > 0)) return;
    const again = () => (document.hidden ? this.#scheduleRefresh() : void this.#load());
    this.#timer = setTimeout(again, Math.max(minutes, MIN_REFRESH_MINUTES) * 60_000);
  }

  #show(headlines: Headlines): void {
    if (headlines.items.length === 0) {
      this.#showFallback('empty');
      return;
    }
    const limit = Number.parseInt(this.getAttribute('limit') ?? '', 10);
    const list = renderHeadlines(headlines, {
      limit: limit > 0 ? Math.min(limit, MAX_HEADLINES) : DEFAULT_HEADLINES,
      hasImages: this.hasAttribute('images'),
      hasSummaries: this.hasAttribute('summaries'),
      target: this.getAttribute('target') ?? '',
    });
    this.#root.replaceChildren(list);
    this.#tell('loaded');
  }

  /** What the page has put into the element. */
  #showFallback(state: State): void {
    this.#root.replaceChildren(document.createElement('slot'));
    this.#tell(state);
  }

  /** For the page's style sheet, as `open` on a `<details>`. */
  #tell(state: State): void {
    this.setAttribute('state', state);
  }
}

// Two addresses of this module on one page are two modules.
if (!customElements.get(NAME)) customElements.define(NAME, BroadsheetHeadlines);
