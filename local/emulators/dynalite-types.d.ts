declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Only what is used of dynalite 4.0.0, which ships no types. */
  export default function dynalite(options: {
    /** Folder of the LevelDB store. */
    path?: string;
    /** Milliseconds a new table stays in CREATING. */
    createTableMs?: number;
    deleteTableMs?: number;
  }): Server;
}
