/** For tests of studies: a quote as the library would give one. */
import type { Quote } from './quote.ts'

export const QUOTE: Quote = {
  id: 'q1',
  iri: '/akn/xv/act/1994-02-11/41/eng@2024-03-01/~art_9',
  work: '/akn/xv/act/1994-02-11/41',
  wId: 'art_9',
  part: null,
  hash: 'a'.repeat(64),
  at: '2024-03-01' as Quote['at'],
  from: null,
  to: null,
  basis: 'in-force',
  jurisdiction: 'xv',
  language: 'eng',
  title: 'Act',
  num: 'Article 9',
  heading: null,
  text: 'Ten words.',
  marks: [],
}
