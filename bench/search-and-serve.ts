/** Search over everything held, and the serving process. Quick: all corpora but the Code civil; `--full`: all of them. */
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finderOver } from '../src/jobs/search/find.ts'
import type { Day } from '../src/kit/day.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { runFile } from './child.ts'
import { mb, ms, type Row, time } from './measure.ts'
import { serveHome } from './server.ts'

const TODAY = '2026-03-27' as Day
const QUERIES = [
  'code civil',
  'article 6 constitution',
  'L1221-1',
  "droit d'accès",
  'licenciement',
  'contrat de travail',
  '"contrat de travail"',
  'données personnelles',
  'personal information',
  'divorce',
  'dismissal notice',
  'privacy commissioner',
  'minimum wage',
  'right to education',
  'freedom of expression',
  'право на образование',
  'право на доступ до публічної інформації',
  'звільнення',
  'Стаття 43',
  'отпуск',
  'Datenschutz',
  'Bundesverfassung Art. 8',
  'Menschenwürde',
  'Arbeitszeit',
  'Kündigungsschutz',
  'töölepingu',
  'isikuandmete',
  'protección de datos',
  'niños',
  'constitución',
  'jornada laboral',
  'dades personals',
  '劳动合同',
  '宪法',
  '教育',
  'by-law street noise',
  'water services',
  'liquor trading hours',
  'congress',
  'president',
  'accès aux documents administratifs',
  'silence de l’administration',
  'mineur',
  'audition',
  'nationalité',
  'mariage',
  'succession',
  'obligation',
  'prop*',
  'hypothèque -légale',
  'the',
  'de',
  'la loi',
  'article',
  'droit',
]

/** Returns the measurements of search and of the serving process. */
export async function searchAndServe(corpora: string, full: boolean): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  try {
    const places = readdirSync(corpora).filter((name) =>
      /legalize-md|bundesgesetze|rada|lawrefbook|us-constitution|legi-data|justice|bylaws|akn3|udhr-html/.test(
        name,
      ),
    )
    for (const place of places) {
      const acts =
        full || place !== 'fr-legalize-md'
          ? [path.join(corpora, place)]
          : readdirSync(path.join(corpora, place))
              .filter((name) => !name.includes('civil'))
              .map((name) => path.join(corpora, place, name))
      await runFile('bench/import-all.ts', [home, ...acts])
    }
    const db = openSqlite(path.join(home, 'library.db'))
    const held = Number(
      (
        await db.sql
          .selectFrom('provision_version')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
    const finder = finderOver(db)
    const taken = await time(QUERIES.length * 4, (i) =>
      finder.search(QUERIES[i % QUERIES.length] ?? '', {
        at: i % 2 ? TODAY : ('2015-01-01' as Day),
        limit: 20,
      }),
    )
    await db.close()
    const served = await serving(home)
    return [
      {
        what: `search over ${held.toLocaleString('en')} wordings`,
        figure: `p50 ${ms(taken.p50)}, p95 ${ms(taken.p95)}`,
        target: 'p95 < 10 ms',
        met: taken.p95 < 10,
        against: '-',
      },
      {
        what: 'serve: ready',
        figure: ms(served.readyMs),
        target: '< 1 s',
        met: served.readyMs < 1000,
        against: '-',
      },
      {
        what: '… resident after 200 pages',
        figure: mb(served.rssBytes),
        target: '< 250 MB',
        met: served.rssBytes < 250e6,
        against: '-',
      },
    ]
  } finally {
    await rm(home, { recursive: true })
  }
}

async function serving(home: string): Promise<{ readyMs: number; rssBytes: number }> {
  const served = await serveHome(home)
  try {
    const shelf = await (await fetch(`${served.base}/browse`)).text()
    const links = [...shelf.matchAll(/href="(\/akn\/[^"]+)"/g)].map((match) => match[1])
    for (let i = 0; i < 200; i++)
      await (await fetch(`${served.base}${links[i % links.length] ?? '/'}`)).text()
    return { readyMs: served.readyMs, rssBytes: served.rssBytes() }
  } finally {
    served.stop()
  }
}
