import { type Headlines, headlinesOf } from './read-feed.ts';
import { renderHeadlines } from './render-headlines.ts';

/**
 * Little more than layout: fonts and colours come from the page. A content security policy without 'unsafe-inline'
 * allows a style sheet that a script makes.
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
/** After this the element shows what it has. */
const TIMEOUT_MS = 30_000;
/** The CDN caches a feed for five minutes, so asking more often finds nothing new. */
const MIN_REFRESH_MINUTES = 5;
const DEFAULT_HEADLINES = 5;
const MAX_HEADLINES = 50;

type State = 'loading' | 'loaded' | 'empty' | 'error';

/**
 * `<broadsheet-headlines src="https://…/feed.json">`: the headlines of a JSON Feed, on any page. The content that the
 * page has put into the element is shown until the headlines are loaded, and if they cannot be. docs/partners.md is the
 * contract: attributes, events, parts and custom properties.
 */
class BroadsheetHeadlines extends HTMLElement {
  static readonly observedAttributes = ['src', 'limit', 'images', 'summaries', 'target', 'refresh'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #headlines: Headlines | undefined;
  /** Aborts the request under way, or the last one. */
  #request = new AbortController();
  #timer = 0;
  /** False while the browser reports the attributes of an element that was on the page before this script. */
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

  /** Aborts the request under way. @returns the controller for the next one */
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
      // A later request has replaced this one, or the element is off the page.
      if (request !== this.#request) return;
      if (!this.#headlines) this.#showFallback('error');
      this.dispatchEvent(new CustomEvent('error', { detail: { message: `${src}: ${error}` } }));
    } finally {
      clearTimeout(timeout);
    }
    this.#scheduleRefresh();
  }

  /** Refreshes only if the page asks for it, and only while the page is visible. */
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

  /** Shows the content that the page has put into the element. */
  #showFallback(state: State): void {
    this.#root.replaceChildren(document.createElement('slot'));
    this.#tell(state);
  }

  /** Sets an attribute for the page's style sheet, like `open` on a `<details>`. */
  #tell(state: State): void {
    this.setAttribute('state', state);
  }
}

// A page that loads this module from two addresses runs it twice.
if (!customElements.get(NAME)) customElements.define(NAME, BroadsheetHeadlines);
