import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Command } from 'commander';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../../cli/errors.ts';
import { describeFailure } from '../../../cli/local/failure.ts';
import { type LocalOptions, withLocalOptions } from '../../../cli/local/local-options.ts';
import { LOOPBACK } from '../../../local/http/loopback-server.ts';
import { startFixture } from '../../local/fixture-cloud.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function parse(...args: string[]): LocalOptions {
  const command = withLocalOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return command.parse(args, { from: 'user' }).opts<LocalOptions>();
}

describe('the options of the local cloud', () => {
  it('have defaults', () => {
    expect(parse()).toEqual({ port: 8080, awsPort: 4566, data: '.broadsheet', content: 'content' });
  });

  it('are all taken', () => {
    const args = ['--port', '0', '--aws-port', '4000', '--data', 'd', '--no-content', '--window', '0.5'];

    expect(parse(...args, '--public-url', 'https://news.example/sub', '--verbose')).toEqual({
      port: 0,
      awsPort: 4000,
      data: 'd',
      content: false,
      window: 0.5,
      publicUrl: 'https://news.example/sub/',
      verbose: true,
    });
  });

  it.each([
    ['--port', '-1'],
    ['--port', '65536'],
    ['--port', '80a'],
    ['--window', 'soon'],
    ['--window', '-1'],
    ['--public-url', 'news.example'],
    ['--public-url', 'file:///etc'],
    ['--prot', '1'],
  ])('are refused when they make no sense: %s %s', (...args) => {
    expect(() => parse(...args)).toThrow();
  });
});

describe('what a person is told', () => {
  it('of a port in use names it and the remedy, and nothing stays open', async () => {
    const blocker = createServer();
    onTestFinished(() => void blocker.close());
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, LOOPBACK, () => resolve((blocker.address() as { port: number }).port));
    });

    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));

    const error = await startFixture({ dataDir, sitePort: port }).catch((reason: unknown) => reason);

    expect(describeFailure(error)).toBe(
      `port ${port} is in use by another program: stop that program, or choose other ports with --port and --aws-port`,
    );
  });

  it('of a mistake has no stack, of a bug has one', () => {
    expect(describeFailure(new UsageError('no such folder'))).toBe('no such folder');
    expect(describeFailure(new TypeError('a bug'))).toContain('failure.test.ts');
  });
});
