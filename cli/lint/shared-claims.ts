import type { Problem } from '../../functions/core/kernel/problem.ts';
import { type ClaimName, contentClaim, idClaim, slugClaim } from '../../functions/core/source/claim.ts';
import { problemsOfTaken } from '../../functions/core/source/conflict.ts';
import type { Interpretation } from '../../functions/core/source/interpret.ts';

/** What no two sources may have, as far as the files show; the first in order owns it. */
export class SharedClaims {
  readonly #owners = new Map<ClaimName, string>();

  /** Enters the claims of a source, and tells which of them are another's. */
  enter(key: string, interpretation: Interpretation & { readonly kind: 'article' }): Problem[] {
    const { id, slug } = interpretation.article;
    const claims = [contentClaim(interpretation.fingerprint), ...(id ? [idClaim(id)] : []), slugClaim(slug)];
    const taken = claims.flatMap((claim) => {
      const owner = this.#owners.get(claim);
      return owner === undefined ? [] : [{ claim, owner }];
    });
    for (const claim of claims) if (!this.#owners.has(claim)) this.#owners.set(claim, key);
    return problemsOfTaken(taken);
  }
}
