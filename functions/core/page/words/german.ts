import type { Words } from '../words.ts';

export const GERMAN: Words = {
  skipToContent: 'Zum Inhalt springen',
  sections: 'Ressorts',
  feeds: 'Feeds',
  tags: 'Schlagwörter',
  by: 'Von',
  updated: 'Aktualisiert',
  follow: 'Abonnieren',
  home: 'Startseite',
  noArticles: 'Hier ist noch nichts erschienen.',
  files: 'Dateien',
  firstPublishedAt: 'Zuerst erschienen bei',
  notFound: 'Seite nicht gefunden',
  notFoundAdvice:
    'Unter dieser Adresse gibt es nichts. Vielleicht ist der Artikel umgezogen oder zurückgezogen.',
  languages: 'Sprachen',
  allFeeds: 'Alle Feeds',
  isFeed: 'Das ist ein Feed',
  feedAdvice:
    'Seine Adresse ist für eine App gedacht, die Nachrichten für Sie sammelt. Kopieren Sie sie in eine solche App, und was hier erscheint, kommt von selbst zu Ihnen. Ohne Konto, ohne Verfolgung.',
  copy: 'Adresse kopieren',
  copied: 'Kopiert',
  openInReader: 'In einem Feedreader öffnen',
  otherFormats: 'Andere Formate',
  fullText: 'Ganze Artikel',
  summariesOnly: 'Nur Zusammenfassungen',
  latestArticles: 'Neueste Artikel',
  moved: 'Umgezogen',
  movedTo: 'Sie finden es unter der neuen Adresse:',
  ended: 'Diesen Feed gibt es nicht mehr',
  endedAdvice: 'Unter dieser Adresse erscheint nichts mehr. Die anderen Feeds gehen weiter.',
  authors: 'Autorinnen und Autoren',
  selections: 'Auswahl',
  feedsAdvice:
    'Kopieren Sie die Adresse eines Feeds in eine App, die Nachrichten für Sie sammelt, und was hier erscheint, kommt von selbst zu Ihnen. Oder nehmen Sie alle auf einmal, als OPML.',
};
