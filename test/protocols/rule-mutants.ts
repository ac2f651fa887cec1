import { looksAt } from '../../functions/core/messages/intake-message.ts';
import type { Claim } from '../../functions/core/ports/claims.ts';
import type { SourceRecord } from '../../functions/core/source/source-record.ts';
import type { Ports } from '../support/explorer/operation.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { instead } from './mutants.ts';

type WriteSource = Ports['sources']['writeSource'];

/** Rows written otherwise than the protocol would. */
function written(ports: Ports, otherwise: (next: SourceRecord) => SourceRecord): Ports {
  const writeSource: WriteSource = (next, read) => ports.sources.writeSource(otherwise(next), read);
  return { ...ports, sources: instead(ports.sources, { writeSource }) };
}

export const firstHandledWins: Mutant = {
  name: 'claims left to whoever was handled first',
  wrap(ports, message) {
    const own = 'key' in message ? message.key : '';
    const sources = instead(ports.sources, {
      async readSource(key) {
        const row = await ports.sources.readSource(key);
        return row && key !== own ? { ...row, since: {} } : row;
      },
    });
    return { ...ports, sources };
  },
};

export const displacedUntold: Mutant = {
  name: 'a claim taken over without its owner’s name in the row',
  wrap: (ports) => written(ports, (next) => ({ ...next, pending: { ...next.pending, displaced: [] } })),
};

/** A crash before the commit is no matter: the message comes again. But the owner may be looking already. */
export const displacedToldBefore: Mutant = {
  name: 'the owner told before its claim is taken over',
  wrap(ports, message) {
    const own = 'key' in message ? message.key : '';
    const told = new Set<string>();
    const sources = instead(ports.sources, {
      async writeSource(next, read) {
        const isWritten = await ports.sources.writeSource(next, read);
        const fresh = next.key === own ? next.pending.displaced.filter((key) => !told.has(key)) : [];
        for (const key of fresh) told.add(key);
        if (fresh.length > 0) await ports.intake.send(looksAt(fresh, { reclaim: true }));
        return isWritten;
      },
    });
    const intake = instead(ports.intake, {
      send: (messages) =>
        ports.intake.send(messages.filter((message) => !('reclaim' in message && message.reclaim))),
    });
    return { ...ports, sources, intake };
  },
};

export const noRenewal: Mutant = {
  name: 'claims looked at but not renewed by an owner that was displaced',
  effect: ({ claims }, { claims: { owners } }) => ({
    claims: instead(claims, {
      async takeClaim(claim, key, revision, over) {
        if (!over && owners.get(claim)?.owner === key) return true;
        return await claims.takeClaim(claim, key, revision, over);
      },
    }),
  }),
};

export const noLateness: Mutant = {
  name: 'a take-over by a worker that no longer looks whether it is late',
  wrap(ports) {
    const displacing = new Set<string>();
    const writeSource: WriteSource = async (next, read) => {
      const isTakeOver = next.claiming.length > 0 && next.pending.displaced.length > 0;
      if (!isTakeOver) return await ports.sources.writeSource(next, read);
      const isKnown = displacing.has(next.pending.displaced.join());
      displacing.add(next.pending.displaced.join());
      return isKnown || (await ports.sources.writeSource(next, read));
    };
    return { ...ports, sources: instead(ports.sources, { writeSource }) };
  },
};

export const undatedIntent: Mutant = {
  name: 'an intent that does not say since when',
  wrap: (ports) => written(ports, (next) => (next.claiming.length > 0 ? { ...next, since: {} } : next)),
};

export const noLookWhenWantedBack: Mutant = {
  name: 'nobody woken when a claim is wanted back',
  wrap(ports, message) {
    const own = 'key' in message ? message.key : '';
    let held: readonly string[] = [];
    const sources = instead(ports.sources, {
      async writeSource(next, read) {
        if (next.key === own) held = next.claims;
        return await ports.sources.writeSource(next, read);
      },
    });
    const claims = instead(ports.claims, {
      waiters: async (claim) => (held.includes(claim) ? [] : await ports.claims.waiters(claim)),
    });
    return { ...ports, claims, sources };
  },
};

export const waitersOfTheNextForgotten: Mutant = {
  name: 'those who wait left to a new owner that they go before',
  wrap(ports) {
    const holders = new Map<string, Claim | undefined>();
    const claims = instead(ports.claims, {
      async readClaim(claim) {
        const holder = await ports.claims.readClaim(claim);
        holders.set(claim, holder);
        return holder;
      },
      waiters: async (claim) => (holders.get(claim) ? [] : await ports.claims.waiters(claim)),
    });
    return { ...ports, claims };
  },
};
