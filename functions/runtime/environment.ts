import * as z from 'zod/mini';

/** An address with its final slash, which `new URL` relative to it needs. */
export const absoluteUrl = z.pipe(
  z.url({ protocol: /^https?$/ }),
  z.transform((url: string) => (url.endsWith('/') ? url : `${url}/`)),
);

/** Reads a function's environment once, at its start. @throws TypeError if a variable is missing or wrong */
export function readEnvironment<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new TypeError(`the function's environment is not as the stack should set it: ${faults.join('; ')}`);
}
