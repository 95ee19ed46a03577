/** Studies as those read them who ask by programs: what was published, for everybody; how the law moved under the working state, for its people. */
import type { Day } from '#kit/day.ts'
import { type Edition, type Role, studyOfEdition } from '#research/edition.ts'
import { editionsOf, latestEditions } from '#research/edition-list.ts'
import { type FoundMove, foundMoves } from '#research/found-moves.ts'
import { personBySecret } from '#research/people.ts'
import { type OpenedStudy, openStudy } from '#research/studies.ts'
import { said } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Owed, type Owing, owedOf, owingOf } from './ask/owed.ts'
import { type Move, type Renumbered, type Standing, standingOf, type Unchecked } from './moves.ts'

/** A study in the list of those published: its latest edition. */
export interface PublishedStudy {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly number: number
  readonly at: string
  readonly by: string
  readonly rows: number
  readonly jurisdictions: readonly string[]
  /** Quotes that are no longer the law. */
  readonly moved: number
}

/** An edition with what became of what it quotes. */
export interface ReadEdition {
  readonly edition: Edition
  /** Numbers of all editions, the latest first. */
  readonly editions: readonly number[]
  /** Whether all that it quotes is the law still; null where nothing is known to have moved and some could not be checked. */
  readonly current: boolean | null
  readonly moves: readonly Move[]
  readonly renumbered: readonly Renumbered[]
  /** Quotes of texts that this library does not hold. */
  readonly unchecked: readonly Unchecked[]
}

/** How the law moved under a study, for somebody who works on it. */
export interface MovesForPeople {
  readonly id: string
  readonly title: string
  readonly person: { readonly name: string; readonly role: Role }
  readonly moves: readonly (Move & Pick<FoundMove, 'foundAt'>)[]
}

/** What a study asked of other centres, and what it owes itself, for somebody who works on it. */
export interface AskedForPeople extends Pick<MovesForPeople, 'id' | 'title' | 'person'> {
  readonly asked: readonly Owed[]
  /** Null where the study was made of nobody's questions. */
  readonly owing: Owing | null
}

export interface StudyShelf {
  /** The latest editions, the one published last first. */
  published(today: Day): Promise<PublishedStudy[]>
  /** An edition, the latest where no number is given; null where there is none. */
  edition(id: string, number: number | null, today: Day): Promise<ReadEdition | null>
  /** Null where the secret lets nobody in to the study. */
  movesFor(id: string, secret: string, today: Day): Promise<MovesForPeople | null>
  /** Null where the secret lets nobody in to the study. */
  askedFor(id: string, secret: string, today: Day): Promise<AskedForPeople | null>
}

/** Returns the shelf of a library. `whole` is the library without the wall that readers may stand before. */
export function studyShelf(db: Database, whole: Database = db): StudyShelf {
  const standing = keptStanding(db)
  return {
    published: async (today) =>
      (await latestEditions(db)).map((edition) => ({
        id: edition.id,
        title: said(edition.title),
        question: said(edition.question),
        number: edition.number ?? 0,
        at: edition.at,
        by: edition.by,
        rows: edition.rows.length,
        jurisdictions: [...new Set(edition.columns.map(({ jurisdiction }) => jurisdiction))],
        moved: standing(edition, today).moves.length,
      })),
    edition: async (id, number, today) => {
      const all = await editionsOf(db, id)
      const edition = number === null ? all[0] : all.find((each) => each.number === number)
      if (!edition) return null
      const { moves, renumbered, unchecked } = standing(edition, today)
      const editions = all.flatMap((each) => each.number ?? [])
      const current = moves.length > 0 ? false : unchecked.length > 0 ? null : true
      return { edition, editions, current, moves, renumbered, unchecked }
    },
    movesFor: async (id, secret, today) => {
      const worked = await openedBy(whole, id, secret)
      if (!worked) return null
      const { opened, person } = worked
      const found = await foundMoves(whole, id)
      const moves = standingOf(whole, opened.study, today).moves.map((move) => ({
        ...move,
        foundAt: foundAtOf(found, move) ?? `${move.since ?? today}T00:00:00.000Z`,
      }))
      return { id, title: said(opened.study.title), person, moves }
    },
    askedFor: async (id, secret, today) => {
      const worked = await openedBy(whole, id, secret)
      if (!worked) return null
      const { opened, person } = worked
      const [asked, owing] = [await owedOf(whole, id, today), await owingOf(whole, opened, today)]
      return { id, title: said(opened.study.title), person, asked, owing }
    },
  }
}

// An invitation opens its own study and no other.
async function openedBy(
  db: Database,
  id: string,
  secret: string,
): Promise<{ readonly opened: OpenedStudy; readonly person: MovesForPeople['person'] } | null> {
  const person = await personBySecret(db, secret)
  const opened = person?.study === id ? await openStudy(db, id) : null
  return person && opened ? { opened, person: { name: person.name, role: person.role } } : null
}

// Until somebody writes to the library or the day changes, what is quoted stands as it stood.
function keptStanding(db: Database): (edition: Edition, today: Day) => Standing {
  let kept: { readonly mark: string; readonly standings: Map<string, Standing> } | null = null
  return (edition, today) => {
    const mark = `${db.stamp()} ${today}`
    if (kept?.mark !== mark) kept = { mark, standings: new Map() }
    const name = `${edition.id} ${edition.number}`
    const standing = kept.standings.get(name) ?? standingOf(db, studyOfEdition(edition), today)
    kept.standings.set(name, standing)
    return standing
  }
}

function foundAtOf(found: readonly FoundMove[], { quote, kind, hash }: Move): string | undefined {
  return found.find((each) => each.quote === quote && each.kind === kind && each.hash === hash)?.foundAt
}
