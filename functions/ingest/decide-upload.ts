import {
  acceptArticle,
  acceptMedia,
  type Decision,
  ignore,
  putSiteInForce,
  reject,
  withdraw,
} from '../core/decide.ts';
import { interpret } from '../core/interpret.ts';
import type { SourceObject } from '../core/ports.ts';
import { DEFAULT_SITE } from '../core/site/site.ts';
import { SITE_KEY, type SourceKind, sourceKindOf } from '../core/source-key.ts';
import type { AcceptedSite, SourceRecord } from '../core/source-record.ts';
import type { IngestPorts } from './ports.ts';

/** What `record` is to become, given its object as it is now. */
export function decideUpload(
  record: SourceRecord,
  upload: Exclude<SourceObject, { state: 'unchanged' }>,
  site: AcceptedSite | undefined,
  { address, clock }: IngestPorts,
): Decision {
  if (upload.state === 'absent') {
    return record.key === SITE_KEY ? putSiteInForce(record, undefined, undefined, address) : withdraw(record);
  }
  const { version } = upload;
  const kind = sourceKindOf(record.key) as SourceKind;
  const reading = interpret(kind, record.key, upload, site?.site ?? DEFAULT_SITE);
  switch (reading.kind) {
    case 'article':
      return acceptArticle(record, version, reading, clock());
    case 'media':
      return acceptMedia(record, version, reading);
    case 'site':
      return putSiteInForce(record, version, reading, address);
    case 'ignored':
      return ignore(record, version, reading.notes);
    case 'faulty':
      return kind === 'site'
        ? putSiteInForce(record, version, reading, address)
        : reject(record, version, reading.notes, clock());
  }
}
