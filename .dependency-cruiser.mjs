// The arrows between the rooms (docs/architecture.md). `npm run check` holds them, and test/quality/arrows.test.ts
// shows that each rule bites: it needs a forbidden import there.

/** The rooms of the core from the bottom up. Each may import the ones before it. */
const LAYERS = ['kernel', 'data', 'output', 'media', 'article', 'site', 'source', 'feed', 'page'];

/** Rooms beside the layers or on top of them: what each may import. */
const SIDE_ROOMS = {
  messages: upTo('output'),
  push: [...upTo('source'), 'messages'],
  ports: [...upTo('feed'), 'messages', 'push'],
  catalogue: LAYERS,
  sitemap: LAYERS,
};

/** Packages that are pure: they read no clock, no environment, no file and no network. */
const PURE_PACKAGES = [
  '@date-fns/tz',
  'feed',
  'htmlparser2',
  'js-yaml',
  'marked',
  'marked-footnote',
  'sanitize-html',
  'saxes',
  'smol-toml',
  'zod',
];

/** Modules of Node that the core may use: digests, and what an IP address is. */
const PURE_NODE_MODULES = ['crypto', 'net'];

const FUNCTION_ROOMS = ['clock', 'ingest', 'notify', 'publish'];

/** Top folders of what is not deployed to Lambda. */
const OUTSIDE_FUNCTIONS = ['bench', 'bin', 'cli', 'embed', 'lib', 'local', 'test'];

function upTo(room) {
  return LAYERS.slice(0, LAYERS.indexOf(room) + 1);
}

/** A pattern for everything under one of these folders of `parent`. */
function under(parent, ...folders) {
  return `^${parent}(${folders.join('|')})/`;
}

/** A pattern for a package, wherever npm put it. */
function packages(...names) {
  return `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
}

/** A rule for one room of the core. */
function coreRoom([room, lower]) {
  return {
    name: `core-${room}`,
    comment: `functions/core/${room} imports ${lower.length ? `only ${lower.join(', ')}` : 'no other room'}.`,
    severity: 'error',
    from: { path: under('functions/core/', room) },
    to: { path: '^functions/core/', pathNot: under('functions/core/', room, ...lower) },
  };
}

const roomsOfTheCore = Object.entries({
  ...Object.fromEntries(LAYERS.map((room, index) => [room, LAYERS.slice(0, index)])),
  ...SIDE_ROOMS,
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files do not import each other in a circle: what both need moves to a file below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-circle',
      comment: 'Folders do not import each other in a circle. A folder and the ones inside it count as one.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-rooms',
      comment: 'Every file of the core stands in a room that .dependency-cruiser.mjs lists.',
      severity: 'error',
      from: {},
      to: {
        path: '^functions/core/',
        pathNot: under('functions/core/', ...roomsOfTheCore.map(([room]) => room)),
      },
    },
    ...roomsOfTheCore.map(coreRoom),
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing but itself, and packages and modules of Node that are pure.',
      severity: 'error',
      from: { path: '^functions/core/' },
      to: {
        pathNot: [
          '^functions/core/',
          packages(...PURE_PACKAGES),
          `^(node:)?(${PURE_NODE_MODULES.join('|')})$`,
        ],
      },
    },
    {
      name: 'adapters-see-ports',
      comment:
        'functions/aws sees the ports of the core and what they carry, not how an article is read or shown.',
      severity: 'error',
      from: { path: '^functions/aws/' },
      to: {
        path: under('', ...OUTSIDE_FUNCTIONS, 'functions'),
        pathNot: [
          '^functions/aws/',
          under('functions/core/', 'kernel', 'output', 'site', 'source', 'feed', 'messages', 'push', 'ports'),
        ],
      },
    },
    {
      name: 'runtime-is-shared',
      comment: 'What every handler shares knows no handler.',
      severity: 'error',
      from: { path: '^functions/runtime/' },
      to: { path: '^functions/', pathNot: under('functions/', 'runtime', 'aws', 'core') },
    },
    {
      name: 'handlers-stand-alone',
      comment: 'Handlers import core, aws and runtime, and never each other.',
      severity: 'error',
      from: { path: under('functions/', ...FUNCTION_ROOMS) },
      to: { path: '^functions/', pathNot: '^functions/($1|aws|core|runtime)/' },
    },
    {
      name: 'function-rooms',
      comment: 'Every folder of functions/ is one that .dependency-cruiser.mjs lists.',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: under('functions/', ...FUNCTION_ROOMS, 'aws', 'core', 'edge', 'runtime'),
      },
      to: {},
    },
    {
      name: 'only-adapters-speak-to-aws',
      comment: 'Only functions/aws and the handlers, which make its clients, import the SDK.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/aws/', '/handler\\.ts$'] },
      to: { path: packages('@aws-sdk/.*', '@smithy/.*') },
    },
    {
      name: 'edge-is-small',
      comment: 'The edge functions take only the names of addresses and partners from the core.',
      severity: 'error',
      from: { path: '^functions/edge/' },
      to: {
        pathNot: [
          '^functions/edge/',
          '^functions/core/output/',
          '^functions/core/site/partner-at-edge\\.ts$',
          '^(node:)?crypto$',
          '^cloudfront$',
        ],
      },
    },
    {
      name: 'functions-know-no-tools',
      comment: 'What is deployed imports nothing that builds, runs or tests it.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: under('', ...OUTSIDE_FUNCTIONS) },
    },
    {
      name: 'stack-knows-only-paths',
      comment: 'lib knows the functions by their paths, and nothing of articles.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: under('', 'functions', ...OUTSIDE_FUNCTIONS.filter((folder) => folder !== 'lib')) },
    },
    {
      name: 'local-reads-the-template',
      comment: 'The local cloud knows the stack by its template, and the functions as they were bundled.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: under('', 'functions', ...OUTSIDE_FUNCTIONS.filter((folder) => folder !== 'local')) },
    },
    {
      name: 'embed-stands-alone',
      comment: 'What runs in the pages of others imports nothing.',
      severity: 'error',
      from: { path: '^embed/' },
      to: { pathNot: '^embed/' },
    },
    {
      name: 'commands-know-no-tests',
      comment: 'The commands use the rest of the tree, but no test and no benchmark.',
      severity: 'error',
      from: { path: under('', 'bin', 'cli') },
      to: { path: under('', 'test', 'bench') },
    },
    {
      name: 'commands-are-started-by-bin',
      comment: 'bin starts the commands and the stack; nothing imports it but tests.',
      severity: 'error',
      from: { pathNot: under('', 'bin', 'test') },
      to: { path: under('', 'bin') },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
  },
};
