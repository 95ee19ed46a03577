/** The book of names: acts known from data and acts that a library holds, by language; and reading texts with it. */
import type { AllCitationData, CitationData } from './act-data.ts'
import { eastAsianReferences } from './east-asian.ts'
import { eastAsianDefinitions } from './east-asian-definitions.ts'
import type { EastAsianRules } from './east-asian-names.ts'
import { definitionsOf, readingOf } from './find.ts'
import type { Lexicon } from './grammar.ts'
import { identifiersIn } from './identifiers.ts'
import type { MentionRules } from './mentions.ts'
import { namedBy } from './named-acts.ts'
import { ActNames, formsOf, type Name } from './names.ts'
import type { Phrases } from './phrases.ts'
import type { Definition, Found, NamedAct, Reading } from './reference.ts'
import { titleKey } from './titles.ts'
import { tokensOf } from './tokens.ts'
import { GRAMMARS, lexiconFor, numberedActs } from './traditions.ts'
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

// Languages whose names are looked up word by word. A dictionary is made when its language is first read.
const READ: ReadonlySet<string> = new Set(GRAMMARS.flatMap(({ languages }) => languages))

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
    const names = this.#fromData(language)
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

  #fromData(language: string): ActNames {
    const names = new ActNames((lexiconFor(language) as Lexicon).grammar)
    for (const [code, data] of this.#data)
      for (const [key, act] of Object.entries(data.acts)) {
        const named = actOf(code, key, this.#data)
        const qualifiers = [...(data.qualifiers?.[language] ?? [])]
        const title = (text: string, local: boolean) =>
          names.addTitle(text, { act: named, how: 'title', local, bound: false })
        for (const name of act.anywhere?.[language] ?? []) title(name, false)
        for (const name of act.names?.[language] ?? []) {
          title(name, true)
          for (const qualifier of qualifiers) title(`${name} ${qualifier}`, false)
        }
        addShort(names, named, act, qualifiers)
      }
    return names
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

/** Returns the act of the data. */
export function actOf(code: string, key: string, all: AllCitationData): NamedAct {
  const act = all.get(code)?.acts[key]
  const known = act && actsOfData.get(act)
  if (known) return known
  const made = actFrom(code, key, all)
  if (act) actsOfData.set(act, made)
  return made
}

function actFrom(code: string, key: string, all: AllCitationData): NamedAct {
  const data = all.get(code)
  const act = data?.acts[key]
  const names = Object.values({ ...act?.names }).flat()
  const anywhere = Object.values({ ...act?.anywhere }).flat()
  const qualified = Object.entries({ ...act?.names }).flatMap(([language, all]) =>
    all.flatMap((name) => (data?.qualifiers?.[language] ?? []).map((qualifier) => `${name} ${qualifier}`)),
  )
  const short = [...(act?.short ?? []), ...(act?.shortAnywhere ?? [])]
  return {
    key: `${code}/${key}`,
    name: names[0] ?? anywhere[0] ?? act?.shortAnywhere?.[0] ?? key,
    jurisdiction: code,
    aliases: act?.aliases ?? [],
    titles: [...new Set([...names, ...anywhere, ...qualified, ...short].map(titleKey))],
    ...(act?.numbers ? { numbers: act.numbers } : {}),
    ...(act?.since ? { since: act.since } : {}),
    ...(act?.until ? { until: act.until } : {}),
  }
}

function saidIn(data: AllCitationData): Set<string> {
  const said = new Set<string>()
  for (const [code, { acts, qualifiers }] of data)
    for (const act of Object.values(acts)) {
      for (const [language, names] of Object.entries({ ...act.anywhere }))
        if (READ.has(language)) for (const name of names) said.add(`${code}/${titleKey(name)}`)
      for (const [language, names] of Object.entries({ ...act.names }))
        if (READ.has(language))
          for (const name of names)
            for (const behind of ['', ...(qualifiers?.[language] ?? [])])
              said.add(`${code}/${titleKey(`${name} ${behind}`)}`)
      for (const short of [...(act.short ?? []), ...(act.shortAnywhere ?? [])]) said.add(`${code}/${short}`)
    }
  return said
}

const actsOfData = new WeakMap<object, NamedAct>()

function addShort(
  names: ActNames,
  act: NamedAct,
  data: CitationData['acts'][string],
  qualifiers: readonly string[],
): void {
  const languagesOf = (short: string) => {
    const languages = Object.entries({ ...data.shortIn }).flatMap(([language, all]) =>
      all.includes(short) ? [language] : [],
    )
    return languages.length === 0 ? {} : { languages }
  }
  const name = (local: boolean, short: string): Name => ({
    ...languagesOf(short),
    act,
    how: 'abbreviation',
    local,
    bound: local && (short.length < 4 || (short.match(/\p{Lu}/gu)?.length ?? 0) < 2),
  })
  for (const short of data.shortAnywhere ?? []) names.addAbbreviation(short, name(false, short))
  for (const short of data.short ?? []) {
    names.addAbbreviation(short, name(true, short))
    for (const qualifier of qualifiers)
      names.addAbbreviation(`${short} ${qualifier}`, name(false, 'qualified'))
  }
}

// Of a tag, what stands before the first hyphen.
function headOf(tag: string): string {
  return tag.split('-')[0] ?? ''
}

// The title, without what stands in brackets and without its date, and the short titles in brackets. Titles that do not say that
// they are an act's are words like any others.
function namesIn(title: string, lexicon: Lexicon, titled: readonly string[] = []): string[] {
  const bare = title
    .replace(/\s*[([][^)\]]*[)\]]/g, '')
    .replace(/,? as amended$/i, '')
    .trim()
  const undated = bare
    .replace(/,? (?:vom|von) \d{1,2}\. \p{L}+ \d{4}/u, '')
    .replace(/,? du \d{1,2}(?:er)? \p{L}+ \d{4}$/u, '')
  const short = [...title.matchAll(/\(([^()]{3,80})\)/g)]
    .flatMap(([, inside = '']) => inside.split(/,\s*/))
    .filter((each) => /^\p{Lu}\p{Ll}/u.test(each))
  const all = [title, bare, undated, ...short].filter((name) => saysAct(name, lexicon))
  const framed = titled.map((frame) => frame.replace('{title}', bare))
  return [...new Set([...all, ...framed])]
}

