import { LOCAL_REGION } from '../template/naming.ts';
import type { ReceivedMessage } from './queue-client.ts';

/** The event that a Lambda function gets for a batch of SQS messages (developer guide, using Lambda with SQS). */
export function sqsEvent(queueArn: string, messages: readonly ReceivedMessage[]): object {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: messageAttributesOf(message),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: LOCAL_REGION,
    })),
  };
}

/**
 * The messages that stay in the queue after a function's answer.
 *
 * An empty answer or list means that every message succeeded. A list with anything but ids of this batch means that
 * every message failed (developer guide, success and failure conditions).
 */
export function failedMessages(
  answer: unknown,
  messages: readonly ReceivedMessage[],
): readonly ReceivedMessage[] {
  const failures = (answer as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures;
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return messages;
  const ids = new Set(failures.map((failure) => (failure as { itemIdentifier?: unknown })?.itemIdentifier));
  const failed = messages.filter(({ MessageId }) => ids.has(MessageId));
  return failed.length === ids.size ? failed : messages;
}

function messageAttributesOf({ MessageAttributes = {} }: ReceivedMessage): Record<string, object> {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      {
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
}
