import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { LogLevel } from '../log/log-record.ts';
import { captureConsole, captureStandardOutput } from './capture-console.ts';
import type { Invocation, WorkerMessage, WorkerSetup } from './messages.ts';

/** The inside of one execution environment: loads the bundle once, then runs one invocation at a time. */

type Handler = (event: unknown, context: object) => unknown;

const setup = workerData as WorkerSetup;
const port = parentPort as NonNullable<typeof parentPort>;
const post = (message: WorkerMessage): void => port.postMessage(message);
const report = (level: LogLevel, record: Record<string, unknown>): void =>
  post({ kind: 'log', level, record });
captureConsole(report);
captureStandardOutput(report);

/** Imported at the first invocation. If that fails, the invocation fails and reports the error with its stack. */
let handler: Promise<Handler> | undefined;

async function loadHandler(): Promise<Handler> {
  const loaded = (await import(pathToFileURL(setup.modulePath).href)) as Record<string, unknown>;
  const found = loaded[setup.handlerName];
  if (typeof found === 'function') return found as Handler;
  throw new TypeError(`${setup.handlerName} is not exported by the bundle of ${setup.functionName}`);
}

function contextOf({ requestId, deadline }: Invocation): object {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: String(setup.memoryMegabytes),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

async function run(invocation: Invocation): Promise<WorkerMessage> {
  const { requestId } = invocation;
  try {
    handler ??= loadHandler();
    const value = JSON.stringify(await (await handler)(invocation.event, contextOf(invocation)));
    return { kind: 'result', requestId, ...(value === undefined ? {} : { value }) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const stack = error.stack ? { stack: error.stack } : {};
    return { kind: 'error', requestId, errorType: error.name, errorMessage: error.message, ...stack };
  }
}

process.env.AWS_LAMBDA_LOG_STREAM_NAME ??= randomUUID();
port.on('message', (invocation: Invocation) => {
  run(invocation).then(post, (error: unknown) => {
    throw error;
  });
});
