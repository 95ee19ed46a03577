/**
 * Reads a library once and writes, for the peers, the terms of every provision with its jurisdiction and interval (`terms.ndjson`),
 * and the queries of all (`asked.json`): `prepare.ts HOME FOLDER`.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { plainText } from '../../src/law/content.ts'
import { termsOf, wordsIn } from '../../src/search/analysis/analysis.ts'
import { askedOf, type Sampled } from './asked.ts'
import { random } from './random.ts'

const [home = '', folder = ''] = process.argv.slice(2)
const db = new DatabaseSync(path.join(home, 'library.db'), { readOnly: true })
const out = createWriteStream(path.join(folder, 'terms.ndjson'))
const of = random(3)
const samples: Sampled[] = []
const df = new Map<string, number>()
const MOST_SAMPLES = 20_000
let n = 0

const rows = db
  .prepare(
    `SELECT pv.id, w.jurisdiction, e.language, pv.valid_from, pv.valid_to, t.xml FROM provision_version pv
     JOIN expression e ON e.id = pv.expression_id JOIN work w ON w.id = e.work_id JOIN text t ON t.id = pv.text_id`,
  )
  .iterate() as IterableIterator<Record<string, string | number | null>>
for (const row of rows) {
  n++
  const language = `${row.language}`
  const words: string[] = []
  const terms: string[] = []
  for (const { text } of wordsIn(plainText(`${row.xml}`))) {
    const all = termsOf(text, language).split(' ')
    if (all[0] === '') continue
    words.push(text)
    terms.push(...all)
  }
  for (const term of new Set(terms)) df.set(term, (df.get(term) ?? 0) + 1)
  const jurisdiction = `${row.jurisdiction}`
  const from = `${row.valid_from}`
  if (
    words.length === terms.length &&
    words.length > 8 &&
    of() < MOST_SAMPLES / 1_000_000 &&
    samples.length < MOST_SAMPLES
  )
    samples.push({ words, terms, jurisdiction, from })
  const line = JSON.stringify({
    id: row.id,
    j: jurisdiction,
    f: from,
    t: row.valid_to ?? '9999-12-31',
    text: terms.join(' '),
  })
  if (!out.write(`${line}\n`)) await once(out, 'drain')
}
out.end()
await once(out, 'finish')
await writeFile(path.join(folder, 'asked.json'), JSON.stringify(askedOf(samples, df, n)))
console.log(JSON.stringify({ provisions: n, terms: df.size }))
