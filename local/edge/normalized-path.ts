/** The characters that need no percent-encoding (RFC 3986 section 2.3). */
const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The path by which CloudFront chooses a behaviour. CloudFront calls it "normalized consistent with RFC 3986": several
 * slashes become one, and dot segments are taken out. Functions and the origin get the path as sent.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 *
 * @param path percent-encoded UTF-8 that begins with a slash
 */
export function normalizedPath(path: string): string {
  const decoded = path.replace(/%[0-9A-Fa-f]{2}/g, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return UNRESERVED.test(character) ? character : octet.toUpperCase();
  });
  const segments = decoded.split('/').slice(1);
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  const last = segments.at(-1) ?? '';
  const endsInSlash = ['', '.', '..'].includes(last) && kept.length > 0;
  return `/${kept.join('/')}${endsInSlash ? '/' : ''}`;
}
