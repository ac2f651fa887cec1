import type { CloudModel, RoleModel } from '../template/model.ts';
import { LOCAL_ACCOUNT_ID } from '../template/naming.ts';
import type { PolicyDocument } from '../template/policy-document.ts';
import { TemplateError } from '../template/template-error.ts';
import { type Access, checkPolicy, evaluatePolicy, type PolicyPrincipal } from './evaluate.ts';

/** Who makes a request. */
export type Caller =
  /** The person at this machine: the root of the account, who may do everything. */
  | { readonly kind: 'operator' }
  /** Somebody without credentials. */
  | { readonly kind: 'anonymous' }
  /** A function under its execution role. */
  | { readonly kind: 'role'; readonly name: string; readonly arn: string }
  /** An AWS service acting for a resource: CloudFront for a distribution, S3 for a bucket. */
  | {
      readonly kind: 'service';
      readonly service: string;
      readonly sourceArn: string;
      readonly sourceAccount: string;
    };

/** Decides as IAM does within one account. It knows the policies of the template and nothing else. */
export class Authorizer {
  readonly #roles: ReadonlyMap<string, RoleModel>;
  readonly #identityPolicies: ReadonlyMap<string, PolicyDocument[]>;
  readonly #resourcePolicies: ReadonlyMap<string, PolicyDocument[]>;

  /** @throws {TemplateError} if a policy has something that is not evaluated here */
  constructor(model: CloudModel) {
    this.#roles = new Map(model.roles.map((role) => [role.name, role]));
    this.#identityPolicies = identityPoliciesOf(model);
    this.#resourcePolicies = resourcePoliciesOf(model);
    for (const [name, documents] of [...this.#identityPolicies, ...this.#resourcePolicies]) {
      for (const document of documents) checkPolicy(document, `Policy of '${name}'`);
    }
  }

  /** The caller behind an access key. A function's key is the name of its role. Every other key is the operator's. */
  callerOf(accessKeyId: string | undefined): Caller {
    if (!accessKeyId) return { kind: 'anonymous' };
    const role = this.#roles.get(accessKeyId);
    return role ? { kind: 'role', name: role.name, arn: role.arn } : { kind: 'operator' };
  }

  /** The first of `accesses` that `caller` does not have; undefined if it has all. */
  firstDenied(caller: Caller, accesses: readonly Access[]): Access | undefined {
    return accesses.find((access) => !this.allows(caller, access));
  }

  allows(caller: Caller, access: Access): boolean {
    if (caller.kind === 'operator') return true;
    if (caller.kind === 'anonymous') return false;
    const verdicts = this.#policiesOn(access.resource).map((document) =>
      evaluatePolicy(document, withSource(caller, access), principalOf(caller)),
    );
    if (caller.kind === 'role') {
      const own = this.#identityPolicies.get(caller.name) ?? [];
      verdicts.push(...own.map((document) => evaluatePolicy(document, access)));
    }
    return verdicts.includes('allow') && !verdicts.includes('deny');
  }

  /**
   * The role that `service` assumes to act for a resource of this account.
   *
   * @param sourceArn - the resource, for services that name it
   * @throws {TemplateError} if the service may not assume the role: a deployment would fail
   */
  checkTrust(roleArn: string, service: string, sourceArn?: string): RoleModel {
    const role = [...this.#roles.values()].find(({ arn }) => arn === roleArn);
    if (!role) throw new TemplateError(`no role ${roleArn} in the template`);
    checkPolicy(role.trust, `Trust policy of '${role.logicalId}'`);
    const source = sourceArn && { 'aws:sourcearn': sourceArn, 'aws:sourceaccount': LOCAL_ACCOUNT_ID };
    const access = { action: 'sts:AssumeRole', resource: roleArn, ...(source && { context: source }) };
    if (evaluatePolicy(role.trust, access, { kind: 'Service', name: service }) !== 'allow') {
      throw new TemplateError(`Role '${role.logicalId}' does not let ${service} assume it`);
    }
    return role;
  }

  #policiesOn(resource: string): PolicyDocument[] {
    const bucketArn = resource.startsWith('arn:aws:s3:::') ? (resource.split('/')[0] as string) : resource;
    return this.#resourcePolicies.get(bucketArn) ?? [];
  }
}

function principalOf(caller: Extract<Caller, { kind: 'role' | 'service' }>): PolicyPrincipal {
  return caller.kind === 'role'
    ? { kind: 'AWS', name: caller.arn }
    : { kind: 'Service', name: caller.service };
}

function withSource(caller: Caller, access: Access): Access {
  if (caller.kind !== 'service') return access;
  const source = { 'aws:sourcearn': caller.sourceArn, 'aws:sourceaccount': caller.sourceAccount };
  return { ...access, context: { ...access.context, ...source } };
}

function identityPoliciesOf(model: CloudModel): Map<string, PolicyDocument[]> {
  const policies = new Map<string, PolicyDocument[]>();
  for (const { roleNames, document } of model.rolePolicies) {
    for (const name of roleNames) policies.set(name, [...(policies.get(name) ?? []), document]);
  }
  return policies;
}

function resourcePoliciesOf(model: CloudModel): Map<string, PolicyDocument[]> {
  const policies = new Map<string, PolicyDocument[]>();
  const add = (arn: string | undefined, document: PolicyDocument): void => {
    if (!arn)
      throw new TemplateError('a resource policy is attached to something that is not in the template');
    policies.set(arn, [...(policies.get(arn) ?? []), document]);
  };
  for (const { bucketName, document } of model.bucketPolicies) {
    add(model.buckets.find(({ name }) => name === bucketName)?.arn, document);
  }
  for (const { queueUrls, document } of model.queuePolicies) {
    for (const queueUrl of queueUrls) add(model.queues.find(({ url }) => url === queueUrl)?.arn, document);
  }
  return policies;
}
