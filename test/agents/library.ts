/** Libraries for tests of the agents' server, in folders that are thrown away. */
import path from 'node:path'
import { day } from '#kit/day.ts'
import { fragment, p, text } from '#markup/fragment.ts'
import { akn } from '#sources/akn/index.ts'
import type { Source } from '#sources/contract.ts'
import { udhr } from '#sources/udhr/index.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { scratch } from '../cli/comity.ts'
import { DECLARATIONS } from '../cli/library.ts'
import { invented } from '../e2e/invented.ts'
import { type Prepared, prepared } from '../prepared.ts'

export interface Home {
  readonly home: string
  readonly remove: () => Promise<void>
}

/** An act whose one article is far longer than any answer, with every sort of character that may not be cut in two. */
export const ENDLESS = '/akn/xc/act/2005-05-05/5'
const SENTENCES = Array.from(
  { length: 700 },
  (_, n) =>
    `${n + 1}. «Раздел» of "Records" \\ 記録 🗝️ is kept\twhere ${n % 7 === 0 ? '👩‍⚖️' : 'nobody'} looks for it.`,
)

const endless: Source = {
  name: 'endless',
  summary: 'An invented act with an article without end',
  claims: async () => false,
  async *read() {
    yield {
      work: {
        jurisdiction: 'xc',
        type: 'act',
        subtype: null,
        date: '2005-05-05',
        number: '5',
        title: 'Act without End',
        aliases: [],
        published: null,
        topics: [],
      },
      expressions: [
        {
          language: 'eng',
          title: 'Act without End',
          path: 'endless.md',
          textState: 'point-in-time',
          history: {
            kind: 'snapshots',
            count: 2,
            snapshots: (async function* () {
              for (const [date, kept] of [
                ['2005-05-05', SENTENCES],
                ['2015-05-05', SENTENCES.map((words) => words.replace('nobody', 'somebody'))],
              ] as const)
                yield {
                  date: day(date),
                  basis: 'in-force',
                  published: null,
                  ground: null,
                  path: 'endless.md',
                  findings: [],
                  provisions: ['1', '2'].map((num) => ({
                    depth: 0,
                    kind: 'article',
                    num,
                    heading: null,
                    content: fragment((num === '1' ? kept : ['Short.']).map((words) => p(text(words)))),
                  })),
                }
            })(),
          },
        },
      ],
    }
  },
}

type Contents = readonly (readonly [Source, readonly string[], readonly string[]])[]

/** Returns a library of invented acts (one with a hole in its history, one that is long, one without end) and some languages of the Declaration. */
export async function inventedHome(): Promise<Home> {
  return of(
    await prepared('agents-invented', (home) =>
      fill(home, [
        [invented, [''], []],
        [endless, [''], []],
        [udhr, [DECLARATIONS], ['eng', 'fra', 'rus', 'jpn']],
      ]),
    ),
  )
}

/** Returns a library of the states of `demo/`, or of one of them. */
export async function demoHome(state = ''): Promise<Home> {
  const demo = path.resolve(import.meta.dirname, '..', '..', 'demo', state)
  return of(await prepared(`agents-demo-${state}`, (home) => fill(home, [[akn, [demo], []]])))
}

/** Returns a library of what the sources read at the paths. */
export async function filled(what: Contents): Promise<Home> {
  const folder = await scratch()
  const home = folder.at('.')
  await fill(home, what)
  return { home, remove: folder.remove }
}

const of = ({ folder, remove }: Prepared): Home => ({ home: folder, remove })

async function fill(home: string, what: Contents): Promise<void> {
  const [{ importFrom }, { createIndex }] = await Promise.all([
    import('#jobs/import/import.ts'),
    import('#search/dialect/sqlite.ts'),
  ])
  const db = openSqlite(path.join(home, 'library.db'))
  await openLibrary(db)
  await createIndex(db.sql)
  for (const [source, paths, only] of what) {
    const report = await importFrom(db, source, paths, {
      jurisdiction: null,
      only,
      progress: () => {},
      collection: null,
      dryRun: false,
      now: () => new Date('2026-11-20T09:00:00Z'),
    })
    if (report.works === 0)
      throw new Error(`Cannot fill the library for the test: ${source.name} gave no act`)
  }
  await db.close()
}
