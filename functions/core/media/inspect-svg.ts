import type { Problem } from '../kernel/problem.ts';
import { activeAttribute, activeCss, activeElement } from './svg-rules.ts';
import { XmlFault } from './xml-fault.ts';
import { readXml, type XmlElement, type XmlEvent } from './xml-reader.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Deeper drawings do not exist: libxml2, which many programs read them with, stops there unless told otherwise. */
const MAX_DEPTH = 256;

/** Something that an image may not hold, in words, and the index where it stands. */
interface ActiveContent {
  readonly found: string;
  readonly at: number;
}

/** What is known between two events. */
interface Progress {
  depth: number;
  /** The style sheet that is open, with its text so far. */
  sheet?: { readonly at: number; css: string } | undefined;
}

/**
 * What is wrong with an SVG, if anything: it must be well-formed XML in UTF-8 with an `svg` root, and hold
 * nothing that runs, loads or points outside itself, because whoever opens it opens it on the site's origin.
 * Takes the whole file. Never throws.
 */
export function inspectSvg(bytes: Uint8Array): Problem | undefined {
  const source = decoded(bytes);
  if (source === undefined) return syntax('it is not valid UTF-8 text');
  try {
    const active = activeContent(source);
    return active && activeProblem(active.found, placeOf(source, active.at));
  } catch (error) {
    if (error instanceof XmlFault) return syntax(error.message, placeOf(source, error.at));
    throw error;
  }
}

/** The text, with the line ends that XML reads (XML 1.0, section 2.11). */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    // The decoder's only way to say that it is not UTF-8 (WHATWG Encoding, section 8.1).
    return undefined;
  }
}

/** @throws XmlFault if it is not well-formed, or not an SVG */
function activeContent(source: string): ActiveContent | undefined {
  const progress: Progress = { depth: 0 };
  for (const event of readXml(source)) {
    const active = activeIn(event, progress);
    if (active) return active;
  }
  return undefined;
}

function activeIn(event: XmlEvent, progress: Progress): ActiveContent | undefined {
  switch (event.kind) {
    case 'declaration':
      // Another encoding would let a browser read other characters here than were inspected.
      if (event.encoding === undefined || event.encoding.toLowerCase() === 'utf-8') return undefined;
      throw new XmlFault(`its encoding is "${event.encoding}"`, event.at);
    case 'doctype':
      return { found: 'a DOCTYPE', at: event.at };
    case 'instruction':
      return { found: `a processing instruction (<?${event.target}?>)`, at: event.at };
    case 'open':
      return activeInElement(event.element, progress);
    case 'text':
      if (progress.sheet) progress.sheet.css += event.text;
      return undefined;
    case 'close':
      progress.depth -= 1;
      return isStyle(event.element) ? activeInSheet(progress) : undefined;
  }
}

function activeInElement(element: XmlElement, progress: Progress): ActiveContent | undefined {
  const { at } = element;
  if (progress.depth === 0 && !isSvgRoot(element)) {
    throw new XmlFault(`the first element is not <svg xmlns="${SVG_NAMESPACE}">`, at);
  }
  progress.depth += 1;
  if (progress.depth > MAX_DEPTH) {
    throw new XmlFault(`more than ${MAX_DEPTH} elements stand inside one another`, at);
  }
  // A browser puts together the text on both sides of it, which may not mean what either says alone.
  if (progress.sheet) return { found: `an element in a style sheet (<${element.name}>)`, at };
  if (isStyle(element)) progress.sheet = { at, css: '' };
  const found = activeElement(element);
  if (found !== undefined) return { found, at };
  for (const attribute of element.attributes) {
    const active = activeAttribute(attribute);
    if (active !== undefined) return { found: active, at: attribute.at };
  }
  return undefined;
}

function activeInSheet(progress: Progress): ActiveContent | undefined {
  const { css = '', at = 0 } = progress.sheet ?? {};
  progress.sheet = undefined;
  const found = activeCss(css);
  return found === undefined ? undefined : { found, at };
}

function isSvgRoot({ local, uri }: XmlElement): boolean {
  return local === 'svg' && uri === SVG_NAMESPACE;
}

function isStyle({ local }: XmlElement): boolean {
  return local.toLowerCase() === 'style';
}

/** The place of a character, both counted from 1. */
function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function activeProblem(found: string, place: { line: number; column: number }): Problem {
  return {
    code: 'svg-active',
    severity: 'error',
    message: `The SVG holds ${found}, and an image may hold nothing that runs or loads something else.`,
    hint: 'Export it as a plain SVG with everything embedded as shapes, or as a PNG.',
    ...place,
  };
}

function syntax(reason: string, place?: { line: number; column: number }): Problem {
  return {
    code: 'svg-syntax',
    severity: 'error',
    message: `The SVG cannot be read: ${reason}.`,
    hint: 'Open it in a drawing program and export it again as SVG.',
    ...place,
  };
}
