/** Measures a stemmer on families of forms that must meet in one term and on words that must stay apart. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { indexTerms } from '#search/analysis/analysis.ts'

/** Lines of words. All forms on a line of `meet` are one word; no two words on a line of `apart` are. */
export interface Conflation {
  readonly meet: string
  readonly apart: string
  /** Names of acts in several inflections, a line an act, separated by "|": each must be the same terms. */
  readonly names?: string
  /** Shares of pairs that may go wrong. */
  readonly mostUnder: number
  readonly mostOver: number
  /** Pairs that say anything; 40 where it is absent. */
  readonly leastPairs?: number
}

const LEAST_PAIRS = 40

/** Declares tests that the language's words meet and stay apart, and says how often they did not. */
export function conflates(language: string, expected: Conflation): void {
  test(`${language}: forms of a word meet, different words do not`, (t) => {
    const meet = pairsOf(expected.meet)
    const apart = pairsOf(expected.apart)
    const under = meet.filter(([one, other]) => indexTerms(one, language) !== indexTerms(other, language))
    const over = apart.filter(([one, other]) => indexTerms(one, language) === indexTerms(other, language))
    t.diagnostic(`${language}: understemmed ${share(under, meet)}, overstemmed ${share(over, apart)}`)
    if (under.length > 0) t.diagnostic(`understemmed: ${shown(under, language)}`)
    if (over.length > 0) t.diagnostic(`overstemmed: ${shown(over, language)}`)
    assert.ok(
      meet.length + apart.length >= (expected.leastPairs ?? LEAST_PAIRS),
      'too few pairs to say anything',
    )
    assert.ok(under.length <= expected.mostUnder * meet.length, `understemmed: ${shown(under, language)}`)
    assert.ok(over.length <= expected.mostOver * apart.length, `overstemmed: ${shown(over, language)}`)
  })
  for (const line of linesOf(expected.names ?? '')) {
    const [name = '', ...inflected] = line.split('|').map((each) => each.trim())
    test(`${language}: "${name}" is found by its inflected forms`, () => {
      for (const form of inflected) assert.equal(indexTerms(form, language), indexTerms(name, language), form)
    })
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function pairsOf(lines: string): [string, string][] {
  return linesOf(lines).flatMap((line) => {
    const words = line.split(/\s+/)
    return words.flatMap((one, index) =>
      words.slice(index + 1).map((other): [string, string] => [one, other]),
    )
  })
}

function share(wrong: readonly unknown[], all: readonly unknown[]): string {
  return `${wrong.length} of ${all.length} pairs (${((100 * wrong.length) / Math.max(1, all.length)).toFixed(1)} %)`
}

function shown(pairs: readonly [string, string][], language: string): string {
  return pairs
    .slice(0, 40)
    .map((pair) => pair.map((word) => `${word} (${indexTerms(word, language)})`).join(' / '))
    .join(', ')
}
