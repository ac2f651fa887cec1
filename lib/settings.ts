import type { Node } from 'constructs';
import { z } from 'zod';

const HTTP = /^https?$/;

/** CloudFront accepts certificates from us-east-1 only. */
const CERTIFICATE_ARN = /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

const schema = z
  .object({
    publicUrl: z
      .url({ protocol: HTTP, error: 'is not an absolute http(s) address' })
      .transform((url) => new URL(url.endsWith('/') ? url : `${url}/`).href)
      .optional(),
    domainName: z.hostname({ error: 'is not a host name' }).optional(),
    certificateArn: z
      .string()
      .regex(CERTIFICATE_ARN, 'is not the ARN of an ACM certificate in us-east-1')
      .optional(),
    alarmEmail: z.email({ error: 'is not an e-mail address' }).optional(),
  })
  .refine(({ domainName, certificateArn }) => !domainName === !certificateArn, {
    path: ['domainName'],
    error: 'and certificateArn go together: set both or none',
  });

/** The operator's settings at deployment. Each is optional. */
export type Settings = z.infer<typeof schema>;

/**
 * Reads the operator's settings from the CDK context: `cdk deploy -c publicUrl=https://news.example/`.
 *
 * - `publicUrl`: the address that everything is published under; it overrides `site.yaml`; a last `/` is added
 * - `domainName`: the host name that readers use, instead of the distribution's own
 * - `certificateArn`: the certificate of `domainName`
 * - `alarmEmail`: the address that gets a message when an alarm goes off
 *
 * @throws Error that names each invalid setting
 */
export function readSettings(node: Node): Settings {
  const given = Object.keys(schema.shape).map((name) => [name, node.tryGetContext(name)]);
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  if (!error) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`CDK context: ${faults.join('; ')}`);
}
