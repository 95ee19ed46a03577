/** What a language's way of citing is made of: words as data, and the dictionaries that the kernel reads them with. */
import { expand, Phrases } from './phrases.ts'

/** Words for a kind of provision. Forms are written as `expand` reads them; a full stop at the end of one may be missing in the text. */
export interface KindWords {
  readonly kind: string
  /** Order from the outermost inwards; see `RANK`. */
  readonly rank: number
  readonly words: string
  /** Forms that announce several numbers. */
  readonly plural?: string
  /** Numbers it takes beside digits: `r` Roman, `l` letters, `c` codes such as "L. 1221-1". */
  readonly takes?: string
}

/** The provision that is cited stands at `main`; divisions of the act above, parts of the provision below. */
export const RANK = {
  division: 2,
  main: 5,
  paragraph: 6,
  subparagraph: 7,
  point: 8,
  subpoint: 9,
  sentence: 10,
} as const

/** Where a provision without a number stands: here, before or after, or it is the one cited last. */
export type Place = 'here' | 'previous' | 'next' | 'same'

export interface Grammar {
  readonly languages: readonly string[]
  readonly kinds: readonly KindWords[]
  /** Ordinals by number, as words that stand before or behind a kind: "first", "deuxième", "частина друга". */
  readonly ordinals: Readonly<Record<number, string>>
  /** Words that join the members of a list. */
  readonly and: string
  /** Words that join the ends of a range. */
  readonly to: string
  /** Words between a part and what holds it, or between a provision and its act: "of the", "du". Empty where a case says it. */
  readonly of: string
  /** True where the case alone joins: "пункт 1 части 2 статьи 5". */
  readonly bare: boolean
  /** Words passed over: articles and prepositions repeated in lists. */
  readonly fillers: string
  /** The act that the text belongs to: "this Act", "du présent code". */
  readonly self: string
  /** "This section": the provision in which the text stands; the kind follows from `kind of word`. */
  readonly here: readonly (readonly [words: string, kind: string, place: Place])[]
  /** Words that say that an act follows: whatever comes after them, it is not the act in which the text stands. */
  readonly acts: string
  /** The same by the shape of a word, in small letters: compounds and inflected forms. */
  readonly actWord?: RegExp
  /** True where the act stands before its provision: a word for acts there means another act than that of the text. */
  readonly actFirst?: boolean
  /** True where words for the act of the text begin with a capital: "this Act", and not "this act". */
  readonly capital?: boolean
  /** "That Act", "thereof": the act named last. */
  readonly same: string
  /** Words before a kind that say that it is of the act named last: "its section 5", "ses articles 5 et 6". */
  readonly theirs?: string
  /** Words before a name that say that another act bore it: "the previous Constitution". */
  readonly former?: string
  /** Words after a number which make it a count of something: days, per cent, months. */
  readonly counts: string
  /** Words that say of a provision with its number that it was cited already: "such section 552". */
  readonly such?: string
  /** Only names are written with a capital: what an "of" leads to is then another act, known or not. */
  readonly properNames?: boolean
  /** Words that introduce a short form: "hereinafter", "далее". */
  readonly defines: string
  /** Kinds of the parenthesised numbers behind a number, outermost first: 7(3)(b). Empty where the language has none. */
  readonly inside: readonly string[]
  /** Kinds whose digits before brackets are those of the section: "paragraph 7(3)(b)". */
  readonly folded?: readonly string[]
  /** "12-14" is one number and not a range, whatever the plural says. */
  readonly hyphenated?: boolean
  /** A letter may stand apart from the number that it belongs to: "Art. 48 a". */
  readonly apart?: boolean
  /** A subsection may stand behind its section as a letter with a full stop: "section 274 o.". */
  readonly lettersApart?: boolean
  /** Words that take an ordinal or number before them: "1º inciso", "2e lid". */
  readonly numberFirst?: boolean
  /** Signs of bare points and divisions as in "au 3° du II de l'article 5". */
  readonly bareParts?: boolean
  /** Endings that inflection adds, longest first, for comparing names of acts. */
  readonly endings: readonly string[]
  /** Words that an act speaks with when it amends another: what it then cites is not its own. */
  readonly amends: string
}

export interface KindEntry {
  readonly kind: string
  readonly rank: number
  readonly plural: boolean
  readonly takes: string
  /** True: a full stop may stand behind it. */
  readonly short: boolean
}

/** A grammar with its dictionaries. */
export interface Lexicon {
  readonly grammar: Grammar
  readonly kinds: Phrases<KindEntry>
  readonly ordinals: Phrases<string>
  readonly and: Phrases<true>
  readonly to: Phrases<true>
  readonly of: Phrases<true>
  readonly fillers: Phrases<true>
  readonly self: Phrases<true>
  readonly here: Phrases<{ readonly kind: string; readonly rank: number; readonly place: Place }>
  readonly acts: Phrases<true>
  readonly same: Phrases<true>
  readonly theirs: ReadonlySet<string>
  readonly former: ReadonlySet<string>
  readonly such: ReadonlySet<string>
  readonly counts: ReadonlySet<string>
  readonly defines: Phrases<true>
  readonly amends: Phrases<true>
}

/** Returns the dictionaries of a grammar. */
export function lexiconOf(grammar: Grammar): Lexicon {
  const kinds = new Phrases<KindEntry>()
  const ranks = new Map<string, number>()
  for (const { kind, rank, words, plural = '', takes = '' } of grammar.kinds) {
    ranks.set(kind, rank)
    for (const [forms, many] of [
      [words, false],
      [plural, true],
    ] as const)
      for (const form of expand(forms)) {
        const short = form.endsWith('.')
        kinds.add(short ? form.slice(0, -1) : form, { kind, rank, plural: many, takes, short })
      }
  }
  const ordinals = new Phrases<string>()
  for (const [number, words] of Object.entries(grammar.ordinals))
    for (const word of expand(words)) ordinals.add(word, number)
  const here: Lexicon['here'] = new Phrases()
  for (const [words, kind, place] of grammar.here)
    for (const word of expand(words)) here.add(word, { kind, rank: ranks.get(kind) ?? RANK.main, place })
  return {
    grammar,
    kinds,
    ordinals,
    here,
    and: said(grammar.and),
    to: said(grammar.to),
    of: said(grammar.of),
    fillers: said(grammar.fillers),
    self: said(grammar.self),
    acts: said(grammar.acts),
    same: said(grammar.same),
    theirs: new Set(expand(grammar.theirs ?? '')),
    former: new Set(expand(grammar.former ?? '')),
    such: new Set(grammar.such === undefined ? [] : expand(grammar.such)),
    counts: new Set(expand(grammar.counts)),
    defines: said(grammar.defines),
    amends: said(grammar.amends),
  }
}

function said(words: string): Phrases<true> {
  const phrases = new Phrases<true>()
  for (const word of expand(words)) phrases.add(word, true)
  return phrases
}
