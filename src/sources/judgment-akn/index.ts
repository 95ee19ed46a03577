/**
 * Judgments, and summaries of them, in Akoma Ntoso, as the National Archives of the United Kingdom publish them: read as any
 * document of that format is, with the court, the neutral citation and the law applied (`akn/decision.ts`).
 */
import { akn } from '../akn/index.ts'
import type { Place, Source } from '../contract.ts'
import { placeAt, walkFiles } from '../files.ts'

const FILE = /\.(?:xml|akn)(?:\.gz|\.zst)?$/i
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|css|png|jpe?g|gif|svg)$|^(?:LICENSE|README|\.)/i
const DECISION = /<(?:[\w.-]+:)?(?:judgment[\s>]|doc\s[^>]*name="pressSummary")/
const ROOT = /<(?:[\w.-]+:)?akomaNtoso[\s>]/

export const judgmentAkn: Source = {
  name: 'judgment-akn',
  summary:
    'Court decisions in Akoma Ntoso with court and neutral citation, such as those of the United Kingdom',
  claims,
  read: akn.read,
}

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) {
    if (!FILE.test(place.path)) return false
    const head = await place.head()
    return ROOT.test(head) && DECISION.test(head)
  }
  const files = await walkFiles(place.path, (name) => !BESIDE.test(name))
  for (const file of files) if (!(await claims(await placeAt(file)))) return false
  return files.length > 0
}
