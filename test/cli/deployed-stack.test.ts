import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError } from '../../cli/errors.ts';
import { rebuild } from '../../cli/rebuild/rebuild.ts';
import type { TargetOptions } from '../../cli/stack/target.ts';
import { status } from '../../cli/status/status.ts';
import { CapturedTerminal } from '../support/captured-terminal.ts';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

/** The stacks that CloudFormation is to know, with their outputs. */
const stacks = new Map<string, Readonly<Record<string, string>>>();

let cloudFormation: Server;
let test: TestCloud;

/** As CloudFormation answers DescribeStacks, by the Query protocol: in XML. */
function describeStacks(stack: string): { status: number; body: string } {
  const outputs = stacks.get(stack);
  if (!outputs) {
    const message = `Stack with id ${stack} does not exist`;
    const error = `<Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error>`;
    return { status: 400, body: `<ErrorResponse>${error}</ErrorResponse>` };
  }
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const member = `<member><StackName>${stack}</StackName><Outputs>${members.join('')}</Outputs></member>`;
  const result = `<DescribeStacksResult><Stacks>${member}</Stacks></DescribeStacksResult>`;
  return { status: 200, body: `<DescribeStacksResponse>${result}</DescribeStacksResponse>` };
}

beforeAll(async () => {
  test = await startTestCloud();
  cloudFormation = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += chunk;
    const answer = describeStacks(new URLSearchParams(form).get('StackName') ?? '');
    response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
  });
  await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  cloudFormation?.closeAllConnections();
  cloudFormation?.close();
  await test?.stop();
});

beforeEach(() => {
  stacks.set('News', test.cloud.outputs);
  const { port } = cloudFormation.address() as AddressInfo;
  const environment = {
    AWS_ENDPOINT_URL: test.cloud.awsEndpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'us-east-1',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const target = (stack: string): TargetOptions => ({ data: 'nowhere', stack });

describe('a deployed stack', () => {
  it('is found by its outputs, and worked on as the local one is', async () => {
    const terminal = new CapturedTerminal();
    expect(await status({ ...target('News') }, terminal)).toBe(0);
    expect(terminal.printed).toContain('(the stack News)');

    const options = { ...target('News'), all: true, dryRun: true, wait: true, timeout: 3_600 };
    const dry = new CapturedTerminal();
    expect(await rebuild([], options, dry)).toBe(0);
    expect(dry.printed).toMatch(/^\d+ outputs compared: no difference$/m);
  });

  it('that is not there is told from one that is no Broadsheet', async () => {
    stacks.set('Other', { Bucket: 'b' });

    const absent = status(target('Nobody'), new CapturedTerminal());
    await expect(absent).rejects.toThrow(
      'there is no stack Nobody in us-east-1: name another, or its region',
    );
    await expect(absent).rejects.toBeInstanceOf(CommandError);
    await expect(status(target('Other'), new CapturedTerminal())).rejects.toThrow(
      /^the stack Other has no usable output UploadsBucket, SiteBucket, .*: name the stack of a Broadsheet/,
    );
  });
});
