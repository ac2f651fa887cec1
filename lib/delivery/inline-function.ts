import type { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

export interface InlineFunctionProps {
  /** The source of the function. */
  readonly code: string;
  /** What the function does, for the console. */
  readonly purpose: string;
  /**
   * The store that the function may read.
   *
   * @default - none
   */
  readonly keyValueStore?: KeyValueStore;
}

/** A function that CloudFront runs. Its source is in the template. */
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
