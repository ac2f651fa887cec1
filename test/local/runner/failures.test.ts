import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/template/assembly.ts';
import { eventually } from '../../support/eventually.ts';
import { clientsOf, fixtureForTest } from '../fixture-cloud.ts';

/** The fixture with timeouts that a test can wait for, and two attempts. */
function impatient(template: Template): Template {
  const changed = structuredClone(template.Resources) as Record<
    string,
    { Properties: Record<string, unknown> }
  >;
  Object.assign(changed.IntakeFunction?.Properties ?? {}, { Timeout: 4 });
  const queue = changed.IntakeQueue?.Properties ?? {};
  Object.assign(queue, { VisibilityTimeout: 4 });
  Object.assign(queue.RedrivePolicy ?? {}, { maxReceiveCount: 2 });
  return { ...template, Resources: changed as unknown as Template['Resources'] };
}

const upload = (Key: string, Body: string, { s3 }: ReturnType<typeof clientsOf>) =>
  s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: `articles/${Key}`, Body }));

describe('a function', () => {
  it.each([
    ['throws', 'throw', 'thrown on purpose'],
    ['does not end in time', 'hang', 'Task timed out after 4.00 seconds'],
    ['ends its process', 'exit', 'the process of the function ended'],
  ])('that %s fails the whole batch, and the next invocation starts anew', async (_, text, error) => {
    const own = await fixtureForTest({ transformTemplate: impatient });
    const ownClients = clientsOf(own);
    await upload('bad.md', text, ownClients);
    await eventually(() => expect(own.logs.map(({ fields }) => fields.error)).toContain(error));

    await upload('good.md', 'text', ownClients);

    await eventually(() =>
      ownClients.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'articles/good.md' })),
    );
  });
});

describe('a message that fails', () => {
  it('alone comes back, and after its last attempt goes to the dead letters', async () => {
    const own = await fixtureForTest({ transformTemplate: impatient });
    const ownClients = clientsOf(own);
    await Promise.all([
      upload('fails.md', 'fail', ownClients),
      ...[1, 2, 3].map((index) => upload(`fine/${index}.md`, 'text', ownClients)),
    ]);

    await own.whenIdle();

    const deadLetters = own.messagesIn(own.outputs.IntakeDeadLetterQueueUrl as string).join();
    expect(deadLetters).toContain('articles/fails.md');
    expect(deadLetters).not.toContain('articles/fine');
    const attempts = own.logs.filter(({ message }) => message === 'messages failed');
    expect(attempts.length).toBeGreaterThanOrEqual(2);
    const fine = own.logs.filter(({ message, fields }) => {
      return message === 'ingested' && String(fields.key).startsWith('articles/fine/');
    });
    expect(fine).toHaveLength(3);
  });
});
