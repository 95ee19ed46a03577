import { actsBelow } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { corrected } from './legi-corrections.ts'
import { piecesOf } from './legi-json.ts'
import { difference, wordsOf } from './words.ts'

await using h = await emptyHolding()
const t = performance.now()
const report = await bring(h, 'legi-data', ['/work/shared/corpora/fr-legi-data-json'], null)
console.log(
  'import',
  ((performance.now() - t) / 1000).toFixed(1),
  's',
  report.works,
  report.versions,
  JSON.stringify(report.quarantined).slice(0, 1500),
)
const held = await expressionsIn(h)
for (const act of actsBelow('/work/shared/corpora/fr-legi-data-json')) {
  const e = held.find((x) => x.expression.source.path.startsWith(act.folder))!
  const all = act.files.map((f) => ({ date: f.date, pieces: piecesOf(f.text()) }))
  for (const file of all) {
    const shown0 = await shownText(h, e, file.date)
    if (shown0 === null) {
      console.log('NO TEXT', act.folder.slice(22), file.date)
      continue
    }
    const shown = shown0.replace(/^\[text unknown from .* to .*\]$/gm, '')
    const c = corrected(file, all)
    console.log(
      file.date,
      c.reworded.join(' '),
      '| replaced',
      c.replaced.join(' '),
      '| added',
      c.added.length,
      c.added.join(' '),
    )
    const d = difference(c.reading, shown)
    if (d)
      console.log(
        'DIFF',
        act.folder.slice(22),
        'lost',
        d.lost.length,
        d.lost.slice(0, 60).join(' '),
        '| invented',
        d.invented.length,
        d.invented.slice(0, 45).join(' '),
        '| disorder',
        d.disorder,
      )
  }
}
