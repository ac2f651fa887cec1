import type { Gateway } from '../gateway/gateway.ts';
import { matchesWildcard } from '../iam/wildcard.ts';
import type { LogListener } from '../log-record.ts';
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
import { S3Origin } from './origin.ts';

/** A cache behaviour with everything it refers to found. */
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

  /** @throws {TemplateError} if it refers to something that is not in the template, e.g. a managed policy */
  constructor(cloud: CloudModel, gateway: Gateway, onLog: LogListener) {
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
      ...behaviorOf(behavior, cloud, where, onLog),
      origin: found([...origins], ([id]) => id === behavior.originId, where)[1],
    }));
  }

  /** The first behaviour whose pattern fits the path as the viewer sent it; the default one fits everything. */
  behaviorFor(path: string): Behavior {
    return this.#behaviors.find(({ pathPattern }) => matchesPath(pathPattern, path)) as Behavior;
  }

  errorResponseFor(status: number): ErrorResponseModel | undefined {
    return this.model.errorResponses.find(({ errorCode }) => errorCode === status);
  }
}

/** Patterns may leave out the first slash (developer guide, path pattern). */
function matchesPath(pattern: string, path: string): boolean {
  return pattern === '*' || matchesWildcard(pattern.replace(/^\/?/, '/'), path);
}

function behaviorOf(
  model: BehaviorModel,
  cloud: CloudModel,
  where: string,
  onLog: LogListener,
): Omit<Behavior, 'origin'> {
  const { pathPattern, allowedMethods, compresses } = model;
  const { responseHeadersPolicyId, viewerRequestFunctionArn, viewerResponseFunctionArn } = model;
  const functionOf = (functionArn: string): EdgeFunction =>
    new EdgeFunction(found(cloud.edgeFunctions, ({ arn }) => arn === functionArn, where).code, onLog);
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
    throw new TemplateError(`${where} refers to a policy, function or origin that is not in the template`);
  }
  return candidate;
}
