import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface ServiceFunctionProps {
  /** What it does, for the console. */
  readonly description: string;
  /** The folder that holds the bundle, `index.mjs`. */
  readonly bundle: string;
  /** After which Lambda ends an invocation. */
  readonly timeout: Duration;
  /** In MiB; CPU grows with it, one core at 1,769. */
  readonly memorySize: number;
  /** What the function may do, besides writing its own log. Each statement has a Sid. */
  readonly permissions: readonly PolicyStatement[];
  /** Environment variables, besides the one that turns on source maps. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What Lambda does about a chain of 16 invocations, each set off by a message of the one before.
   *
   * @default - it takes the chain for a mistake, and the next message goes to the dead-letter queue
   */
  readonly recursiveLoop?: RecursiveLoop;
}

/**
 * A Lambda function (Node 24, arm64) with a role and a log group of its own.
 *
 * The role holds exactly the statements given here, inline: they exist before the function does, so an event
 * source mapping, whose creation checks them, never finds them missing. The log is JSON and kept 90 days.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      role: this.#role(logGroup, props.permissions),
      timeout: props.timeout,
      memorySize: props.memorySize,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      recursiveLoop: props.recursiveLoop ?? RecursiveLoop.TERMINATE,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
    });
    this.#acknowledge();
  }

  #role(logGroup: LogGroup, permissions: readonly PolicyStatement[]): Role {
    const writeLog = new PolicyStatement({
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Permissions: new PolicyDocument({ statements: [writeLog, ...permissions] }) },
    });
  }

  #acknowledge(): void {
    Validations.of(this.function).acknowledge(
      {
        id: 'Serverless::Serverless-LambdaDLQ',
        reason:
          'Invoked by a queue, which has the dead-letter queue; only asynchronous invocations use one here.',
      },
      {
        id: 'Serverless::Serverless-LambdaTracing',
        reason: 'Each log record carries its key and duration; traces would need a grant on every resource.',
      },
    );
  }
}
