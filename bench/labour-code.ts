/** The French labour code: 11,545 articles on a day, and one page of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadJurisdictions } from '../src/i18n/jurisdictions.ts'
import { finderOver } from '../src/jobs/search/find.ts'
import type { Day } from '../src/kit/day.ts'
import type { Library } from '../src/store/library.ts'
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
    // A different day each time, all of them of the complete code: nothing is answered from what was asked before.
    const days = act.days.filter((date) => date >= '2020-01-01')
    const dayOf = (index: number) => days[(index * 7) % days.length] as Day
    const rows = await time(50, (i) => act.library.textOnDay(act.expression.id, dayOf(i)))
    const text = await time(50, (i) => act.withText(dayOf(i + 3)))
    let inLibrary = 0
    const app = site({
      library: timed(act.library, (taken) => {
        inLibrary += taken
      }),
      search: finderOver(act.db),
      clock: () => TODAY,
      assets: loadAssets(),
      jurisdictions: loadJurisdictions(),
    })
    const { work } = (await act.library.resolve('LEGITEXT000006072050')) ?? {}
    const address = `${work?.iri}/fra@${TODAY}/~art_L1221-1`
    const rendering: number[] = []
    const page = await time(50, async () => {
      inLibrary = 0
      const started = performance.now()
      const answer = await app.request(address)
      if (answer.status !== 200) throw new Error(`Cannot measure ${address}: status ${answer.status}`)
      const body = await answer.text()
      rendering.push(performance.now() - started - inLibrary)
      return body
    })
    const render = rendering.sort((a, b) => a - b)[rendering.length >> 1] ?? 0
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
        figure: `p50 ${ms(render)} (answered in ${ms(page.p50)})`,
        target: '< 5 ms',
        met: render < 5,
        against: '-',
      },
    ]
  } finally {
    await rm(home, { recursive: true })
  }
}

// The same library, telling how long each answer took: rendering is what is left of a page's time.
function timed(library: Library, tell: (taken: number) => void): Library {
  const entries = Object.entries(library).map(([name, ask]) => [
    name,
    async (...args: unknown[]) => {
      const started = performance.now()
      const answer = await ask(...args)
      tell(performance.now() - started)
      return answer
    },
  ])
  return Object.fromEntries(entries)
}
