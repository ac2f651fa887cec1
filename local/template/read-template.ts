import type { Template, TemplateResource } from './assembly.ts';
import type { CloudModel } from './model.ts';
import { arnOf, bucketNamesOf, LOCAL_ACCOUNT_ID, LOCAL_REGION, type Naming } from './naming.ts';
import { PropertyReader } from './property-reader.ts';
import { type Identity, Resolver } from './resolver.ts';
import type { ResourceType } from './resource-type.ts';
import { RESOURCE_TYPES } from './resource-types.ts';
import { TemplateError } from './template-error.ts';

/** A template that was read completely. */
export interface ReadTemplate {
  readonly model: CloudModel;
  /** Resolved stack outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** `Ref` of every resource, by logical id. */
  readonly physicalIds: Readonly<Record<string, string>>;
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  // The CDK's check that the account is bootstrapped. There is nothing to bootstrap here.
  'Rules',
];

/** Attributes of a resource besides its properties. Most change nothing here, since nothing is deployed twice. */
const RESOURCE_ATTRIBUTES = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
];

/**
 * Reads a synthesized template into the model that the local cloud is built from.
 *
 * @throws {TemplateError} for any type, property, attribute, function or section that is not understood. Nothing is
 *   ignored silently. The error names the resource.
 */
export function readTemplate(
  stackName: string,
  template: Template,
  addresses: Omit<Naming, 'bucketNames'>,
): ReadTemplate {
  refuseUnknown(`Template ${stackName}`, 'section', Object.keys(template), SECTIONS);
  const naming = { ...addresses, bucketNames: bucketNamesOf(template.Resources, template.Outputs ?? {}) };
  const types = typesOf(template);
  const identities = new Map<string, Identity>();
  for (const [logicalId, type] of types) identities.set(logicalId, type.identity(logicalId, naming));
  const resolver = new Resolver(template, pseudoParameters(stackName), identities);
  const model = emptyModel();
  for (const [logicalId, type] of types) {
    const resource = template.Resources[logicalId] as TemplateResource;
    const where = `Resource '${logicalId}' (${resource.Type})`;
    if (resource.Condition && !resolver.conditionHolds(resource.Condition, where)) continue;
    refuseUnknown(where, 'attribute', Object.keys(resource), RESOURCE_ATTRIBUTES);
    const properties = resolver.resolve(resource.Properties ?? {}, where);
    const reader = new PropertyReader(where, properties as Record<string, unknown>);
    type.read(reader, { logicalId, identity: identities.get(logicalId) as Identity, model });
    reader.close();
  }
  const physicalIds = Object.fromEntries([...identities].map(([id, { ref }]) => [id, ref]));
  return { model, outputs: outputsOf(template, resolver), physicalIds };
}

function typesOf(template: Template): Map<string, ResourceType> {
  const types = new Map<string, ResourceType>();
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const type = Object.hasOwn(RESOURCE_TYPES, resource.Type) ? RESOURCE_TYPES[resource.Type] : undefined;
    if (!type) {
      throw new TemplateError(
        `Resource '${logicalId}': the type ${resource.Type} is not understood by the local cloud`,
      );
    }
    types.set(logicalId, type);
  }
  return types;
}

function refuseUnknown(where: string, kind: string, names: string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new TemplateError(`${where}: the ${kind} ${unknown} is not understood`);
}

function pseudoParameters(stackName: string): Record<string, string> {
  return {
    'AWS::AccountId': LOCAL_ACCOUNT_ID,
    'AWS::Partition': 'aws',
    'AWS::Region': LOCAL_REGION,
    'AWS::StackId': arnOf('cloudformation', `stack/${stackName}/local`),
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

function outputsOf(template: Template, resolver: Resolver): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template.Outputs ?? {})
      .filter(([name, { Condition }]) => !Condition || resolver.conditionHolds(Condition, `Output '${name}'`))
      .map(([name, { Value }]) => [name, String(resolver.resolve(Value, `Output '${name}'`))]),
  );
}

function emptyModel(): CloudModel {
  return {
    buckets: [],
    bucketPolicies: [],
    queues: [],
    queuePolicies: [],
    tables: [],
    functions: [],
    mappings: [],
    asyncInvocations: [],
    schedules: [],
    roles: [],
    rolePolicies: [],
    logGroups: [],
    distributions: [],
    edgeFunctions: [],
    keyValueStores: [],
    cachePolicies: [],
    headersPolicies: [],
    originAccessControls: [],
  };
}
