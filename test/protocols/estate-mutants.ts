import type { Identity } from '../../functions/core/source/identity.ts';
import { NOTHING_PENDING } from '../../functions/core/source/pending.ts';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { instead } from './mutants.ts';

export const estateAfterRelease: Mutant = {
  name: 'an identity left only after the text is let go',
  wrap(ports) {
    const left = new Map<string, Identity>();
    const claims = instead(ports.claims, {
      async leaveEstate(claim, identity) {
        left.set(claim, identity);
      },
      async releaseClaim(claim, key, revision) {
        await ports.claims.releaseClaim(claim, key, revision);
        const identity = left.get(claim);
        if (identity) await ports.claims.leaveEstate(claim, identity);
      },
    });
    return { ...ports, claims };
  },
};

export const noSecondLookAtEstate: Mutant = {
  name: 'no second look at what was left, once the text is taken',
  wrap(ports, message) {
    const seen = new Map<string, Promise<Identity | undefined>>();
    const claims = instead(ports.claims, {
      readEstate(claim) {
        const estate = seen.get(claim) ?? ports.claims.readEstate(claim);
        seen.set(claim, estate);
        return estate;
      },
    });
    const sources = instead(ports.sources, {
      readSource(key) {
        if ('key' in message && key === message.key) seen.clear();
        return ports.sources.readSource(key);
      },
    });
    return { ...ports, claims, sources };
  },
};

export const ownersForgotten: Mutant = {
  name: 'a ledger that does not say whose the awaited claims were',
  effect: ({ uploads }) => ({
    uploads: instead(uploads, {
      async readReceipt(key) {
        const entry = await uploads.readReceipt(key);
        if (!entry) return entry;
        const receipt = entry.receipt as Receipt;
        return { ...entry, receipt: { ...receipt, ledger: { ...receipt.ledger, owners: [] } } };
      },
    }),
  }),
};

export const takenWhileLetGo: Mutant = {
  name: 'a claim taken over from a source that is about to let go of it',
  wrap(ports, message) {
    const sources = instead(ports.sources, {
      async readSource(key) {
        const row = await ports.sources.readSource(key);
        const isOwn = 'key' in message && message.key === key;
        return row && !isOwn ? { ...row, pending: NOTHING_PENDING } : row;
      },
    });
    return { ...ports, sources };
  },
};
