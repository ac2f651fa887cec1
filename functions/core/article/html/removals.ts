import type { Report } from '../../kernel/problem.ts';
import { mediaOutside } from '../article-links.ts';

/** How many kinds one warning names. */
const MAX_KINDS = 12;

/** Counts by kind what sanitising removes from one article, for one warning per reason. */
export class Removals {
  readonly #counts = new Map<string, number>();
  #unserved: string | undefined;
  #missingAlternatives = 0;
  #flattened = 0;

  noteElement(name: string): void {
    this.#count(`<${name.slice(0, 40)}> element`);
  }

  /** Counts only attributes that an author would miss: event handlers and styles. */
  noteAttribute(name: string): void {
    if (/^on[a-z]/.test(name) || name === 'style') this.#count(`${name.slice(0, 40)} attribute`);
  }

  noteAddress(address: string): void {
    const scheme = /^[a-z][a-z0-9+.-]{0,19}(?=:)/i.exec(address.replace(/[\0-\x20]/g, ''))?.[0];
    const isWeb = !scheme || /^https?$/i.test(scheme);
    this.#count(isWeb ? 'malformed address' : `${scheme.toLowerCase()}: address`);
  }

  noteUnserved(address: string): void {
    this.#unserved ??= address;
  }

  noteMissingAlternative(): void {
    this.#missingAlternatives += 1;
  }

  noteFlattened(): void {
    this.#flattened += 1;
  }

  report(report: Report, maxDepth: number): void {
    if (this.#counts.size > 0) {
      report.warn({
        code: 'html-removed',
        message: `Feeds cannot carry everything. Removed: ${this.#list()}.`,
        hint: 'Check the published article. A link replaces each embedded page.',
      });
    }
    if (this.#flattened > 0) {
      report.warn({
        code: 'html-flattened',
        message: `Elements are nested more than ${maxDepth} levels deep. ${this.#flattened} tag${plural(this.#flattened)} below that ${this.#flattened === 1 ? 'was' : 'were'} removed; the text was kept.`,
        hint: 'Check the published article. Simpler HTML avoids this.',
      });
    }
    if (this.#unserved !== undefined) report.warn(mediaOutside(this.#unserved));
    if (this.#missingAlternatives > 0) {
      report.warn({
        code: 'image-alt-missing',
        message: `${this.#missingAlternatives} picture${plural(this.#missingAlternatives)} ha${this.#missingAlternatives === 1 ? 's' : 've'} no alternative text.`,
        hint: 'Describe what the picture shows: ![a flooded street](/media/flood.jpg), or alt="…" in HTML.',
      });
    }
  }

  #count(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  #list(): string {
    const kinds = [...this.#counts].map(
      ([kind, count]) => `${count} ${kind}${count === 1 ? '' : kind.endsWith('address') ? 'es' : 's'}`,
    );
    const more = kinds.length - MAX_KINDS;
    return kinds.slice(0, MAX_KINDS).join(', ') + (more > 0 ? ` and ${more} other kinds` : '');
  }
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}
