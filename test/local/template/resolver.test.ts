// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's and IAM's own syntax.
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/template/assembly.ts';
import { type Identity, Resolver } from '../../../local/template/resolver.ts';

const template: Template = {
  Resources: {},
  Parameters: { Stage: { Type: 'String', Default: 'test' } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    Either: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] },
  },
};
const identities = new Map<string, Identity>([
  ['Queue', { ref: 'http://queue', attributes: { Arn: 'arn:queue', 'Meta.Id': 'nested' } }],
]);
const resolver = new Resolver(template, { 'AWS::Region': 'us-east-1' }, identities);

describe('an intrinsic function', () => {
  it.each<[string, unknown, unknown]>([
    ['Ref to a resource', { Ref: 'Queue' }, 'http://queue'],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Ref to a parameter', { Ref: 'Stage' }, 'test'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    ['Fn::GetAtt of a nested attribute', { 'Fn::GetAtt': ['Queue', 'Meta.Id'] }, 'nested'],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, 'a-test'],
    ['Fn::Split and Fn::Select', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    ['Fn::Sub', { 'Fn::Sub': '${Queue.Arn}/${AWS::Region}/${!Literal}' }, 'arn:queue/us-east-1/${Literal}'],
    ['Fn::Sub with its own variables', { 'Fn::Sub': ['${a}', { a: { Ref: 'Stage' } }] }, 'test'],
    ['Fn::If, true', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ['Fn::If, false', { 'Fn::If': ['Both', 1, 2] }, 2],
    ['Fn::If by Fn::Or', { 'Fn::If': ['Either', 1, 2] }, 1],
    ['AWS::NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['AWS::NoValue in a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    ['AWS::NoValue by Fn::If', { a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, {}],
    ['none', { a: [1, null, true, 'x'] }, { a: [1, null, true, 'x'] }],
  ])('%s', (_, value, expected) => {
    expect(resolver.resolve(value, 'here')).toEqual(expected);
  });

  it('that is broken is an error that says where', () => {
    expect(() => resolver.resolve({ 'Fn::Select': [9, ['a']] }, 'Resource X')).toThrow(/Resource X/);
    expect(() => resolver.resolve({ 'Fn::If': ['Absent', 1, 2] }, 'Resource X')).toThrow(/'Absent'/);
  });
});
