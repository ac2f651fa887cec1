import { parseOutput } from '../../functions/core/output/outputs.ts';
import { viewOf } from '../../functions/publish/views/views.ts';
import type { Ports } from '../support/explorer/operation.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { instead } from './mutants.ts';

export const blindPut: Mutant = {
  name: 'a PUT without If-Match',
  effect: ({ site }, { site: { objects } }) => ({
    site: instead(site, {
      put: (key, document) => site.put(key, document, objects.get(key)?.etag),
      delete: (key) => site.delete(key, objects.get(key)?.etag as string),
    }),
  }),
};

export const noSecondView: Mutant = {
  name: 'no second look at the index after a PUT',
  wrap(ports, message) {
    if (!('output' in message)) return ports;
    const seen = new Map<string, Promise<unknown>>();
    return {
      ...ports,
      ...readThrough(ports, (name, read) => {
        const answer = seen.get(name) ?? read();
        seen.set(name, answer);
        return answer;
      }),
      site: instead(ports.site, {
        head(key) {
          seen.clear();
          return ports.site.head(key);
        },
      }),
    };
  },
};

export const headAfterIndex: Mutant = {
  name: 'HEAD after the index is read',
  wrap(ports, message) {
    if (!('output' in message)) return ports;
    const output = parseOutput(message.output);
    if (output.kind === 'media') return ports;
    const seen = new Map<string, Promise<unknown>>();
    let look: Promise<unknown> | undefined;
    const behind = readThrough(ports, (name, read) => {
      const answer = seen.get(name);
      seen.delete(name);
      look = undefined;
      return answer ?? read();
    });
    const ahead = readThrough(ports, (name, read) => {
      const answer = read();
      seen.set(name, answer);
      return answer;
    });
    const head = async (key: string) => {
      look ??= viewOf(output, { ...ports, ...ahead });
      await look;
      return await ports.site.head(key);
    };
    return { ...ports, ...behind, site: instead(ports.site, { head }) };
  },
};

type Read = (name: string, read: () => Promise<unknown>) => Promise<unknown>;

type Index = Pick<Ports, 'sources' | 'hints' | 'claims'>;

/** An index whose reads, each named by its arguments, go through `through`. */
function readThrough({ sources, hints, claims }: Index, through: Read): Index {
  const read =
    <Args extends unknown[], Answer>(name: string, method: (...args: Args) => Promise<Answer>) =>
    (...args: Args) =>
      through(`${name} ${JSON.stringify(args)}`, () => method(...args)) as Promise<Answer>;
  return {
    sources: instead(sources, {
      readSource: read('row', sources.readSource),
      readSources: read('rows', sources.readSources),
    }),
    hints: instead(hints, { queryHints: read('hints', hints.queryHints) }),
    claims: instead(claims, { readClaim: read('claim', claims.readClaim) }),
  };
}
