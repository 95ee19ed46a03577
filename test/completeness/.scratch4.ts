import { actsBelow } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { pointInTime, readJustice } from './justice-xml.ts'
import { difference } from './words.ts'

await using h = await emptyHolding()
const t = performance.now()
const root = '/work/shared/corpora/ca-justice-xml'
const report = await bring(h, 'justice-canada', [root], null)
console.log(
  'import',
  ((performance.now() - t) / 1000).toFixed(1),
  's',
  report.works,
  report.expressions,
  report.versions,
  JSON.stringify(report.quarantined).slice(0, 1500),
)
const held = await expressionsIn(h)
for (const act of actsBelow(root)) {
  const e = held.find((x) => x.expression.source.path === act.folder)
  if (!e) {
    console.log(
      'NOT HELD',
      act.folder,
      held.map((x) => x.expression.source.path),
    )
    continue
  }
  let n = 0
  for (const file of act.files) {
    const text = file.text()
    const date = pointInTime(text) ?? file.date
    const shown = await shownText(h, e, date)
    if (shown === null) {
      console.log('NO TEXT', act.folder.slice(22), file.name, date)
      continue
    }
    const d = difference(readJustice(text), shown)
    if (d && n++ < 2)
      console.log(
        'DIFF',
        act.folder.slice(36),
        file.name,
        date,
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
  console.log(act.folder.slice(36), n, act.files.length)
}
