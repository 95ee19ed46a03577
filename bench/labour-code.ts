/** The French labour code: 11,545 articles on a day, and one page of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadJurisdictions } from '../src/i18n/jurisdictions.ts'
import type { Day } from '../src/kit/day.ts'
import { loadAssets } from '../src/web/assets.ts'
import { site } from '../src/web/site.tsx'
import { runFile } from './child.ts'
import { openAct } from './library.ts'
import { ms, type Row, ratio, time } from './measure.ts'

const TODAY = '2026-03-27' as Day

/** Returns the measurements of the labour code in the corpus folder. */
export async function labourCode(corpus: string): Promise<Row[]> {
  const folder = path.join(corpus, 'LEGITEXT000006072050-code-du-travail')
  const home = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  try {
    await runFile('src/app.ts', ['import', 'legi-data', folder, '--home', home, '--json'])
    const act = await openAct(home, 'LEGITEXT000006072050')
    const whole = await act.withText(TODAY)
    const articles = whole.nodes.filter((node) => node.kind === 'article').length
    const stored = path.join(home, 'act.txt')
    await writeFile(stored, [...whole.contents.values()].join('\n'))
    const file = await time(30, () => readFile(stored, 'utf8'))
    const rows = await time(50, () => act.library.textOnDay(act.expression.id, TODAY))
    const text = await time(50, () => act.withText(TODAY))
    const app = site({
      library: act.library,
      search: { search: async () => ({ total: 0, totalIsExact: true, tookMs: 0, hits: [] }) },
      clock: () => TODAY,
      assets: loadAssets(),
      jurisdictions: loadJurisdictions(),
    })
    const { work } = (await act.library.resolve('LEGITEXT000006072050')) ?? {}
    const address = `${work?.iri}/fra@${TODAY}/~art_L1221-1`
    const page = await time(50, async () => {
      const answer = await app.request(address)
      if (answer.status !== 200) throw new Error(`Cannot measure ${address}: status ${answer.status}`)
      return answer.text()
    })
    const render = page.p50 - rows.p50
    await act.db.close()
    return [
      {
        what: `labour code, ${articles} articles on a day: rows`,
        figure: `p50 ${ms(rows.p50)}`,
        target: '< 15 ms',
        met: rows.p50 < 15,
        against: `one stored file: ${ms(file.p50)}, ${ratio(rows.p50, file.p50)}`,
      },
      {
        what: '… with text',
        figure: `p50 ${ms(text.p50)}`,
        target: '< 40 ms',
        met: text.p50 < 40,
        against: `one stored file: ${ms(file.p50)}, ${ratio(text.p50, file.p50)}`,
      },
      {
        what: 'one page of it rendered',
        figure: `${ms(Math.max(0, render))} (answered in ${ms(page.p50)})`,
        target: '< 5 ms',
        met: render < 5,
        against: '-',
      },
    ]
  } finally {
    await rm(home, { recursive: true })
  }
}
