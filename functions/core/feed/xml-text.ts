/**
 * Two characters that are also UTF-8 read as Latin-1 draw BadCharacters, right or wrong, unless the second is
 * written as a reference.
 */
const LOOKS_MISREAD = /(?<=[\u00C2\u00C3])[\u0080-\u00BF]/g;

/**
 * `"`, tab and line ends for attributes; `&` and `<` as hexadecimal references for the RSS Best Practices Profile
 * ("character data": anything else draws a warning for a title such as `Use &amp;`).
 */
const TO_REFERENCE = new RegExp(`[&<>"\t\n\r]|${LOOKS_MISREAD.source}`, 'g');

/** Plain text as the content of an element or as an attribute's value. */
export function encodeText(text: string): string {
  return text.replace(TO_REFERENCE, toReference);
}

/** The attributes of sanitised HTML that hold words; its text has no raw `"`. */
const WORDS = / (?:alt|title)="[^"]*"/g;
const ATTRIBUTE_IN_WORDS = /\b(href|src)=/gi;

/**
 * HTML with the characters as references that would be taken for broken encoding, or in the words of an attribute
 * for another attribute (ContainsRelRef for `alt="write src=x"`). It means the same.
 */
export function withoutMisreadings(html: string): string {
  return html
    .replace(LOOKS_MISREAD, toReference)
    .replace(WORDS, (attribute) => attribute.replace(ATTRIBUTE_IN_WORDS, '$1&#x3D;'));
}

function toReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** HTML as an element's content: one CDATA section, or several where the HTML itself holds `]]>`. */
export function encodeHtml(html: string): string {
  return `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Plain text as HTML. */
export function textToHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
