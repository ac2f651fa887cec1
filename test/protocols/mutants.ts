import type { Entry } from '../../functions/core/output/lists.ts';
import type { SourceObject } from '../../functions/core/ports/uploads-bucket.ts';
import { SITE_KEY } from '../../functions/core/site/site.ts';
import { NOTHING_PENDING } from '../../functions/core/source/pending.ts';
import type { SourceRecord } from '../../functions/core/source/source-record.ts';
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

function sourcesInstead(ports: Ports, methods: Partial<Ports['sources']>): Ports {
  return { ...ports, sources: instead(ports.sources, methods) };
}

export const unconditionalCommit: Mutant = {
  name: 'a commit without its condition',
  effect: ({ sources }, { sources: { records } }) => ({
    sources: instead(sources, {
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
      ...sourcesInstead(ports, {
        async readSource(key) {
          const isOwn = 'key' in message && message.key === key;
          if (isOwn) seen.set(key, await ports.uploads.read(key, Number.MAX_SAFE_INTEGER));
          return await ports.sources.readSource(key);
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
  effect: ({ sources }, { sources: { records } }) => ({
    sources: instead(sources, {
      async clearPending(key, expected) {
        const row = records.get(key);
        if (row?.revision !== expected || row.status !== 'withdrawn')
          return await sources.clearPending(key, expected);
        records.delete(key);
      },
    }),
  }),
};

export const noFence: Mutant = {
  name: 'nothing written when nothing is to change',
  effect: ({ sources }) => ({ sources: instead(sources, { fence: async () => true }) }),
};

export const pendingForgotten: Mutant = {
  name: 'a commit that lists nothing as pending',
  wrap: (ports) =>
    sourcesInstead(ports, {
      writeSource: (next, read) => ports.sources.writeSource({ ...next, pending: NOTHING_PENDING }, read),
    }),
};

export const pendingClearedBlindly: Mutant = {
  name: 'pending cleared whatever the revision',
  effect: ({ sources }, { sources: { records } }) => ({
    sources: instead(sources, {
      async clearPending(key) {
        const row = records.get(key);
        if (row) records.set(key, { ...row, pending: NOTHING_PENDING });
      },
    }),
  }),
};

export const unguardedDelete: Mutant = {
  name: 'hints deleted whatever their revision',
  effect: ({ hints }, { hints: { rows } }) => ({
    hints: instead(hints, {
      async deleteHint({ list, sortKey }) {
        rows.delete(`${list} ${sortKey}`);
      },
    }),
  }),
};

export const hintsAfterCommit: Mutant = {
  name: 'hints put after the commit',
  wrap(ports) {
    let later: (readonly [Entry, string, number])[] = [];
    const hints = instead(ports.hints, {
      async putHint(...hint) {
        later.push(hint);
      },
    });
    const sources = instead(ports.sources, {
      async writeSource(next, read) {
        const isWritten = await ports.sources.writeSource(next, read);
        const put = later;
        later = [];
        if (isWritten) await Promise.all(put.map((hint) => ports.hints.putHint(...hint)));
        return isWritten;
      },
    });
    return { ...ports, hints, sources };
  },
};

export const noSecondLookAtSite: Mutant = {
  name: 'no second look at site.yaml after an article is settled',
  wrap(ports, message) {
    let site: SourceRecord | undefined;
    let isSettled = false;
    return sourcesInstead(ports, {
      async readSource(key) {
        if (key !== SITE_KEY) return await ports.sources.readSource(key);
        if (!isSettled) site = await ports.sources.readSource(key);
        return site;
      },
      async clearPending(key, expected) {
        await ports.sources.clearPending(key, expected);
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
