import type { Authorizer } from '../iam/authorizer.ts';
import type { LogListener } from '../log/log-record.ts';
import { LocalFunction } from '../runner/local-function.ts';
import type { CloudModel, FunctionModel } from '../template/model.ts';
import { arnOf } from '../template/naming.ts';
import { TemplateError } from '../template/template-error.ts';
import { checkedRole } from './checked-role.ts';

interface Parts {
  readonly model: CloudModel;
  /** Folder of each function's code, by its key in the assets bucket. */
  readonly assetFolders: ReadonlyMap<string, string>;
  readonly authorizer: Authorizer;
  readonly awsEndpoint: string;
  readonly extraVariables: Readonly<Record<string, string>>;
  readonly onLog: LogListener;
}

/**
 * The template's functions by name. A function starts at its first invocation.
 *
 * @throws {TemplateError} if Lambda cannot assume a function's role, or the role may not write the function's log
 */
export function createFunctions(parts: Parts): Map<string, LocalFunction> {
  return new Map(parts.model.functions.map((model) => [model.name, createFunction(model, parts)]));
}

function createFunction(model: FunctionModel, parts: Parts): LocalFunction {
  const where = `Resource '${model.logicalId}' (AWS::Lambda::Function)`;
  const codeFolder = parts.assetFolders.get(model.assetKey);
  if (!codeFolder) throw new TemplateError(`${where}: no asset ${model.assetKey} in the assembly`);
  const logGroup = model.logGroupName ?? `/aws/lambda/${model.name}`;
  const resource = arnOf('logs', `log-group:${logGroup}:log-stream:local`);
  const accesses = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource }));
  const { roleArn } = model;
  const role = checkedRole(parts.authorizer, where, { roleArn, service: 'lambda.amazonaws.com', accesses });
  const { awsEndpoint, extraVariables, onLog } = parts;
  return new LocalFunction({ model, codeFolder, roleName: role.name, awsEndpoint, extraVariables, onLog });
}
