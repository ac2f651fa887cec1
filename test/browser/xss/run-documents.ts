import type { Browser, BrowserContext, Request, Route } from 'playwright-core';
import { ARM_FRAMES, FRAMES_PAGE, INSPECT_FRAMES, OPEN_FRAMES, PROVOKE_FRAMES } from './in-page.ts';

/** A document as a server would send it. */
export interface ServedDocument {
  readonly body: string;
  /** Else HTML. */
  readonly type?: string;
}

export interface RunOptions {
  /** The Content-Security-Policy that each document is served with. */
  readonly policy?: string;
}

/** What documents did in a browser. */
export interface Ran {
  /** Those of which some script ran. */
  readonly ran: readonly string[];
  /** What they asked for that is neither a picture nor sound nor film: `script https://evil.example/x.js`. */
  readonly requested: readonly string[];
  /** What in their finished trees could still run, or lead to what runs: `name: what`. */
  readonly live: readonly string[];
}

const HOST = 'https://documents.test/';
/** So many frames at once: more cost more memory, fewer more time. */
const FRAMES_AT_ONCE = 100;
/** Published pictures, sound and film may come from anywhere. */
const MEDIA: ReadonlySet<string> = new Set(['image', 'media']);

/**
 * Opens each document in a frame of its own, at a real address, does to it what a reader could (points, clicks,
 * types; has it read a second time from its own tree) and tells what ran. `alert` and a request to any host are what
 * a script is known by; nothing leaves the machine.
 */
export async function runDocuments(
  browser: Browser,
  documents: ReadonlyMap<string, ServedDocument>,
  options: RunOptions = {},
): Promise<Ran> {
  const names = [...documents.keys()];
  const all: Ran[] = [];
  for (let from = 0; from < names.length; from += FRAMES_AT_ONCE) {
    all.push(await runBatch(browser, documents, names.slice(from, from + FRAMES_AT_ONCE), options));
  }
  return {
    ran: all.flatMap(({ ran }) => ran),
    requested: all.flatMap(({ requested }) => requested),
    live: all.flatMap(({ live }) => live),
  };
}

async function runBatch(
  browser: Browser,
  documents: ReadonlyMap<string, ServedDocument>,
  names: readonly string[],
  { policy }: RunOptions,
): Promise<Ran> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const requested: string[] = [];
  try {
    await context.addInitScript(ARM_FRAMES);
    await serve(
      context,
      names.map((name) => documents.get(name)!),
      requested,
      policy,
    );
    const page = await context.newPage();
    // Not `alert`: that one is ours. What else asks the reader something is none of ours.
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(`a dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.goto(HOST);
    await page.evaluate(`(${OPEN_FRAMES})(${names.length})`);
    const live = await page.evaluate<[number, string][]>(INSPECT_FRAMES);
    const ran = await page.evaluate<(number | null)[]>(PROVOKE_FRAMES);
    const nameOf = (index: number | null) =>
      index === null ? 'the whole page' : (names[index] ?? 'unknown');
    return {
      ran: [...ran.map(nameOf), ...asked],
      requested,
      live: live.map(([index, what]) => `${nameOf(index)}: ${what}`),
    };
  } finally {
    await context.close();
  }
}

/** Answers every request by itself: a script runs, a style sheet is taken, a page that is led to does not come. */
async function serve(
  context: BrowserContext,
  documents: readonly ServedDocument[],
  requested: string[],
  policy: string | undefined,
): Promise<void> {
  await context.route('**/*', async (route: Route, request: Request) => {
    const url = request.url();
    if (url === HOST) return route.fulfill({ body: FRAMES_PAGE, contentType: 'text/html; charset=utf-8' });
    const document = documents[Number(url.slice(HOST.length))];
    if (url.startsWith(HOST) && document) {
      return route.fulfill({
        body: document.body,
        contentType: document.type ?? 'text/html; charset=utf-8',
        headers: policy === undefined ? {} : { 'content-security-policy': policy },
      });
    }
    const type = request.resourceType();
    if (!MEDIA.has(type)) requested.push(`${type} ${url}`);
    if (type === 'document') return route.fulfill({ status: 204 });
    if (type === 'script') return route.fulfill({ body: 'alert(1)', contentType: 'text/javascript' });
    if (type === 'stylesheet') return route.fulfill({ body: '* {}', contentType: 'text/css' });
    return route.fulfill({ status: 404 });
  });
}
