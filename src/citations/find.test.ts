/** Whatever stands in a text: references lie inside it, none overlaps another, and reading takes time in proportion. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { QUICK, runs } from '../../test/pace.ts'
import { loadCitationData } from './act-data.ts'
import { NameBook } from './book.ts'
import { mayBeIn } from './languages.ts'
import { queryCitations } from './query.ts'

const book = new NameBook(loadCitationData())
const LANGUAGES = 'eng fra deu rus ukr bel spa por cat est nld bul ell pol zho jpn'.split(' ')
const PIECES =
  'article|articles|Art.|§|§§|section 7(3)(b)|ss.|5|12-14|1.|(a)|a)|(|)|,|;| and | et |und|bis|à|of|of the|du|de la|des|this Act|présent code|dieses Gesetzes|Privacy Act|code civil|Code|BDSG|GDPR|ст.|статті|частини|пункту|настоящего Кодекса|Закону України|№ 2297-VI|ТК РФ|第三条|第二項|《劳动法》|本法|前条|同条|労働基準法|Regulation (EU) 2016/679|loi n° 78-17 du 6 janvier 1978|42 U.S.C. 1983|/akn/fr/act/code/x/~art_5|ECLI:NL:HR:2020:1|«|»|"|\n|^1^|¹|bis|I|IV|L. 1221-1|days|%|hereinafter|далее'.split(
    '|',
  )

const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(' '))
const rules = (language: string, self = true) => ({ language, jurisdiction: null, self, definitions: [] })

describe('reading a text', () => {
  it('gives references that lie inside it in its order, none of which overlaps another', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES), fc.boolean(), (words, language, self) => {
        let last = 0
        for (const { start, end, confidence } of book.read(words, rules(language, self)).found) {
          assert.ok(start >= last && end > start && end <= words.length, `${start}-${end} after ${last}`)
          assert.ok(confidence > 0 && confidence <= 1)
          last = end
        }
      }),
      runs(3000),
    )
  })

  it('never fails on a query, whatever is typed', () => {
    fc.assert(
      fc.property(text, (words) => void queryCitations(book, words)),
      runs(1000),
    )
  })

  it('takes time in proportion to the length of the text, also of one made to mislead', () => {
    for (const piece of QUICK ? PIECES.filter((_, index) => index % 5 === 0) : PIECES)
      for (const language of mayBeIn(piece)) {
        const took = (length: number) => {
          const long = `${piece} `.repeat(Math.ceil(length / (piece.length + 1)))
          const started = performance.now()
          book.read(long, rules(language))
          return performance.now() - started
        }
        took(2000)
        // Sixteen times as long would take 256 times as long if every word met every other.
        const short = took(2000)
        let long = took(32_000)
        // What others do meanwhile makes it longer, never shorter.
        for (let again = 0; long >= 500 && again < 5; again++) long = Math.min(long, took(32_000))
        assert.ok(long < 500 || long < short * 100, `${piece} in ${language}: ${short} ms and ${long} ms`)
      }
  })
})
