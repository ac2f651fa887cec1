import type { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

export interface InlineFunctionProps {
  /** Its source. */
  readonly code: string;
  /** For the console. */
  readonly purpose: string;
  /**
   * What it may read.
   *
   * @default - nothing
   */
  readonly keyValueStore?: KeyValueStore;
}

/** A function that CloudFront runs, its source in the template. */
export class InlineFunction extends EdgeFunction {
  constructor(scope: Construct, id: string, { code, purpose, keyValueStore }: InlineFunctionProps) {
    super(scope, id, {
      comment: `Broadsheet: ${purpose}`,
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
      ...(keyValueStore && { keyValueStore }),
    });
  }
}
