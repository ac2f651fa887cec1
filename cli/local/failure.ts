import { DataInUseError } from '../../local/data/data-lock.ts';
import { PortInUseError } from '../../local/http/loopback-server.ts';
import { TemplateError } from '../../local/template/template-error.ts';
import { SynthesisError } from '../../local/wiring/synthesize.ts';
import { UsageError } from '../errors.ts';

/** The message of an error for a person: with the remedy if there is one, with the stack only for a bug. */
export function describeFailure(error: unknown): string {
  if (error instanceof PortInUseError) {
    return `${error.message}: stop that program, or choose other ports with --port and --aws-port`;
  }
  if (error instanceof DataInUseError) {
    return `${error.message}: use that one, stop it, or choose another folder with --data`;
  }
  if (error instanceof UsageError || error instanceof SynthesisError || error instanceof TemplateError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
