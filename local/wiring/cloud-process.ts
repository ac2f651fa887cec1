import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalCloud, LocalCloudOptions } from '../cloud.ts';
import { ContentSync } from '../content/content-sync.ts';
import { UploadsClient } from '../content/uploads-client.ts';
import type { DataLock } from '../data/data-lock.ts';
import { announceEndpoint, withdrawEndpoint } from '../data/endpoint-file.ts';
import { StateFile } from '../data/state-file.ts';
import { Distribution } from '../edge/distribution.ts';
import { Edge } from '../edge/edge.ts';
import { serveEdge } from '../edge/http-endpoint.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { serveGateway } from '../gateway/http-endpoint.ts';
import type { LoopbackServer } from '../http/loopback-server.ts';
import { Authorizer } from '../iam/authorizer.ts';
import { openKeyValueStores } from '../key-values/key-value-store.ts';
import type { LogListener } from '../log/log-record.ts';
import type { LocalFunction, Trigger } from '../runner/local-function.ts';
import { Notifier } from '../s3/notifier.ts';
import type { Assembly } from '../template/assembly.ts';
import type { CloudModel } from '../template/model.ts';
import { type ReadTemplate, readTemplate } from '../template/read-template.ts';
import { createGateway } from './create-gateway.ts';
import { createEventSources } from './event-sources.ts';
import { createFunctions } from './functions.ts';
import { announceNotifications, type Emulators, openEmulators, provision } from './provision.ts';
import { QueueWatch } from './queue-watch.ts';
import { createSchedules } from './schedules.ts';
import { withWindow } from './with-window.ts';

/** How often the cloud looks whether it is idle. A look is cheap: all that counts is in this process. */
const IDLE_CHECK_MS = 20;

