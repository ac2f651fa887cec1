import * as yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { shakableDeclarations, withPureDeclarations } from '../../../lib/bundle/shakable-declarations.ts';
import { bundledModule } from './bundled-module.ts';

const USED =
  "export { constructFromEvents, FAILSAFE_SCHEMA, load, nullCoreTag, parseEvents } from 'js-yaml';";

describe('a value declared at the top level of js-yaml', () => {
  it.each([
    ['var a = make("a");\n', 'var a = /* @__PURE__ */ (() => (make("a")))();\n'],
    [
      'var a$1 = make({\n\tb: 1\n});\nrun();\n',
      'var a$1 = /* @__PURE__ */ (() => (make({\n\tb: 1\n})))();\nrun();\n',
    ],
    ['var a = `$' + '{b}`;\n', 'var a = /* @__PURE__ */ (() => (`$' + '{b}`))();\n'],
  ])('may be dropped if nothing uses it (%#)', (source, marked) => {
    expect(withPureDeclarations(source)).toBe(marked);
  });

  it.each(['function f() {\n\tvar a = make();\n}\n', 'run();\n', 'var a;\n', 'if (a) var b = make();\n'])(
    'is not confused with %j',
    (source) => {
      expect(withPureDeclarations(source)).toBe(source);
    },
  );
});

describe('js-yaml in a bundle', () => {
  it('is without the schemas that are not used, and without its dumper', async () => {
    const marked = await bundledModule(USED, [shakableDeclarations]);
    const plain = await bundledModule(USED, []);

    const unused = ['2002:omap', '2002:timestamp', '2002:binary', '[?:-](?='];
    expect(unused.filter((mark) => !plain.text.includes(mark))).toEqual([]);
    expect(unused.filter((mark) => marked.text.includes(mark))).toEqual([]);
    expect(plain.text.length - marked.text.length).toBeGreaterThan(10 * 1024);
  });

  it('reads what it reads elsewhere, and refuses the same', async () => {
    const { exports } = await bundledModule(USED, [shakableDeclarations]);
    const bundled = exports as unknown as typeof yaml;

    for (const source of SOURCES) {
      expect(outcome(bundled, source)).toEqual(outcome(yaml, source));
    }
  });
});

const SOURCES = [
  "a: [1, yes, ~, \"x\\u00e9\\n\", 'it''s']\nb: &x {c: 1.5, d: 0x1f}\ne: *x\n",
  'a: |\n  one\n  two\nb: >-\n  one\n  two\n\nc: 2024-01-01\n',
  '? complex\n: - a\n  - - b\n# end\n...\n',
  '!!str 1\n',
  '!!omap [a: 1]\n',
  'a: 1\na: 2\n',
  'a: [\n',
  '\ta: 1\n',
  '%YAML 1.2\n---\na\n',
];

/** What a source reads as by the default schema and the one that Broadsheet uses, or why it does not. */
function outcome(
  { load, parseEvents, constructFromEvents, ...yaml }: typeof import('js-yaml'),
  source: string,
) {
  const schema = yaml.FAILSAFE_SCHEMA.withTags(yaml.nullCoreTag);
  const ways = [() => load(source), () => constructFromEvents(parseEvents(source, {}), { source, schema })];
  return ways.map((read) => {
    try {
      return { value: read() };
    } catch (error) {
      return { reason: (error as Error).message };
    }
  });
}
