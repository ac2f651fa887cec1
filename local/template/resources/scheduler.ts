import { arnOf } from '../naming.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, type ResourceType } from '../resource-type.ts';

/** The group of a schedule that names none. */
const DEFAULT_GROUP = 'default';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export const schedule: ResourceType = {
  identity(logicalId) {
    return {
      ref: logicalId,
      attributes: { Arn: arnOf('scheduler', `schedule/${DEFAULT_GROUP}/${logicalId}`) },
    };
  },
  read(properties, { logicalId, model }) {
    properties.withoutEffect({
      Description: BECAUSE.description,
      KmsKeyArn: BECAUSE.encryption,
      Name: 'resources are called by their logical id here',
      ScheduleExpressionTimezone: 'a rate has no time zone',
    });
    const state = properties.optionalString('State') ?? 'ENABLED';
    if (state !== 'ENABLED') properties.refuse('State', `may not be ${state} here`);
    model.schedules.push({
      logicalId,
      groupArn: arnOf(
        'scheduler',
        `schedule-group/${properties.optionalString('GroupName') ?? DEFAULT_GROUP}`,
      ),
      intervalMs: intervalOf(properties),
      ...targetOf(properties),
    });
  },
};

/**
 * The interval of `rate(5 minutes)`. The other kinds of schedule, `cron(…)` and `at(…)`, are not emulated.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
function intervalOf(properties: PropertyReader): number {
  const window = properties.object('FlexibleTimeWindow');
  if (window?.string('Mode') !== 'OFF') properties.refuse('FlexibleTimeWindow', 'must be OFF here');
  const expression = properties.string('ScheduleExpression');
  const [, value, unit = ''] = /^rate\((\d{1,6}) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const intervalMs = Number(value) * (UNIT_MS[unit] ?? 0);
  if (intervalMs > 0) return intervalMs;
  return properties.refuse(
    'ScheduleExpression',
    `is ${expression}: only rate(<n> minutes|hours|days) is understood by the local cloud`,
  );
}

function targetOf(properties: PropertyReader): { targetArn: string; roleArn: string; input: unknown } {
  const target = properties.object('Target');
  if (!target) return properties.refuse('Target', 'is missing');
  target.withoutEffect({ RetryPolicy: 'an event always reaches its function here, at once' });
  return { targetArn: target.string('Arn'), roleArn: target.string('RoleArn'), input: inputOf(target) };
}

/** The input must be stated. Without it, Scheduler sends an event of its own, which is not emulated. */
function inputOf(target: PropertyReader): unknown {
  const text = target.string('Input');
  // Scheduler replaces `<aws.scheduler.…>` by the time of the event, for instance.
  if (text.includes('<aws.scheduler.')) target.refuse('Input', 'holds a context attribute');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return target.refuse('Input', 'is not JSON');
  }
}
