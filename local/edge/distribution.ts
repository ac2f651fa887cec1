import type { Gateway } from '../gateway/gateway.ts';
import { matchesWildcard } from '../iam/wildcard.ts';
import type { KeyValueStores } from '../key-values/key-value-store.ts';
import type { LogListener } from '../log/log-record.ts';
import type {
  BehaviorModel,
  CachePolicyModel,
  CloudModel,
  DistributionModel,
  ErrorResponseModel,
  ResponseHeadersPolicyModel,
} from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';
import { EdgeFunction } from './edge-function.ts';
import { normalizedPath } from './normalized-path.ts';
import { S3Origin } from './origin.ts';

/** A cache behaviour, with everything that it refers to. */
export interface Behavior {
  readonly pathPattern: string;
  readonly allowedMethods: readonly string[];
  readonly compresses: boolean;
  readonly origin: S3Origin;
  readonly cachePolicy: CachePolicyModel;
  readonly headersPolicy?: ResponseHeadersPolicyModel;
  readonly viewerRequest?: EdgeFunction;
  readonly viewerResponse?: EdgeFunction;
}

/** The template's distribution, ready to answer requests. */
export class Distribution {
  readonly model: DistributionModel;
  readonly #behaviors: readonly Behavior[];

  /** @throws {TemplateError} if it refers to something outside the template, e.g. a managed policy */
  constructor(cloud: CloudModel, gateway: Gateway, keyValueStores: KeyValueStores, onLog: LogListener) {
    const [model] = cloud.distributions;
    if (!model || cloud.distributions.length > 1) {
      throw new TemplateError(`the template has ${cloud.distributions.length} distributions, not one`);
    }
    this.model = model;
    const where = `Resource '${model.logicalId}' (AWS::CloudFront::Distribution)`;
    const origins = new Map<string, S3Origin>();
    for (const origin of model.origins) {
      const accessControl = origin.originAccessControlId;
      if (accessControl) found(cloud.originAccessControls, (one) => one.id === accessControl, where);
      origins.set(origin.id, new S3Origin(gateway, model, origin, cloud.buckets));
    }
    this.#behaviors = model.behaviors.map((behavior) => ({
      ...behaviorOf(behavior, cloud, where, functionFrom(cloud, keyValueStores, where, onLog)),
      origin: found([...origins], ([id]) => id === behavior.originId, where)[1],
    }));
  }

  /**
   * The first behaviour with a pattern that matches the path. The default behaviour matches every path.
   *
   * @param path as the viewer sent it
   */
  behaviorFor(path: string): Behavior {
    const normalized = normalizedPath(path);
    return this.#behaviors.find(({ pathPattern }) => matchesPath(pathPattern, normalized)) as Behavior;
  }

  errorResponseFor(status: number): ErrorResponseModel | undefined {
    return this.model.errorResponses.find(({ errorCode }) => errorCode === status);
  }
}

/** A pattern may leave out its first slash (developer guide, path pattern). */
function matchesPath(pattern: string, path: string): boolean {
  return pattern === '*' || matchesWildcard(pattern.replace(/^\/?/, '/'), path);
}

/** Returns what makes a function by its ARN, with the store that is associated with it. */
function functionFrom(
  cloud: CloudModel,
  keyValueStores: KeyValueStores,
  where: string,
  onLog: LogListener,
): (functionArn: string) => EdgeFunction {
  return (functionArn) => {
    const { code, keyValueStoreArn } = found(cloud.edgeFunctions, ({ arn }) => arn === functionArn, where);
    if (!keyValueStoreArn) return new EdgeFunction(code, onLog);
    const [, store] = found([...keyValueStores], ([arn]) => arn === keyValueStoreArn, where);
    return new EdgeFunction(code, onLog, store);
  };
}

function behaviorOf(
  model: BehaviorModel,
  cloud: CloudModel,
  where: string,
  functionOf: (functionArn: string) => EdgeFunction,
): Omit<Behavior, 'origin'> {
  const { pathPattern, allowedMethods, compresses } = model;
  const { responseHeadersPolicyId, viewerRequestFunctionArn, viewerResponseFunctionArn } = model;
  return {
    pathPattern,
    allowedMethods,
    compresses,
    cachePolicy: found(cloud.cachePolicies, ({ id }) => id === model.cachePolicyId, where),
    ...(responseHeadersPolicyId && {
      headersPolicy: found(cloud.headersPolicies, ({ id }) => id === responseHeadersPolicyId, where),
    }),
    ...(viewerRequestFunctionArn && { viewerRequest: functionOf(viewerRequestFunctionArn) }),
    ...(viewerResponseFunctionArn && { viewerResponse: functionOf(viewerResponseFunctionArn) }),
  };
}

function found<T>(candidates: readonly T[], isWanted: (candidate: T) => boolean, where: string): T {
  const candidate = candidates.find(isWanted);
  if (candidate === undefined) {
    throw new TemplateError(
      `${where} refers to a policy, function, store or origin that is not in the template`,
    );
  }
  return candidate;
}
