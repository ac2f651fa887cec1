import { describe, expect, it } from 'vitest';
import { withLiteralKeys } from '../../../lib/bundle/shakable-schemas.ts';

describe('the keys of a schema module', () => {
  it('are written as the strings they stand for', () => {
    const source = 'const _e = "error";\nexport const Fault = { [_e]: _c, other: 1 };\n';
    expect(withLiteralKeys(source)).toBe(
      'const _e = "error";\nexport const Fault = { "error": _c, other: 1 };\n',
    );
  });

  it('stay computed where they stand for anything but a constant string', () => {
    const source = 'const _e = compute();\nexport const Fault = { [_e]: 1, [_unknown]: 2 };\n';
    expect(withLiteralKeys(source)).toBe(source);
  });
});
