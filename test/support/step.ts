/** Called before each single operation takes effect: where a scheduler interleaves, or a fault is thrown. */
export type Step = (operation: string) => Promise<void>;
