import type { Authorizer, Caller } from '../iam/authorizer.ts';
import type { LogListener } from '../log/log-record.ts';
import type { LocalFunction } from '../runner/local-function.ts';
import { Schedule } from '../runner/schedule.ts';
import type { CloudModel, ScheduleModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';

interface Parts {
  readonly model: CloudModel;
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly authorizer: Authorizer;
  readonly onLog: LogListener;
}

/** How often Lambda tries a failed asynchronous invocation again unless told otherwise. */
const DEFAULT_RETRY_ATTEMPTS = 2;

/**
 * Builds the schedules of the template, not yet started.
 *
 * @throws {TemplateError} for what would fail at every firing: no such function, a role that EventBridge Scheduler
 *   may not assume or that may not invoke the function; and for retries of the function, which are not emulated
 */
export function createSchedules(parts: Parts): Schedule[] {
  return parts.model.schedules.map((schedule) => createSchedule(schedule, parts));
}

function createSchedule(schedule: ScheduleModel, { model, functions, authorizer, onLog }: Parts): Schedule {
  const where = `Resource '${schedule.logicalId}' (AWS::Scheduler::Schedule)`;
  const target = [...functions.values()].find((one) => one.model.arn === schedule.targetArn);
  if (!target) throw new TemplateError(`${where}: its target is no function of the template`);
  const role = authorizer.checkTrust(schedule.roleArn, 'scheduler.amazonaws.com', schedule.groupArn);
  const caller: Caller = { kind: 'role', name: role.name, arn: role.arn };
  const access = { action: 'lambda:InvokeFunction', resource: schedule.targetArn };
  if (!authorizer.allows(caller, access)) {
    throw new TemplateError(
      `${where}: AccessDenied: the role ${role.name} is not authorized to perform: ${access.action} on resource: ${access.resource}`,
    );
  }
  const configured = model.asyncInvocations.find(({ functionName }) => functionName === target.model.name);
  if ((configured?.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS) > 0) {
    throw new TemplateError(
      `${where}: Lambda would retry its function when it fails, which is not emulated: give it an AWS::Lambda::EventInvokeConfig with MaximumRetryAttempts 0`,
    );
  }
  return new Schedule({ schedule, target, onLog });
}