function saysAct(name: string, lexicon: Lexicon): boolean {
  const tokens = tokensOf(name)
  if (
    tokens.length > 40 ||
    tokens.filter(({ type }) => type === 'w').length < (lexicon.grammar.actWord ? 1 : 2)
  )
    return false
  return tokens.some(
    (token, i) => lexicon.acts.at(tokens, i) !== null || (lexicon.grammar.actWord?.test(token.low) ?? false),
  )
}

// "Datenschutzgesetz, DSG" in brackets at the end; what stands in brackets elsewhere is of another name: "Regulation (EU) 2016/679".
function abbreviationsIn(title: string): string[] {
  const [, inside = ''] = /\(([^()]{2,80})\)(?: vom \d{1,2}\. \p{L}+ \d{4})?$/u.exec(title) ?? []
  return inside
    .split(/,\s*/)
    .filter(
      (each) =>
        /^\p{Lu}[\p{L}]{1,10}(?: \d{1,2})?$/u.test(each) && (each.match(/\p{Lu}/gu)?.length ?? 0) >= 2,
    )
}

function merged(first: readonly Found[], second: readonly Found[]): Found[] {
  if (first.length === 0) return [...second]
  const kept = [...first].sort((a, b) => a.start - b.start)
  const free = second.filter(
    (each) => !kept.some((other) => each.start < other.end && other.start < each.end),
  )
  return [...kept, ...free].sort((a, b) => a.start - b.start)
}
