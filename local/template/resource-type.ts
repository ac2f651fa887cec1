import type { CloudModel } from './model.ts';
import type { Naming } from './naming.ts';
import type { PropertyReader } from './property-reader.ts';
import type { Identity } from './resolver.ts';

interface ResourceContext {
  readonly logicalId: string;
  readonly identity: Identity;
  readonly model: CloudModel;
}

/** How the local cloud understands one CloudFormation resource type. */
export interface ResourceType {
  /** What `Ref` and `Fn::GetAtt` of a resource return here. */
  identity(logicalId: string, naming: Naming): Identity;
  /** Reads the resolved properties of a resource into the model. */
  read(properties: PropertyReader, context: ResourceContext): void;
}

/** The identity of a resource that has nothing but its logical id. */
export function named(logicalId: string): Identity {
  return { ref: logicalId, attributes: { Id: logicalId } };
}

/** Reasons why common properties change nothing here. */
export const BECAUSE = {
  encryption: 'data stays on the disk of this machine',
  tags: 'tags are for bills and people',
  description: 'a text for people',
  backups: 'a local cloud is rebuilt from its uploads',
  network: 'there is one network: loopback',
  cost: 'there is no bill',
  alarms: 'the console says what an alarm would go off for',
  logs: 'the console shows the logs, nothing is kept',
} as const;
