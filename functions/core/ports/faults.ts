import type { OutputId } from '../output/outputs.ts';
import type { PublicationFault } from '../source/publication-fault.ts';

/** What went wrong when sources were published: at most one fault for each source and output. */
export interface Faults {
  /** Does nothing if a newer revision of the output's state has told otherwise. */
  putFault(key: string, fault: PublicationFault, revision: number): Promise<void>;
  /** Does nothing if a newer revision of the output's state has told otherwise. */
  deleteFault(key: string, output: OutputId, revision: number): Promise<void>;
  /** In the order of the outputs' names. */
  readFaults(key: string): Promise<PublicationFault[]>;
}
