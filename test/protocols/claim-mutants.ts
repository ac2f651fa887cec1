import type { Claim } from '../../functions/core/ports/claims.ts';
import type { SourceRecord } from '../../functions/core/source/source-record.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { instead } from './mutants.ts';

export const noIntent: Mutant = {
  name: 'claims taken without the intent in the row',
  wrap(ports) {
    let unwritten: SourceRecord | undefined;
    const writeSource = async (next: SourceRecord, read: SourceRecord) => {
      if (next.claiming.length > 0) {
        unwritten = read;
        return true;
      }
      const over = unwritten ?? read;
      unwritten = undefined;
      return await ports.sources.writeSource(next, over);
    };
    return { ...ports, sources: instead(ports.sources, { writeSource }) };
  },
};

export const noSecondLook: Mutant = {
  name: 'a claimant that does not look again after its note',
  wrap(ports, message) {
    const own = 'key' in message ? message.key : '';
    const noted = new Set<string>();
    const holders = new Map<string, Claim | undefined>();
    const rows = new Map<string, SourceRecord | undefined>();
    const claims = instead(ports.claims, {
      async wait(claim, key) {
        await ports.claims.wait(claim, key);
        noted.add(claim);
      },
      async takeClaim(claim, ...rest) {
        return noted.has(claim) ? false : await ports.claims.takeClaim(claim, ...rest);
      },
      async readClaim(claim) {
        if (!noted.has(claim)) holders.set(claim, await ports.claims.readClaim(claim));
        return holders.get(claim);
      },
    });
    const sources = instead(ports.sources, {
      async readSource(key) {
        const isOwner = [...noted].some((claim) => holders.get(claim)?.owner === key);
        if (!isOwner) rows.set(key, await ports.sources.readSource(key));
        return rows.get(key);
      },
      async writeSource(next, read) {
        const isWritten = await ports.sources.writeSource(next, read);
        if (next.key === own) noted.clear();
        return isWritten;
      },
    });
    return { ...ports, claims, sources };
  },
};

/** The commit is what lets go: a claim that its owner's row does not list is free to be taken. */
export const waitersBeforeCommit: Mutant = {
  name: 'waiters looked for before the claim is let go',
  wrap(ports) {
    const seen = new Map<string, string[]>();
    const sources = instead(ports.sources, {
      async writeSource(next, read) {
        for (const claim of next.pending.releases) seen.set(claim, await ports.claims.waiters(claim));
        return await ports.sources.writeSource(next, read);
      },
    });
    const claims = instead(ports.claims, { waiters: async (claim) => seen.get(claim) ?? [] });
    return { ...ports, claims, sources };
  },
};

/** A claimant that is refused gives up its intent, and so looks for waiters too: itself. */
export const noLookAfterRefusal: Mutant = {
  name: 'a claimant that is refused and looks for nobody who waits',
  wrap(ports) {
    const noted = new Set<string>();
    const claims = instead(ports.claims, {
      async wait(claim, key) {
        noted.add(claim);
        await ports.claims.wait(claim, key);
      },
      waiters: async (claim) => (noted.has(claim) ? [] : await ports.claims.waiters(claim)),
    });
    return { ...ports, claims };
  },
};

export const noLookAgainAtAll: Mutant = {
  name: 'neither of them',
  wrap: (ports, message) => {
    const refused = noLookAfterRefusal.wrap?.(ports, message) ?? ports;
    return noSecondLook.wrap?.(refused, message) ?? refused;
  },
};

export const blindTakeOver: Mutant = {
  name: 'a claim taken over although it is no longer as it was read',
  effect: ({ claims }, { claims: { owners } }) => ({
    claims: instead(claims, {
      async takeClaim(claim, key, revision, over) {
        if (!over) return await claims.takeClaim(claim, key, revision);
        owners.set(claim, { owner: key, revision });
        return true;
      },
    }),
  }),
};

export const unguardedRelease: Mutant = {
  name: 'claims released whatever their revision',
  effect: ({ claims }, { claims: { owners } }) => ({
    claims: instead(claims, {
      async releaseClaim(claim, key) {
        if (owners.get(claim)?.owner === key) owners.delete(claim);
      },
    }),
  }),
};
