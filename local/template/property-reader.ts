import { TemplateError } from './template-error.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Reads the resolved properties of one resource and remembers which were read, so that `close` can refuse the rest.
 * Every property is read, or is named as one without effect here, with the reason. Any other property is an error.
 */
export class PropertyReader {
  /** `Resource 'Uploads' (AWS::S3::Bucket)`, as errors name it. */
  readonly where: string;
  readonly #properties: Properties;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #children: PropertyReader[] = [];

  constructor(where: string, properties: Properties, path = '') {
    this.where = where;
    this.#properties = properties;
    this.#path = path;
  }

  /** The value as it is, or undefined. */
  raw(name: string): unknown {
    this.#read.add(name);
    return this.#properties[name];
  }

  string(name: string): string {
    return this.optionalString(name) ?? this.refuse(name, 'is missing');
  }

  optionalString(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : this.refuse(name, 'is not a text');
  }

  /** A number. CloudFormation also accepts a number written as text. */
  optionalNumber(name: string): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number)
      ? number
      : this.refuse(name, 'is not a number');
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return this.refuse(name, 'is neither true nor false');
  }

  strings(name: string): string[] {
    const value = this.raw(name) ?? [];
    if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value;
    return this.refuse(name, 'is not a list of texts');
  }

  /** A nested structure. It is closed together with this one. */
  object(name: string): PropertyReader | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : this.#child(value, name);
  }

  objects(name: string): PropertyReader[] {
    const value = this.raw(name) ?? [];
    if (!Array.isArray(value)) return this.refuse(name, 'is not a list');
    return value.map((element, index) => this.#child(element, `${name}[${index}]`));
  }

  /** Names properties that are known and change nothing here, each with the reason. */
  withoutEffect(reasons: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(reasons)) this.#read.add(name);
  }

  /** @throws {TemplateError} if a property was neither read nor named; it names resource, type and property */
  close(): void {
    for (const name of Object.keys(this.#properties)) {
      if (!this.#read.has(name)) this.refuse(name, 'is not understood by the local cloud');
    }
    for (const child of this.#children) child.close();
  }

  /** @throws {TemplateError} always: names resource, type and property */
  refuse(name: string, why: string): never {
    throw new TemplateError(`${this.where}: property ${this.#path}${name} ${why}`);
  }

  #child(value: unknown, name: string): PropertyReader {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return this.refuse(name, 'is not an object');
    }
    const child = new PropertyReader(this.where, value as Properties, `${this.#path}${name}.`);
    this.#children.push(child);
    return child;
  }
}
