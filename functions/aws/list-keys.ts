import { ListObjectsV2Command, type ListObjectsV2CommandInput, type S3Client } from '@aws-sdk/client-s3';

/** One page of a bucket's keys, at most 1,000, in key order; `more` if there are others after it. */
export async function listKeys(
  client: S3Client,
  bucket: string,
  { Prefix, StartAfter }: Pick<ListObjectsV2CommandInput, 'Prefix' | 'StartAfter'>,
): Promise<{ keys: readonly string[]; more: boolean }> {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    ...(Prefix && { Prefix }),
    ...(StartAfter && { StartAfter }),
  });
  const answer = await client.send(command);
  return {
    keys: (answer.Contents ?? []).flatMap(({ Key }) => (Key ? [Key] : [])),
    more: answer.IsTruncated ?? false,
  };
}
