import { CfnOutput, Duration, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { ArticleIndex } from './article-index.ts';
import type { LambdaBundles } from './bundle.ts';
import { Clock } from './clock.ts';
import { Delivery, type DeliveryProps } from './delivery.ts';
import { Ingestion } from './ingestion.ts';
import { Notification } from './notification.ts';
import { Publishing } from './publishing.ts';
import { Uploads } from './uploads.ts';
import { WorkQueue } from './work-queue.ts';

export interface BroadsheetStackProps extends StackProps, DeliveryProps {
  /** The folder of each function's bundle. */
  readonly bundles: LambdaBundles;
  /**
   * The address that everything is published under: absolute, ending in `/`. It overrides `site.yaml`.
   *
   * @default - the `url` of `site.yaml`, else the distribution's own address
   */
  readonly publicUrl?: string;
  /**
   * The address that gets a message when an alarm goes off.
   *
   * @default - nobody but the subscribers that an operator adds to the topic
   */
  readonly alarmEmail?: string;
}

/** Everything that one publication needs, from the uploads bucket to the distribution. */
export class BroadsheetStack extends Stack {
  readonly uploads = new Uploads(this, 'Uploads');
  readonly index = new ArticleIndex(this, 'Index');
  readonly delivery: Delivery;

  /** The keys of sources to look at. Batches are small, so that a slow source delays few others. */
  readonly intake = new WorkQueue(this, 'Intake', {
    consumerTimeout: Duration.seconds(60),
    batchSize: 25,
    maxBatchingWindow: Duration.seconds(1),
    maxConcurrency: 10,
  });

  /**
   * The outputs to rebuild. Equal jobs in a batch are one rebuild, hence the large batch and the window. Few invocations
   * run at a time, because two that rebuild the same output make each other start again.
   */
  readonly jobs = new WorkQueue(this, 'Jobs', {
    consumerTimeout: Duration.seconds(60),
    batchSize: 500,
    maxBatchingWindow: Duration.seconds(2),
    maxConcurrency: 5,
  });

  /**
   * The notices to hubs and partners. They are delayed until nobody gets the former bytes any more. By the cache lifetime
   * of feeds, the edge keeps a document for 60 s and may show it for another 60 s while it fetches the next one; 10 s are
   * for transport. Equal notices in a batch are one. Batches are large, because documents often change together.
   */
  readonly notices = new WorkQueue(this, 'Notices', {
    consumerTimeout: Duration.seconds(120),
    deliveryDelay: Duration.seconds(130),
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(10),
    maxConcurrency: 5,
  });

  constructor(scope: Construct, id: string, props: BroadsheetStackProps) {
    super(scope, id, {
      description: 'Broadsheet: feeds from a bucket',
      terminationProtection: true,
      ...props,
    });
    Tags.of(this).add('application', 'broadsheet');
    this.delivery = new Delivery(this, 'Delivery', props);
    this.uploads.notify(this.intake.queue);
    this.#functions(props);
    const alarms = new Alarms(this, 'Alarms', {
      queues: { intake: this.intake, jobs: this.jobs, notices: this.notices },
      metricsNamespace: this.stackName,
      ...(props.alarmEmail && { alarmEmail: props.alarmEmail }),
    });
    this.#outputs(props, alarms);
  }

  #functions({ bundles, publicUrl }: BroadsheetStackProps): void {
    const shared = { uploads: this.uploads.bucket, table: this.index.table, jobs: this.jobs };
    new Ingestion(this, 'Ingestion', {
      ...shared,
      bundle: bundles.ingest,
      intake: this.intake,
      siteDomainName: this.delivery.domainName,
      ...(publicUrl && { publicUrl }),
    });
    new Publishing(this, 'Publishing', {
      ...shared,
      bundle: bundles.publish,
      site: this.delivery.bucket,
      partners: this.delivery.partnerBucket,
      intake: this.intake,
      notices: this.notices,
      metricsNamespace: this.stackName,
    });
    new Notification(this, 'Notification', {
      bundle: bundles.notify,
      table: this.index.table,
      notices: this.notices,
    });
    new Clock(this, 'Clock', {
      bundle: bundles.clock,
      table: this.index.table,
      intake: this.intake,
      jobs: this.jobs,
    });
  }

  /** The values that the commands and the local cloud look up by name. */
  #outputs({ publicUrl }: BroadsheetStackProps, alarms: Alarms): void {
    const values = {
      UploadsBucket: this.uploads.bucket.bucketName,
      SiteBucket: this.delivery.bucket.bucketName,
      PartnersBucket: this.delivery.partnerBucket.bucketName,
      PartnerKeysArn: this.delivery.partnerKeys.keyValueStoreArn,
      IndexTable: this.index.table.tableName,
      IntakeQueueUrl: this.intake.queue.queueUrl,
      JobsQueueUrl: this.jobs.queue.queueUrl,
      NoticesQueueUrl: this.notices.queue.queueUrl,
      IntakeDeadLetterQueueUrl: this.intake.deadLetterQueue.queueUrl,
      JobsDeadLetterQueueUrl: this.jobs.deadLetterQueue.queueUrl,
      NoticesDeadLetterQueueUrl: this.notices.deadLetterQueue.queueUrl,
      AlarmTopic: alarms.topic.topicArn,
      SiteUrl: publicUrl ?? `https://${this.delivery.domainName}/`,
    };
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
