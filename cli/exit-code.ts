/** What a command's exit code tells a script. The same numbers in docs/operations.md. */
export const EXIT_CODE = {
  /** Done, and nothing is amiss. */
  fine: 0,
  /** It could not be done; standard error says why. */
  failed: 1,
  /** The command was misspelt: unknown option, feed or stack output. Nothing was done. */
  usage: 2,
  /** Done, but somebody should look: a held feed, dead letters, a difference found by a dry run. */
  attention: 3,
  /** Ended by Ctrl-C, by the shells' convention. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
