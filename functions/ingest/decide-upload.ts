import type { SourceObject } from '../core/ports/uploads-bucket.ts';
import { SITE_KEY } from '../core/site/site.ts';
import {
  acceptArticle,
  acceptMedia,
  type Decision,
  ignore,
  reject,
  withdraw,
} from '../core/source/decide.ts';
import { putSiteInForce } from '../core/source/decide-site.ts';
import { interpret } from '../core/source/interpret.ts';
import type { Circumstances } from '../core/source/places.ts';
import { type SourceKind, sourceKindOf } from '../core/source/source-key.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';

/** What `record` is to become, given its object as it is now. */
export function decideUpload(
  record: SourceRecord,
  upload: Exclude<SourceObject, { state: 'unchanged' }>,
  circumstances: Circumstances,
  { address }: Pick<IngestPorts, 'address'>,
): Decision {
  if (upload.state === 'absent') {
    return record.key === SITE_KEY ? putSiteInForce(record, undefined, undefined, address) : withdraw(record);
  }
  const { version } = upload;
  const kind = sourceKindOf(record.key) as SourceKind;
  const reading = interpret(kind, record.key, upload, circumstances.site);
  switch (reading.kind) {
    case 'article':
      return acceptArticle(record, version, reading, circumstances);
    case 'media':
      return acceptMedia(record, version, reading);
    case 'site':
      return putSiteInForce(record, version, reading, address);
    case 'ignored':
      return ignore(record, version, reading.notes);
    case 'faulty':
      return kind === 'site'
        ? putSiteInForce(record, version, reading, address)
        : reject(record, version, reading.notes, circumstances);
  }
}
