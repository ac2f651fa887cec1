import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { endingOf } from '../../cli/describe-error.ts';
import { CommandError, InterruptedError, UsageError } from '../../cli/errors.ts';

/** The error of a client that asks where nobody listens, as `options` say. */
async function errorOf(options: ConstructorParameters<typeof SQSClient>[0]): Promise<unknown> {
  const client = new SQSClient({ region: 'us-east-1', maxAttempts: 1, ...options });
  const command = new GetQueueAttributesCommand({ QueueUrl: 'http://127.0.0.1:9/1/jobs' });
  return await client.send(command).catch((error: unknown) => error);
}

const credentials = { accessKeyId: 'operator', secretAccessKey: 'local' };

describe('the end of a command', () => {
  it.each([
    [new CommandError('no'), 1],
    [new UsageError('no'), 2],
    [new InterruptedError('no'), 130],
  ])('that failed as %o has its own exit code, and no stack', (error, exitCode) => {
    expect(endingOf(error)).toEqual({ exitCode, message: 'no' });
  });

  it('that asked for help is a good one; an unknown option is a usage error, already printed', () => {
    expect(endingOf(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)')).exitCode).toBe(0);
    expect(endingOf(new CommanderError(1, 'commander.unknownOption', 'error'))).toEqual({
      exitCode: 2,
      message: '',
    });
  });

  it('that found no network names where it looked', async () => {
    const error = await errorOf({ endpoint: 'http://127.0.0.1:9', credentials });
    expect(endingOf(error)).toEqual({
      exitCode: 1,
      message:
        '127.0.0.1 cannot be reached (ECONNREFUSED): check the network, and that the server is running',
    });
  });

  it('that had no credentials says how to get some', async () => {
    const provider = async (): Promise<never> => {
      throw Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' });
    };
    expect(endingOf(await errorOf({ credentials: provider })).message).toMatch(/^there are no credentials/);
  });

  it('that is a bug shows where, and what others wrote cannot command the terminal', () => {
    expect(endingOf(new TypeError('a bug')).message).toContain('describe-error.test.ts');
    expect(endingOf(new UsageError('\u001b[2J')).message).toBe('\\u001b[2J');
  });
});
