import { arnOf } from '../naming.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

export const role: ResourceType = {
  identity(logicalId) {
    return {
      ref: logicalId,
      attributes: { Arn: arnOf('iam', `role/${logicalId}`), RoleId: logicalId },
    };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      Description: BECAUSE.description,
      Tags: BECAUSE.tags,
      MaxSessionDuration: 'local sessions do not end',
      Path: 'only part of the name',
    });
    if (properties.strings('ManagedPolicyArns').length > 0) {
      properties.refuse('ManagedPolicyArns', 'cannot be evaluated here: write the statements out');
    }
    model.roles.push({
      logicalId,
      name: identity.ref,
      arn: identity.attributes.Arn as string,
      trust: properties.raw('AssumeRolePolicyDocument') as PolicyDocument,
    });
    for (const inline of properties.objects('Policies')) {
      inline.withoutEffect({ PolicyName: BECAUSE.description });
      const document = inline.raw('PolicyDocument') as PolicyDocument;
      model.rolePolicies.push({ roleNames: [identity.ref], document });
    }
  },
};

export const policy: ResourceType = {
  identity: named,
  read(properties, { model }) {
    properties.withoutEffect({ PolicyName: BECAUSE.description });
    model.rolePolicies.push({
      roleNames: properties.strings('Roles'),
      document: properties.raw('PolicyDocument') as PolicyDocument,
    });
  },
};
