import { rm } from 'node:fs/promises';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { MemoryPipeline } from '../../support/memory-pipeline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startTestCloud, type TestCloud } from '../../support/test-cloud.ts';
import { type Change, Editors } from '../editors.ts';
import type { History } from '../history.ts';
import { MediaModel } from '../media-model.ts';
import { Model } from '../model.ts';
import { Random } from '../random.ts';
import { GatewayFaults } from './gateway-faults.ts';
import { pipelineOf } from './pipeline-of.ts';

/** A cloud that starts again has other ports. What it publishes is to be the same. */
const PUBLIC_URL = 'https://gazette.example/';
const WINDOW_SECONDS = 0.1;
/** Of the edits. */
const POWER_CUT_PROBABILITY = 0.05;
/** Divided by the history's haste: how many requests may be made between two edits. */
const MOST_REQUESTS = 400;

/** A history that was played to its end in a local cloud. */
export interface CloudPlayed {
  /** What its buckets held at the end. */
  readonly pipeline: MemoryPipeline;
  readonly model: Model;
  readonly violations: readonly string[];
  readonly faults: GatewayFaults;
  readonly requests: number;
}

/**
 * Plays the edits of `history` against a local cloud: the real handlers, bundled, over the wire, while requests go
 * wrong and functions die. Then it starts once more, and works until it is idle. Minutes do not pass; which fault
 * meets which request depends on the machine.
 */
export async function playInCloud(history: History): Promise<CloudPlayed> {
  const dataDir = await temporaryFolder();
  const run = new CloudRun(history, dataDir);
  try {
    await run.playEdits();
    return await run.comeToRest();
  } finally {
    await run.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

class CloudRun {
  readonly #history: History;
  readonly #dataDir: string;
  readonly #random: Random;
  readonly #faults: GatewayFaults;
  readonly #model = new Model(new Date().toISOString());
  /** Nobody looks at what is seen on the way, so nobody asks which answers there were. */
  readonly #editors = new Editors(this.#model, new MediaModel(this.#model, () => false));
  #test: TestCloud | undefined;
  #requests = 0;

  constructor(history: History, dataDir: string) {
    this.#history = history;
    this.#dataDir = dataDir;
    this.#random = new Random(history.seed);
    this.#faults = new GatewayFaults(this.#random, (role) => this.#crash(role));
  }

  async playEdits(): Promise<void> {
    await this.#start();
    for (const edit of this.#history.edits) {
      if (this.#random.chance(POWER_CUT_PROBABILITY)) await this.#cutPower();
      this.#cloud.setFault((request) => this.#faults.next(request));
      await this.#someRequests();
      if (edit.do === 'wait') await this.#tick('due');
      else if (edit.do === 'repair') await this.#tick('repair');
      // A feed that its guard holds would wait for an operator.
      else if (edit.do === 'site') {
        await this.#apply({ ...edit, parts: edit.parts.filter((part) => part !== 'guard') });
      } else await this.#apply(edit);
    }
    await this.#someRequests();
  }

  /** All goes well from now on; what a function had when it died is visible again after a restart. */
  async comeToRest(): Promise<CloudPlayed> {
    await this.stop();
    await this.#start();
    await this.#cloud.whenIdle();
    await this.#tick('due');
    await this.#cloud.whenIdle();
    const { cloud, s3 } = this.#test as TestCloud;
    const deadLetters = Object.entries(cloud.outputs)
      .filter(([name]) => name.endsWith('DeadLetterQueueUrl'))
      .flatMap(([name, url]) => cloud.messagesIn(url).map((body) => `in ${name}: ${body}`));
    const pipeline = await pipelineOf(s3, PUBLIC_URL);
    const requests = this.#requests + cloud.requests.count();
    return { pipeline, model: this.#model, violations: deadLetters, faults: this.#faults, requests };
  }

  async stop(): Promise<void> {
    if (!this.#test) return;
    this.#requests += this.#cloud.requests.count();
    this.#cloud.setFault(undefined);
    this.#test.s3.destroy();
    await this.#cloud.kill();
    this.#test = undefined;
  }

  async #start(): Promise<void> {
    const options = { dataDir: this.#dataDir, publicUrl: PUBLIC_URL, windowSeconds: WINDOW_SECONDS };
    this.#test = await startTestCloud(options, { waits: false });
  }

  get #cloud(): TestCloud['cloud'] {
    return (this.#test as TestCloud).cloud;
  }

  async #cutPower(): Promise<void> {
    this.#faults.count('power cut');
    await this.stop();
    await this.#start();
  }

  #crash(role: string): void {
    const { cloud } = this.#test as TestCloud;
    const one = cloud.model.functions.find(({ roleArn }) => roleArn.endsWith(`/${role}`));
    if (!one) throw new TypeError(`no function has the role ${role}`);
    void cloud.crash(one.logicalId);
  }

  /** So many that the next edit meets anything; or, if there is nothing more to do, at once. */
  async #someRequests(): Promise<void> {
    const passed = this.#faults.passed(1 + this.#random.below(MOST_REQUESTS / this.#history.haste));
    await Promise.race([passed, this.#cloud.whenIdle().catch(() => undefined)]);
  }

  async #apply(edit: Parameters<Editors['apply']>[0]): Promise<void> {
    for (const change of this.#editors.apply(edit, new Date().toISOString())) await this.#change(change);
  }

  async #change({ key: Key, content }: Change): Promise<void> {
    const { s3 } = this.#test as TestCloud;
    const object = { Bucket: 'uploads', Key };
    if (content === undefined) await s3.send(new DeleteObjectCommand(object));
    else await s3.send(new PutObjectCommand({ ...object, Body: content }));
  }

  /** The clock may die as well: the next minute makes good what it did not do. */
  async #tick(task: 'due' | 'repair'): Promise<void> {
    await this.#cloud.invoke('ClockTick', { task }).catch(() => this.#faults.count('missed tick'));
  }
}
