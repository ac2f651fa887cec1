import type { LocalCloud, LocalCloudOptions } from './cloud.ts';
import { lockData } from './data/data-lock.ts';
import { type Assembly, readAssembly } from './template/assembly.ts';
import { CloudProcess } from './wiring/cloud-process.ts';
import { synthesize } from './wiring/synthesize.ts';

/** The id of the stack in `bin/app.ts`. */
const STACK_NAME = 'Broadsheet';

/**
 * Starts the local cloud from the synthesized template: emulators, gateway, functions, queues, site.
 *
 * @throws {DataInUseError} if another local cloud uses the same data
 * @throws {PortInUseError} if another program uses a port
 * @throws {TemplateError} if the template holds something that the local cloud does not know, or that AWS would refuse
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const assemblyDir = options.assemblyDir ?? (await synthesize());
  const assembly = await readAssembly(assemblyDir, options.stackName ?? STACK_NAME);
  const lock = await lockData(options.dataDir);
  const cloud = new CloudProcess(options, lock);
  try {
    return await cloud.start(transformed(assembly, options));
  } catch (error) {
    await cloud.kill();
    throw error;
  }
}

function transformed(assembly: Assembly, { transformTemplate }: LocalCloudOptions): Assembly {
  if (!transformTemplate) return assembly;
  return { ...assembly, template: transformTemplate(structuredClone(assembly.template)) };
}
