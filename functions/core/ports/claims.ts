import type { Identity } from '../source/identity.ts';

/** Who has a claim. */
export interface Claim {
  readonly owner: string;
  readonly revision: number;
}

/**
 * The claims: who owns what, who waits for it, and what the last owner left. Every read is strongly consistent, every
 * write a single item.
 */
export interface Claims {
  readClaim(claim: string): Promise<Claim | undefined>;
  /** Takes `claim` for `key` if nobody else has it, or if `over` still stands as it was read. */
  takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean>;
  /** Does nothing if another owner or a newer revision has the claim. */
  releaseClaim(claim: string, key: string, revision: number): Promise<void>;
  /** What the last owner of a claim left to the next. */
  readEstate(claim: string): Promise<Identity | undefined>;
  leaveEstate(claim: string, identity: Identity): Promise<void>;
  wait(claim: string, key: string): Promise<void>;
  stopWaiting(claim: string, key: string): Promise<void>;
  waiters(claim: string): Promise<string[]>;
}
