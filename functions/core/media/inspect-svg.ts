import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Problem } from '../problem.ts';
import { activeAttribute, activeCss, activeElement } from './svg-rules.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Deeper drawings do not exist; saxes looks namespaces up through all open elements, so depth costs twice. */
const MAX_DEPTH = 256;

/** Ends the parse at the first fault. */
class SvgFault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * What is wrong with an SVG, if anything: it must be well-formed XML in UTF-8 with an `svg` root, and hold
 * nothing that runs, loads or points outside itself, because whoever opens it opens it on the site's origin.
 * Takes the whole file. Never throws.
 */
export function inspectSvg(bytes: Uint8Array): Problem | undefined {
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    parser().write(source).close();
    return undefined;
  } catch (error) {
    if (error instanceof SvgFault) return error.problem;
    // The decoder's way to say so (WHATWG Encoding, 8.1).
    return syntax(error instanceof TypeError ? 'it is not valid UTF-8 text' : 'it is not well-formed XML');
  }
}

function parser(): SaxesParser<{ xmlns: true }> {
  const saxes = new SaxesParser({ xmlns: true });
  let depth = 0;
  let style: string | undefined;

  const refuse = (found: string | undefined) => {
    if (found !== undefined) throw new SvgFault(active(found, saxes.line, saxes.column + 1));
  };
  const fail = (reason: string) => {
    throw new SvgFault(syntax(reason, saxes.line, saxes.column + 1));
  };

  saxes.on('error', (error) => fail(error.message.replace(/^[\d:\s]+/, '').replace(/\.$/, '')));
  saxes.on('xmldecl', ({ encoding }) => {
    // Another encoding would let a browser read other characters here than were inspected.
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') fail(`its encoding is "${encoding}"`);
  });
  saxes.on('doctype', () => refuse('a DOCTYPE'));
  saxes.on('processinginstruction', ({ target }) => refuse(`a processing instruction (<?${target}?>)`));
  saxes.on('opentag', (tag) => {
    if (depth === 0 && !isSvgRoot(tag)) fail(`the first element is not <svg xmlns="${SVG_NAMESPACE}">`);
    depth += 1;
    if (depth > MAX_DEPTH) fail(`more than ${MAX_DEPTH} elements stand inside one another`);
    refuse(activeElement(tag));
    for (const attribute of Object.values(tag.attributes)) refuse(activeAttribute(attribute));
    if (tag.local.toLowerCase() === 'style') style = '';
  });
  const collect = (text: string) => {
    if (style !== undefined) style += text;
  };
  saxes.on('text', collect);
  saxes.on('cdata', collect);
  saxes.on('closetag', (tag) => {
    depth -= 1;
    if (tag.local.toLowerCase() !== 'style') return;
    refuse(activeCss(style ?? ''));
    style = undefined;
  });
  return saxes;
}

function isSvgRoot(tag: SaxesTagNS): boolean {
  return tag.local === 'svg' && tag.uri === SVG_NAMESPACE;
}

function active(found: string, line: number, column: number): Problem {
  return {
    code: 'svg-active',
    severity: 'error',
    message: `The SVG holds ${found}, and an image may hold nothing that runs or loads something else.`,
    hint: 'Export it as a plain SVG with everything embedded as shapes, or as a PNG.',
    line,
    column,
  };
}

function syntax(reason: string, line?: number, column?: number): Problem {
  return {
    code: 'svg-syntax',
    severity: 'error',
    message: `The SVG cannot be read: ${reason}.`,
    hint: 'Open it in a drawing program and export it again as SVG.',
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}
