import path from 'node:path';
import { App } from 'aws-cdk-lib';
import config from '../cdk.json' with { type: 'json' };
import { BroadsheetStack } from '../lib/broadsheet-stack.ts';
import { bundleEdgeFunctions } from '../lib/bundle/edge-function.ts';
import { bundleFunctions } from '../lib/bundle.ts';
import { readSettings } from '../lib/settings.ts';

// The feature flags of cdk.json, which only the CDK CLI would read: run without it, as the local cloud does,
// this file synthesizes the same template. No usage metadata of CDK in it either.
const app = new App({ context: config.context, analyticsReporting: false });

new BroadsheetStack(app, 'Broadsheet', {
  ...readSettings(app.node),
  bundles: await bundleFunctions(path.join(app.outdir, 'bundles')),
  edgeCode: await bundleEdgeFunctions(),
});
app.synth();
