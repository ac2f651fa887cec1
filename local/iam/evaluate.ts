import {
  asList,
  type OneOrMany,
  type PolicyDocument,
  type Statement,
  statementsOf,
} from '../template/policy-document.ts';
import { TemplateError } from '../template/template-error.ts';
import { type ConditionContext, conditionsHold, unknownCondition } from './condition-operators.ts';
import { matchesWildcard } from './wildcard.ts';

/** One thing that the caller of a request must be allowed to do. */
export interface Access {
  /** `s3:GetObject` */
  readonly action: string;
  /** An ARN, or `*` for an action without a resource. */
  readonly resource: string;
  readonly context?: ConditionContext;
}

export type Verdict = 'allow' | 'deny' | 'none';

/** How a principal is named in a resource policy: `Service` + `s3.amazonaws.com`, `AWS` + role ARN. */
export interface PolicyPrincipal {
  readonly kind: 'AWS' | 'Service';
  readonly name: string;
}

/** Loopback counts as TLS, because nothing leaves the machine. Policies that demand TLS are met. */
const TRANSPORT: ConditionContext = { 'aws:securetransport': 'true', 's3:tlsversion': '1.3' };

/**
 * What `document` says about an access: an explicit deny wins over every allow.
 *
 * @param principal - the caller, for a resource policy: its statements name their principals
 */
export function evaluatePolicy(
  document: PolicyDocument,
  access: Access,
  principal?: PolicyPrincipal,
): Verdict {
  const context = { ...TRANSPORT, ...access.context };
  let verdict: Verdict = 'none';
  for (const statement of statementsOf(document)) {
    if (!matchesAction(statement, access.action) || !matchesResource(statement, access.resource)) continue;
    if (principal && !matchesPrincipal(statement, principal)) continue;
    if (!conditionsHold(statement, context)) continue;
    if (statement.Effect === 'Deny') return 'deny';
    verdict = 'allow';
  }
  return verdict;
}

/**
 * Refuses a policy that cannot be evaluated exactly.
 *
 * @throws {TemplateError} naming `where` and the element
 */
export function checkPolicy(document: PolicyDocument, where: string): void {
  for (const statement of statementsOf(document)) {
    const unknown =
      unknownCondition(statement) ?? unknownElement(statement) ?? policyVariable(statement) ?? undefined;
    if (unknown) throw new TemplateError(`${where}: the policy ${unknown} is not understood`);
  }
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function unknownElement(statement: Statement): string | undefined {
  const element = Object.keys(statement).find((name) => !ELEMENTS.includes(name));
  return element && `element ${element}`;
}

function policyVariable(statement: Statement): string | undefined {
  const variable = asList(statement.Resource).find((resource) => resource.includes('${'));
  return variable && `variable in ${variable}`;
}

function matchesAction(statement: Statement, action: string): boolean {
  const matches = (patterns: OneOrMany): boolean =>
    asList(patterns).some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  return statement.NotAction ? !matches(statement.NotAction) : matches(statement.Action ?? []);
}

function matchesResource(statement: Statement, resource: string): boolean {
  const matches = (patterns: OneOrMany): boolean =>
    asList(patterns).some((pattern) => matchesWildcard(pattern, resource));
  if (statement.NotResource) return !matches(statement.NotResource);
  // A trust policy names no resource: it is attached to its role.
  return statement.Resource === undefined || matches(statement.Resource);
}

function matchesPrincipal(statement: Statement, principal: PolicyPrincipal): boolean {
  const named = statement.Principal;
  if (named === undefined) return false;
  if (named === '*') return true;
  const names = asList(named[principal.kind]);
  return names.includes('*') || names.includes(principal.name);
}
