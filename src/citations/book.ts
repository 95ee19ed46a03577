/** The book of names: acts known from data and acts that a library holds, by language; and reading texts with it. */
import type { AllCitationData } from './act-data.ts'
import { actOf, namesOfData, READ, saidIn } from './data-names.ts'
import { eastAsianReferences } from './east-asian.ts'
import { eastAsianDefinitions } from './east-asian-definitions.ts'
import type { EastAsianRules } from './east-asian-names.ts'
import { definitionsOf, readingOf } from './find.ts'
import type { Lexicon } from './grammar.ts'
import { identifiersIn } from './identifiers.ts'
import type { MentionRules } from './mentions.ts'
import { namedBy } from './named-acts.ts'
import { type ActNames, formsOf } from './names.ts'
import type { Phrases } from './phrases.ts'
import type { Definition, Found, NamedAct, Reading } from './reference.ts'
import { abbreviationsIn, headOf, namesIn } from './title-names.ts'
import { titleKey } from './titles.ts'
import { tokensOf } from './tokens.ts'
import { lexiconFor, numberedActs } from './traditions.ts'
import { americanCitations } from './us.ts'

/** What a text is read by. */
export interface Rules {
  readonly language: string
  /** Jurisdiction of the act or decision that the text is of; null where it is not known. */
  readonly jurisdiction: string | null
  /** True where the text belongs to an act: "this Act" and a bare "section 5" are then its own. */
  readonly self: boolean
  /** Short forms that the act defines elsewhere. */
  readonly definitions: readonly Definition[]
}

/** A text of a library by its title. */
export interface HeldTitle {
  readonly iri: string
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
}

