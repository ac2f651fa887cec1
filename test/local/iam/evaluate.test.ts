// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's and IAM's own syntax.
import { describe, expect, it } from 'vitest';
import { type Access, checkPolicy, evaluatePolicy } from '../../../local/iam/evaluate.ts';
import type { Statement } from '../../../local/template/policy-document.ts';

const object: Access = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a/k' };
const allow: Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const policy = (...Statement: Statement[]) => ({ Statement });

describe('a policy', () => {
  it.each<[string, Statement[], string]>([
    ['allows what a statement names', [allow], 'allow'],
    ['knows actions whatever their case', [{ ...allow, Action: 'S3:getobject' }], 'allow'],
    ['knows wildcards in actions', [{ ...allow, Action: ['s3:Put*', 's3:Get?bject'] }], 'allow'],
    ['says nothing of another action', [{ ...allow, Action: 's3:GetObjectVersion' }], 'none'],
    ['says nothing of another resource', [{ ...allow, Resource: 'arn:aws:s3:::b' }], 'none'],
    ['denies over every allow', [allow, { ...allow, Effect: 'Deny' }, allow], 'deny'],
    ['turns NotAction round', [{ Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }], 'allow'],
    ['turns NotResource round', [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/*' }], 'none'],
    ['says nothing when empty', [], 'none'],
  ])('%s', (_, statements, expected) => {
    expect(evaluatePolicy(policy(...statements), object)).toBe(expected);
  });

  it('on a resource counts only for the principals it names', () => {
    const forS3 = policy({ ...allow, Principal: { Service: 's3.amazonaws.com' } });

    expect(evaluatePolicy(forS3, object, { kind: 'Service', name: 's3.amazonaws.com' })).toBe('allow');
    expect(evaluatePolicy(forS3, object, { kind: 'AWS', name: 's3.amazonaws.com' })).toBe('none');
    expect(evaluatePolicy(policy(allow), object, { kind: 'AWS', name: 'x' })).toBe('none');
    const forAll = policy({ ...allow, Principal: { AWS: '*' } });
    expect(evaluatePolicy(forAll, object, { kind: 'AWS', name: 'x' })).toBe('allow');
  });
});

describe('a condition', () => {
  const sourceArn = 'arn:aws:s3:::uploads';
  const context = { 'aws:sourcearn': sourceArn, 'aws:sourceaccount': '000000000000', 's3:prefix': 'a/' };

  it.each<[NonNullable<Statement['Condition']>, boolean]>([
    [{ StringEquals: { 'aws:SourceAccount': '000000000000' } }, true],
    [{ StringEquals: { 'aws:SourceAccount': ['1', '000000000000'] } }, true],
    [{ StringEquals: { 'aws:SourceAccount': '1' } }, false],
    [{ StringNotEquals: { 'aws:SourceAccount': '1' } }, true],
    [{ ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::*' } }, true],
    [{ ArnLike: { 'aws:SourceArn': 'arn:*' } }, false],
    [{ ArnEquals: { 'aws:SourceArn': sourceArn } }, true],
    [{ StringLike: { 's3:prefix': ['a/*', 'b/*'] } }, true],
    [{ StringLike: { 's3:prefix': 'b/*' } }, false],
    [{ StringLike: { 's3:delimiter': '*' } }, false],
    [{ StringLikeIfExists: { 's3:delimiter': 'x' } }, true],
    [{ Null: { 's3:delimiter': 'true' } }, true],
    [{ Null: { 's3:prefix': 'true' } }, false],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, false],
    [{ NumericLessThan: { 's3:TlsVersion': '1.2' } }, false],
    [{ 'ForAllValues:StringLike': { 's3:prefix': 'a/*' } }, true],
    [{ StringEquals: { 's3:prefix': 'a/', 'aws:SourceAccount': '1' } }, false],
  ])('%j holds: %s', (Condition, holds) => {
    const verdict = evaluatePolicy(policy({ ...allow, Condition }), { ...object, context });

    expect(verdict).toBe(holds ? 'allow' : 'none');
  });

  it.each<[string, Statement]>([
    ['operator IpAddress', { ...allow, Condition: { IpAddress: { 'aws:SourceAccount': '1' } } }],
    ['operator ForSome:StringLike', { ...allow, Condition: { 'ForSome:StringLike': { 's3:prefix': 'x' } } }],
    [
      'key aws:PrincipalTag/team',
      { ...allow, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } },
    ],
    ['element NotPrincipal', { ...allow, NotPrincipal: '*' } as Statement],
    ['variable in arn:aws:s3:::${aws:username}', { ...allow, Resource: 'arn:aws:s3:::${aws:username}' }],
  ])('that is not evaluated here is refused by name: %s', (named, statement) => {
    expect(() => checkPolicy(policy(statement), "Policy of 'X'")).toThrow(named);
  });
});
