/** Languages by the identifiers that Windows has for them, as far as word processors state them ([MS-LCID]). */
import type { Language } from '#law/language.ts'

const PRIMARY: Readonly<Record<number, Language>> = {
  1: 'ara',
  2: 'bul',
  3: 'cat',
  4: 'zho',
  5: 'ces',
  6: 'dan',
  7: 'deu',
  8: 'ell',
  9: 'eng',
  10: 'spa',
  11: 'fin',
  12: 'fra',
  13: 'heb',
  14: 'hun',
  16: 'ita',
  17: 'jpn',
  18: 'kor',
  19: 'nld',
  20: 'nor',
  21: 'pol',
  22: 'por',
  24: 'ron',
  25: 'rus',
  27: 'slk',
  29: 'swe',
  31: 'tur',
  34: 'ukr',
  35: 'bel',
  37: 'est',
  38: 'lav',
  39: 'lit',
  43: 'hye',
  44: 'aze',
  55: 'kat',
  63: 'kaz',
  64: 'kir',
}

/** Returns the language; null where the identifier is not known here. Its lower ten bits name the language, the rest the region. */
export function languageOfWindows(identifier: number): Language | null {
  return PRIMARY[identifier & 0x3ff] ?? null
}
