import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { WorkQueue } from './work-queue.ts';

/** SQS reports the length of a queue at least every five minutes; held feeds are counted every minute. */
const PERIOD = Duration.minutes(5);

const RUNBOOK = 'More: docs/operations.md.';

export interface AlarmsProps {
  /** The queues whose dead letters are watched, by the names that the commands use. */
  readonly queues: Readonly<Record<'intake' | 'jobs' | 'notices', WorkQueue>>;
  /** Where the functions count what alarms watch. */
  readonly metricsNamespace: string;
  /**
   * The address that gets a message when an alarm goes off. AWS asks it for consent first.
   *
   * @default - nobody but the subscribers that an operator adds to the topic
   */
  readonly alarmEmail?: string;
}

/**
 * The alarms that call an operator: work that keeps failing, a feed that is held, and a site that differed from the
 * index. Each names the command to run.
 *
 * All alarms go to one topic, which is not encrypted with a key. CloudWatch may not use the key that AWS manages for
 * SNS, so alarms would be lost silently. A key of its own costs a dollar a month, and alarms contain nothing secret.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = this.#topic(props.alarmEmail);
    const target = `--stack ${Stack.of(this).stackName}`;
    for (const [name, { deadLetterQueue }] of Object.entries(props.queues)) {
      const metric = deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: PERIOD,
        statistic: Stats.MAXIMUM,
      });
      const what = `messages of the ${name} queue kept failing, by a bug or an outage`;
      this.#alarm(
        `${capitalized(name)}DeadLetters`,
        metric,
        `${what}. See: broadsheet status ${target}. After the fix: broadsheet redrive ${name} ${target}`,
      );
    }
    const count = (metricName: string, statistic: string) =>
      new Metric({ namespace: props.metricsNamespace, metricName, statistic, period: PERIOD });
    this.#alarm(
      'HeldFeeds',
      count('HeldFeeds', Stats.MAXIMUM),
      `too much of a feed was deleted at once, so the feed is held as it was. See: broadsheet status ${target}. If the deletion is right: broadsheet release <feed> ${target}. If not, put the files back`,
    );
    this.#alarm(
      'Drift',
      count('Drift', Stats.SUM),
      `the six-hourly repair found objects of the site that were not as the index says, and corrected them. See: the warnings "drift" in the log of publish, and broadsheet status ${target}. After an update it is expected, once`,
    );
  }

  #topic(alarmEmail: string | undefined): Topic {
    const topic = new Topic(this, 'Topic', { displayName: 'Broadsheet', enforceSSL: true });
    const { account } = Stack.of(this);
    // The policy that requires TLS replaces the default one, which lets everyone in the account publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (alarmEmail) this.#subscribe(topic, alarmEmail);
    return topic;
  }

  #subscribe(topic: Topic, endpoint: string): void {
    const subscription = new Subscription(this, 'Email', {
      topic,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint,
    });
    Validations.of(subscription).acknowledge({
      id: 'Serverless::Serverless-SNSRedrivePolicy',
      reason:
        'A mail that is not accepted is not sent again. The alarm stays visible in the console while it lasts.',
    });
  }

  /** An alarm that goes off when anything is counted. */
  #alarm(id: string, metric: IMetric, what: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: `Broadsheet: ${what}. ${RUNBOOK}`,
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
