/**
 * Whether a question in one language finds its answer in another: `test/search/across.tsv` asked of a library that holds the acts it names.
 * `node bench/across.ts HOME [--failed]`; fill HOME with comity import, and comity lexicon learn.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { finderOver } from '../src/jobs/search/find.ts'
import { day } from '../src/kit/day.ts'
import { openSqliteToRead } from '../src/store/dialect/sqlite.ts'
import { acrossQuestions, answersIn, type Question } from '../test/search/across.ts'

const TODAY = day('2026-11-30')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { failed: { type: 'boolean', default: false } },
})
const [home] = positionals
if (home === undefined) {
  console.error('Usage: node bench/across.ts HOME [--failed]')
  process.exit(2)
}
const db = openSqliteToRead(path.join(home, 'library.db'))
const finder = finderOver(db)
const questions = acrossQuestions()
const ask = (question: Question) =>
  finder.search(`${question.query} in:${question.place} across:only`, { at: TODAY, today: TODAY, limit: 5 })
// What is read of the list of subjects is read once a process.
for (const question of questions) await ask(question)
const took: number[] = []
const found: Question[] = []
for (const question of questions) {
  const started = performance.now()
  const { hits } = await ask(question)
  took.push(performance.now() - started)
  if (answersIn(hits, question)) found.push(question)
  else if (values.failed) console.log(`${question.id}  ${question.query}  in ${question.place}`)
}
took.sort((a, b) => a - b)
const share = (of: readonly Question[]) =>
  `${of.filter((each) => found.includes(each)).length} of ${of.length}`
for (const [language, of] of Map.groupBy(questions, (question) => question.language))
  console.log(`${language}  ${share(of)}`)
console.log(`success at 5: ${share(questions)} (${(found.length / questions.length).toFixed(3)})`)
console.log(
  `p50 ${(took[took.length >> 1] ?? 0).toFixed(1)} ms, p95 ${(took[Math.floor(took.length * 0.95)] ?? 0).toFixed(1)} ms`,
)
await db.close()
