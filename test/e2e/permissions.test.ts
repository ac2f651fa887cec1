import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogRecord } from '../../local/log/log-record.ts';
import type { Template } from '../../local/template/assembly.ts';
import { eventually } from '../support/eventually.ts';
import { startTestCloud } from '../support/test-cloud.ts';

/** The template without one action in the policies of one function's role. */
function without(action: string, rolePrefix: string): (template: Template) => Template {
  return (template) => {
    let removed = 0;
    for (const [id, resource] of Object.entries(template.Resources)) {
      if (resource.Type !== 'AWS::IAM::Role' || !id.startsWith(rolePrefix)) continue;
      const { Policies } = resource.Properties as {
        Policies: { PolicyDocument: { Statement: { Action: string | string[] }[] } }[];
      };
      for (const { PolicyDocument } of Policies) {
        for (const statement of PolicyDocument.Statement) {
          const actions = [statement.Action].flat();
          removed += actions.filter((one) => one === action).length;
          statement.Action = actions.map((one) => (one === action ? 'sqs:ListQueues' : one));
        }
      }
    }
    expect(removed).toBeGreaterThan(0);
    return template;
  };
}

describe('a permission missing from a role', () => {
  it.each([
    ['s3:GetObject', 'IngestionIngest'],
    ['dynamodb:PutItem', 'IngestionIngest'],
    ['sqs:SendMessage', 'IngestionIngest'],
    ['s3:PutObject', 'PublishingPublish'],
    ['dynamodb:Query', 'PublishingPublish'],
    ['dynamodb:Query', 'ClockTick'],
  ])('%s, of %s, fails here as it would on AWS', async (action, role) => {
    const records: LogRecord[] = [];
    const test = await startTestCloud(
      { transformTemplate: without(action, role), onLog: (record) => records.push(record) },
      { waits: false },
    );
    onTestFinished(() => test.cloud.kill());
    const article = '---\ntitle: A\n---\nText.\n';
    await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'articles/a.md', Body: article }));
    await eventually(() => {
      const denied = records.filter((record) =>
        /AccessDenied|not authorized/.test(JSON.stringify(record.fields)),
      );
      expect(denied.length).toBeGreaterThan(0);
    });
  });
});
