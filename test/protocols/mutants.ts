import type { SourceObject } from '../../functions/core/ports/ports.ts';
import { SITE_KEY } from '../../functions/core/site/site.ts';
import { type Entry, NOTHING_PENDING, type SourceRecord } from '../../functions/core/source/source-record.ts';
import type { Ports } from '../support/explorer/operation.ts';
import type { Mutant } from '../support/explorer/scenario.ts';

/** A port, but for some of its methods. */
export function instead<Port extends object>(port: Port, methods: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      const method = (name in methods ? methods : target)[name as keyof Port];
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

function indexInstead(ports: Ports, methods: Partial<Ports['index']>): Ports {
  return { ...ports, index: instead(ports.index, methods) };
}

export const unconditionalCommit: Mutant = {
  name: 'a commit without its condition',
  effect: ({ index }, { index: { records } }) => ({
    index: instead(index, {
      async writeSource(next) {
        records.set(next.key, { ...next, stored: true });
        return true;
      },
    }),
  }),
};

export const objectBeforeRow: Mutant = {
  name: 'the object read before the row',
  wrap(ports, message) {
    const seen = new Map<string, SourceObject>();
    return {
      ...indexInstead(ports, {
        async readSource(key) {
          const isOwn = 'key' in message && message.key === key;
          if (isOwn) seen.set(key, await ports.uploads.read(key, Number.MAX_SAFE_INTEGER));
          return await ports.index.readSource(key);
        },
      }),
      uploads: instead(ports.uploads, {
        async read(key, _maxBytes, knownEtag) {
          const object = seen.get(key) as SourceObject;
          const isKnown = object.state === 'present' && object.version.etag === knownEtag;
          return isKnown ? { state: 'unchanged' } : object;
        },
      }),
    };
  },
};

export const noTombstone: Mutant = {
  name: 'the row of a deleted article removed',
  effect: ({ index }, { index: { records } }) => ({
    index: instead(index, {
      async clearPending(key, expected) {
        const row = records.get(key);
        if (row?.revision !== expected || row.status !== 'withdrawn')
          return await index.clearPending(key, expected);
        records.delete(key);
      },
    }),
  }),
};

export const noFence: Mutant = {
  name: 'nothing written when nothing is to change',
  effect: ({ index }) => ({ index: instead(index, { fence: async () => true }) }),
};

export const pendingForgotten: Mutant = {
  name: 'a commit that lists nothing as pending',
  wrap: (ports) =>
    indexInstead(ports, {
      writeSource: (next, read) => ports.index.writeSource({ ...next, pending: NOTHING_PENDING }, read),
    }),
};

export const pendingClearedBlindly: Mutant = {
  name: 'pending cleared whatever the revision',
  effect: ({ index }, { index: { records } }) => ({
    index: instead(index, {
      async clearPending(key) {
        const row = records.get(key);
        if (row) records.set(key, { ...row, pending: NOTHING_PENDING });
      },
    }),
  }),
};

export const unguardedDelete: Mutant = {
  name: 'hints deleted whatever their revision',
  effect: ({ index }, { index: { hints } }) => ({
    index: instead(index, {
      async deleteHint({ feed, sortKey }) {
        hints.delete(`${feed} ${sortKey}`);
      },
    }),
  }),
};

export const hintsAfterCommit: Mutant = {
  name: 'hints put after the commit',
  wrap(ports) {
    let later: (readonly [Entry, string, number])[] = [];
    return indexInstead(ports, {
      async putHint(...hint) {
        later.push(hint);
      },
      async writeSource(next, read) {
        const isWritten = await ports.index.writeSource(next, read);
        const hints = later;
        later = [];
        if (isWritten) await Promise.all(hints.map((hint) => ports.index.putHint(...hint)));
        return isWritten;
      },
    });
  },
};

export const noSecondLookAtSite: Mutant = {
  name: 'no second look at site.yaml after an article is settled',
  wrap(ports, message) {
    let site: SourceRecord | undefined;
    let isSettled = false;
    return indexInstead(ports, {
      async readSource(key) {
        if (key !== SITE_KEY) return await ports.index.readSource(key);
        if (!isSettled) site = await ports.index.readSource(key);
        return site;
      },
      async clearPending(key, expected) {
        await ports.index.clearPending(key, expected);
        isSettled = 'key' in message && message.key === key;
      },
    });
  },
};

export const unconditionalReceipt: Mutant = {
  name: 'receipts written over whatever is there',
  effect: ({ uploads }, pipeline) => ({
    uploads: instead(uploads, {
      writeReceipt: (key, receipt, revision) =>
        uploads.writeReceipt(key, receipt, revision, pipeline.uploads.receipts.get(key)?.etag),
    }),
  }),
};
