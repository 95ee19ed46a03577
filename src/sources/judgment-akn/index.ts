/**
 * Judgments, and summaries of them, in Akoma Ntoso, as the National Archives of the United Kingdom publish them: read as any
 * document of that format is, with the court, the neutral citation and the law applied (`akn/decision.ts`).
 */
import { akn } from '../akn/index.ts'
import { claimsOfEvery } from '../claiming.ts'
import type { Source } from '../contract.ts'

const FILE = /\.(?:xml|akn)(?:\.gz|\.zst)?$/i
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|css|png|jpe?g|gif|svg)$|^(?:LICENSE|README|\.)/i
const DECISION = /<(?:[\w.-]+:)?(?:judgment[\s>]|doc\s[^>]*name="pressSummary")/
const ROOT = /<(?:[\w.-]+:)?akomaNtoso[\s>]/

export const judgmentAkn: Source = {
  name: 'judgment-akn',
  summary:
    'Court decisions in Akoma Ntoso with court and neutral citation, such as those of the United Kingdom',
  claims: claimsOfEvery({
    file: FILE,
    beside: BESIDE,
    isIn: (head) => ROOT.test(head) && DECISION.test(head),
  }),
  read: akn.read,
}
