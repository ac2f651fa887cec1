import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;

/** A page as a browser sees it, enough for a test to ask about. */
export function parsePage(page: string) {
  const document: Document = parseDocument(page);
  const all = (name: string, attribute?: string, value?: string) =>
    DomUtils.findAll(
      (element) => element.name === name && (!attribute || element.attribs[attribute] === value),
      document.children,
    );
  return {
    /** Every element with the names of its attributes, in document order. */
    structure: DomUtils.findAll(() => true, document.children).map(
      (element) => `${element.name} ${Object.keys(element.attribs).join(' ')}`,
    ),
    attributes: (name: string, attribute?: string, value?: string) =>
      all(name, attribute, value).map((element) => element.attribs),
    texts: (name: string, attribute?: string, value?: string) =>
      all(name, attribute, value).map((element) => DomUtils.textContent(element)),
    /** The content of the `<meta>` of that name or property. */
    meta: (name: string) =>
      [...all('meta', 'name', name), ...all('meta', 'property', name)][0]?.attribs.content,
  };
}
