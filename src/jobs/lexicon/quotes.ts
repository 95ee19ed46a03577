/** A passage that shows an entry of the lexicon, as it is quoted: the sentence, where the term stands in it, and the provision it is of. */
import { addDays, type Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Passage } from '#store/lexicon.ts'
import { textBlocksOf } from '#vocab/lexicon/blocks.ts'
import { quoteOf } from './parallel-texts.ts'

export interface LexiconQuote {
  /** Of the part of the provision, as of its last day where its wording is no longer in force. */
  readonly iri: string
  /** Of the provision as a whole. */
  readonly provision: string
  readonly language: string
  readonly jurisdiction: string
  readonly kind: string
  readonly num: string | null
  /** The words before the term, the term, and the words behind it. */
  readonly words: readonly [before: string, term: string, behind: string]
}

/** Returns the passage as it is quoted. */
export function quoteOfPassage(passage: Passage): LexiconQuote {
  const { iri, language, eId, to, heading, xml, jurisdiction, kind, num } = passage
  const [block = 0, start = 0, lastBlock = 0, end = 0, termStart = 0, termEnd = 0] = passage.place
  const blocks = textBlocksOf(xml ?? '')
  const quote = quoteOf(
    heading,
    blocks.map(({ text }) => text),
    [block, start, lastBlock, end],
  )
  const place = blocks[block]?.place ?? ''
  const at = to === null ? null : addDays(to as Day, -1)
  return {
    iri: formatIri({ work: iri, language, at, eId: place === '' ? eId : `${eId}__${place}` }),
    provision: formatIri({ work: iri, language, at, eId }),
    language,
    jurisdiction,
    kind,
    num,
    words: [quote.slice(0, termStart), quote.slice(termStart, termEnd), quote.slice(termEnd)],
  }
}
