/** What is known of each state's Markdown: language, what orders its divisions, how its lines break; and how a text names its own state. */
import type { Language } from '#law/language.ts'

/** How a state's files are written. */
export interface Dialect {
  readonly state: string | null
  readonly language: Language
  /** Divisions nest by their words (Livre > Titre > Chapitre) or by the level of the Markdown heading. */
  readonly outline: 'words' | 'levels'
  /** A line break inside a paragraph only wraps it; null where the file itself must show it. */
  readonly wrapped: boolean | null
  /** Every wrapped line is a block of its own, and headings may be lines of running text (Argentina). */
  readonly loose: boolean
  /** Indentation shows what belongs to a list item (Germany). */
  readonly indented: boolean
  /** Provisions that start plain paragraphs instead of headings. */
  readonly plain: 'french' | 'ukrainian' | 'chinese' | null
}

const COMMON = { outline: 'levels', wrapped: null, loose: false, indented: false, plain: null } as const

// Keys are ISO 3166-1 alpha-2 in lower case: the `country` of the front matter.
const STATES: Record<string, Omit<Dialect, 'state'>> = {
  ad: { ...COMMON, language: 'cat', outline: 'words', wrapped: false },
  al: { ...COMMON, language: 'sqi' },
  am: { ...COMMON, language: 'hye' },
  ar: { ...COMMON, language: 'spa', outline: 'words', wrapped: true, loose: true },
  at: { ...COMMON, language: 'deu' },
  az: { ...COMMON, language: 'aze' },
  be: { ...COMMON, language: 'fra', outline: 'words' },
  bg: { ...COMMON, language: 'bul' },
  br: { ...COMMON, language: 'por' },
  ch: { ...COMMON, language: 'deu', wrapped: false },
  cl: { ...COMMON, language: 'spa', outline: 'words' },
  cn: { ...COMMON, language: 'zho', wrapped: false, plain: 'chinese' },
  co: { ...COMMON, language: 'spa' },
  cz: { ...COMMON, language: 'ces' },
  de: { ...COMMON, language: 'deu', wrapped: true, indented: true },
  dk: { ...COMMON, language: 'dan' },
  ee: { ...COMMON, language: 'est', wrapped: false },
  es: { ...COMMON, language: 'spa', outline: 'words' },
  fi: { ...COMMON, language: 'fin' },
  fr: { ...COMMON, language: 'fra', outline: 'words', wrapped: false, plain: 'french' },
  ge: { ...COMMON, language: 'kat' },
  gr: { ...COMMON, language: 'ell' },
  hr: { ...COMMON, language: 'hrv' },
  hu: { ...COMMON, language: 'hun' },
  id: { ...COMMON, language: 'ind' },
  ie: { ...COMMON, language: 'eng' },
  il: { ...COMMON, language: 'heb' },
  is: { ...COMMON, language: 'isl' },
  it: { ...COMMON, language: 'ita', outline: 'words' },
  jp: { ...COMMON, language: 'jpn' },
  kr: { ...COMMON, language: 'kor' },
  li: { ...COMMON, language: 'deu', wrapped: false },
  lt: { ...COMMON, language: 'lit' },
  lu: { ...COMMON, language: 'fra', outline: 'words' },
  lv: { ...COMMON, language: 'lav' },
  md: { ...COMMON, language: 'ron' },
  mn: { ...COMMON, language: 'mon' },
  mx: { ...COMMON, language: 'spa' },
  nl: { ...COMMON, language: 'nld' },
  no: { ...COMMON, language: 'nob' },
  pe: { ...COMMON, language: 'spa' },
  pl: { ...COMMON, language: 'pol' },
  pt: { ...COMMON, language: 'por', outline: 'words' },
  ro: { ...COMMON, language: 'ron' },
  rs: { ...COMMON, language: 'srp' },
  se: { ...COMMON, language: 'swe' },
  si: { ...COMMON, language: 'slv' },
  sk: { ...COMMON, language: 'slk' },
  th: { ...COMMON, language: 'tha' },
  tr: { ...COMMON, language: 'tur' },
  ua: { ...COMMON, language: 'ukr', outline: 'words', wrapped: true, plain: 'ukrainian' },
  us: { ...COMMON, language: 'eng' },
  uy: { ...COMMON, language: 'spa', outline: 'words', wrapped: true },
  vn: { ...COMMON, language: 'vie' },
}

/** Returns how the state's files are written; a plain reading where the state is unknown. */
export function dialectOf(state: string | null): Dialect {
  const known = state === null ? undefined : STATES[state]
  return { state, ...(known ?? { ...COMMON, language: 'und' }) }
}

/** A text that names its own state, or the organisation that issued it: that is a statement, not a guess. */
interface Statement {
  readonly pattern: RegExp
  readonly jurisdiction: string
  /** The state whose manner of writing the file follows. */
  readonly writtenAs: string
}

// Matched against the first lines of a text without front matter.
const STATEMENTS: readonly Statement[] = [
  { pattern: /^(?:##\s*)?Верховна Рада (?:України|УРСР)\s*;/m, jurisdiction: 'ua', writtenAs: 'ua' },
  // zakon.rada.gov.ua publishes conventions; the first line names the United Nations as the issuer.
  { pattern: /^(?:##\s*)?ООН\s*;/m, jurisdiction: 'un', writtenAs: 'ua' },
  { pattern: /^#\s*中华人民共和国/m, jurisdiction: 'cn', writtenAs: 'cn' },
  {
    pattern: /^#\s*The Constitution Of The United States Of America\s*$/im,
    jurisdiction: 'us',
    writtenAs: 'us',
  },
  // The head that gesetze-im-internet.de prints, with its place in the federal gazette; older files have no `jurabk`.
  {
    pattern: /^Ausfertigungsdatum\n:[^\n]*\n\nFundstelle\n:\s+(?:BGBl|RGBl)/m,
    jurisdiction: 'de',
    writtenAs: 'de',
  },
]

/** Returns the jurisdiction that the opening of a text names and the manner of its writing; null where it names none. */
export function statedIn(opening: string): { jurisdiction: string; writtenAs: string } | null {
  return STATEMENTS.find(({ pattern }) => pattern.test(opening)) ?? null
}
