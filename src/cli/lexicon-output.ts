/** The lexicon on a terminal: a term with its renderings and proofs, a glossary, what was learnt. */

import type { LexiconAnswer, RenderingTold, TermTold } from '#jobs/lexicon/answer.ts'
import type { LearnReport } from '#jobs/lexicon/learn.ts'
import type { LexiconQuote } from '#jobs/lexicon/quotes.ts'
import { bcp47 } from '#law/language.ts'
import { clip, count, seconds, table } from './format.ts'

/** Returns what the lexicon answered. */
export function lexiconText(answer: LexiconAnswer): string {
  const lines = answer.term === null ? glossaryLines(answer) : termLines(answer)
  return `${[...lines, ...footing(answer)].join('\n')}\n`
}

/** Returns the pairs that are learnt. */
export function pairsText(
  pairs: readonly {
    readonly one: string
    readonly other: string
    readonly works: number
    readonly sentences: number
    readonly entries: number
  }[],
): string {
  if (pairs.length === 0) return 'No pair of languages is learnt yet. Learn them with comity lexicon learn\n'
  return table(
    pairs.map(({ one, other, works, sentences, entries }) => [
      `${bcp47(one)}-${bcp47(other)}`,
      count(entries, 'rendering'),
      `from ${count(sentences, 'sentence pair')} of ${count(works, 'work')}`,
    ]),
  )
}

/** Returns what learning did. */
export function learnText({ pairs, seconds: took }: LearnReport): string {
  if (pairs.length === 0)
    return 'The library holds no work in two languages: there is nothing to learn from\n'
  const rows = pairs.map(({ one, other, works, sentences, entries, learnt }) => [
    `${bcp47(one)}-${bcp47(other)}`,
    count(entries, 'rendering'),
    `from ${count(sentences, 'sentence pair')} of ${count(works, 'work')}`,
    learnt ? '' : 'unchanged',
  ])
  return `${table(rows)}${count(pairs.length, 'pair')} in ${seconds(took)}\n`
}

function termLines({ term, from, to, terms, longer, through, learnt, domain }: LexiconAnswer): string[] {
  const names = `${bcp47(from)}-${bcp47(to)}`
  if (learnt === null && through.length === 0)
    return [
      `${names} is not learnt, and no third language leads from one to the other. Where the library holds works in both, learn it with comity lexicon learn --pairs ${names}`,
    ]
  if (terms.length === 0 && domain !== null)
    return [
      `No rendering of "${term}" is borne out in works of "${domain}"; leave --domain out to ask all works`,
    ]
  if (terms.length === 0)
    return [
      `No rendering of "${term}" is borne out by the texts held`,
      ...(longer.length > 0 ? ['', ...longerLines(longer)] : []),
    ]
  const lines =
    learnt === null ? [`${names} is not learnt: told through ${through.map(bcp47).join(', ')}`, ''] : []
  return [
    ...lines,
    ...terms.flatMap((each, index) => [...(index > 0 ? [''] : []), ...oneTerm(each)]),
    ...(longer.length > 0 ? ['', ...longerLines(longer)] : []),
  ]
}

function longerLines(longer: LexiconAnswer['longer']): string[] {
  return ['Longer terms:', ...longer.map(({ form, rendering }) => `  ${form}  ${rendering}`)]
}

function oneTerm({ form, often, renderings }: TermTold): string[] {
  return [
    `${form}  (${count(often, 'passage')})`,
    ...renderings.flatMap((each) => ['', ...oneRendering(each, often)]),
  ]
}

function oneRendering(rendering: RenderingTold, often: number): string[] {
  const { form, share, back, together, through, where, proofs } = rendering
  const measure =
    through === null
      ? `${together} of ${often}, and the other way ${percent(back)}`
      : `${percent(share)} by way of ${bcp47(through.language)} "${through.form}"`
  const works = where.slice(0, MOST_WORKS).map(({ title, jurisdiction, passages }) => {
    return `    ${jurisdiction}  ${clip(title, 60)}  ${passages}`
  })
  const rest = where.length > MOST_WORKS ? [`    and ${count(where.length - MOST_WORKS, 'work')} more`] : []
  return [
    `  ${form}  ${measure}`,
    ...works,
    ...rest,
    ...proofs.slice(0, 1).flatMap((proof) => proof.map(quoteLine)),
  ]
}

const MOST_WORKS = 4

function quoteLine({ iri, words: [before, term, behind] }: LexiconQuote): string {
  const room = Math.max(20, WIDTH - term.length)
  const left = before.length > room / 2 ? `…${before.slice(-Math.floor(room / 2))}` : before
  return `      “${left}[${term}]${clip(behind, Math.floor(room / 2))}”\n      ${iri}`
}

const WIDTH = 100

function glossaryLines({ from, to, terms, total, learnt, domain }: LexiconAnswer): string[] {
  const names = `${bcp47(from)}-${bcp47(to)}`
  if (learnt === null)
    return [
      `${names} is not learnt. Where the library holds works in both languages, learn it with comity lexicon learn --pairs ${names}; a single term may be told through a third language: comity lexicon ${bcp47(from)} ${bcp47(to)} TERM`,
    ]
  if (terms.length === 0)
    return [
      domain === null
        ? `No term of ${names} is sure enough for a glossary`
        : `No term of ${names} stands in works of "${domain}"`,
    ]
  const rows = terms.map(({ form, often, renderings: [first] }) => [
    clip(form, 40),
    clip(first?.form ?? '', 50),
    `${first?.together ?? 0} of ${often}`,
    first?.proofs[0]?.[0].iri ?? '',
  ])
  return [
    table(rows).trimEnd(),
    ...(terms.length < total
      ? ['', `The ${terms.length} most frequent of ${total}; see more with --limit`]
      : []),
  ]
}

function footing({ learnt }: LexiconAnswer): string[] {
  if (learnt === null) return []
  const { works, sentences, read } = learnt
  const part = read < sentences ? `, ${read.toLocaleString('en')} of them read` : ''
  return [
    '',
    `Learnt from ${count(sentences, 'sentence pair')}${part} of ${count(works, 'work')}; a machine counted, nobody edited`,
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
