/** Timelines across states as pages, the API and commands ask for them: the lives of several provisions, one under another. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Lane, laneOf, type NoLane } from './lane.ts'
import { type Picked, pickedOfRow, pickedOfSubject } from './picks.ts'

/** Lanes that one picture holds. */
export const MOST_LANES = 24

export interface Timeline {
  /** By state, each state where it was first named. */
  readonly lanes: readonly Lane[]
  readonly refused: readonly NoLane[]
}

export interface TimelineShelf {
  /** Returns the lives of what the IRIs or aliases name; each once, at most `MOST_LANES`. */
  timeline(asked: readonly string[], today: Day): Promise<Timeline>
  /** Returns the rules that a row of a published study quotes; null where there is none. */
  ofRow(study: string, row: string): Promise<Picked | null>
  /** Returns the rules that tell a subject most, by state; null where there is no such subject. */
  ofSubject(subject: string, languages: readonly Language[], today: Day): Promise<Picked | null>
}

/** Returns the timelines of a library. */
export function timelineShelf(db: Database): TimelineShelf {
  return {
    timeline: (asked, today) => timelineOf(db, asked, today),
    ofRow: (study, row) => pickedOfRow(db, { study, row, isWorking: false }),
    ofSubject: (subject, languages, today) =>
      pickedOfSubject(db, subject, { today, languages, most: MOST_LANES }),
  }
}

/** Returns the lives of what the IRIs or aliases name, each once. */
export async function timelineOf(db: Database, asked: readonly string[], today: Day): Promise<Timeline> {
  const lanes = new Map<string, Lane>()
  const refused: NoLane[] = []
  for (const name of [...new Set(asked)].slice(0, MOST_LANES)) {
    const lane = await laneOf(db, name, today)
    if ('why' in lane) refused.push(lane)
    else if (!lanes.has(lifeKey(lane))) lanes.set(lifeKey(lane), lane)
  }
  const byState = Map.groupBy(lanes.values(), ({ work }) => work.jurisdiction)
  return { lanes: [...byState.values()].flat(), refused }
}

function lifeKey({ work, language, wId }: Lane): string {
  return `${work.iri} ${language} ${wId ?? ''}`
}
