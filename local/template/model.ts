import type { PolicyDocument } from './policy-document.ts';

/** What the template asks for, as plain values. The local cloud is built from nothing else. */
export interface CloudModel {
  readonly buckets: BucketModel[];
  readonly bucketPolicies: { readonly bucketName: string; readonly document: PolicyDocument }[];
  readonly queues: QueueModel[];
  readonly queuePolicies: { readonly queueUrls: readonly string[]; readonly document: PolicyDocument }[];
  readonly tables: TableModel[];
  readonly functions: FunctionModel[];
  readonly mappings: EventSourceMappingModel[];
  /** Settings of functions for asynchronous invocations. */
  readonly asyncInvocations: { readonly functionName: string; readonly maximumRetryAttempts?: number }[];
  readonly schedules: ScheduleModel[];
  readonly roles: RoleModel[];
  readonly rolePolicies: { readonly roleNames: readonly string[]; readonly document: PolicyDocument }[];
  readonly logGroups: { readonly logicalId: string; readonly name: string; readonly arn: string }[];
  readonly distributions: DistributionModel[];
  readonly edgeFunctions: EdgeFunctionModel[];
  readonly keyValueStores: KeyValueStoreModel[];
  readonly cachePolicies: CachePolicyModel[];
  readonly headersPolicies: ResponseHeadersPolicyModel[];
  readonly originAccessControls: { readonly id: string }[];
}

export interface BucketModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** In a versioned bucket, the event of a deletion is a delete marker. */
  readonly isVersioned: boolean;
  readonly notifications: readonly NotificationModel[];
  readonly corsRules: readonly CorsRuleModel[];
}

export interface NotificationModel {
  readonly queueArn: string;
  /** `s3:ObjectCreated:*` and the like. */
  readonly event: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface CorsRuleModel {
  readonly allowedMethods: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

export interface QueueModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** By SQS's own names, as `CreateQueue` takes them. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TableModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The parts of the resource that `CreateTable` takes, unchanged. */
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Key of the code in the assets bucket. */
  readonly assetKey: string;
  /** `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly logGroupName?: string;
}

export interface EventSourceMappingModel {
  readonly logicalId: string;
  readonly functionName: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsBatchItemFailures: boolean;
  readonly maximumConcurrency: number;
}

export interface ScheduleModel {
  readonly logicalId: string;
  /** The group of the schedule. Trust policies name it as the source of the requests. */
  readonly groupArn: string;
  readonly intervalMs: number;
  readonly targetArn: string;
  /** The role that EventBridge Scheduler assumes to invoke the target. */
  readonly roleArn: string;
  /** The event that the target gets. */
  readonly input: unknown;
}

export interface RoleModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly trust: PolicyDocument;
}

export interface DistributionModel {
  readonly logicalId: string;
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly defaultRootObject: string;
  readonly origins: readonly OriginModel[];
  /** In order of precedence. The default behaviour is the last one, with the pattern `*`. */
  readonly behaviors: readonly BehaviorModel[];
  readonly errorResponses: readonly ErrorResponseModel[];
}

export interface OriginModel {
  readonly id: string;
  readonly domainName: string;
  readonly path: string;
  readonly originAccessControlId?: string;
}

export interface BehaviorModel {
  readonly pathPattern: string;
  readonly originId: string;
  readonly allowedMethods: readonly string[];
  readonly compresses: boolean;
  readonly cachePolicyId: string;
  readonly responseHeadersPolicyId?: string;
  readonly viewerRequestFunctionArn?: string;
  readonly viewerResponseFunctionArn?: string;
}

export interface ErrorResponseModel {
  readonly errorCode: number;
  readonly responseCode?: number;
  readonly responsePagePath?: string;
}

interface EdgeFunctionModel {
  readonly logicalId: string;
  readonly arn: string;
  readonly code: string;
  /** The key value store that the function may read. */
  readonly keyValueStoreArn?: string;
}

export interface KeyValueStoreModel {
  readonly logicalId: string;
  readonly arn: string;
}

export interface CachePolicyModel {
  readonly id: string;
  readonly acceptsGzip: boolean;
  readonly acceptsBrotli: boolean;
}

export interface ResponseHeadersPolicyModel {
  readonly id: string;
  readonly cors?: CorsPolicyModel;
  /** The name is in lower case. With `override`, the value replaces the origin's. */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly override: boolean }[];
  readonly removedHeaders: readonly string[];
}

export interface CorsPolicyModel {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number;
  readonly override: boolean;
}
