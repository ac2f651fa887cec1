import { MemoryPipeline } from '../memory-pipeline.ts';
import type { Interned } from './interned.ts';

const PARTS = [
  'upload',
  'receipt',
  'object',
  'row',
  'list',
  'claim',
  'estate',
  'fault',
  'state',
  'waits',
] as const;
type Part = ReadonlyMap<string, object>;

/** All shared state at one moment, but for the queues. Never changed: the next one shares what is the same. */
export type World = Readonly<Record<(typeof PARTS)[number], Part>>;

type Live = { [Name in keyof World]: Map<string, object> };

const NOTED = {};
const EMPTY = Object.fromEntries(PARTS.map((part) => [part, new Map()])) as unknown as World;

/** A pipeline in memory on which any world can be put, to see what an operation makes of it. */
export class Stage {
  readonly pipeline = new MemoryPipeline();
  readonly #waits = new Map<string, object>();
  #shown: World = EMPTY;

  show(world: World): void {
    if (world === this.#shown) return;
    const live = this.#live();
    for (const part of PARTS) {
      if (world[part] === this.#shown[part]) continue;
      live[part].clear();
      for (const [name, value] of world[part]) live[part].set(name, value);
    }
    const { waits } = this.pipeline.claims;
    waits.clear();
    for (const wait of world.waits.keys()) waits.add(wait);
    this.#shown = world;
  }

  /** The world as it is now; the very one that was shown if nothing changed. */
  take(): World {
    this.#waits.clear();
    for (const wait of this.pipeline.claims.waits) this.#waits.set(wait, NOTED);
    const live = this.#live();
    const before = this.#shown;
    const entries = PARTS.map((part) => {
      const same = areEqual(before[part], live[part]);
      return [part, same ? before[part] : new Map(live[part])] as const;
    });
    if (entries.every(([part, map]) => before[part] === map)) return before;
    this.#shown = Object.fromEntries(entries) as World;
    return this.#shown;
  }

  #live(): Live {
    const { claims, faults, feedStates, hints, site, sources, uploads } = this.pipeline;
    const maps = {
      upload: uploads.objects,
      receipt: uploads.receipts,
      object: site.objects,
      row: sources.records,
      list: hints.rows,
      claim: claims.owners,
      estate: claims.estates,
      fault: faults.rows,
      state: feedStates.states,
      waits: this.#waits,
    };
    return maps as unknown as Live;
  }
}

function areEqual(one: Part, other: Part): boolean {
  if (one.size !== other.size) return false;
  for (const [name, value] of one) if (other.get(name) !== value) return false;
  return true;
}

/** Equal worlds, equal texts. */
export function textOfWorld(world: World, interned: Interned): string {
  return PARTS.map((part) =>
    [...world[part]]
      .map(([name, value]) => `${interned.ofText(name)}=${interned.of(value)}`)
      .sort()
      .join(),
  ).join(';');
}

/** The items (as an `Access` names them) in which two worlds differ. */
export function changedItems(before: World, after: World): string[] {
  return PARTS.flatMap((part) => {
    if (before[part] === after[part]) return [];
    const names = new Set([...before[part].keys(), ...after[part].keys()]);
    const changed = [...names].filter((name) => before[part].get(name) !== after[part].get(name));
    return changed.flatMap((name) => itemOf(part, name, before[part].has(name) === after[part].has(name)));
  });
}

function itemOf(part: keyof World, name: string, inBoth: boolean): string[] {
  if (part === 'list') return [`list ${name.slice(0, name.indexOf(' '))}`];
  if (part === 'fault' || part === 'waits') return [`${part} ${JSON.parse(name)[0]}`];
  if (part === 'state') return ['states', `state ${name}`];
  return part === 'upload' && !inBoth ? ['uploads', `upload ${name}`] : [`${part} ${name}`];
}
