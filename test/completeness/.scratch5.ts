import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readAkn } from './akn-xml.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { difference } from './words.ts'

const R = '/work/shared/corpora/'
for (const dir of ['za-bylaws-akn2', 'oasis-akn3-examples', 'court-decisions/uk-akn3']) {
  await using h = await emptyHolding()
  const t = performance.now()
  const report = await bring(h, 'akn', [R + dir], null)
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
  for (const x of held.slice(0, 3))
    console.log(
      x.expression.source.path,
      JSON.stringify((await h.library.versions(x.expression.id)).map((v) => [v.from, v.path?.slice(22)])),
    )
  let n = 0
  for (const name of readdirSync(R + dir, { recursive: true, encoding: 'utf8' }).filter((n) =>
    n.endsWith('.xml'),
  )) {
    const file = path.join(R + dir, name)
    const candidates = []
    for (const x of held)
      for (const v of await h.library.versions(x.expression.id))
        if (v.path === file) candidates.push([x, v.from] as const)
    if (candidates.length !== 1) {
      console.log('HELD', candidates.length, name)
      continue
    }
    const [x, from] = candidates[0]!
    const shown = await shownText(h, x, from ?? '2026-01-01')
    if (shown === null) {
      console.log('NO TEXT', name)
      continue
    }
    const d = difference(readAkn(readFileSync(file, 'utf8')), shown)
    n++
    if (d)
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
