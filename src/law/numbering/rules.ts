/**
 * Numbering patterns as data, and what they find in a line. A pattern is the words as the law prints them with a sign for the number:
 * `{n}` digits of any script or Roman numerals, with what may follow (`5a`, `12-1`, `5¹`); `{w}` a number in one or two words; `{l}` a
 * letter; `{c}` numerals of East Asia. A space may be absent or doubled in the text; letter case says nothing.
 */
import type { Heading } from '../headings.ts'

/** What one language, or one state in a language, does. Everything may be left out. */
export interface NumberingRules {
  /** Provisions: kind (an Akoma Ntoso element) and patterns. */
  readonly provisions?: readonly { readonly kind: string; readonly as: readonly string[] }[] | undefined
  /** Divisions, with their place in the order of nesting: 1 is the outermost; part 1, book 2, title 3, chapter 5, section 6, subsection 7. */
  readonly divisions?:
    | readonly { readonly kind: string; readonly rank: number; readonly as: readonly string[] }[]
    | undefined
  /** Annexes, with or without a number. */
  readonly annexes?: readonly string[] | undefined
  /** Headings without a number: the kind of row that each heads, and how it begins. */
  readonly headings?: readonly { readonly kind: string; readonly as: readonly string[] }[] | undefined
  /** How the line begins that says where and when the act was done. */
  readonly closing?: readonly string[] | undefined
  /** What a provision is that has a figure alone ("1."): `section`, `paragraph`. */
  readonly bare?: string | undefined
  /** "Section 5" is a provision in acts that have no articles. */
  readonly sections?: boolean | undefined
  /** Headings of provisions stand above their numbers, in brackets. */
  readonly captions?: boolean | undefined
}

/** The rules that hold for a text. */
export interface Numbering {
  readonly bare: string
  readonly sections: boolean
  readonly captions: boolean
  /** Returns what a line says that is the heading of a provision or division; null where no rule knows it. */
  heading(line: string): Heading | null
  /** Returns the number of the annex that the line is, and the rest of it; null where no rule knows it. */
  annex(line: string): { readonly num: string; readonly rest: string } | null
  /** Returns the kind of row that an unnumbered heading is; null where no rule knows it. */
  headed(line: string): string | null
  /** Returns whether the line says where and when the act was done. */
  closes(line: string): boolean
}

/** Returns the rules as one, the tightest first: the first that says something is believed. */
export function numberingOf(sets: readonly NumberingRules[]): Numbering {
  const provisions = sets.flatMap((rules) => (rules.provisions ?? []).flatMap(provisionsOf))
  const divisions = sets.flatMap((rules) => (rules.divisions ?? []).flatMap(divisionsOf))
  const annexes = sets.flatMap((rules) => (rules.annexes ?? []).map((as) => patternOf(as, '[.:]?\\s*')))
  const headings = sets.flatMap(({ headings: of = [] }) =>
    of.flatMap(({ kind, as }) => as.map((words) => [beginningOf(words), kind] as const)),
  )
  const closing = sets.flatMap((rules) => (rules.closing ?? []).map(beginningOf))
  return {
    bare: sets.find(({ bare }) => bare !== undefined)?.bare ?? 'paragraph',
    sections: sets.find(({ sections }) => sections !== undefined)?.sections ?? false,
    captions: sets.find(({ captions }) => captions !== undefined)?.captions ?? false,
    heading: (line) => first(provisions, line) ?? first(divisions, line),
    annex: (line) => {
      for (const pattern of annexes) {
        const match = pattern.exec(line)
        if (match) return { num: match.groups?.num ?? '', rest: match.groups?.rest ?? '' }
      }
      return null
    },
    headed: (line) => headings.find(([pattern]) => pattern.test(line))?.[1] ?? null,
    closes: (line) => closing.some((pattern) => pattern.test(line)),
  }
}

/** Returns why a pattern cannot be used; null where it can. */
export function patternFault(as: string): string | null {
  const unknown = /\{(?![nwlc]\})[^}]*\}?/.exec(as)?.[0]
  if (unknown) return `"${unknown}" is no sign for a number; expected {n}, {w}, {l} or {c}`
  return /^[\s\p{P}]*$/u.test(as.replace(/\{[nwlc]\}/g, '')) && !as.includes('§')
    ? `"${as}" has no word or sign beside the number`
    : null
}

type Rule = readonly [pattern: RegExp, found: Pick<Heading, 'role' | 'kind' | 'rank'>]

function provisionsOf({ kind, as }: { kind: string; as: readonly string[] }): Rule[] {
  return as.map((words) => [patternOf(words, SEPARATOR), { role: 'provision', kind, rank: null }])
}

function divisionsOf({ kind, rank, as }: { kind: string; rank: number; as: readonly string[] }): Rule[] {
  return as.map((words) => [patternOf(words, SEPARATOR), { role: 'division', kind, rank }])
}

function first(rules: readonly Rule[], line: string): Heading | null {
  for (const [pattern, found] of rules) {
    const match = pattern.exec(line)
    if (match) return { ...found, num: match.groups?.num ?? '', rest: (match.groups?.rest ?? '').trim() }
  }
  return null
}

const END = '(?![\\p{L}\\p{M}\\p{N}])'
const SEPARATOR = '(?:\\s*[.:]|\\s*[-–—](?=\\s))*\\s*'
const LATIN = 'bis|ter|quater|quinquies|sexies|septies|octies|novies|decies'
const RAISED = '[\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]*'
const EAST_ASIAN = '一二三四五六七八九十百千零〇○０-９\\d'
const LATER = `[のノ之][${EAST_ASIAN}]+`
const NUMBERS: Readonly<Record<string, string>> = {
  n: `(?:\\p{Nd}{1,4}[º°]?${RAISED}(?:[-–./]\\p{Nd}{1,4})*(?:\\s?(?:${LATIN})|[-/]?\\p{L}{1,2}(?=[\\s.:)]|$))?|[IVXLC]{1,8}(?:-\\p{Nd}{1,2})?)${END}`,
  w: "\\p{L}[\\p{L}\\p{M}'’]{1,24}(?:\\s\\p{L}[\\p{L}\\p{M}'’]{1,24})?(?=\\s*(?:$|[.:–—-]))",
  l: `\\p{L}{1,3}['’׳״"]?\\p{L}?${END}`,
  c: `[${EAST_ASIAN}]+(?:${LATER})*`,
}

function patternOf(as: string, separator: string): RegExp {
  const words = as.split(/(\{[nwlc]\})/).map((part) => NUMBERS[part[1] ?? ''] ?? literal(part))
  // A number behind which a word stands may have any ending; a number in words then ends where that word begins.
  const pattern = words.join('').replace('(?=\\s*(?:$|[.:–—-]))\\s*', '\\s+')
  // "第六章の二": what was put in later is counted behind the sign.
  const ending = as.includes('{c}') ? `(?:${LATER})*` : /[\p{L}\p{M}]$/u.test(as) ? END : ''
  return new RegExp(`^(?<num>${pattern}${ending})${separator}(?<rest>.*)$`, 'iu')
}

function beginningOf(words: string): RegExp {
  return new RegExp(`^${literal(words)}${/[\p{L}\p{M}]$/u.test(words) ? '(?!\\p{L})' : ''}`, 'iu')
}

// White space is free, hyphens are of any sort, and the four letters i of Turkish are one.
function literal(words: string): string {
  return words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/[-‐‑–]/g, '[-‐‑–]')
    .replace(/[iıİI]/g, '[iıİI]')
    .replace(/\s+/g, '\\s*')
}
