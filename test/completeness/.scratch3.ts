import { actsBelow } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { type Piece, piecesOf } from './legi-json.ts'
import { wordsOf } from './words.ts'

await using h = await emptyHolding()
const root = '/work/shared/corpora/fr-legi-data-json/LEGITEXT000006072050-code-du-travail'
await bring(h, 'legi-data', [root], null)
const [e] = await expressionsIn(h)
const act = actsBelow(root)[0]!
const [a, b] = act.files.map((f) => piecesOf(f.text()))
const newer = new Map(b!.map((p) => [p.id, p]))
const shown0 = (await shownText(h, e!, '2020-01-01'))!
const shown = wordsOf(shown0)
let n = 0
for (const p of a!) {
  const q = newer.get(p.id)
  const w = wordsOf(p.words)
  if (shown.includes(w)) continue
  if (q && 'num' in p && shown.includes(wordsOf(q.words))) continue
  n++
  const at = shown0.indexOf(`\n${'num' in p ? p.num : ''}\n`)
  console.log(
    'num' in p ? p.num : 'SECTION',
    p.id,
    q ? 'in newer' : '',
    q && wordsOf(q.words) === w ? 'same' : '',
    JSON.stringify(p.words.slice(0, 100)),
    '=>',
    'num' in p ? JSON.stringify(shown0.slice(at, at + 160)) : JSON.stringify(q?.words),
  )
}
console.log(n)
