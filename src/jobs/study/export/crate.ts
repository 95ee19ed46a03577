/** A study with all that it stands on as a research package: what it says, how it came to say that, the provisions it quotes, and their proofs. */
import * as z from 'zod'
import { pinnedToAkn } from '#export/study/akn.ts'
import { type CrateFile, type CrateProvision, toCrate } from '#export/study/crate.ts'
import { studyToCsv } from '#export/study/csv.ts'
import type { StudyDocument } from '#export/study/document.ts'
import { studyToMarkdown } from '#export/study/markdown.ts'
import { DOCX, studyToDocx } from '#export/study/registry.ts'
import { speakerOf } from '#export/study/wording.ts'
import { day, dayOrNull } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import { EDITION, type Edition } from '#research/edition.ts'
import type { Quote } from '#research/quote.ts'
import { CARRIED_PERSON, MADE, madeAtOf } from '#research/restore.ts'
import { changesOf, openStudy } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { documentOfEdition, type ExportOptions } from './export.ts'
import { type Pinned, pinnedFor, quotesIn } from './texts.ts'

/** The name of the format. Who reads a newer one refuses it. */
export const PACKAGE_FORMAT = 'comity-study-package/1'

/** What the package says of the study beside what the edition and the changes do. */
export const PACKAGE = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  study: z.string(),
  /** When the study was made; null where that is not told. */
  madeAt: z.iso.datetime().nullable(),
  people: z.array(CARRIED_PERSON),
})

export interface CrateOptions extends Omit<ExportOptions, 'today' | 'withAnnexes' | 'withReceipts'> {
  /** Whether it holds how the study came to be: every change. Readers are given none. */
  readonly withHistory: boolean
  /** Makes the report; without it, it is made here and now. */
  readonly report?: (document: StudyDocument) => Promise<Uint8Array>
}

/** Returns the package of an edition, the same bytes whenever and wherever it is made of the same. */
export async function crateOfEdition(
  db: Database,
  edition: Edition,
  options: CrateOptions,
): Promise<Uint8Array> {
  const quotes = quotesIn(edition)
  const pinned = await pinnedFor(db, quotes, true)
  // Whether the law has moved is told of the day on which somebody asks, and not of a package.
  const told = { ...options, today: null, withAnnexes: true, withReceipts: true }
  const document = await documentOfEdition(db, edition, told, pinned)
  const files = [
    file('study.json', 'What the study is', 'application/json', json(await packageOf(db, edition, options))),
    file('edition.json', 'What the study says', 'application/json', editionJson(edition)),
    ...(options.withHistory ? [await historyOf(db, edition)] : []),
    ...(await reportsOf(document, options)),
    ...edition.cells.flatMap((cell) =>
      cell.quotes.flatMap(({ quote, addedAt }) => provisionFiles(quote, addedAt, edition, pinned)),
    ),
  ]
  const t = speakerOf(document)
  const facts = {
    name: document.title.words,
    description: document.question.words || document.title.words,
    identifier: edition.id,
    version: edition.number === null ? null : String(edition.number),
    at: edition.at,
    language: document.locale,
    licence: t('studyFile.licence'),
    people: edition.people.map(({ name }) => name),
    states: document.states,
  }
  return toCrate(facts, files, quotes.map(provisionOf))
}

/** Returns an edition as a file: the same bytes whatever order its parts were made in. */
export function editionJson(edition: Edition): string {
  return json(EDITION.parse(edition))
}

async function packageOf(
  db: Database,
  edition: Edition,
  { withHistory }: CrateOptions,
): Promise<z.infer<typeof PACKAGE>> {
  const opened = withHistory && edition.number === null ? await openStudy(db, edition.id) : null
  // An edition names its people; who came later is no part of it.
  const people =
    opened?.people ?? edition.people.map((person) => ({ ...person, invitedAt: null, revokedAt: null }))
  return {
    format: PACKAGE_FORMAT,
    study: edition.id,
    madeAt: withHistory ? await madeAtOf(db, edition.id) : null,
    people: people.map(({ name, role, invitedAt, revokedAt }) => ({ name, role, invitedAt, revokedAt })),
  }
}

async function historyOf(db: Database, edition: Edition): Promise<CrateFile> {
  const changes = (await changesOf(db, edition.id)).filter(({ seq }) => seq <= edition.seq)
  return file('changes.json', 'Every change of the study', 'application/json', json(MADE.parse(changes)))
}

async function reportsOf(
  document: StudyDocument,
  { report = studyToDocx }: CrateOptions,
): Promise<CrateFile[]> {
  return [
    file('report.docx', 'The report', DOCX, await report(document)),
    file('report.md', 'The report', 'text/markdown', studyToMarkdown(document)),
    file('grid.csv', 'The answers as a table', 'text/csv', studyToCsv(document)),
  ]
}

/** Returns the name that files about the wording of a quote have, without their ending. */
export function provisionFileName({ id, hash }: Pick<Quote, 'id' | 'hash'>): string {
  return `${id}-${hash.slice(0, 12)}`
}

function provisionFiles(quote: Quote, addedAt: string, edition: Edition, pinned: Pinned): CrateFile[] {
  const name = provisionFileName(quote)
  const about = aboutOf(quote)
  const xml = pinned.texts.get(quote.hash)
  const signed = pinned.proofs.get(quote.id)
  const told = { ...quote, at: day(quote.at), from: dayOrNull(quote.from), to: dayOrNull(quote.to), addedAt }
  return [
    file(`provisions/${name}.txt`, `The words quoted of ${quote.iri}`, 'text/plain', quote.text, about),
    ...(xml === undefined
      ? []
      : [
          file(
            `provisions/${name}.akn.xml`,
            `The provision ${quote.iri} in full`,
            'application/akn+xml',
            pinnedToAkn(told, xml, `study:${edition.id}`),
            about,
          ),
        ]),
    ...(signed === undefined
      ? []
      : [
          file(
            `proofs/${name}.json`,
            `Proof of who signed ${quote.iri}`,
            'application/json',
            signed.written,
            about,
          ),
        ]),
  ]
}

function provisionOf(quote: Quote): CrateProvision {
  const { iri, language, jurisdiction, from, hash } = quote
  const name = [quote.num, quote.heading, quote.title].filter((part) => part).join(', ')
  return { id: aboutOf(quote), name, iri, language: bcp47(language), jurisdiction, from, hash }
}

function aboutOf({ id }: Quote): string {
  return `quote-${id}`
}

function file(
  path: string,
  name: string,
  mediaType: string,
  content: string | Uint8Array,
  about: string | null = null,
): CrateFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, name, mediaType, bytes, about }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
