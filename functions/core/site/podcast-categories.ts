/** One of Apple's categories, or a subcategory of it. */
export interface PodcastCategory {
  readonly name: string;
  readonly subcategory?: string;
}

/** Apple's podcast categories and their subcategories (podcasters.apple.com/support/1691). */
const SUBCATEGORIES: Readonly<Record<string, string>> = {
  Arts: 'Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts',
  Business: 'Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit',
  Comedy: 'Comedy Interviews|Improv|Stand-Up',
  Education: 'Courses|How To|Language Learning|Self-Improvement',
  Fiction: 'Comedy Fiction|Drama|Science Fiction',
  Government: '',
  History: '',
  'Health & Fitness': 'Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality',
  'Kids & Family': 'Education for Kids|Parenting|Pets & Animals|Stories for Kids',
  Leisure: 'Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games',
  Music: 'Music Commentary|Music History|Music Interviews',
  News: 'Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News',
  'Religion & Spirituality': 'Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality',
  Science:
    'Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences',
  'Society & Culture': 'Documentary|Personal Journals|Philosophy|Places & Travel|Relationships',
  Sports:
    'Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling',
  Technology: '',
  'True Crime': '',
  'TV & Film': 'After Shows|Film History|Film Interviews|Film Reviews|TV Reviews',
};

/** By name in lower case; no two categories share one. */
const CATEGORIES: ReadonlyMap<string, PodcastCategory> = new Map(
  Object.entries(SUBCATEGORIES).flatMap(([name, within]) => [
    [name.toLowerCase(), { name }],
    ...within
      .split('|')
      .filter((subcategory) => subcategory !== '')
      .map((subcategory): [string, PodcastCategory] => [subcategory.toLowerCase(), { name, subcategory }]),
  ]),
);

/** The category with a name (`News`, `Daily News`, `News > Daily News`); undefined if Apple has none. */
export function podcastCategory(text: string): PodcastCategory | undefined {
  const [outer = '', inner] = text.split('>', 2).map((part) => part.trim().toLowerCase());
  const category = CATEGORIES.get(inner ?? outer);
  return inner === undefined || category?.name.toLowerCase() === outer ? category : undefined;
}

/** The names that {@link podcastCategory} knows, as people write them. */
export function podcastCategoryNames(): string[] {
  return [...CATEGORIES.values()].map(({ name, subcategory }) => subcategory ?? name);
}
