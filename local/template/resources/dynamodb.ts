import { arnOf } from '../naming.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, type ResourceType } from '../resource-type.ts';

export const table: ResourceType = {
  identity(logicalId) {
    return { ref: logicalId, attributes: { Arn: arnOf('dynamodb', `table/${logicalId}`) } };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      DeletionProtectionEnabled: 'nothing here deletes a table',
      PointInTimeRecoverySpecification: BECAUSE.backups,
      SSESpecification: BECAUSE.encryption,
      TableClass: BECAUSE.cost,
      Tags: BECAUSE.tags,
      TimeToLiveSpecification: 'DynamoDB may take days; readers must treat an expired row as absent anyway',
    });
    model.tables.push({
      logicalId,
      name: identity.ref,
      arn: identity.attributes.Arn as string,
      definition: definitionOf(properties),
    });
  },
};

/** The parts that `CreateTable` takes. CloudFormation has the same names and shapes for them. */
function definitionOf(properties: PropertyReader): Record<string, unknown> {
  const definition: Record<string, unknown> = {
    KeySchema: properties.raw('KeySchema'),
    AttributeDefinitions: properties.raw('AttributeDefinitions'),
    BillingMode: properties.optionalString('BillingMode') ?? 'PROVISIONED',
  };
  for (const name of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'ProvisionedThroughput']) {
    const value = properties.raw(name);
    if (value !== undefined) definition[name] = value;
  }
  return definition;
}
