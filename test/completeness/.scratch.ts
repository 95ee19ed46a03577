import { actsBelow, read } from '/work/main/test/completeness/dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from '/work/main/test/completeness/holding.ts'
import { readMarkdown } from '/work/main/test/completeness/markdown.ts'
import { difference } from '/work/main/test/completeness/words.ts'

const names = process.argv.slice(2)
const every = Number(process.env.EVERY ?? 1)
await using h = await emptyHolding()
for (const name of names) {
  const [dir, jur] = name.split('=')
  const t = performance.now()
  const report = await bring(h, 'legalize', ['/work/shared/corpora/' + dir], jur ?? null)
  console.log(
    dir,
    'import',
    ((performance.now() - t) / 1000).toFixed(1),
    's',
    report.works,
    report.versions,
    JSON.stringify(report.quarantined).slice(0, 1500),
  )
}
const held = await expressionsIn(h)
let bad = 0,
  all = 0
const t = performance.now()
for (const name of names)
  for (const act of actsBelow('/work/shared/corpora/' + name.split('=')[0])) {
    const e = held.find((x) => x.expression.source.path === act.folder)
    if (!e) {
      console.log('NOT HELD', act.folder)
      continue
    }
    let shownBad = 0
    for (const [i, file] of act.files.entries()) {
      if (i % every !== 0 && i < act.files.length - 2) continue
      all++
      const shown = await shownText(h, e, file.date)
      if (shown === null) {
        console.log('NO TEXT', act.folder.slice(22), file.name)
        continue
      }
      const d = difference(readMarkdown(file.text()), shown)
      if (d) {
        bad++
        if (shownBad++ < 3)
          console.log(
            'DIFF',
            act.folder.slice(22),
            file.name,
            'lost',
            d.lost.length,
            d.lost.slice(0, 25).join(' '),
            '| invented',
            d.invented.length,
            d.invented.slice(0, 25).join(' '),
            '| disorder',
            d.disorder,
          )
      }
    }
    if (shownBad) console.log('   ', act.folder.slice(22), shownBad, 'of', act.files.length)
  }
console.log({ all, bad, s: (performance.now() - t) / 1000 })
