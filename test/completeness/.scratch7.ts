import { actsBelow } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { corrected } from './legi-corrections.ts'
import { piecesOf } from './legi-json.ts'
import { wordsOf } from './words.ts'

await using h = await emptyHolding()
const root = '/work/shared/corpora/fr-legi-data-json/LEGITEXT000006072050-code-du-travail'
await bring(h, 'legi-data', [root], null)
const [e] = await expressionsIn(h)
const all = actsBelow(root)[0]!.files.map((f) => ({ date: f.date, pieces: piecesOf(f.text()) }))
const c = corrected(all[0]!, all)
const shown0 = (await shownText(h, e!, '2020-01-01'))!
const shown = wordsOf(shown0)
const lines = c.reading.running.split('\n')
for (const l of lines) if (!shown.includes(wordsOf(l))) console.log('LOST', l.slice(0, 150))
const have = wordsOf(lines.join('\n')) + ' ' + c.reading.moved.map(wordsOf).join(' ')
for (const b of shown0.split('\n')) if (!have.includes(wordsOf(b))) console.log('NEW', b.slice(0, 150))
