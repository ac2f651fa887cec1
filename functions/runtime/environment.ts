import * as z from 'zod/mini';
import { detours } from '../notify/detours.ts';

/** Address with its final slash, as `new URL` relative to it needs. */
const absoluteUrl = z.pipe(
  z.url({ protocol: /^https?$/ }),
  z.transform((url: string) => (url.endsWith('/') ? url : `${url}/`)),
);

/** Reads a function's environment once, at its start. @throws if the stack left out or misspelt a variable. */
export function readEnvironment<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new TypeError(`the function's environment is not as the stack should set it: ${faults.join('; ')}`);
}

export const ingestEnvironment = z.object({
  UPLOADS_BUCKET: z.string(),
  INDEX_TABLE: z.string(),
  INTAKE_QUEUE_URL: z.string(),
  JOBS_QUEUE_URL: z.string(),
  /** Host name of the distribution. */
  DISTRIBUTION_DOMAIN: z.string(),
  /** The operator's choice of address; wins over `site.yaml`. */
  PUBLIC_URL: z.optional(absoluteUrl),
});

export const publishEnvironment = z.object({
  UPLOADS_BUCKET: z.string(),
  SITE_BUCKET: z.string(),
  /** Of what partners get with their key. */
  PARTNERS_BUCKET: z.string(),
  INDEX_TABLE: z.string(),
  INTAKE_QUEUE_URL: z.string(),
  JOBS_QUEUE_URL: z.string(),
  NOTICES_QUEUE_URL: z.string(),
  /** Of the metrics that the stack's alarms watch. */
  METRICS_NAMESPACE: z.string(),
});

export const notifyEnvironment = z.object({
  INDEX_TABLE: z.string(),
  NOTICES_QUEUE_URL: z.string(),
  /** Set by the local cloud alone. */
  PUSH_TO: detours,
});

export const clockEnvironment = z.object({
  INDEX_TABLE: z.string(),
  INTAKE_QUEUE_URL: z.string(),
  JOBS_QUEUE_URL: z.string(),
});
