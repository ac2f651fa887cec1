import { join } from 'node:path';
import { type Dynalite, openDynalite } from './dynalite.ts';
import { type Fauxqs, openFauxqs } from './fauxqs.ts';

/** S3, SQS and DynamoDB with their data on disk. */
export interface Emulators {
  readonly fauxqs: Fauxqs;
  readonly dynalite: Dynalite;
  close(): Promise<void>;
}

export async function openEmulators(dataDir: string): Promise<Emulators> {
  const fauxqs = await openFauxqs(join(dataDir, 'fauxqs'));
  const dynalite = await openDynalite(join(dataDir, 'dynalite'));
  return {
    fauxqs,
    dynalite,
    async close() {
      await dynalite.close();
      await fauxqs.close();
    },
  };
}
