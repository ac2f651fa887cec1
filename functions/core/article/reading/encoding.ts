import type { Report } from '../../kernel/problem.ts';
import { cleanCharacters } from '../../kernel/text.ts';

/**
 * Decodes the text of a source: UTF-8 with or without byte order mark, or UTF-16 with one. The text has line feeds for
 * line ends and no character that a feed must not carry. Returns undefined, and reports why, if the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, report: Report): string | undefined {
  const decoded = decode(bytes, report);
  if (decoded === undefined) return undefined;
  const { text, changed, line } = cleanCharacters(decoded);
  if (changed > 0) {
    report.warn({
      code: 'characters-removed',
      message: `${changed} control or invalid character${changed === 1 ? ' was' : 's were'} removed or replaced, the first on line ${line}.`,
      hint: 'Check that no letter is missing. Word processors often leave such characters.',
      line,
    });
  }
  if (text.trim() !== '') return text;
  report.error({
    code: 'source-empty',
    message: 'The file is empty.',
    hint: 'Check that the upload was complete, and upload the file again.',
  });
  return undefined;
}

function decode(bytes: Uint8Array, report: Report): string | undefined {
  const encoding = utf16Of(bytes);
  try {
    const text = new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes);
    if (encoding) {
      report.warn({
        code: 'encoding-utf16',
        message: 'The file is in UTF-16. It was converted.',
        hint: 'Save the file as UTF-8, which every tool reads.',
      });
    }
    return text;
  } catch {
    const offset = firstBadByte(bytes, encoding ?? 'utf-8');
    const line = 1 + bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length;
    report.error({
      code: 'encoding-invalid',
      message: `The file is not valid ${encoding ? 'UTF-16' : 'UTF-8'}: byte ${offset + 1}, on line ${line}, is not part of any character.`,
      hint: 'Save the file as UTF-8 (in most editors: Save As, Encoding: UTF-8) and upload it again.',
      line,
    });
    return undefined;
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The 0-based offset of the first byte that is not valid: found by halving, as the end of the shortest bad prefix. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (isValidPrefix(bytes.subarray(0, middle), encoding)) valid = middle;
    else invalid = middle;
  }
  return Math.max(0, Math.min(invalid, bytes.length) - 1);
}

function isValidPrefix(prefix: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
