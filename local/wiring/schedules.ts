import type { Authorizer } from '../iam/authorizer.ts';
import type { LogListener } from '../log/log-record.ts';
import type { LocalFunction } from '../runner/local-function.ts';
import { Schedule } from '../runner/schedule.ts';
import type { CloudModel, ScheduleModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';
import { checkedRole } from './checked-role.ts';

interface Parts {
  readonly model: CloudModel;
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly authorizer: Authorizer;
  readonly onLog: LogListener;
}

/** How often Lambda retries a failed asynchronous invocation by default. */
const DEFAULT_RETRY_ATTEMPTS = 2;

/**
 * Creates the schedules of the template. They are not started yet.
 *
 * @throws {TemplateError} if every firing would fail: there is no such function, EventBridge Scheduler may not assume
 *   the role, or the role may not invoke the function. Also if Lambda would retry: retries are not emulated.
 */
export function createSchedules(parts: Parts): Schedule[] {
  return parts.model.schedules.map((schedule) => createSchedule(schedule, parts));
}

function createSchedule(schedule: ScheduleModel, { model, functions, authorizer, onLog }: Parts): Schedule {
  const where = `Resource '${schedule.logicalId}' (AWS::Scheduler::Schedule)`;
  const target = [...functions.values()].find((one) => one.model.arn === schedule.targetArn);
  if (!target) throw new TemplateError(`${where}: its target is not a function of the template`);
  checkedRole(authorizer, where, {
    roleArn: schedule.roleArn,
    service: 'scheduler.amazonaws.com',
    sourceArn: schedule.groupArn,
    accesses: [{ action: 'lambda:InvokeFunction', resource: schedule.targetArn }],
  });
  const configured = model.asyncInvocations.find(({ functionName }) => functionName === target.model.name);
  if ((configured?.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS) > 0) {
    throw new TemplateError(
      `${where}: Lambda would retry its function when it fails, which is not emulated: give it an AWS::Lambda::EventInvokeConfig with MaximumRetryAttempts 0`,
    );
  }
  return new Schedule({ schedule, target, onLog });
}
