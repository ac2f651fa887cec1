import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

type Run = (...args: string[]) => Promise<string>;

/** Whether there is no rclone, or no s3cmd, on this machine. `.ci/run` installs both from Debian. */
export const isRcloneMissing = spawnSync('rclone', ['version']).status !== 0;
export const isS3cmdMissing = spawnSync('s3cmd', ['--version']).status !== 0;

/** Runs rclone in `folder`, where `local:uploads` is the bucket at `endpoint`. Gives what it printed. */
export function rclone(endpoint: string, folder: string): Run {
  const settings = {
    TYPE: 's3',
    PROVIDER: 'Other',
    ENDPOINT: endpoint,
    ACCESS_KEY_ID: 'local',
    SECRET_ACCESS_KEY: 'local',
  };
  const remote = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`RCLONE_CONFIG_LOCAL_${name}`, value]),
  );
  return run('rclone', ['--retries=1', '--low-level-retries=1'], folder, {
    ...remote,
    RCLONE_CONFIG: join(folder, 'rclone.conf'),
  });
}

/** Runs s3cmd in `folder` against what listens at `endpoint`. Gives what it printed. */
export function s3cmd(endpoint: string, folder: string): Run {
  const { host } = new URL(endpoint);
  const hosts = [`--host=${host}`, `--host-bucket=${host}`, '--no-ssl'];
  const keys = ['--access_key=local', '--secret_key=local'];
  return run('s3cmd', [`--config=${join(folder, 's3cfg')}`, ...hosts, ...keys, '--no-progress'], folder, {});
}

function run(command: string, settings: string[], folder: string, env: Record<string, string>): Run {
  return async (...args) => {
    const { stdout } = await promisify(execFile)(command, [...settings, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  };
}
