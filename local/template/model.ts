import type { PolicyDocument } from './policy-document.ts';

/** What the template asks for, in plain values: everything the local cloud is built from. */
export interface CloudModel {
  readonly buckets: BucketModel[];
  readonly bucketPolicies: { readonly bucketName: string; readonly document: PolicyDocument }[];
  readonly queues: QueueModel[];
  readonly queuePolicies: { readonly queueUrls: readonly string[]; readonly document: PolicyDocument }[];
  readonly tables: TableModel[];
  readonly functions: FunctionModel[];
  readonly mappings: EventSourceMappingModel[];
  /** What is set for functions that are invoked asynchronously. */
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
  /** A versioned bucket announces a deletion as a delete marker. */
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
  /** In SQS's own terms, as `CreateQueue` takes them. */
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
  /** The group it is in: the source of its requests, as trust policies name it. */
  readonly groupArn: string;
  readonly intervalMs: number;
  readonly targetArn: string;
  /** The role that EventBridge Scheduler takes on to reach the target. */
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
  /** In order of precedence; the default behaviour is last, with the pattern `*`. */
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
  /** The store that it may read. */
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
  /** Lower-case name, value, and whether it replaces what the origin sent. */
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
