import { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import { Gateway } from '../gateway/gateway.ts';
import { stsService } from '../gateway/sts-service.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import { KeyValueService } from '../key-values/key-value-service.ts';
import type { KeyValueStores } from '../key-values/key-value-store.ts';
import { errorFields, type LogListener } from '../log/log-record.ts';
import type { ObjectEvent } from '../s3/event-message.ts';
import type { Notifier } from '../s3/notifier.ts';
import { S3Service } from '../s3/s3-service.ts';
import { SqsService } from '../sqs/sqs-service.ts';
import type { CloudModel } from '../template/model.ts';
import type { Emulators } from './provision.ts';

interface Parts {
  readonly model: CloudModel;
  readonly emulators: Emulators;
  readonly keyValueStores: KeyValueStores;
  readonly authorizer: Authorizer;
  readonly notifier: Notifier;
  readonly onLog: LogListener;
}

/** Creates the gateway with all its services. A change of a watched object sends a notification and is reported. */
export function createGateway(parts: Parts): Gateway {
  const { model, keyValueStores, authorizer, notifier, onLog } = parts;
  const { fauxqs, dynalite } = parts.emulators;
  const happened = (bucket: string, event: ObjectEvent): void => {
    notifier.notify(bucket, event);
    if (!notifier.isWatched(bucket, event)) return;
    const message = event.name.startsWith('ObjectCreated') ? 'uploaded' : 'removed';
    const { key, sizeBytes } = event;
    onLog({ source: 's3', level: 'info', message, fields: { key, sizeBytes } });
  };
  const versioned = new Set(model.buckets.filter((bucket) => bucket.isVersioned).map(({ name }) => name));
  const s3 = {
    store: fauxqs.s3,
    pendingUploads: fauxqs.pendingUploads,
    keepChecksum: fauxqs.keepChecksum,
    happened,
    isVersioned: (name: string) => versioned.has(name),
  };
  return new Gateway({
    services: {
      s3: new S3Service(s3, model.buckets),
      sqs: new SqsService(fauxqs),
      dynamodb: new DynamoDbService(dynalite, model.tables),
      'cloudfront-keyvaluestore': new KeyValueService(keyValueStores),
      sts: stsService,
    },
    authorizer,
    onInternalError: (error, { method, target }) => {
      const fields = { method, target, ...errorFields(error) };
      onLog({ source: 'gateway', level: 'error', message: 'emulator failed', fields });
    },
  });
}
