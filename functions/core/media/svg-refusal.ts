import type { Problem } from '../kernel/problem.ts';
import { cutAtWord } from '../kernel/text.ts';

/** A name in the file can be as long as the file; a receipt and a row of the index stay small. */
const MAX_REASON_CHARACTERS = 200;

/** Line and column, both counted from 1. */
type Place = Required<Pick<Problem, 'line' | 'column'>>;

/** Says why an SVG is not published. It is thrown because a running parser has no other way to end early. */
export class SvgRefusal extends Error {
  override readonly name = 'SvgRefusal';
  readonly problem: Problem;

  private constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }

  /** @param found what the file contains, with its article: `a <script> element` */
  static active(found: string, place: Place): SvgRefusal {
    return new SvgRefusal({
      code: 'svg-active',
      severity: 'error',
      message: `The SVG contains ${shortened(found)}. An image must not run code or load other files.`,
      hint: 'Export it as a plain SVG that contains only shapes and text, or as a PNG.',
      ...place,
    });
  }

  /** @param reason the end of a sentence, without its full stop */
  static syntax(reason: string, place?: Place): SvgRefusal {
    return new SvgRefusal({
      code: 'svg-syntax',
      severity: 'error',
      message: `The SVG cannot be read: ${shortened(reason)}.`,
      hint: 'Open it in a drawing program and export it again as SVG.',
      ...place,
    });
  }
}

/** The place of the character at an index, in a text whose lines end in `\n`. */
export function placeOf(source: string, at: number): Place {
  const before = source.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function shortened(text: string): string {
  return cutAtWord(text, MAX_REASON_CHARACTERS);
}
