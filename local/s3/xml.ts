import { SaxesParser } from 'saxes';
import { type GatewayResponse, ServiceError } from '../gateway/service.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Escapes a text for an element or an attribute value. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] as string);
}

/** `<Key>a &amp; b</Key>` */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** A complete XML answer. `root` is the outermost element with its content. */
export function xmlAnswer(root: string, status = 200): GatewayResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}`),
  };
}

/** The namespace of S3's answers. */
export const S3_NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/**
 * The text of every element in a request body, by element name, grouped by the elements called `group`.
 *
 * @throws {ServiceError} MalformedXML
 */
export function readGroups(
  body: Buffer,
  group: string,
): { groups: Record<string, string>[]; rest: Record<string, string> } {
  const rest: Record<string, string> = {};
  const groups: Record<string, string>[] = [];
  let current = rest;
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw malformed();
  });
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name !== group) return;
    current = {};
    groups.push(current);
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === group) current = rest;
    else current[name] = text;
    text = '';
  });
  parser.write(body.toString('utf8')).close();
  return { groups, rest };
}

function malformed(): ServiceError {
  return new ServiceError(400, 'MalformedXML', 'The XML you provided was not well-formed');
}
