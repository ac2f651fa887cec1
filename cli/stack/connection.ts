import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { findEndpoint } from '../../local/data/endpoint-file.ts';
import { LOCAL_REGION } from '../../local/template/naming.ts';
import { CommandError } from '../errors.ts';
import { readStackOutputs, type StackOutputs } from './stack-outputs.ts';
import type { TargetOptions } from './target.ts';

/** How to reach a stack, wherever it runs. */
export interface Connection {
  /** For people: `the stack Broadsheet`, `the local cloud on .broadsheet`. */
  readonly name: string;
  readonly outputs: StackOutputs;
  /** For every client of the SDK. */
  readonly clientOptions: ClientOptions;
  readonly pace: Pace;
}

interface ClientOptions {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** How queues are watched. */
interface Pace {
  readonly pollMs: number;
  /** They count as empty once they have been for so long. */
  readonly quietMs: number;
  /** One request for dead letters waits so long for one (whole seconds): an empty answer then means none. */
  readonly receiveWaitSeconds: number;
}

/** The emulator counts exactly; a message may only be on its way from one queue to the other. */
const LOCAL_PACE: Pace = { pollMs: 100, quietMs: 300, receiveWaitSeconds: 0 };

/**
 * SQS counts approximately, and short polling asks only some of its servers. (Amazon SQS API reference,
 * GetQueueAttributes; developer guide, "Short and long polling".)
 */
const DEPLOYED_PACE: Pace = { pollMs: 2_000, quietMs: 15_000, receiveWaitSeconds: 5 };

/** Finds the stack that `options` name. @throws {CommandError} if there is none */
export async function connect(options: TargetOptions): Promise<Connection> {
  return options.stack === undefined ? connectLocally(options) : connectTo(options.stack, options);
}

async function connectLocally({ data }: TargetOptions): Promise<Connection> {
  const endpoint = await findEndpoint(data);
  const name = `the local cloud on ${data}`;
  if (!endpoint) {
    throw new CommandError(
      `no local cloud works on ${data}: start one (npm start), name its folder with --data, or a deployed stack with --stack`,
    );
  }
  return {
    name,
    outputs: readStackOutputs(name, endpoint.outputs),
    clientOptions: {
      endpoint: endpoint.awsEndpoint,
      region: LOCAL_REGION,
      // Any key that is no role's is the operator's.
      credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
    },
    pace: LOCAL_PACE,
  };
}

async function connectTo(stack: string, { region, profile }: TargetOptions): Promise<Connection> {
  const clientOptions = { ...(region && { region }), ...(profile && { profile }) };
  const client = new CloudFormationClient(clientOptions);
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
    const name = `the stack ${stack}`;
    return {
      name,
      outputs: readStackOutputs(name, Object.fromEntries(outputs)),
      clientOptions,
      pace: DEPLOYED_PACE,
    };
  } catch (error) {
    // CloudFormation has no error of its own for a stack that is not there.
    if (!(error instanceof Error) || !/ does not exist$/.test(error.message)) throw error;
    const place = region ?? (await client.config.region());
    throw new CommandError(
      `there is no stack ${stack} in ${place}: name another, or its region with --region`,
    );
  } finally {
    client.destroy();
  }
}
