/** Why a text is not XML that can be used, and where. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  /** Index in the text. */
  readonly at: number;

  /** @param reason the end of a sentence that begins with "The file cannot be read:" */
  constructor(reason: string, at: number) {
    super(reason);
    this.at = at;
  }
}

/** A name as short as a message needs it. */
export function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
