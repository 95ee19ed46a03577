/**
 * SKOS statements into a vocabulary, whatever they were written in. Only what is used is kept, and no more than a bound: memory is that
 * of the labels in the languages asked for.
 */
import { type Language, languageOf } from '#law/language.ts'
import { joined } from './hierarchy.ts'
import type { Concept, Note, Vocabulary, Wording } from './model.ts'
import { NAMES, RDF_TYPE, type Statement } from './rdf.ts'
import { VocabularyError } from './vocabulary-error.ts'

export interface SkosOptions {
  /** Languages whose labels and notes are kept; null keeps all. */
  readonly languages: ReadonlySet<Language> | null
  /** What the vocabulary is called where the statements do not say. */
  readonly iri: string
}

export interface ReadSkos {
  readonly vocabulary: Vocabulary
  /** Relations that lead to nothing in the vocabulary, and were left out. */
  readonly relationsLeftOut: number
  /** Concepts that their makers withdrew, and were left out. */
  readonly deprecated: number
}

// What no IRI holds (RFC 3987), and no Turtle could be written with.
const NO_IRI = /[\x00-\x20<>"{}|^`\\]|^(?![a-z][a-z0-9+.-]*:)/i
const MOST_CONCEPTS = 200_000
/** Characters of labels and notes. */
const MOST_TEXT = 300_000_000

interface Draft {
  broader: string[]
  narrower: string[]
  related: string[]
  wordings: Map<
    Language,
    {
      preferred: string[]
      alternatives: string[]
      hidden: string[]
      patterns: string[]
      exceptions: string[]
    }
  >
  scope: Note[]
  editorial: Note[]
}

const WORDINGS: ReadonlyMap<string, keyof Wording> = new Map([
  [NAMES.prefLabel, 'preferred'],
  [NAMES.altLabel, 'alternatives'],
  [NAMES.hiddenLabel, 'hidden'],
  [NAMES.pattern, 'patterns'],
  [NAMES.exception, 'exceptions'],
])
const RELATIONS: ReadonlyMap<string, 'broader' | 'narrower' | 'related'> = new Map([
  [NAMES.broader, 'broader'],
  [NAMES.narrower, 'narrower'],
  [NAMES.related, 'related'],
])
const NOTES: ReadonlyMap<string, 'scope' | 'editorial'> = new Map([
  [NAMES.scopeNote, 'scope'],
  [NAMES.editorialNote, 'editorial'],
])

/** Reads statements one by one, in any order. */
export class SkosReader {
  readonly #options: SkosOptions
  readonly #drafts = new Map<string, Draft>()
  readonly #concepts = new Set<string>()
  readonly #schemes = new Map<string, { title: Note[]; version: string | null }>()
  readonly #deprecated = new Set<string>()
  #text = 0

  constructor(options: SkosOptions) {
    this.#options = options
  }

  /** Takes a statement in. Throws VocabularyError where the vocabulary is larger than any that is known. */
  add({ subject, predicate, object }: Statement): void {
    if (predicate === RDF_TYPE && object.kind === 'iri') this.#addType(subject, object.value)
    else if (object.kind === 'iri') {
      const relation = RELATIONS.get(predicate)
      if (relation) this.#draft(subject)[relation].push(object.value)
    } else this.#addText(subject, predicate, object.value, object.language)
  }

  /** Returns what was read. Throws VocabularyError where there is no concept. */
  finish(): ReadSkos {
    const drafts = [...this.#drafts].filter(([iri]) => this.#concepts.has(iri) && !this.#deprecated.has(iri))
    if (drafts.length === 0)
      throw new VocabularyError(
        'Cannot take the vocabulary: it holds no skos:Concept; expected SKOS, as Turtle, RDF/XML or JSON-LD',
      )
    const unnamed = [...drafts.map(([iri]) => iri), ...this.#schemes.keys()].find((iri) => NO_IRI.test(iri))
    if (unnamed !== undefined)
      throw new VocabularyError(
        `Cannot take the vocabulary: "${unnamed}" is no IRI; expected names without spaces, quotes and brackets`,
      )
    const held = new Set(drafts.map(([iri]) => iri))
    let relationsLeftOut = 0
    const kept = (relations: readonly string[]) => {
      const known = [...new Set(relations)].filter((iri) => held.has(iri))
      relationsLeftOut += new Set(relations).size - known.length
      return known
    }
    const concepts = new Map(
      drafts.map(([iri, draft]): [string, Concept] => [
        iri,
        {
          iri,
          broader: kept(draft.broader),
          narrower: kept(draft.narrower),
          related: kept(draft.related),
          wordings: new Map(
            Array.from(draft.wordings, ([language, wording]) => [language, wordingOf(wording)]),
          ),
          scope: draft.scope,
          editorial: draft.editorial,
        },
      ]),
    )
    const [iri = this.#options.iri, scheme] = [...this.#schemes][0] ?? []
    const vocabulary = {
      iri,
      title: scheme?.title ?? [],
      version: scheme?.version ?? null,
      concepts: joined(concepts),
    }
    return { vocabulary, relationsLeftOut, deprecated: this.#deprecated.size }
  }

  #addType(subject: string, type: string): void {
    if (type === NAMES.scheme) this.#scheme(subject)
    if (type !== NAMES.concept) return
    this.#draft(subject)
    this.#concepts.add(subject)
    if (this.#concepts.size > MOST_CONCEPTS)
      throw new VocabularyError(
        `Cannot take the vocabulary: it has more than ${MOST_CONCEPTS} concepts; take a part of it`,
      )
  }

  #addText(subject: string, predicate: string, value: string, tag: string): void {
    if (predicate === NAMES.versionInfo) this.#scheme(subject).version ??= value
    if (predicate === NAMES.deprecated && /^(true|1)$/.test(value)) this.#deprecated.add(subject)
    const language = tag === '' ? null : languageOf(tag)
    if (language === null || this.#options.languages?.has(language.slice(0, 3)) === false) return
    const wording = WORDINGS.get(predicate)
    const note = NOTES.get(predicate)
    if (predicate !== NAMES.title && !wording && !note) return
    this.#text += value.length
    if (this.#text > MOST_TEXT)
      throw new VocabularyError(
        `Cannot take the vocabulary: its labels are longer than ${MOST_TEXT} characters; take fewer languages with --lang`,
      )
    if (wording) this.#wording(subject, language)[wording].push(value)
    else if (note) this.#draft(subject)[note].push({ language, text: value })
    else this.#scheme(subject).title.push({ language, text: value })
  }

  #scheme(subject: string) {
    let scheme = this.#schemes.get(subject)
    if (!scheme) this.#schemes.set(subject, (scheme = { title: [], version: null }))
    return scheme
  }

  #draft(subject: string): Draft {
    let draft = this.#drafts.get(subject)
    if (!draft) {
      draft = { broader: [], narrower: [], related: [], wordings: new Map(), scope: [], editorial: [] }
      this.#drafts.set(subject, draft)
    }
    return draft
  }

  #wording(subject: string, language: Language) {
    const { wordings } = this.#draft(subject)
    let wording = wordings.get(language)
    if (!wording) {
      wording = { preferred: [], alternatives: [], hidden: [], patterns: [], exceptions: [] }
      wordings.set(language, wording)
    }
    return wording
  }
}

// A second preferred label in a language breaks SKOS (S14); it is kept as an alternative.
function wordingOf(draft: {
  preferred: string[]
  alternatives: string[]
  hidden: string[]
  patterns: string[]
  exceptions: string[]
}): Wording {
  const [preferred = null, ...more] = draft.preferred
  const alternatives = [...new Set([...more, ...draft.alternatives])].filter((label) => label !== preferred)
  const { hidden, patterns, exceptions } = draft
  return {
    preferred,
    alternatives,
    hidden: [...new Set(hidden)],
    patterns: [...new Set(patterns)],
    exceptions: [...new Set(exceptions)],
  }
}
