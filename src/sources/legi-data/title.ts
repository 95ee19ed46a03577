/** Titles of divisions: "Titre Ier : De l'action" is a number and a heading; "Dispositions finales" is a heading alone. */

export interface DivisionTitle {
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
}

const KINDS: Record<string, string> = {
  tome: 'tome',
  partie: 'part',
  livre: 'book',
  titre: 'title',
  'sous-titre': 'subtitle',
  chapitre: 'chapter',
  section: 'section',
  'sous-section': 'subsection',
  paragraphe: 'paragraph',
  'sous-paragraphe': 'subparagraph',
}
const SUFFIX = String.raw`(?:\s+(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|[A-Z](?![\p{L}'’.])))*`
const NUMBER = String.raw`(?:[IVXLC]+(?:er)?|\d+(?:er|ère)?(?:-\d+)*|unique|préliminaire|liminaire|premi(?:er|ère)|[A-Z])(?![\p{L}\p{N}])`
const NAMED = new RegExp(
  String.raw`^((sous-(?:titre|section|paragraphe)|tome|partie|livre|titre|chapitre|section|paragraphe)\s+${NUMBER}${SUFFIX})(.*)$`,
  'iu',
)
const ORDINAL =
  /^((?:premi[eè]re|deuxi[eè]me|seconde|troisi[eè]me|quatri[eè]me|cinqui[eè]me|sixi[eè]me|septi[eè]me|huiti[eè]me|neuvi[eè]me|dixi[eè]me)\s+(partie))(.*)$/iu
const BARE = /^([IVXL]+|[A-Z]|\d+)((?:\s*[:–—]|\s+-)\s.*)$/u

/** Returns kind, number and heading; kind `division` where the title names none, num null where it has no number. */
export function splitTitle(title: string): DivisionTitle {
  const line = title.replace(/\s+/g, ' ').trim()
  const named = NAMED.exec(line) ?? ORDINAL.exec(line)
  const rest = named ? /^(?:\s*(?:[:–—-]|\.\s*[-–—:])\s*(.*)|\.?)$/u.exec((named[3] ?? '').trim()) : null
  if (named && rest)
    return {
      kind: KINDS[(named[2] ?? '').toLowerCase()] ?? 'division',
      num: named[1] ?? null,
      heading: rest[1] || null,
    }
  const bare = BARE.exec(line)
  if (bare)
    return {
      kind: 'division',
      num: bare[1] ?? null,
      heading: (bare[2] ?? '').replace(/^\s*[:–—-]\s*/u, '') || null,
    }
  const first = /^[\p{L}-]+/u.exec(line)?.[0].toLowerCase() ?? ''
  return { kind: KINDS[first] ?? 'division', num: null, heading: line || null }
}
