import type { Instant } from '../instant.ts';
import { type PublicationWindow, visibilityAt } from '../lifecycle.ts';

/**
 * Whether a media file may be seen at `now`, given every article that names it: not before the first of them may,
 * nor after the last (invariant I2). A file that no article names is nobody's secret.
 */
export function mediaIsVisible(users: readonly PublicationWindow[], now: Instant): boolean {
  return users.length === 0 || users.some((user) => visibilityAt(user, now) === 'published');
}
