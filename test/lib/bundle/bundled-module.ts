import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

export interface BundledModule {
  readonly text: string;
  /** What the bundle exports, when run. */
  readonly exports: Record<string, unknown>;
}

/** Bundles a module given by its source, minified as the functions are, and runs it. */
export async function bundledModule(source: string, plugins: Plugin[]): Promise<BundledModule> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    plugins,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const text = outputFiles[0]!.text;
  const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  return { text, exports: await import(/* @vite-ignore */ address) };
}
