import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { TEST_LIMIT_MS } from '../support/test-limit.ts';

/** Debian's; `.ci/run` installs it. */
const CHROMIUM = '/usr/bin/chromium';

/** Tests that want a browser are skipped where there is none. */
export const isMissing = !existsSync(CHROMIUM);
if (isMissing) process.stdout.write(`skipped: the browser tests want ${CHROMIUM}\n`);

/** As root, Chromium runs only without its sandbox; the rest keeps it from calling home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that waits as long as a test may, not the 30 s of Playwright. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, timeout: 0 });
  browser.on('context', (context) => context.setDefaultTimeout(TEST_LIMIT_MS));
  return browser;
}

/** axe, to be evaluated in a page. */
export const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What of the page breaks which rule of WCAG 2.2, levels A and AA, or of good practice. */
export const VIOLATIONS = `axe.run(document).then(({ violations }) => violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`;
