/**
 * Writes the hostile corpus and one document of every kind into a folder, for validators that are run by hand:
 * `npm run corpus -- <folder>`. The files do not depend on the machine or the time.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderFeed } from '../functions/core/feed/render/render-feed.ts';
import { GOLDEN_DOCUMENTS } from '../test/core/feed/golden-documents.ts';
import { hostileCorpus } from '../test/core/feed/hostile/corpus.ts';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Name a folder: npm run corpus -- <folder>\n');
  process.exit(2);
}

const corpus = new Map([...Object.entries(GOLDEN_DOCUMENTS), ...hostileCorpus()]);
await mkdir(folder, { recursive: true });
for (const [name, document] of corpus) {
  const { rss, atom, json } = renderFeed(document);
  await writeFile(path.join(folder, `${name}.rss.xml`), rss);
  await writeFile(path.join(folder, `${name}.atom.xml`), atom);
  await writeFile(path.join(folder, `${name}.feed.json`), json);
}
process.stdout.write(`${corpus.size} feeds in three formats are in ${folder}\n`);
