import { siteHubs } from '../core/feed/render/feed-channel.ts';
import type { Ping } from '../core/messages/notice-message.ts';
import { isAccepted } from '../core/push/answer.ts';
import { refusalOf } from '../core/push/destination.ts';
import { nextAttempt } from '../core/push/retry.ts';
import { log } from '../runtime/log.ts';
import type { NotifyPorts } from './ports.ts';
import { putOff } from './put-off.ts';

/** How long a hub is tried. By then the topic has changed again, or it is old news. */
const PATIENCE_SECONDS = 6 * 3_600;

/** Tells every hub of `site.yaml` that the document at `url` has changed (WebSub section 7). */
export async function tellHubs(url: string, ports: NotifyPorts): Promise<void> {
  const now = ports.clock();
  const hubs = siteHubs(await ports.site());
  // A site on this machine can be read only by a hub that is on this machine, too.
  const reached = refusalOf(url) === undefined ? hubs : hubs.filter(ports.isHere);
  await Promise.all(
    reached.map((hub) => tellHub({ kind: 'ping', url, hub, since: now, attempts: 0, due: now }, ports)),
  );
}

/**
 * Makes one attempt if it is time for it, and asks for the next one if it fails. WebSub does not say how a publisher
 * tells a hub. All known hubs take the request of WebSub's forerunner (PubSubHubbub 0.4 section 7.1).
 */
export async function tellHub(ping: Ping, ports: NotifyPorts): Promise<void> {
  const { url, hub, since, due } = ping;
  if (due > ports.clock()) return await putOff(ping, due, ports);
  const answer = await ports.post({
    address: hub,
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': url }).toString(),
  });
  const { status, text, retryAfter } = answer;
  if (isAccepted(answer)) return log.info({ message: 'told a hub', hub, topic: url, status });
  const attempts = ping.attempts + 1;
  const next = nextAttempt(
    `${hub} ${url}`,
    { since, attempts },
    { now: ports.clock(), retryAfter },
    PATIENCE_SECONDS,
  );
  log.warn({ message: 'hub not told', hub, topic: url, status, fault: text, attempts, next });
  if (next) await putOff({ ...ping, attempts, due: next }, next, ports);
}
