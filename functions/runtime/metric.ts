/** What the stack's alarms watch (lib/alarms.ts). */
export type MetricName = 'Drift' | 'HeldFeeds';

/**
 * Counts `value` for CloudWatch, by a line of the log in its Embedded Metric Format, without dimensions. Straight to
 * the standard output: Lambda's JSON log format would put what the console is given under `message`, where
 * CloudWatch looks for no metric.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param namespace the stack's own
 */
export function countMetric(name: MetricName, value: number, namespace: string): void {
  const directive = { Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] };
  const metadata = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
  process.stdout.write(`${JSON.stringify({ _aws: metadata, [name]: value })}\n`);
}
