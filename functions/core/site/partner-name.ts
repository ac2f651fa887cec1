/** How partners are called: in addresses, in keys, and in the edge's store of keys. */
export const MAX_PARTNER_NAME_CHARACTERS = 40;

const PARTNER_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Whether a partner may be called so: lower-case ASCII letters, digits and single hyphens between them. What is
 * written in one way only can be checked in one way only.
 */
export function isPartnerName(name: string): boolean {
  return name.length <= MAX_PARTNER_NAME_CHARACTERS && PARTNER_NAME.test(name);
}
