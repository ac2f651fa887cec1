import type { Fauxqs } from '../emulators/fauxqs.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { LogListener } from '../log/log-record.ts';
import { EventSource } from '../runner/event-source.ts';
import type { LocalFunction } from '../runner/local-function.ts';
import { QueueClient } from '../runner/queue-client.ts';
import type { CloudModel, EventSourceMappingModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';
import { checkedRole } from './checked-role.ts';

interface Parts {
  readonly model: CloudModel;
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly authorizer: Authorizer;
  readonly gateway: Gateway;
  readonly fauxqs: Fauxqs;
  readonly onLog: LogListener;
}

/** The actions that the role must allow. Lambda checks them when a mapping is created. */
const POLLER_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Creates the event source mappings of the template. They are not started yet.
 *
 * @throws {TemplateError} if the deployment would fail: there is no such function or queue, the role may not poll, or
 *   the queue's visibility timeout is shorter than the function's timeout
 */
export function createEventSources(parts: Parts): EventSource[] {
  return parts.model.mappings.map((mapping) => createEventSource(mapping, parts));
}

function createEventSource(mapping: EventSourceMappingModel, parts: Parts): EventSource {
  const { model, functions, authorizer, gateway, fauxqs, onLog } = parts;
  const where = `Resource '${mapping.logicalId}' (AWS::Lambda::EventSourceMapping)`;
  const target = functions.get(mapping.functionName);
  const queue = model.queues.find(({ arn }) => arn === mapping.queueArn);
  if (!target || !queue) throw new TemplateError(`${where}: its function or queue is not in the template`);
  const visibilitySeconds = Number(queue.attributes.VisibilityTimeout ?? 30);
  if (visibilitySeconds < target.model.timeoutSeconds) {
    throw new TemplateError(`${where}: queue visibility timeout is less than the function timeout`);
  }
  const { roleArn } = target.model;
  const accesses = POLLER_ACTIONS.map((action) => ({ action, resource: queue.arn }));
  const role = checkedRole(authorizer, where, { roleArn, service: 'lambda.amazonaws.com', accesses });
  return new EventSource({
    mapping,
    target,
    queue: new QueueClient(gateway, role, queue.url),
    onLog,
    wake: () => fauxqs.sqs.getQueueByArn(queue.arn)?.cancelWaiters(),
  });
}
