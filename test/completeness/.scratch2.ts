import { actsBelow } from './dated-files.ts'
import { readLegiJson } from './legi-json.ts'
import { difference } from './words.ts'
import { emptyHolding, bring, expressionsIn, shownText } from './holding.ts'
await using h = await emptyHolding()
const t = performance.now()
const report = await bring(h, 'legi-data', ['/work/shared/corpora/fr-legi-data-json'], null)
console.log('import', ((performance.now() - t) / 1000).toFixed(1), 's', report.works, report.versions, JSON.stringify(report.quarantined).slice(0, 1500))
const held = await expressionsIn(h)
for (const act of actsBelow('/work/shared/corpora/fr-legi-data-json')) {
  const e = held.find((x) => x.expression.source.path.startsWith(act.folder))
  if (!e) { console.log('NOT HELD', act.folder); continue }
  for (const file of act.files) {
    const shown = await shownText(h, e, file.date)
    if (shown === null) { console.log('NO TEXT', act.folder.slice(22), file.name); continue }
    const d = difference(readLegiJson(file.text()), shown)
    if (d) console.log('DIFF', act.folder.slice(22), file.name, 'lost', d.lost.length, d.lost.slice(0, 25).join(' '), '| invented', d.invented.length, d.invented.slice(0, 45).join(' '), '| disorder', d.disorder)
  }
}
