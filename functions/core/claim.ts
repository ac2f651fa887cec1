/**
 * What at most one source may be: the owner of a slug, of an id, of a text. Written `<kind>#<value>`.
 */
export type ClaimName = string;

/** The address `/articles/<slug>/`. */
export function slugClaim(slug: string): ClaimName {
  return `slug#${slug}`;
}

export function idClaim(id: string): ClaimName {
  return `id#${id}`;
}

/** To be the source of a text. Who lets go of it leaves its identity to whoever is next. */
export function contentClaim(fingerprint: string): ClaimName {
  return `content#${fingerprint}`;
}

export function isContentClaim(claim: ClaimName): boolean {
  return claim.startsWith('content#');
}

export function parseClaim(claim: ClaimName): { kind: string; value: string } {
  const at = claim.indexOf('#');
  return { kind: claim.slice(0, at), value: claim.slice(at + 1) };
}