/** Builds the parts of one local cloud, and starts and stops them together. Used once. */
export class CloudProcess {
  readonly #options: LocalCloudOptions;
  readonly #onLog: LogListener;
  readonly #lock: DataLock;
  readonly #servers: LoopbackServer[] = [];
  #emulators: Emulators | undefined;
  #gateway: Gateway | undefined;
  #edge: Edge | undefined;
  #functions: ReadonlyMap<string, LocalFunction> = new Map();
  #triggers: readonly Trigger[] = [];
  #content: ContentSync | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: LocalCloudOptions, lock: DataLock) {
    this.#options = options;
    this.#onLog = options.onLog ?? (() => undefined);
    this.#lock = lock;
  }

  async start(assembly: Assembly): Promise<LocalCloud> {
    const { awsPort, sitePort, windowSeconds } = this.#options;
    // The ports come first, because addresses in the template are made of them.
    const aws = await serveGateway(awsPort, () => this.#gateway);
    this.#servers.push(aws);
    const site = await serveEdge(sitePort, () => this.#edge);
    this.#servers.push(site);
    const read = readTemplate(assembly.stackName, assembly.template, {
      awsEndpoint: aws.url,
      siteHost: site.url.replace('http://', ''),
    });
    const model = withWindow(read.model, windowSeconds);
    await this.#build(model, assembly, aws.url, `${site.url}/`);
    for (const trigger of this.#triggers) trigger.start();
    await announceEndpoint(this.#options.dataDir, { awsEndpoint: aws.url, outputs: read.outputs });
    await this.#loadContent(read.outputs.UploadsBucket);
    return this.#facade({ ...read, model }, site.url, aws.url);
  }

  /** Waits for what is in progress, then closes everything. */
  async stop(): Promise<void> {
    await this.#content?.stop();
    await Promise.all(this.#triggers.map((trigger) => trigger.stop()));
    await this.kill();
  }

  /** Closes everything at once, whatever is in progress. */
  kill(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #build(model: CloudModel, assembly: Assembly, awsEndpoint: string, siteUrl: string): Promise<void> {
    const { dataDir, publicUrl, pushTo = [] } = this.#options;
    const onLog = this.#onLog;
    const emulators = await openEmulators(dataDir);
    this.#emulators = emulators;
    const { fauxqs } = emulators;
    await provision(model, emulators);
    const authorizer = new Authorizer(model);
    const notifier = new Notifier(fauxqs, model.buckets);
    notifier.checkDestinations(authorizer);
    await announceNotifications(model.buckets, notifier, dataDir);
    const keyValueStores = await openKeyValueStores(model, dataDir);
    const gateway = createGateway({ model, emulators, keyValueStores, authorizer, notifier, onLog });
    const functions = createFunctions({
      model,
      assetFolders: assembly.assetFolders,
      authorizer,
      awsEndpoint,
      extraVariables: {
        PUBLIC_URL: publicUrl ?? siteUrl,
        ...(pushTo.length > 0 && { PUSH_TO: pushTo.join(',') }),
      },
      onLog,
    });
    this.#functions = functions;
    this.#triggers = [
      ...createEventSources({ model, functions, authorizer, gateway, fauxqs, onLog }),
      ...createSchedules({ model, functions, authorizer, onLog }),
    ];
    this.#edge = new Edge(new Distribution(model, gateway, keyValueStores, onLog), onLog);
    this.#gateway = gateway;
  }

  async #loadContent(uploadsBucket = 'uploads'): Promise<void> {
    const { contentDir, dataDir } = this.#options;
    if (!contentDir) return;
    this.#content = new ContentSync({
      contentDir,
      uploads: new UploadsClient(this.#gateway as Gateway, uploadsBucket),
      manifest: new StateFile(join(dataDir, 'content.json')),
      onLog: this.#onLog,
    });
    await this.#content.start();
  }

  async #close(): Promise<void> {
    const abandoned = Promise.all(this.#triggers.map((trigger) => trigger.abandon()));
    await Promise.all([...this.#functions.values()].map((one) => one.stop()));
    await Promise.all([abandoned, this.#content?.stop(), ...this.#servers.map((server) => server.close())]);
    await this.#emulators?.close();
    await withdrawEndpoint(this.#options.dataDir);
    this.#lock.release();
  }

  #facade({ outputs, physicalIds, model }: ReadTemplate, siteUrl: string, awsEndpoint: string): LocalCloud {
    const gateway = this.#gateway as Gateway;
    const queues = new QueueWatch((this.#emulators as Emulators).fauxqs);
    return {
      siteUrl,
      awsEndpoint,
      outputs,
      physicalIds,
      model,
      requests: gateway.requests,
      setFault: (hook) => gateway.setFault(hook),
      invoke: async (prefix, event) => await this.#functionOf(prefix).invoke(event),
      crash: async (prefix) => await this.#functionOf(prefix).stop(),
      messagesIn: (queueUrl) => queues.bodiesIn(queueUrl),
      whenIdle: () => this.#whenIdle(model, queues),
      stop: () => this.stop(),
      kill: () => this.kill(),
    };
  }

  #functionOf(logicalIdPrefix: string): LocalFunction {
    const found = [...this.#functions.values()].filter(({ model }) =>
      model.logicalId.startsWith(logicalIdPrefix),
    );
    if (found.length !== 1) throw new TypeError(`${found.length} functions begin with ${logicalIdPrefix}`);
    return found[0] as LocalFunction;
  }

  async #whenIdle({ mappings, queues }: CloudModel, watch: QueueWatch): Promise<void> {
    const consumed = queues.filter(({ arn }) => mappings.some(({ queueArn }) => queueArn === arn));
    const isIdle = (): boolean =>
      !this.#content?.isBusy &&
      !this.#triggers.some((trigger) => trigger.isBusy) &&
      consumed.every(({ url }) => watch.isQuiet(url));
    while (!isIdle()) {
      if (this.#closing !== undefined) throw new Error('the local cloud was stopped');
      await delay(IDLE_CHECK_MS);
    }
  }
}
