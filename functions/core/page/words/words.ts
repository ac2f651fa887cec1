/** What a page says by itself, in one language. */
export interface Words {
  readonly skipToContent: string;
  readonly sections: string;
  readonly feeds: string;
  readonly tags: string;
  readonly by: string;
  readonly updated: string;
  readonly follow: string;
  readonly home: string;
  readonly noArticles: string;
  readonly files: string;
  readonly firstPublishedAt: string;
  readonly notFound: string;
  readonly notFoundAdvice: string;
  readonly languages: string;
  readonly allFeeds: string;
  readonly isFeed: string;
  readonly feedAdvice: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyCode: string;
  readonly headlinesElsewhere: string;
  readonly openInReader: string;
  readonly otherFormats: string;
  readonly fullText: string;
  readonly summariesOnly: string;
  readonly latestArticles: string;
  readonly moved: string;
  readonly movedTo: string;
  readonly ended: string;
  readonly endedAdvice: string;
  readonly authors: string;
  /** Feeds of articles picked from several sections. */
  readonly selections: string;
  readonly feedsAdvice: string;
}
