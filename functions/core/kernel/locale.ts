/**
 * A language tag in canonical form (`PT-br` → `pt-BR`), undefined if it has not the shape of RFC 5646.
 * A language is two or three letters (ISO 639); the five to eight that the RFC reserves were never assigned,
 * so that `english` is an error and not a language nobody knows.
 */
export function canonicalLanguage(text: string): string | undefined {
  if (!/^[a-z]{2,3}(-|$)/i.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** The zone's IANA name in its usual spelling (`europe/berlin` → `Europe/Berlin`), undefined if unknown. */
export function canonicalTimeZone(text: string): string | undefined {
  // An offset is no zone: it knows no summer time. Intl takes both.
  if (!/^[a-z]/i.test(text)) return undefined;
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    // Intl may answer with another name of the same zone; only the spelling is taken from it.
    return name.toLowerCase() === text.toLowerCase() ? name : text;
  } catch {
    return undefined;
  }
}

/** The zone of a city's name: `Berlin`, `new york` → `America/New_York`. */
export function timeZoneOfCity(text: string): string | undefined {
  const city = text.trim().toLowerCase().replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${city}`));
}
