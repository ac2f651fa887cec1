import type { SiteDocument } from '../../functions/core/ports/site-bucket.ts';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import { instead } from '../protocols/mutants.ts';
import type { Ports } from '../support/explorer/operation.ts';
import type { MediaModel } from './media-model.ts';
import type { Model } from './model.ts';
import { tokensIn } from './text.ts';

/**
 * Ports over which every write of the site and every receipt is looked at: nothing may be put that could not
 * be seen by now (invariant I2), and no id may change once it was told (invariant I3).
 */
export function watched(ports: Ports, model: Model, media: MediaModel, violations: string[]): Ports {
  const identities = new Identities();
  return {
    ...ports,
    site: instead(ports.site, {
      async put(key: string, document: SiteDocument, over?: string) {
        const isDone = await ports.site.put(key, document, over);
        if (isDone) violations.push(...early(key, document, model, ports.clock()));
        return isDone;
      },
      async copyMedia(key: string, version: Parameters<Ports['site']['copyMedia']>[1]) {
        const isDone = await ports.site.copyMedia(key, version);
        const now = ports.clock();
        if (isDone && !media.couldBeSeenBy(key, version.sourceEtag, now)) {
          violations.push(`${now}: ${key} is public, which only hidden articles name`);
        }
        return isDone;
      },
    }),
    uploads: instead(ports.uploads, {
      async writeReceipt(receiptKey: string, receipt: Receipt, revision: number, over?: string) {
        const isDone = await ports.uploads.writeReceipt(receiptKey, receipt, revision, over);
        if (isDone) violations.push(...identities.note(receipt));
        return isDone;
      },
    }),
  };
}

function early(key: string, { bytes }: SiteDocument, model: Model, now: string): string[] {
  const versions = [...tokensIn(new TextDecoder().decode(bytes))];
  return versions
    .filter((version) => !model.couldBeSeenBy(version, now))
    .map((version) => `${now}: ${key} shows version ${version}, which could not be seen by then`);
}

/** Ids and dates as receipts have told them. */
class Identities {
  readonly #ids = new Map<string, string>();
  /** Hidden ones among them: who has moved may have expired. */
  readonly #held = new Map<string, string>();

  note({ key, id, status, feeds }: Receipt): string[] {
    if (!id || status === 'rejected') return [];
    this.#held.set(key, id);
    if (feeds.length === 0) return [];
    const before = this.#ids.get(key);
    this.#ids.set(key, id);
    const isMinted = (one: string) => one.startsWith('urn:uuid:') && !one.startsWith('urn:uuid:0b1e7c1a');
    // What an article states itself, its editors may change. What has moved away may come anew.
    if (!before || before === id || !isMinted(before) || !isMinted(id)) return [];
    return [...this.#held.values()].includes(before) ? [] : [`${key}: its id was ${before} and is ${id}`];
  }
}
