import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./doomed-cloud.ts', import.meta.url));

/** One life of a local cloud. */
export interface Life {
  /** Where it can be reached; undefined: it died before it could be. */
  readonly awsEndpoint: string | undefined;
  /** Resolves once it is dead. @throws if it ended in any other way than by being killed. */
  readonly death: Promise<void>;
  /** Says that nothing more will be uploaded in this life. */
  endUpload(): void;
}

/** Starts a cloud on `dataDir` that will be killed at its request number `dieAt`. */
export async function beginLife(dataDir: string, dieAt: number): Promise<Life> {
  const child = fork(SCRIPT, [dataDir, String(dieAt)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const death = once(child, 'close').then(([code, signal]) => {
    if (signal !== 'SIGKILL') throw new Error(`the cloud ended with ${code ?? signal}: ${complaints}`);
  });
  const announced = once(child, 'message').then(
    ([message]) => (message as { awsEndpoint: string }).awsEndpoint,
  );
  const awsEndpoint = await Promise.race([announced, death.then(() => undefined)]);
  // Whoever is dead already need not be told.
  const endUpload = () => void (child.connected && child.send('no more', () => undefined));
  return { awsEndpoint, death, endUpload };
}
