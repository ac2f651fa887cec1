/** An IAM policy of the template, with its intrinsic functions evaluated. */
export interface PolicyDocument {
  readonly Statement: Statement | readonly Statement[];
  readonly Version?: string;
}

export type OneOrMany = string | readonly string[];

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany>>;
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;
}

export function asList(value: OneOrMany | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function statementsOf(document: PolicyDocument): readonly Statement[] {
  return Array.isArray(document.Statement)
    ? (document.Statement as readonly Statement[])
    : [document.Statement as Statement];
}
