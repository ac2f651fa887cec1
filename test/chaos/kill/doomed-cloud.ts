/**
 * A local cloud that dies in the middle of its work: a process of its own, killed with SIGKILL at one of its
 * requests to S3, SQS or DynamoDB, or, once its parent says that no more uploads will come, when it has nothing more to
 * do. Its arguments: the folder of its data, and the number of that request. It tells its parent where it can be
 * reached.
 */
import { startLocalCloud } from '../../../local/start-local-cloud.ts';
import { PUBLIC_URL, WINDOW_SECONDS } from './settings.ts';

const [dataDir = '', dieAt = ''] = process.argv.slice(2);
let requests = 0;

const cloud = await startLocalCloud({
  dataDir,
  sitePort: 0,
  awsPort: 0,
  windowSeconds: WINDOW_SECONDS,
  publicUrl: PUBLIC_URL,
});
cloud.setFault(() => {
  if (++requests >= Number(dieAt)) die();
  return undefined;
});
process.once('message', () => cloud.whenIdle().then(die, die));
process.send?.({ awsEndpoint: cloud.awsEndpoint });

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
