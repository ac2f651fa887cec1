/** Named in every feed as the program that wrote it. */
export const GENERATOR = 'Broadsheet';

/** RSS `ttl`: the five minutes that the documents' Cache-Control allows too. Readers wait for the longer one. */
export const TIME_TO_LIVE_MINUTES = 5;
