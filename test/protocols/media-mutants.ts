import type { Mutant } from '../support/explorer/scenario.ts';
import { instead } from './mutants.ts';

/** Only its own event has a file looked at. */
export const mediaUntold: Mutant = {
  name: 'the files that an article names not told when it is shown or hidden',
  wrap(ports, message) {
    if (!('key' in message) || message.key.startsWith('media/')) return ports;
    const send: typeof ports.jobs.send = (jobs, options) =>
      ports.jobs.send(
        jobs.filter((job) => !('output' in job && job.output.startsWith('media/'))),
        options,
      );
    return { ...ports, jobs: instead(ports.jobs, { send }) };
  },
};

/** The publisher's second look gives what its first did. */
export const noSecondLookAtUsers: Mutant = {
  name: 'no second look at who names a file once it is copied',
  wrap(ports, message) {
    if (!('output' in message)) return ports;
    let isCopied = false;
    const seen = new Map<string, Promise<unknown>>();
    const once = <Answer>(name: string, read: () => Promise<Answer>): Promise<Answer> => {
      const answer = (isCopied && (seen.get(name) as Promise<Answer>)) || read();
      seen.set(name, answer);
      return answer;
    };
    const { hints, site, sources } = ports;
    return {
      ...ports,
      sources: instead(sources, {
        readSource: (key) => once(key, () => sources.readSource(key)),
        readSources: (keys) => once(keys.join(), () => sources.readSources(keys)),
      }),
      hints: instead(hints, {
        queryHints: (list, query) => once(`hints ${list}`, () => hints.queryHints(list, query)),
      }),
      site: instead(site, {
        async copyMedia(key, media) {
          isCopied = true;
          return await site.copyMedia(key, media);
        },
        async delete(key, over) {
          isCopied = true;
          return await site.delete(key, over);
        },
      }),
    };
  },
};
