import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CfnResource } from '../lib/synthesis.ts';

const APP = fileURLToPath(new URL('../../bin/app.ts', import.meta.url));
const run = promisify(execFile);

describe('the app, run by Node without the CDK CLI and from another folder', () => {
  let outdir: string;
  let template: { Resources: Record<string, CfnResource>; Outputs: Record<string, { Value: unknown }> };

  beforeAll(async () => {
    outdir = await mkdtemp(path.join(tmpdir(), 'broadsheet-app-'));
    await run(process.execPath, [APP], {
      cwd: tmpdir(),
      env: {
        ...process.env,
        CDK_OUTDIR: outdir,
        // As the CLI hands on `-c publicUrl=…`.
        CDK_CONTEXT_JSON: JSON.stringify({ publicUrl: 'https://news.example' }),
      },
    });
    template = JSON.parse(await readFile(path.join(outdir, 'Broadsheet.template.json'), 'utf8'));
  });

  afterAll(() => rm(outdir, { recursive: true }));

  it('synthesizes the stack with the functions as bundled', async () => {
    const assets = JSON.parse(await readFile(path.join(outdir, 'Broadsheet.assets.json'), 'utf8'));
    const functions = Object.values(template.Resources).filter((it) => it.Type === 'AWS::Lambda::Function');
    expect(functions).toHaveLength(4);
    const bundles: string[][] = [];
    for (const { Properties } of functions) {
      const { source } = assets.files[path.basename(Properties.Code.S3Key, '.zip')];
      bundles.push((await readdir(path.join(outdir, source.path))).toSorted());
    }
    const code = ['index.mjs', 'index.mjs.map'];
    expect(bundles.toSorted((one, other) => other.length - one.length)).toEqual([
      ['headlines.js', ...code],
      code,
      code,
      code,
    ]);
  });

  it('applies the feature flags of cdk.json, which only the CLI reads of itself', () => {
    const [role] = Object.values(template.Resources).filter((it) => it.Type === 'AWS::IAM::Role');
    const [policy] = role!.Properties.Policies;
    // `minimizePolicies` writes a lone resource as itself and sorts the rest.
    expect(policy.PolicyDocument.Statement[0].Resource).toEqual({
      'Fn::GetAtt': [expect.any(String), 'Arn'],
    });
    expect(Object.values(template.Resources).map((it) => it.Type)).not.toContain('AWS::CDK::Metadata');
  });

  it('takes the operator’s settings from the context', () => {
    expect(template.Outputs.SiteUrl!.Value).toBe('https://news.example/');
  });
});
