import type { Problem } from '../kernel/problem.ts';
import { type ClaimName, isSoftClaim, parseClaim } from './claim.ts';
import { reject } from './decide.ts';
import type { Circumstances, Decision } from './decision.ts';
import { claimsOf, datesOf, pickDates } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';

/** A claim that another source owns. */
export interface Taken {
  readonly claim: ClaimName;
  readonly owner: string;
}

/**
 * What is left of `decision` on `record` while other sources own the claims `taken`. If these are only aliases, the
 * decision holds, with a warning. Otherwise the upload is rejected, and the receipt names the owner. Then the accepted
 * version stays published if it owns all that it claims.
 *
 * The source keeps the claims that nobody else owns, published or not: whoever states one of them later comes later.
 */
export function withoutTaken(
  record: SourceRecord,
  decision: Decision,
  taken: readonly Taken[],
  circumstances: Circumstances,
): Decision {
  const isOwn = (claim: ClaimName) => !taken.some((one) => one.claim === claim);
  const isEnough = (claims: readonly ClaimName[]) =>
    claims.every((claim) => isSoftClaim(claim) || isOwn(claim));
  const problems = problemsOfTaken(taken.filter(({ claim }) => decision.claims.includes(claim)));
  if (isEnough(decision.claims)) {
    return {
      ...decision,
      problems: [...decision.problems, ...problems],
      claims: decision.claims.filter(isOwn),
    };
  }
  const { source } = decision;
  if (!source) throw new TypeError(`${record.key}: only an upload can state another source's claim`);
  const { accepted, ...withoutAccepted } = record;
  const claimsBefore = claimsOf(accepted, record.slugs);
  const staysPublished = isEnough(claimsBefore);
  // A faulty upload states nothing of its own: its claims were those of the accepted version.
  const stated = decision.status === 'rejected' ? [] : decision.claims;
  const claims = [...new Set([...stated, ...(staysPublished ? claimsBefore : [])])];
  return {
    ...reject(
      staysPublished ? record : withoutAccepted,
      source,
      { problems: [...problems, ...decision.problems] },
      circumstances,
    ),
    claims: claims.filter(isOwn),
    since: { ...datesOf(claims, record, source.lastModified), ...pickDates(decision.since, claims) },
  };
}

/** What to tell the editor of a source that states claims of others. */
export function problemsOfTaken(taken: readonly Taken[]): Problem[] {
  const text = taken.find(({ claim }) => parseClaim(claim).kind === 'content');
  // A copy has its original's slug and id too. The editor need not be told of those as well.
  const told = taken.filter((one) => one === text || one.owner !== text?.owner);
  return told.map(problemOf);
}

function problemOf({ claim, owner }: Taken): Problem {
  const { kind, value } = parseClaim(claim);
  if (kind === 'content') {
    return {
      code: 'duplicate',
      severity: 'error',
      message: `This is the same text as ${owner}, which was uploaded first.`,
      hint: `Delete one of the two files. If you delete ${owner}, this file takes its place automatically.`,
    };
  }
  if (kind === 'alias') {
    return {
      code: 'alias-taken',
      severity: 'warning',
      field: 'aliases',
      message: `The former address "${value}" leads to the article of ${owner}, which named it first.`,
      hint: `You need not do anything. The address will lead here once ${owner} gives it up.`,
    };
  }
  return {
    code: `${kind}-taken`,
    severity: 'error',
    field: kind,
    message: `The ${kind} "${value}" belongs to ${owner}, which named it first.`,
    hint: `Choose another ${kind} for this file, or delete ${owner}. Then this file is published automatically.`,
  };
}
