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
}

const ENGLISH: Words = {
  skipToContent: 'Skip to content',
  sections: 'Sections',
  feeds: 'Feeds',
  tags: 'Tags',
  by: 'By',
  updated: 'Updated',
  follow: 'Follow',
  home: 'Home',
  noArticles: 'Nothing has been published here yet.',
  files: 'Files',
  firstPublishedAt: 'First published at',
  notFound: 'Page not found',
  notFoundAdvice: 'There is nothing at this address. The article may have been moved or withdrawn.',
};

const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: {
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
  },
  es: {
    skipToContent: 'Saltar al contenido',
    sections: 'Secciones',
    feeds: 'Canales',
    tags: 'Etiquetas',
    by: 'Por',
    updated: 'Actualizado',
    follow: 'Suscribirse',
    home: 'Portada',
    noArticles: 'Aquí todavía no se ha publicado nada.',
    files: 'Archivos',
    firstPublishedAt: 'Publicado primero en',
    notFound: 'Página no encontrada',
    notFoundAdvice: 'No hay nada en esta dirección. Puede que el artículo se haya movido o retirado.',
  },
  fr: {
    skipToContent: 'Aller au contenu',
    sections: 'Rubriques',
    feeds: 'Flux',
    tags: 'Mots-clés',
    by: 'Par',
    updated: 'Mis à jour',
    follow: 'S’abonner',
    home: 'Accueil',
    noArticles: 'Rien n’a encore été publié ici.',
    files: 'Fichiers',
    firstPublishedAt: 'Paru d’abord sur',
    notFound: 'Page introuvable',
    notFoundAdvice: 'Il n’y a rien à cette adresse. L’article a peut-être été déplacé ou retiré.',
  },
  el: {
    skipToContent: 'Μετάβαση στο περιεχόμενο',
    sections: 'Ενότητες',
    feeds: 'Ροές',
    tags: 'Ετικέτες',
    by: 'Από',
    updated: 'Ενημερώθηκε',
    follow: 'Εγγραφή',
    home: 'Αρχική',
    noArticles: 'Δεν έχει δημοσιευτεί ακόμη τίποτα εδώ.',
    files: 'Αρχεία',
    firstPublishedAt: 'Πρώτη δημοσίευση στο',
    notFound: 'Η σελίδα δεν βρέθηκε',
    notFoundAdvice: 'Δεν υπάρχει τίποτα σε αυτή τη διεύθυνση. Το άρθρο ίσως μετακινήθηκε ή αποσύρθηκε.',
  },
  ar: {
    skipToContent: 'انتقل إلى المحتوى',
    sections: 'الأقسام',
    feeds: 'الخلاصات',
    tags: 'الوسوم',
    by: 'بقلم',
    updated: 'آخر تحديث',
    follow: 'تابع',
    home: 'الصفحة الرئيسية',
    noArticles: 'لم يُنشر شيء هنا بعد.',
    files: 'الملفات',
    firstPublishedAt: 'نُشر أولًا في',
    notFound: 'الصفحة غير موجودة',
    notFoundAdvice: 'لا يوجد شيء في هذا العنوان. ربما نُقل المقال أو سُحب.',
  },
  ja: {
    skipToContent: '本文へ移動',
    sections: 'セクション',
    feeds: 'フィード',
    tags: 'タグ',
    by: '文',
    updated: '更新',
    follow: '購読',
    home: 'ホーム',
    noArticles: 'まだ記事がありません。',
    files: 'ファイル',
    firstPublishedAt: '初出',
    notFound: 'ページが見つかりません',
    notFoundAdvice: 'このアドレスには何もありません。記事が移動または取り下げられた可能性があります。',
  },
};

/** The words of the first of the languages that has some, with the language they are in; else English. */
export function wordsFor(...languages: readonly string[]): {
  /** The primary language subtag. */
  readonly language: string;
  readonly words: Words;
} {
  for (const tag of languages) {
    const language = primaryLanguage(tag);
    if (Object.hasOwn(WORDS, language)) return { language, words: WORDS[language]! };
  }
  return { language: 'en', words: ENGLISH };
}

/** `pt` of `pt-BR`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
