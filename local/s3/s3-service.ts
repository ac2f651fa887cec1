import { randomUUID } from 'node:crypto';
import {
  type GatewayRequest,
  type GatewayResponse,
  NO_BODY,
  type Service,
  type ServiceCall,
  ServiceError,
} from '../gateway/service.ts';
import { LOOPBACK } from '../http/loopback-server.ts';
import type { BucketModel } from '../template/model.ts';
import { accessesOf } from './accesses.ts';
import * as buckets from './bucket-operations.ts';
import { copyObject } from './copy-object.ts';
import { deleteObjects } from './delete-objects.ts';
import { listParts, listUploads } from './list-uploads.ts';
import { listObjects } from './listing.ts';
import * as multipart from './multipart.ts';
import { findObject, isMissing, type S3Context } from './object-store.ts';
import { operationOf, type S3Operation } from './operation.ts';
import { preflight } from './preflight.ts';
import { readObject } from './read-object.ts';
import { readS3Request, type S3Request } from './s3-request.ts';
import { deleteObject, putObject } from './write-object.ts';
import { element, xmlAnswer } from './xml.ts';

type Handler = (context: S3Context, request: S3Request) => GatewayResponse;

/** S3's REST interface over the store of fauxqs. A request runs in one turn of the event loop. */
export class S3Service implements Service {
  readonly #context: S3Context;
  readonly #handlers: Readonly<Record<S3Operation, Handler>>;

  constructor(context: S3Context, models: readonly BucketModel[]) {
    this.#context = context;
    const corsRulesOf = (name: string) => models.find((bucket) => bucket.name === name)?.corsRules ?? [];
    this.#handlers = {
      ...HANDLERS,
      PreflightObject: (_, request) => preflight(corsRulesOf(request.bucket), request),
    };
  }

  understand(gatewayRequest: GatewayRequest): ServiceCall {
    const request = readS3Request(gatewayRequest);
    const operation = operationOf(request);
    const { bucket, key } = request;
    return {
      description: { service: 's3', action: operation, ...(bucket && { bucket }), ...(key && { key }) },
      accesses: accessesOf(operation, request, (...object) => isMissing(this.#context.store, ...object)),
      run: () => withIds(this.#run(operation, request)),
    };
  }

  answerError(error: ServiceError, request: GatewayRequest): GatewayResponse {
    const { method, target } = request;
    if (method === 'HEAD') return withIds({ status: error.status, headers: {}, body: NO_BODY });
    const parts = [
      element('Code', error.code),
      element('Message', error.message),
      element('Resource', target.split('?', 1)[0] as string),
      element('RequestId', randomUUID()),
    ];
    return withIds(xmlAnswer(`<Error>${parts.join('')}</Error>`, error.status));
  }

  #run(operation: S3Operation, request: S3Request): GatewayResponse {
    const { store } = this.#context;
    const needsBucket = operation !== 'ListBuckets' && operation !== 'CreateBucket';
    if (needsBucket && !store.hasBucket(request.bucket)) {
      const names = store.listBuckets().map(({ name }) => name);
      throw new ServiceError(404, 'NoSuchBucket', noSuchBucket(request, names));
    }
    try {
      return this.#handlers[operation](this.#context, request);
    } catch (error) {
      throw asServiceError(error);
    }
  }
}

const HANDLERS: Readonly<Record<Exclude<S3Operation, 'PreflightObject'>, Handler>> = {
  AbortMultipartUpload: multipart.abortUpload,
  CompleteMultipartUpload: multipart.completeUpload,
  CopyObject: copyObject,
  CreateBucket: buckets.createBucket,
  CreateMultipartUpload: multipart.createUpload,
  DeleteBucket: buckets.deleteBucket,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetBucketLocation: buckets.bucketLocation,
  GetBucketVersioning: buckets.bucketVersioning,
  GetObject: getObject,
  HeadBucket: buckets.headBucket,
  HeadObject: getObject,
  ListBuckets: buckets.listBuckets,
  ListMultipartUploads: listUploads,
  ListObjects: ({ store }, request) => listObjects(store, request),
  ListObjectsV2: ({ store }, request) => listObjects(store, request),
  ListParts: listParts,
  PutObject: putObject,
  UploadPart: multipart.uploadPart,
  UploadPartCopy: multipart.uploadPartCopy,
};

function getObject({ store }: S3Context, request: S3Request): GatewayResponse {
  const object = findObject(store, request.bucket, request.key);
  if (!object) throw new ServiceError(404, 'NoSuchKey', 'The specified key does not exist.');
  return readObject(store, request, object);
}

/** The usual cause is a client that puts the bucket into the name of the host, under a name that is not understood. */
function noSuchBucket({ bucket, headers }: S3Request, names: readonly string[]): string {
  const there = `The specified bucket does not exist: ${bucket}. The buckets here are ${names.join(', ')}.`;
  const host = (headers.host ?? '').replace(/:\d*$/, '');
  if (['', 'localhost', LOOPBACK].includes(host)) return there;
  return `${there} If it is meant by the host ${host}: use <bucket>.localhost, or set your client to path-style addresses (http://${LOOPBACK}/<bucket>).`;
}

/** fauxqs throws errors of its own class, with S3's code and status. */
function asServiceError(error: unknown): unknown {
  const { name, code, statusCode, message } = error as Error & { code?: string; statusCode?: number };
  return name === 'S3Error' && code && statusCode ? new ServiceError(statusCode, code, message) : error;
}

function withIds(response: GatewayResponse): GatewayResponse {
  return { ...response, headers: { 'x-amz-request-id': randomUUID(), ...response.headers } };
}
