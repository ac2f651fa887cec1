import type { Template } from './assembly.ts';
import { evaluateCondition } from './conditions.ts';
import { TemplateError } from './template-error.ts';

/** What `Ref` and `Fn::GetAtt` return for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** `AWS::NoValue`. A property or list element with this value is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

type Arguments = readonly unknown[];

/** Evaluates the intrinsic functions of one template. */
export class Resolver {
  readonly #template: Template;
  readonly #pseudo: Readonly<Record<string, string>>;
  readonly #identities: ReadonlyMap<string, Identity>;

  constructor(
    template: Template,
    pseudoParameters: Readonly<Record<string, string>>,
    identities: ReadonlyMap<string, Identity>,
  ) {
    this.#template = template;
    this.#pseudo = pseudoParameters;
    this.#identities = identities;
  }

  /**
   * Returns `value` with its intrinsic functions evaluated.
   *
   * @param where - the resource or output that holds the value, for errors
   * @throws {TemplateError} if a function, resource, attribute or parameter is not known
   */
  resolve(value: unknown, where: string): unknown {
    const resolved = this.#any(value, where);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** True if the named condition of the template holds. */
  conditionHolds(name: string, where: string): boolean {
    const condition = this.#template.Conditions?.[name];
    if (condition === undefined) throw new TemplateError(`${where}: no condition '${name}' in the template`);
    return evaluateCondition(condition, {
      value: (operand) => this.resolve(operand, `Condition '${name}'`),
      named: (other) => this.conditionHolds(other, `Condition '${name}'`),
      where: `Condition '${name}'`,
    });
  }

  #any(value: unknown, where: string): unknown {
    if (Array.isArray(value)) {
      return value.map((element) => this.#any(element, where)).filter((element) => element !== NO_VALUE);
    }
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return this.#call(first[0], first[1], where);
    }
    return Object.fromEntries(
      entries
        .map(([name, inner]) => [name, this.#any(inner, where)] as const)
        .filter(([, inner]) => inner !== NO_VALUE),
    );
  }

  #call(name: string, argument: unknown, where: string): unknown {
    if (name === 'Ref') return this.#reference(String(argument), where);
    if (name === 'Fn::GetAtt') return this.#attribute(argument, where);
    if (name === 'Fn::Sub') return this.#substitute(argument, where);
    if (name === 'Fn::If') return this.#choose(argument as Arguments, where);
    const list = this.#any(argument, where) as Arguments;
    if (name === 'Fn::Join') return (list[1] as string[]).join(String(list[0]));
    if (name === 'Fn::Split') return String(list[1]).split(String(list[0]));
    if (name === 'Fn::Select') return this.#select(list, where);
    throw new TemplateError(`${where}: the function ${name} is not understood`);
  }

  #reference(name: string, where: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    const known = this.#pseudo[name] ?? this.#identities.get(name)?.ref;
    if (known !== undefined) return known;
    const parameter = this.#template.Parameters?.[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    throw new TemplateError(`${where}: Ref to '${name}', which is not in the template`);
  }

  #attribute(argument: unknown, where: string): string {
    const [logicalId = '', ...path] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split('.');
    const attribute = path.join('.');
    const found = this.#identities.get(logicalId)?.attributes[attribute];
    if (found === undefined) {
      throw new TemplateError(`${where}: the attribute ${logicalId}.${attribute} is not understood`);
    }
    return found;
  }

  #substitute(argument: unknown, where: string): string {
    const [text, own] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return text.replace(/\$\{([^${}]*)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (name in own) return String(this.#any(own[name], where));
      return String(name.includes('.') ? this.#attribute(name, where) : this.#reference(name, where));
    });
  }

  #choose([condition, whenTrue, whenFalse]: Arguments, where: string): unknown {
    return this.#any(this.conditionHolds(String(condition), where) ? whenTrue : whenFalse, where);
  }

  #select([index, list]: Arguments, where: string): unknown {
    const chosen = (list as unknown[])[Number(index)];
    if (chosen === undefined) throw new TemplateError(`${where}: Fn::Select ${index} is out of range`);
    return chosen;
  }
}
