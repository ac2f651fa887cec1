import type { Problem } from '../kernel/problem.ts';
import { type ClaimName, isSoftClaim, parseClaim } from './claim.ts';
import { type Decision, reject } from './decide.ts';
import type { Circumstances } from './places.ts';
import type { SourceRecord } from './source-record.ts';
import { claimsOf, datesOf, pickDates } from './stated-claims.ts';

/** A claim that is another source's. */
export interface Taken {
  readonly claim: ClaimName;
  readonly owner: string;
}

/**
 * What is left of `decision` on `record` while the claims `taken` are another's: without an alias it stands, but
 * for a warning; without anything else it is rejected, and names the owner. Then the last good version stands,
 * if all that this one claims is its own.
 *
 * The claims that nobody else has stay with it, published or not: whoever states one later comes later.
 */
export function withoutTaken(
  record: SourceRecord,
  decision: Decision,
  taken: readonly Taken[],
  circumstances: Circumstances,
): Decision {
  const isOwn = (claim: ClaimName) => !taken.some((one) => one.claim === claim);
  const problems = problemsOfTaken(taken.filter(({ claim }) => decision.claims.includes(claim)));
  if (decision.claims.every((claim) => isSoftClaim(claim) || isOwn(claim))) {
    return {
      ...decision,
      problems: [...decision.problems, ...problems],
      claims: decision.claims.filter(isOwn),
    };
  }
  const { source } = decision;
  if (!source) throw new TypeError(`${record.key}: only an upload can want another's claim`);
  const { accepted, ...withoutAccepted } = record;
  const standing = claimsOf(accepted, record.slugs);
  const stands = standing.every((claim) => isSoftClaim(claim) || isOwn(claim));
  // A faulty upload states nothing of its own: its claims were those of the version that no longer stands.
  const stated = decision.status === 'rejected' ? [] : decision.claims;
  const claims = [...new Set([...stated, ...(stands ? standing : [])])];
  return {
    ...reject(
      stands ? record : withoutAccepted,
      source,
      { problems: [...problems, ...decision.problems] },
      circumstances,
    ),
    claims: claims.filter(isOwn),
    since: { ...datesOf(claims, record, source.lastModified), ...pickDates(decision.since, claims) },
  };
}

/** What to tell the editor of a source that states what is another's. */
export function problemsOfTaken(taken: readonly Taken[]): Problem[] {
  const text = taken.find(({ claim }) => parseClaim(claim).kind === 'content');
  // That a copy also has its original's slug and id goes without saying.
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
      hint: `Delete one of the two. If ${owner} goes, this file takes its place by itself.`,
    };
  }
  if (kind === 'alias') {
    return {
      code: 'alias-taken',
      severity: 'warning',
      field: 'aliases',
      message: `The former address "${value}" leads to the article of ${owner}, which named it first.`,
      hint: `Nothing needs doing: it leads here once ${owner} gives it up.`,
    };
  }
  return {
    code: `${kind}-taken`,
    severity: 'error',
    field: kind,
    message: `The ${kind} "${value}" belongs to ${owner}, which stated it first.`,
    hint: `State another ${kind} here, or delete ${owner}: this file is then published by itself.`,
  };
}
