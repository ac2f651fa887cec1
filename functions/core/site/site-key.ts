/** Where the publication is described, in the uploads bucket. */
export const SITE_KEY = 'site.yaml';
