import type { Instant } from '../kernel/instant.ts';

/** The present moment; the only clock there is. */
export type Clock = () => Instant;
