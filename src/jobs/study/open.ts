/** Opening a study from a file: put into the library as it was, and its quotes compared with what the library holds itself. */
import { isDeepStrictEqual } from 'node:util'
import { contains } from '#law/interval.ts'
import type { Carried } from '#research/carried.ts'
import { type Edition, editionOf } from '#research/edition.ts'
import { editionsOf } from '#research/edition-list.ts'
import { NAME, type Quote } from '#research/quote.ts'
import { quotedProvisions } from '#research/quoted-rows.ts'
import { StudyError } from '#research/refused.ts'
import { restoreStudy } from '#research/restore.ts'
import { openStudy } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { quotesIn } from './export/texts.ts'
import { type CarriedFile, studyInFile } from './open-file.ts'

/** How a quote stands beside what the library holds itself of the day. */
export type HeldAs = 'same' | 'differs' | 'not-held' | 'unchecked'

export interface CheckedQuote {
  readonly quote: string
  readonly iri: string
  readonly held: HeldAs
  /** Whether the file has the provision in full, and a proof of who signed it. */
  readonly inFull: boolean
  readonly proved: boolean
}

export interface OpenReport {
  readonly study: string
  readonly edition: number | null
  /** `same`: the library has just this study already, and nothing was done. */
  readonly state: 'opened' | 'same'
  readonly changes: number
  readonly hasHistory: boolean
  readonly quotes: readonly CheckedQuote[]
}

/**
 * Opens the study in the file under its own id, or under `as`. Throws CrateError and StudyError as `studyInFile` does, and StudyError where the
 * library has another study of the id.
 */
export async function openStudyFile(db: Database, bytes: Uint8Array, as: string | null): Promise<OpenReport> {
  const carried = await studyInFile(bytes)
  const id = as ?? carried.edition.id
  if (!NAME.safeParse(id).success)
    throw new StudyError(
      `Cannot open the study as "${id}": expected small letters, digits and hyphens, at most 40`,
    )
  const edition: Edition = { ...carried.edition, id }
  const state = await standingOf(db, id, carried, edition)
  if (state === 'opened') {
    const madeAt = carried.madeAt ?? edition.at
    await restoreStudy(db, id, { ...carried, edition, madeAt, carried: quotedIn(carried) })
  }
  return {
    study: id,
    edition: edition.number,
    state,
    changes: carried.changes.length,
    hasHistory: carried.hasHistory,
    quotes: checkedQuotes(db, carried),
  }
}

async function standingOf(
  db: Database,
  id: string,
  { changes, hasHistory }: CarriedFile,
  edition: Edition,
): Promise<OpenReport['state']> {
  const opened = await openStudy(db, id)
  if (!opened) return 'opened'
  const own = [...(await editionsOf(db, id)), ownEdition(edition, opened)]
  const same = hasHistory
    ? isDeepStrictEqual(opened.changes, changes) || (edition.number !== null && hasEdition(own, edition))
    : hasEdition(own, edition)
  if (same) return 'same'
  throw new StudyError(
    `Cannot open the study "${id}": this library has another of the name, made of ${opened.changes.length} changes; give this one another name with --as`,
  )
}

function ownEdition(
  edition: Edition,
  { study }: NonNullable<Awaited<ReturnType<typeof openStudy>>>,
): Edition {
  const { id, number, at, by, people } = edition
  return editionOf(study, { id, number, at, by, people })
}

function hasEdition(own: readonly Edition[], edition: Edition): boolean {
  return own.some((each) => isDeepStrictEqual(each, edition))
}

function quotedIn({ edition, texts, proofs }: CarriedFile): Carried {
  const proved = quotesIn(edition).flatMap((quote) => {
    const document = proofs.get(quote.id)
    return document === undefined ? [] : [{ quote, document }]
  })
  return { texts, proofs: proved }
}

function checkedQuotes(db: Database, { edition, texts, proofs }: CarriedFile): CheckedQuote[] {
  const quotes = quotesIn(edition)
  const held = quotedProvisions(db, quotes)
  return quotes.map((quote, index) => ({
    quote: quote.id,
    iri: quote.iri,
    held: heldAs(quote, held[index]),
    inFull: texts.has(quote.hash),
    proved: proofs.has(quote.id),
  }))
}

// Of a day for which the library does not know the text nothing can be said.
function heldAs(
  { at, hash }: Quote,
  provision: ReturnType<typeof quotedProvisions>[number] | undefined,
): HeldAs {
  if (!provision?.isHeld) return 'not-held'
  const rows = provision.rows.filter((row) => contains(row, at))
  if (rows.some((row) => row.hash === hash)) return 'same'
  if (provision.holes.some((hole) => contains(hole, at)) || rows.every(({ missing }) => missing))
    return 'unchecked'
  return 'differs'
}
