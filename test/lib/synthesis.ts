import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import config from '../../cdk.json' with { type: 'json' };
import { BroadsheetStack, type BroadsheetStackProps } from '../../lib/broadsheet-stack.ts';

export interface CfnResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is what CloudFormation says, read piece by piece.
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface SynthesisOptions extends Partial<BroadsheetStackProps> {
  /** Makes what is checked at synthesis; with any, CloudFormation's own rules are checked too, which costs 3 s. */
  readonly checks?: (app: App) => IPolicyValidationPlugin[];
}

/** The stack with all its settings as in `bin/app.ts`, but with empty functions: no test of it needs them. */
export function synthesize(options: SynthesisOptions = {}) {
  const outdir = mkdtempSync(path.join(tmpdir(), 'broadsheet-stack-'));
  try {
    return synthesizeTo(outdir, options);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function synthesizeTo(outdir: string, { checks, ...props }: SynthesisOptions) {
  const app = new App({
    context: config.context,
    analyticsReporting: false,
    outdir,
    builtinCloudFormationValidation: checks !== undefined,
  });
  if (checks) Validations.of(app).addPlugins(...checks(app));
  const stack = new BroadsheetStack(app, 'Broadsheet', {
    bundles: {
      clock: emptyBundle(outdir, 'clock'),
      ingest: emptyBundle(outdir, 'ingest'),
      notify: emptyBundle(outdir, 'notify'),
      publish: emptyBundle(outdir, 'publish'),
    },
    edgeCode: {
      viewerRequest: 'function handler(event) { return event.request; }',
      viewerResponse: 'function handler(event) { return event.response; }',
      partnerRequest: 'async function handler(event) { return event.request; }',
      partnerResponse: 'function handler(event) { return event.response; }',
    },
    ...props,
  });
  const { template } = app.synth().getStackByName('Broadsheet');
  const report = checks ? validationReport(outdir) : undefined;
  return { app, stack, report, template, resources: template.Resources as Record<string, CfnResource> };
}

/** The only resource of `type` whose logical id begins with `prefix`. */
export function only(resources: Record<string, CfnResource>, type: string, prefix = ''): CfnResource {
  const found = Object.entries(resources).filter(([id, it]) => it.Type === type && id.startsWith(prefix));
  if (found.length !== 1) throw new Error(`${found.length} resources ${prefix}* of type ${type}`);
  return found[0]![1];
}

/** A value with its intrinsic functions in angle brackets, `<Bucket.Arn>/*`, to be read in an assertion. */
export function written(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as object) as [[string, never]];
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(written).join(argument[0]);
  throw new Error(`not an intrinsic function that is used here: ${name}`);
}

/** One line per statement: `Sid: effect actions on resources`. */
export function statementsOf(role: CfnResource): string[] {
  const policies = role.Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[];
  return policies.flatMap((policy) => policy.PolicyDocument.Statement.map(writtenStatement));
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function writtenStatement({ Sid, Effect, Action, Resource, Condition }: Statement): string {
  const condition = Condition ? ` if ${JSON.stringify(Condition)}` : '';
  return `${Sid}: ${Effect} ${[Action].flat().join(' ')} on ${[Resource].flat().map(written).join(' ')}${condition}`;
}

function emptyBundle(outdir: string, name: string): string {
  const folder = path.join(outdir, 'bundles', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.mjs'), `// ${name}\n`);
  return folder;
}

/** What the plug-ins found at synthesis, acknowledged or not. */
function validationReport(outdir: string): ValidationReport {
  return JSON.parse(readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'));
}

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly { readonly ruleName: string }[];
    readonly suppressedViolations?: readonly Acknowledged[];
  }[];
}

interface Acknowledged {
  readonly acknowledgedId: string;
  readonly acknowledgedAt: string;
  readonly reason: string;
}
