/**
 * The second of two characters that look like UTF-8 read as Latin-1. The validator reports them as broken encoding
 * (BadCharacters), even if they are right, unless the second is written as a reference.
 */
const LOOKS_MISREAD = /(?<=[\u00C2\u00C3])[\u0080-\u00BF]/g;

/**
 * The characters that are written as references: `"`, tab and line ends for attributes; `&` and `<` because the RSS
 * Best Practices Profile asks for hexadecimal references ("character data"; the validator warns of `&amp;` in a title).
 */
const TO_REFERENCE = new RegExp(`[&<>"\t\n\r]|${LOOKS_MISREAD.source}`, 'g');

/** Plain text as the content of an element or the value of an attribute. */
export function encodeText(text: string): string {
  return text.replace(TO_REFERENCE, toReference);
}

/** The attributes of sanitised HTML that hold words. Their text has no raw `"`. */
const WORDS = / (?:alt|title)="[^"]*"/g;
const ATTRIBUTE_IN_WORDS = /\b(href|src)=/gi;

/**
 * HTML that the validator does not misread, with the same meaning. Characters that look like broken encoding become
 * references, and so does the `=` in words that look like another attribute (ContainsRelRef for `alt="write src=x"`).
 */
export function withoutMisreadings(html: string): string {
  return html
    .replace(LOOKS_MISREAD, toReference)
    .replace(WORDS, (attribute) => attribute.replace(ATTRIBUTE_IN_WORDS, '$1&#x3D;'));
}

function toReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** HTML as the content of an element: one CDATA section, or several if the HTML contains `]]>`. */
export function encodeHtml(html: string): string {
  return `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Plain text as HTML. */
export function textToHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
