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
import { denySecrets } from './leading-keys.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** The finest that EventBridge Scheduler knows, and the grain in which editors give times. */
const DUE_INTERVAL = Duration.minutes(1);
/** How long a fault that nobody was told of may last. */
const REPAIR_INTERVAL = Duration.hours(6);
const TIMEOUT = Duration.seconds(30);
/** In MiB, for its share of CPU: a cold start is most of its work. */
const MEMORY_SIZE = 512;

/** The group that a schedule is in unless it names another. */
const DEFAULT_GROUP = 'default';

export interface ClockProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The table that lists what is due. */
  readonly table: Table;
  /** Where to ask for a look at a source. */
  readonly intake: WorkQueue;
  /** Where to ask for an output. */
  readonly jobs: WorkQueue;
}

/**
 * The function that, every minute, asks for a look at every source that became due or expired, and every six
 * hours for everything to be compared and made good.
 *
 * A run that fails is not tried again: the next finds the same list.
 *
 * Its schedules are of EventBridge Scheduler and not a rule of EventBridge. A rule needs a resource policy that
 * opens the function to the service; a schedule acts under a role, which can do this one thing and nothing else,
 * and says how often and how long it retries. Either costs nothing here: 44,000 invocations a month, of which
 * Scheduler gives 14 million. https://aws.amazon.com/eventbridge/pricing/
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
    // Scheduler invokes asynchronously; unless told otherwise Lambda would keep a failed event for 6 hours and
    // try it twice more.
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
   * A role for schedules of this account only, by the conditions that AWS advises against the confused deputy: the
   * source is the group, for the schedule itself is made after its role.
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

/** In place of `LambdaInvoke`, whose role may invoke every version and alias of the function too. */
function invocationOf(target: IFunction, role: Role, task: 'due' | 'repair'): IScheduleTarget {
  return {
    bind: () => ({
      arn: target.functionArn,
      role,
      input: ScheduleTargetInput.fromObject({ task }),
      // 60 s is the least that an event may age.
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
  const reason = 'A run that failed is made good by the next one: there is nothing to keep of it.';
  Validations.of(target).acknowledge(
    { id: 'Serverless::Serverless-LambdaDLQ', reason },
    { id: 'Serverless::Serverless-LambdaAsyncFailureDestination', reason },
  );
}
