import { ContentionError } from '../core/kernel/errors.ts';
import type { Instant } from '../core/kernel/instant.ts';
import type { ChangeNotice } from '../core/messages/notice-message.ts';
import type { Answer } from '../core/push/answer.ts';
import {
  attemptedDelivery,
  concludedDelivery,
  type Delivery,
  type DeliveryKey,
  newDelivery,
  replayedDelivery,
} from '../core/push/delivery.ts';
import { webhookBody, webhookHeaders } from '../core/push/webhook-request.ts';
import { log } from '../runtime/log.ts';
import type { NotifyPorts } from './ports.ts';
import { putOff } from './put-off.ts';

/**
 * A partner's server has just not answered: how long its other deliveries are put off. That counts as no attempt.
 */
const SILENCE_SECONDS = 60;

/**
 * Tells a partner's webhook of a change, if it is time for an attempt and nobody else is making one. The delivery's
 * row says what is to be done, since messages may come twice, late, or after their function died.
 */
export async function tellPartner(notice: ChangeNotice, ports: NotifyPorts): Promise<void> {
  await attempt((await ports.deliveries.read(notice)) ?? newDelivery(notice, ports.clock()), ports);
}

/** Tells a change again as if it were new, whatever came of it. @throws ContentionError if an attempt is under way */
export async function replayDelivery(key: DeliveryKey, ports: NotifyPorts): Promise<void> {
  const read = await ports.deliveries.read(key);
  if (!read) return log.warn({ message: 'nothing to replay', ...key });
  const next = replayedDelivery(read, ports.clock());
  if (!(await ports.deliveries.write(next, read))) {
    throw new ContentionError(`${key.id}: changed while it was to be replayed`);
  }
  await attempt(next, ports);
}

async function attempt(read: Delivery, ports: NotifyPorts): Promise<void> {
  const { deliveries, clock } = ports;
  if (read.state !== 'waiting') return;
  if (read.due > clock()) return await putOff(read.notice, read.due, ports);
  if (ports.silent.has(read.notice.partner)) return await putOff(read.notice, later(clock()), ports);
  const attempted = attemptedDelivery(read, clock());
  // Another worker has begun an attempt; its own message does the rest.
  if (!(await deliveries.write(attempted, read))) return;
  const answer = await send(attempted, ports);
  if (answer.isLate) ports.silent.add(read.notice.partner);
  const next = concludedDelivery(attempted, answer, clock());
  // If the row is another by now, the delivery is being replayed.
  if (!(await deliveries.write(next, attempted))) return;
  report(next);
  if (next.state === 'waiting') await putOff(next.notice, next.due, ports);
}

function later(now: Instant): Instant {
  return new Date(Date.parse(now) + 1_000 * SILENCE_SECONDS).toISOString();
}

async function send({ notice }: Delivery, ports: NotifyPorts): Promise<Answer> {
  const { partner, id } = notice;
  const site = await ports.site();
  const webhook = Object.hasOwn(site.partners, partner) ? site.partners[partner]?.webhook : undefined;
  if (webhook === undefined) return { text: 'not sent: site.yaml names no webhook of this partner' };
  const secrets = await ports.secrets(partner);
  if (secrets.length === 0) {
    return {
      text: `not sent: there is no secret to sign it with; run: broadsheet partner secret make ${partner}`,
    };
  }
  const body = webhookBody(notice, site);
  const headers = webhookHeaders(id, body, secrets, ports.clock());
  const answer = await ports.post({ address: webhook, contentType: 'application/json', body, headers });
  // Some receivers answer with what they were sent.
  return { ...answer, text: answer.text.replace(/v1,[\w+/=]+/g, '…') };
}

/** The log gets no webhook address, which may itself be a secret, and no words of the receiver. */
function report({ notice, state, attempts, last, due }: Delivery): void {
  const { partner, id, event, articleId } = notice;
  const fields = { partner, id, event, articleId, status: last?.status, attempts };
  if (state === 'delivered') log.info({ message: 'told a partner', ...fields });
  else if (state === 'parked') log.warn({ message: 'parked', ...fields });
  else log.warn({ message: 'partner not told', ...fields, next: due });
}
