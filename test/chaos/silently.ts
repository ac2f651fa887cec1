const METHODS = ['info', 'warn', 'error'] as const;
/** Where the functions log; Lambda reads it. */
const { console: output } = globalThis;

/** Runs `work` without what the functions log: of thousands of histories nobody reads it. */
export async function silently<Result>(work: () => Promise<Result>): Promise<Result> {
  const loud = METHODS.map((method) => [method, output[method]] as const);
  for (const method of METHODS) output[method] = () => {};
  try {
    return await work();
  } finally {
    for (const [method, original] of loud) output[method] = original;
  }
}
