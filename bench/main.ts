/**
 * `npm run bench`: every promise about speed and size, measured against a limit or a peer in this run. `--full` adds the slow peers;
 * words choose the measurements whose names hold one of them: `npm run bench exchange`.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { alignment } from './alignment.ts'
import { citations } from './citations.ts'
import { codeCivil } from './code-civil.ts'
import { counterparts } from './counterparts.ts'
import { exchange } from './exchange/suite.ts'
import { labourCode } from './labour-code.ts'
import { type Row, table } from './measure.ts'
import { million } from './million/suite.ts'
import { readingRoom } from './reading-room.ts'
import { relevance } from './relevance.ts'
import { searchAndServe } from './search-and-serve.ts'
import { study } from './study.ts'

const full = process.argv.includes('--full')
const corpora = path.resolve(import.meta.dirname, '..', '..', 'shared', 'corpora')
if (!existsSync(corpora)) {
  console.error('Cannot measure: the corpora of real law are absent; expected them in ../shared/corpora')
  process.exit(1)
}

const rows: Row[] = []
const suites: [string, () => Promise<Row[]>][] = [
  ['the Code civil', () => codeCivil(path.join(corpora, 'fr-legalize-md'), full)],
  ['the labour code', () => labourCode(path.join(corpora, 'fr-legi-data-json'))],
  [
    'the reading room',
    () =>
      readingRoom(
        ['fr-legi-data-json', 'udhr-html', 'ca-justice-xml'].map((name) => path.join(corpora, name)),
      ),
  ],
  ['search and serving', () => searchAndServe(corpora, full)],
  ['citations', () => citations(corpora, full)],
  ['relevance', () => relevance(corpora)],
  ['a million provisions', () => million(corpora, full)],
  ['the exchange', () => exchange(corpora, full)],
  ['alignment', () => alignment(corpora)],
  ['counterparts', () => counterparts(corpora)],
  ['a study', () => study(corpora)],
]
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const chosen = suites.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)))
if (chosen.length === 0) {
  const names = suites.map(([name]) => name).join(', ')
  console.error(`Cannot measure "${words.join(' ')}": expected words of these names: ${names}`)
  process.exit(2)
}
for (const [name, suite] of chosen) {
  console.error(`Measuring ${name} …`)
  rows.push(...(await suite()))
}
console.log(table(rows))
if (rows.some((row) => !row.met)) process.exitCode = 1
