import type { BehaviorModel, ErrorResponseModel, OriginModel } from '../model.ts';
import { arnOf } from '../naming.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

export const distribution: ResourceType = {
  identity(logicalId, naming) {
    return {
      ref: logicalId,
      attributes: { Id: logicalId, DomainName: naming.siteHost },
    };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({ Tags: BECAUSE.tags });
    const config = properties.object('DistributionConfig');
    if (!config) return properties.refuse('DistributionConfig', 'is missing');
    config.withoutEffect({
      Aliases: 'the local site has one address',
      Comment: BECAUSE.description,
      HttpVersion: 'loopback speaks HTTP/1.1',
      IPV6Enabled: BECAUSE.network,
      Logging: BECAUSE.logs,
      PriceClass: BECAUSE.cost,
      ViewerCertificate: 'loopback speaks plain HTTP',
    });
    if (config.optionalBoolean('Enabled') === false) config.refuse('Enabled', 'may not be false here');
    const behaviors = config.objects('CacheBehaviors').map(behaviorOf);
    const fallback = config.object('DefaultCacheBehavior');
    if (fallback) behaviors.push(behaviorOf(fallback));
    model.distributions.push({
      logicalId,
      id: identity.ref,
      arn: arnOf('cloudfront', `distribution/${identity.ref}`),
      domainName: identity.attributes.DomainName as string,
      defaultRootObject: config.optionalString('DefaultRootObject') ?? '',
      origins: config.objects('Origins').map(originOf),
      behaviors,
      errorResponses: config.objects('CustomErrorResponses').map(errorResponseOf),
    });
  },
};

export const originAccessControl: ResourceType = {
  identity: named,
  read(properties, { identity, model }) {
    const config = properties.object('OriginAccessControlConfig');
    config?.withoutEffect({
      Name: BECAUSE.description,
      Description: BECAUSE.description,
      SigningProtocol: 'there is only sigv4',
      OriginAccessControlOriginType: 'every local origin is S3',
    });
    if (config?.string('SigningBehavior') !== 'always') {
      properties.refuse('OriginAccessControlConfig.SigningBehavior', 'is not always');
    }
    model.originAccessControls.push({ id: identity.ref });
  },
};

function originOf(origin: PropertyReader): OriginModel {
  origin.withoutEffect({
    ConnectionAttempts: BECAUSE.network,
    ConnectionTimeout: BECAUSE.network,
    OriginShield: BECAUSE.network,
  });
  origin.object('S3OriginConfig')?.withoutEffect({
    OriginAccessIdentity: 'empty with origin access control',
    OriginReadTimeout: BECAUSE.network,
  });
  const originAccessControlId = origin.optionalString('OriginAccessControlId');
  return {
    id: origin.string('Id'),
    domainName: origin.string('DomainName'),
    path: origin.optionalString('OriginPath') ?? '',
    ...(originAccessControlId ? { originAccessControlId } : {}),
  };
}

function behaviorOf(behavior: PropertyReader): BehaviorModel {
  behavior.withoutEffect({
    ViewerProtocolPolicy: 'loopback speaks plain HTTP',
    CachedMethods: 'the local edge keeps no copies',
    SmoothStreaming: 'no such media',
  });
  const methods = behavior.strings('AllowedMethods');
  const responseHeadersPolicyId = behavior.optionalString('ResponseHeadersPolicyId');
  return {
    pathPattern: behavior.optionalString('PathPattern') ?? '*',
    originId: behavior.string('TargetOriginId'),
    allowedMethods: methods.length > 0 ? methods : ['GET', 'HEAD'],
    compresses: behavior.optionalBoolean('Compress') ?? false,
    cachePolicyId: behavior.string('CachePolicyId'),
    ...(responseHeadersPolicyId ? { responseHeadersPolicyId } : {}),
    ...functionsOf(behavior),
  };
}

const FUNCTION_OF_EVENT = {
  'viewer-request': 'viewerRequestFunctionArn',
  'viewer-response': 'viewerResponseFunctionArn',
} as const;

type Functions = Partial<Record<(typeof FUNCTION_OF_EVENT)[keyof typeof FUNCTION_OF_EVENT], string>>;

/** A behaviour has at most one function for each event. */
function functionsOf(behavior: PropertyReader): Functions {
  const functions: Functions = {};
  for (const association of behavior.objects('FunctionAssociations')) {
    const type = association.string('EventType');
    if (type !== 'viewer-request' && type !== 'viewer-response') {
      return association.refuse('EventType', 'is neither viewer-request nor viewer-response');
    }
    const name = FUNCTION_OF_EVENT[type];
    if (functions[name]) association.refuse('EventType', 'has a function already');
    functions[name] = association.string('FunctionARN');
  }
  return functions;
}

function errorResponseOf(response: PropertyReader): ErrorResponseModel {
  response.withoutEffect({ ErrorCachingMinTTL: 'the local edge keeps no copies' });
  const responseCode = response.optionalNumber('ResponseCode');
  const responsePagePath = response.optionalString('ResponsePagePath');
  return {
    errorCode: response.optionalNumber('ErrorCode') ?? response.refuse('ErrorCode', 'is missing'),
    ...(responseCode === undefined ? {} : { responseCode }),
    ...(responsePagePath === undefined ? {} : { responsePagePath }),
  };
}
