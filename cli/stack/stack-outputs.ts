import { z } from 'zod';
import { CommandError } from '../errors.ts';

/** What the commands need of a stack's outputs (lib/broadsheet-stack.ts). */
const schema = z.object({
  UploadsBucket: z.string(),
  SiteBucket: z.string(),
  PartnersBucket: z.string(),
  PartnerKeysArn: z.string(),
  IndexTable: z.string(),
  IntakeQueueUrl: z.url(),
  JobsQueueUrl: z.url(),
  NoticesQueueUrl: z.url(),
  IntakeDeadLetterQueueUrl: z.url(),
  JobsDeadLetterQueueUrl: z.url(),
  NoticesDeadLetterQueueUrl: z.url(),
});

/** The names of a stack's resources. */
export type StackOutputs = Readonly<z.infer<typeof schema>>;

/** @throws {CommandError} if `outputs` are not those of a Broadsheet, or of one too old */
export function readStackOutputs(stack: string, outputs: Readonly<Record<string, string>>): StackOutputs {
  const { data, error } = schema.safeParse(outputs);
  if (data) return data;
  const missing = [...new Set(error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new CommandError(
    `${stack} has no usable output ${missing}: name the stack of a Broadsheet, or deploy it again`,
  );
}
