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
  /** What the function does, for the console. */
  readonly description: string;
  /** The folder that holds the function's bundle, `index.mjs`. */
  readonly bundle: string;
  /** Lambda ends an invocation after this time. */
  readonly timeout: Duration;
  /** In MiB. It also sets the share of CPU: one core at 1,769 MiB. */
  readonly memorySize: number;
  /** What the function may do besides writing its own log. Each statement has a Sid. */
  readonly permissions: readonly PolicyStatement[];
  /** Environment variables besides the one that turns on source maps. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What Lambda does if 16 invocations follow one another and each one's message caused the next.
   *
   * @default - Lambda treats it as a mistake, and the next message goes to the dead-letter queue
   */
  readonly recursiveLoop?: RecursiveLoop;
}

/**
 * A Lambda function (Node 24, arm64) with a role and a log group of its own.
 *
 * The role has exactly these statements, inline. They exist before the function does, so the creation of an event source
 * mapping, which checks them, never finds them missing. The log is JSON and is kept for 90 days.
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
          'A queue invokes it, and the queue has the dead-letter queue. This one is for asynchronous invocations.',
      },
      {
        id: 'Serverless::Serverless-LambdaTracing',
        reason: 'Each log record has its key and duration. Traces would need a permission on every resource.',
      },
    );
  }
}
