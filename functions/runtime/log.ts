/**
 * One record of the log. Lambda's own JSON format puts it under `message`, beside the time, the level and the request
 * id. Records hold keys, outputs, codes and durations, and no personal data.
 */
interface LogFields {
  readonly message: string;
  readonly [field: string]: unknown;
}

export const log = {
  info(fields: LogFields): void {
    // biome-ignore lint/suspicious/noConsole: the one place that logs; Lambda reads the console.
    console.info(fields);
  },
  warn(fields: LogFields): void {
    // biome-ignore lint/suspicious/noConsole: as above.
    console.warn(fields);
  },
  error(fields: LogFields, error?: unknown): void {
    // biome-ignore lint/suspicious/noConsole: as above.
    console.error({ ...fields, ...(error !== undefined && { error: describe(error) }) });
  },
};

/** What the stack's alarms watch (lib/alarms.ts). */
type MetricName = 'Drift' | 'HeldFeeds';

/**
 * Counts `value` for CloudWatch, without dimensions: a line of the log in the Embedded Metric Format. It goes straight
 * to the standard output. Lambda's JSON format would put a record of the console under `message`, where CloudWatch
 * looks for no metric.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param namespace the stack's own
 */
export function countMetric(name: MetricName, value: number, namespace: string): void {
  const directive = { Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] };
  const metadata = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
  process.stdout.write(`${JSON.stringify({ _aws: metadata, [name]: value })}\n`);
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return { name: error.name, ...code, message: error.message, stack: error.stack };
}
