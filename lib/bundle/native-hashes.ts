import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const ABSENT_HASHES = fileURLToPath(new URL('absent/javascript-hashes.ts', import.meta.url));

/** Leaves Node's own hashes to the SDK, without the ones in JavaScript that it keeps for platforms without. */
export const nativeHashes: Plugin = {
  name: 'native-hashes',
  setup(build) {
    build.onResolve({ filter: /^\.\/Sha(?:1|256)Js$/ }, () => ({ path: ABSENT_HASHES }));
  },
};
