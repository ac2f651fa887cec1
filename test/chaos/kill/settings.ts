/** A cloud that starts again has other ports. What it publishes is to be the same. */
export const PUBLIC_URL = 'https://gazette.example/';

/** As long as batches are collected: one rebuild for many uploads. */
export const WINDOW_SECONDS = 0.5;
