import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { denySecrets } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** The shortest interval of EventBridge Scheduler. Editors give times in minutes, too. */
const DUE_INTERVAL = Duration.minutes(1);
/** The longest that an unnoticed fault lasts. */
const REPAIR_INTERVAL = Duration.hours(6);
const TIMEOUT = Duration.seconds(30);
/** In MiB. It also sets the share of CPU, which matters because most of the work is the cold start. */
const MEMORY_SIZE = 512;

/** The group of a schedule that names no other. */
const DEFAULT_GROUP = 'default';

export interface ClockProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The table that lists what is due. */
  readonly table: Table;
  /** The queue of sources to look at. */
  readonly intake: WorkQueue;
  /** The queue of outputs to rebuild. */
  readonly jobs: WorkQueue;
}

/**
 * The function that runs by the clock. Every minute it asks for a look at each source that became due or expired. Every
 * six hours it asks for everything to be compared with the index and repaired.
 *
 * A run that fails is not repeated. The next run finds the same list.
 *
 * It is invoked by EventBridge Scheduler and not by a rule of EventBridge. A rule needs a resource policy that opens the
 * function to the service. A schedule acts under a role that can do nothing else, and states how it retries. Both are
 * free here: Scheduler includes 14 million invocations a month, and this needs 44,000.
 * https://aws.amazon.com/eventbridge/pricing/
 */
export class Clock extends Construct {
  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id);
    const tick = new ServiceFunction(this, 'Tick', {
      description: 'Broadsheet: what is due is looked at, and all is compared',
      bundle: props.bundle,
      timeout: TIMEOUT,
      memorySize: MEMORY_SIZE,
      permissions: permissions(props),
      environment: {
        INDEX_TABLE: props.table.tableName,
        INTAKE_QUEUE_URL: props.intake.queue.queueUrl,
        JOBS_QUEUE_URL: props.jobs.queue.queueUrl,
      },
    });
    // Scheduler invokes asynchronously. By default Lambda keeps a failed event for 6 hours and tries it twice more.
    tick.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: DUE_INTERVAL });
    const role = this.#schedulerRole(tick.function);
    this.#every(DUE_INTERVAL, 'Due', 'what is due is looked at', invocationOf(tick.function, role, 'due'));
    this.#every(REPAIR_INTERVAL, 'Repair', 'all is compared', invocationOf(tick.function, role, 'repair'));
    acknowledgeLostRuns(tick.function);
  }

  #every(interval: Duration, id: string, purpose: string, target: IScheduleTarget): void {
    new Schedule(this, id, {
      description: `Broadsheet: ${purpose}`,
      schedule: ScheduleExpression.rate(interval),
      timeWindow: TimeWindow.off(),
      target,
    });
  }

  /**
   * A role for schedules of this account only, by the conditions that AWS advises against the confused deputy. They name
   * the group, because the schedule itself is created after its role.
   * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
   */
  #schedulerRole(target: IFunction): Role {
    const stack = Stack.of(this);
    const group = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule-group',
      resourceName: DEFAULT_GROUP,
    });
    const invoke = new PolicyStatement({
      sid: 'InvokeClock',
      actions: ['lambda:InvokeFunction'],
      resources: [target.functionArn],
    });
    return new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
      inlinePolicies: { Permissions: new PolicyDocument({ statements: [invoke] }) },
    });
  }
}

/** Used instead of `LambdaInvoke`, whose role may also invoke every version and alias of the function. */
function invocationOf(target: IFunction, role: Role, task: 'due' | 'repair'): IScheduleTarget {
  return {
    bind: () => ({
      arn: target.functionArn,
      role,
      input: ScheduleTargetInput.fromObject({ task }),
      // The shortest age that Scheduler allows is 60 s.
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: DUE_INTERVAL.toSeconds() },
    }),
  };
}

function permissions({ table, intake, jobs }: ClockProps): PolicyStatement[] {
  return [
    denySecrets(table),
    new PolicyStatement({
      sid: 'ReadWhatIsDue',
      actions: ['dynamodb:Query'],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      sid: 'AskForWork',
      actions: ['sqs:SendMessage'],
      resources: [intake.queue.queueArn, jobs.queue.queueArn],
    }),
  ];
}

function acknowledgeLostRuns(target: IFunction): void {
  const reason =
    'The next run does what a failed run left undone. Nothing of the failed one is worth keeping.';
  Validations.of(target).acknowledge(
    { id: 'Serverless::Serverless-LambdaDLQ', reason },
    { id: 'Serverless::Serverless-LambdaAsyncFailureDestination', reason },
  );
}
