import { rm } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Template } from '../../../local/template/assembly.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startFixture } from '../fixture-cloud.ts';

type Changed = Record<string, { Properties: Record<string, never> }>;

async function startWith(change: (resources: Changed) => void): Promise<unknown> {
  const dataDir = await temporaryFolder();
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const transformTemplate = (template: Template): Template => {
    change(template.Resources as unknown as Changed);
    return template;
  };
  return startFixture({ dataDir, transformTemplate });
}

/** Takes an action out of every statement of a role's inline policy. */
function withoutAction(resources: Changed, role: string, action: string): void {
  const policies = resources[role]?.Properties.Policies as unknown as {
    PolicyDocument: { Statement: { Action: string | string[] }[] };
  }[];
  for (const statement of policies[0]?.PolicyDocument.Statement ?? []) {
    statement.Action = [statement.Action].flat().filter((one) => one !== action);
  }
}

describe('a local cloud does not start when the deployment would fail:', () => {
  it('S3 may not send to the queue it should notify', async () => {
    const start = startWith((resources) => {
      delete resources.IntakeQueuePolicy;
    });

    await expect(start).rejects.toThrow(/'UploadsBucketA1'.*AccessDenied/);
  });

  it('a role may not poll the queue of its mapping', async () => {
    const start = startWith((resources) => withoutAction(resources, 'IntakeRole', 'sqs:DeleteMessage'));

    await expect(start).rejects.toThrow(/'IntakeMapping'.*AccessDenied.*sqs:DeleteMessage/);
  });

  it('a role may not write the log of its function', async () => {
    const start = startWith((resources) => withoutAction(resources, 'CopyRole', 'logs:PutLogEvents'));

    await expect(start).rejects.toThrow(/'CopyFunction'.*AccessDenied.*logs:PutLogEvents/);
  });

  it('a role cannot be assumed by Lambda', async () => {
    const start = startWith((resources) => {
      const role = resources.CopyRole?.Properties as Record<string, unknown>;
      role.AssumeRolePolicyDocument = {
        Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
      };
    });

    await expect(start).rejects.toThrow(/'CopyRole'.*lambda.amazonaws.com/);
  });

  it('a message would become visible while its function still runs', async () => {
    const start = startWith((resources) => {
      const queue = resources.JobsQueue?.Properties as Record<string, unknown>;
      queue.VisibilityTimeout = 1;
    });

    await expect(start).rejects.toThrow(/'CopyMapping'.*visibility timeout/);
  });
});
