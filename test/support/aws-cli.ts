import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether there is no AWS CLI on this machine. */
export const isAwsCliMissing = spawnSync('aws', ['--version']).status !== 0;

/** Runs the real AWS CLI in `folder` against what listens at `endpoint`, and gives what it printed. */
export function awsCli(endpoint: string, folder: string): (...args: string[]) => Promise<string> {
  return async (...args) => {
    const { stdout } = await promisify(execFile)('aws', ['--endpoint-url', endpoint, ...args], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_DEFAULT_REGION: 'eu-central-1',
      },
    });
    return stdout;
  };
}
