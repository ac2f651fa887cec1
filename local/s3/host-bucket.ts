/**
 * The bucket in the name of the host, as in `uploads.localhost:4566` or `uploads.s3.localhost` ("virtual-hosted-style"
 * requests, S3 user guide). Undefined if the bucket is in the path: names other than those under `localhost`, which
 * always mean this machine (RFC 6761 section 6.3), tell nothing about buckets.
 *
 * @param host - the Host header, with or without a port
 */
export function bucketOfHost(host: string | undefined): string | undefined {
  const name = (host ?? '').toLowerCase().replace(/:\d*$/, '');
  const [, before] = name.match(/^(.+)\.localhost$/) ?? [];
  if (before === undefined || SERVICE.test(before)) return undefined;
  return before.replace(SERVICE_AFTER_BUCKET, '');
}

/** `s3`, `s3.eu-central-1`, `s3-eu-central-1`: the name of the service itself. */
const SERVICE = /^s3([.-][a-z0-9-]+)?$/;
const SERVICE_AFTER_BUCKET = /\.s3([.-][a-z0-9-]+)?$/;
