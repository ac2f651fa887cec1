import type { CloudModel } from '../template/model.ts';

/**
 * The model with another batching window for every event source mapping.
 *
 * @param windowSeconds fractions are fine; undefined leaves the model as it is
 */
export function withWindow(model: CloudModel, windowSeconds: number | undefined): CloudModel {
  if (windowSeconds === undefined) return model;
  return {
    ...model,
    mappings: model.mappings.map((mapping) => ({ ...mapping, windowSeconds })),
    queues: model.queues.map((queue) => ({
      ...queue,
      attributes: withDelay(queue.attributes, windowSeconds),
    })),
  };
}

/** No queue delays its messages for longer than the window. SQS takes whole seconds. */
function withDelay(
  attributes: Readonly<Record<string, string>>,
  windowSeconds: number,
): Readonly<Record<string, string>> {
  const { DelaySeconds } = attributes;
  if (DelaySeconds === undefined) return attributes;
  return { ...attributes, DelaySeconds: String(Math.min(Number(DelaySeconds), Math.ceil(windowSeconds))) };
}
