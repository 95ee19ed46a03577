/** For tests of searching: small acts recorded and indexed as an import does it. */
import { type Day, day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import { Weaver } from '#law/history/weave.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { recordAct } from '#store/record/record.ts'
import { updateIndex } from './dialect/sqlite-write.ts'

/** Number, heading and words of each article; where there are no words, it is a chapter, and what follows stands in it. */
export type Articles = readonly (readonly [
  num: string | null,
  heading: string | null,
  words: string | null,
])[]

export interface Act {
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly subtype?: string
  readonly alias?: string
  readonly force?: string
  readonly date?: string
  /** Alias of an act that this one repeals. */
  readonly repeals?: string
  readonly versions: Readonly<Record<string, Articles>>
}

/** Records an act; texts that have ended by `today` are indexed as those of the past. */
export async function record(db: Database, act: Act, today: Day): Promise<void> {
  const weaver = new Weaver(() => [])
  for (const [date, articles] of Object.entries(act.versions)) weaver.add(snapshotOf(day(date), articles))
  await db.sql.transaction().execute(async (trx) => {
    const { expressions } = await recordAct(trx, {
      source: 'test',
      path: act.title,
      at: '2026-11-23T10:00:00Z',
      work: {
        jurisdiction: act.jurisdiction,
        type: 'act',
        subtype: act.subtype ?? null,
        date: act.date ?? null,
        number: null,
        title: act.title,
        aliases: act.alias ? [{ scheme: 'legitext', value: act.alias }] : [],
        published: null,
        topics: [],
        force: act.force ?? null,
        relations: act.repeals
          ? [
              {
                kind: 'repeals',
                target: { scheme: 'legitext', value: act.repeals },
                title: null,
                provision: null,
              },
            ]
          : [],
      },
      expressions: [
        {
          language: act.language,
          title: act.title,
          path: act.title,
          textState: 'point-in-time',
          woven: weaver.end(),
        },
      ],
    })
    for (const { id: expressionId, inserted, superseded } of expressions)
      updateIndex(db, {
        expressionId,
        removed: superseded,
        added: inserted.map(({ id }) => id),
        today,
      })
  })
}

function snapshotOf(date: Day, articles: Articles): Snapshot {
  const first = articles.findIndex(([, , words]) => words === null)
  const provisions = articles.map(
    ([num, heading, words], at): ProvisionDraft => ({
      depth: words !== null && first >= 0 && at > first ? 1 : 0,
      kind: words === null ? 'chapter' : 'article',
      num,
      heading,
      content: words === null ? null : contentOf(`<content><p>${words}</p></content>`),
    }),
  )
  return { date, basis: 'in-force', published: null, ground: null, path: 'test', provisions, findings: [] }
}
