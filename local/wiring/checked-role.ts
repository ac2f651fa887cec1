import type { Authorizer, Caller } from '../iam/authorizer.ts';
import type { Access } from '../iam/evaluate.ts';
import { TemplateError } from '../template/template-error.ts';

interface Wanted {
  readonly roleArn: string;
  /** The service that acts under the role: `lambda.amazonaws.com`. */
  readonly service: string;
  /** The resource that the service acts for, for services that name it. */
  readonly sourceArn?: string;
  /** What the role must allow. */
  readonly accesses: readonly Access[];
}

/**
 * The role of a resource, as a caller. A deployment, or the first use, would fail if the service could not assume
 * the role or if the role did not allow the accesses; so this fails when the local cloud starts.
 *
 * @param where the resource, as errors name it
 * @throws {TemplateError}
 */
export function checkedRole(
  authorizer: Authorizer,
  where: string,
  { roleArn, service, sourceArn, accesses }: Wanted,
): Extract<Caller, { kind: 'role' }> {
  const { name, arn } = authorizer.checkTrust(roleArn, service, sourceArn);
  const caller = { kind: 'role', name, arn } as const;
  const denied = authorizer.firstDenied(caller, accesses);
  if (!denied) return caller;
  throw new TemplateError(
    `${where}: AccessDenied: the role ${name} is not authorized to perform: ${denied.action} on resource: ${denied.resource}`,
  );
}
