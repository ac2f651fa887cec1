import { describe, expect, it } from 'vitest';
import { normalizedPath } from '../../../local/edge/normalized-path.ts';

describe('the path that chooses a behaviour', () => {
  it.each([
    ['/', '/'],
    ['/rss.xml', '/rss.xml'],
    ['/a/b/..', '/a/'],
    ['/a/../partners/acme/rss.xml', '/partners/acme/rss.xml'],
    ['/partners/../rss.xml', '/rss.xml'],
    ['/partners/%2e%2e/rss.xml', '/rss.xml'],
    ['//partners///acme/', '/partners/acme/'],
    ['/./a/.', '/a/'],
    ['/../../..', '/'],
    ['/%70artners/a', '/partners/a'],
    ['/partners%2fa', '/partners%2Fa'],
    ['/%252e%252e/a', '/%252e%252e/a'],
    ['/Partners/a', '/Partners/a'],
  ])('of %s is %s', (path, normalized) => {
    expect(normalizedPath(path)).toBe(normalized);
  });
});
