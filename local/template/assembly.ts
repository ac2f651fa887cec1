import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TemplateError } from './template-error.ts';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly [attribute: string]: unknown;
}

/** A CloudFormation template as the CDK writes it: JSON, with intrinsic functions in their long form. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

/** One stack of a synthesized cloud assembly, with the folders of its functions' code. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Absolute folder of each file asset, by its key in the bootstrap bucket (`<hash>.zip`). */
  readonly assetFolders: ReadonlyMap<string, string>;
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/**
 * Reads `<stackName>.template.json` and `<stackName>.assets.json` from `directory` (a `cdk.out`).
 *
 * @throws {TemplateError} if there is no such stack in it
 */
export async function readAssembly(directory: string, stackName: string): Promise<Assembly> {
  const template = await readJson<Template>(join(directory, `${stackName}.template.json`));
  const manifest = await readJson<AssetManifest>(join(directory, `${stackName}.assets.json`));
  const assetFolders = new Map<string, string>();
  for (const { source, destinations } of Object.values(manifest.files ?? {})) {
    for (const { objectKey } of Object.values(destinations)) {
      assetFolders.set(objectKey, resolve(directory, source.path));
    }
  }
  return { stackName, template, assetFolders };
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (cause) {
    throw new TemplateError(`cannot read ${path}: synthesize the stack first`, { cause });
  }
}