/** Names of acts by language, and the reading of texts with them. */
export class NameBook {
  readonly #data: AllCitationData
  readonly #names = new Map<string, ActNames>()
  /** Chinese and Japanese names whole. */
  readonly #whole = new Map<string, NamedAct[]>()
  /** Names that the data gives to acts, by jurisdiction. */
  readonly #said: ReadonlySet<string>
  #forms: {
    readonly definitions: readonly Definition[]
    readonly lexicon: Lexicon
    readonly forms: Phrases<number>
  } | null = null

  constructor(data: AllCitationData) {
    this.#data = data
    this.#said = saidIn(data)
    for (const [code, { acts }] of data)
      for (const [key, act] of Object.entries(acts))
        for (const language of ['zho', 'jpn'])
          for (const name of [...(act.names?.[language] ?? []), ...(act.anywhere?.[language] ?? [])])
            this.#addWhole(name, actOf(code, key, data))
  }

  get data(): AllCitationData {
    return this.#data
  }

  /**
   * Adds the names that a title gives: the title itself, its short titles and abbreviations in brackets. Those that the data gives
   * to an act already stay that act's.
   */
  add(held: HeldTitle): void {
    const { iri, jurisdiction, language, title } = held
    const act: NamedAct = {
      key: `work${iri}`,
      name: title,
      jurisdiction,
      aliases: [iri],
      titles: [titleKey(title)],
    }
    const names = this.namesIn(headOf(language))
    const { whole, titles, abbreviations } = this.#given(held)
    for (const name of whole) this.#addWhole(name, act)
    for (const name of titles)
      names?.addTitle(name, { act, how: 'title', local: tokensOf(name).length < 6, bound: false })
    for (const abbreviation of abbreviations)
      names?.addAbbreviation(abbreviation, {
        act,
        how: 'abbreviation',
        local: true,
        bound: abbreviation.length < 3,
      })
  }

  /** Returns the names under which texts may mean the act once its title is added, and could not before. */
  namesGivenBy(held: HeldTitle): string[] {
    const { whole, titles, abbreviations } = this.#given(held)
    return [...whole, ...titles, ...abbreviations]
  }

  #given({ jurisdiction, language, title }: HeldTitle) {
    const head = headOf(language)
    if (head === 'zho' || head === 'jpn') {
      const whole = [...new Set([title, title.replace(/^中华人民共和国/, '')])].filter(
        ({ length }) => length >= 3,
      )
      return { whole, titles: [], abbreviations: [] }
    }
    const lexicon = lexiconFor(head)
    if (!lexicon || !READ.has(head)) return { whole: [], titles: [], abbreviations: [] }
    const titled = this.#data.get(headOf(jurisdiction))?.titled?.[head]
    return {
      whole: [],
      titles: namesIn(title, lexicon, titled).filter(
        (name) => !this.#said.has(`${jurisdiction}/${titleKey(name)}`),
      ),
      abbreviations: abbreviationsIn(title).filter((each) => !this.#said.has(`${jurisdiction}/${each}`)),
    }
  }

  /** Returns what the text cites. */
  read(text: string, rules: Rules): Reading {
    const [language = ''] = rules.language.split('-')
    if (language === 'zho' || language === 'jpn') return this.#readEastAsian(text, language, rules)
    const reads = this.#readsIn(language, rules)
    if (!reads) return { found: identifiersIn(text), definitions: [] }
    const reading = readingOf(text, reads)
    return language === 'eng'
      ? { ...reading, found: merged(americanCitations(text, rules.jurisdiction), reading.found) }
      : reading
  }

  /** Returns the short forms that the text defines. */
  definitions(text: string, rules: Rules): Reading['definitions'] {
    const [language = ''] = rules.language.split('-')
    if (language === 'zho' || language === 'jpn')
      return this.#readEastAsian(text, language, rules).definitions
    const reads = this.#readsIn(language, rules)
    return reads ? definitionsOf(text, reads) : []
  }

  #readsIn(language: string, { jurisdiction, self, definitions }: Rules): MentionRules | null {
    const lexicon = lexiconFor(language)
    const names = this.namesIn(language)
    if (!lexicon || !names) return null
    return {
      lexicon,
      names,
      jurisdiction,
      self,
      numbered: (of, jurisdiction) => numberedActs(language, of, jurisdiction),
      shaped: (of, jurisdiction) => namedBy(of, language, jurisdiction),
      definitions,
      forms: this.#formsOf(definitions, lexicon),
    }
  }

  // All texts of an act are read by the same ones.
  #formsOf(definitions: readonly Definition[], lexicon: Lexicon): Phrases<number> {
    const known = this.#forms
    if (known && known.definitions === definitions && known.lexicon === lexicon) return known.forms
    const forms = formsOf(definitions, lexicon.grammar)
    this.#forms = { definitions, lexicon, forms }
    return forms
  }

  /** Returns the dictionary of a language; null where it has none. */
  namesIn(language: string): ActNames | null {
    const known = this.#names.get(language)
    if (known || !READ.has(language)) return known ?? null
    const names = namesOfData(this.#data, language)
    this.#names.set(language, names)
    return names
  }

  #readEastAsian(text: string, language: EastAsianRules['language'], rules: Rules): Reading {
    const lookUp = (name: string) => {
      const known = this.#whole.get(name) ?? []
      const own = known.filter(({ jurisdiction }) => jurisdiction === rules.jurisdiction)
      return own.length > 0 || rules.jurisdiction !== null ? own : known
    }
    const read = (added: readonly Definition[]) =>
      eastAsianReferences(text, {
        ...rules,
        definitions: [...rules.definitions, ...added],
        language,
        lookUp,
      })
    const first = read([])
    const definitions = text.includes('以下') ? eastAsianDefinitions(text, first) : []
    const found = definitions.length === 0 ? first : read(definitions)
    return { found: merged(identifiersIn(text), found), definitions }
  }

  #addWhole(name: string, act: NamedAct): void {
    const known = this.#whole.get(name) ?? []
    if (
      known.some(
        (other) =>
          other.key === act.key || (other.jurisdiction === act.jurisdiction && act.key.startsWith('work')),
      )
    )
      return
    this.#whole.set(name, [...known, act])
  }
}

function merged(first: readonly Found[], second: readonly Found[]): Found[] {
  if (first.length === 0) return [...second]
  const kept = [...first].sort((a, b) => a.start - b.start)
  const free = second.filter(
    (each) => !kept.some((other) => each.start < other.end && other.start < each.end),
  )
  return [...kept, ...free].sort((a, b) => a.start - b.start)
}
