/**
 * The site in force until the first good `site.yaml` arrives, and what each field has without a line of its own. Every
 * function fills the rows of earlier releases from it, so it stands apart from the schema.
 */
export const DEFAULT_SITE = {
  title: 'Broadsheet',
  description: 'The latest articles.',
  language: 'en',
  timeZone: 'UTC',
  authors: {},
  sections: {},
  feeds: {},
  partners: {},
  hubs: [],
  limits: { items: 50, bytes: 250 * 1024 },
  guard: { share: 0.5, items: 10, minutes: 10 },
  moved: [],
  ended: [],
};
