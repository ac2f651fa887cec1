import type { NoticeUnit } from './notice-message.ts';
import type { NotifyPorts } from './ports.ts';
import { tellHub, tellHubs } from './tell-hub.ts';
import { replayDelivery, tellPartner } from './tell-partner.ts';

/** Does what one message asks for. */
export async function runNotice(unit: NoticeUnit, ports: NotifyPorts): Promise<void> {
  switch (unit.kind) {
    case 'topic':
      return await tellHubs(unit.url, ports);
    case 'ping':
      return await tellHub(unit, ports);
    case 'change':
      return await tellPartner(unit, ports);
    case 'replay':
      return await replayDelivery(unit, ports);
  }
}
