import { type DataDocument, isMistake } from '../data/document.ts';
import { parseYaml } from '../data/yaml.ts';
import type { Problem } from '../kernel/problem.ts';

/** A `site.yaml` needs four levels. */
const MAX_DEPTH = 20;

/** A file's bytes as one YAML document, or the problem that keeps it from being one. Never throws. */
export function readYaml(bytes: Uint8Array): DataDocument | Problem {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return {
      code: 'encoding-invalid',
      severity: 'error',
      message: 'The file is not valid UTF-8 text.',
      hint: 'Save the file as UTF-8 in your editor and upload it again.',
    };
  }
  const document = parseYaml(text, { maxDepth: MAX_DEPTH, empty: 'null' });
  if (!isMistake(document)) return document;
  const { reason, hint, place } = document;
  return {
    code: 'yaml-syntax',
    severity: 'error',
    message: `This is not valid YAML: ${reason}.`,
    hint,
    ...place,
  };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
