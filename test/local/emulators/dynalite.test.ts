import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDynalite } from '../../../local/emulators/dynalite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('answers whatever is under way before it closes', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  const dynalite = await openDynalite(folder);
  const answers = Array.from({ length: 20 }, () => dynalite.action('ListTables', '{}'));
  await dynalite.close();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses).toEqual(answers.map(() => 200));
});
