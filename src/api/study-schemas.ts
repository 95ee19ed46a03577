/** What the API answers with of studies: the names of the edition's own format (docs/spec/studies.md), unknown as null. */
import { z } from '@hono/zod-openapi'
import { EDITION, ROLE } from '#research/edition.ts'
import { day, list, orNull } from './schema-parts.ts'

const StudySchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    question: z.string(),
    number: z.number().openapi({ description: 'api.field.studyNumber' }),
    at: z.iso.datetime(),
    by: z.string(),
    rows: z.number(),
    jurisdictions: list(z.string()),
    moved: z.number().openapi({ description: 'api.field.studyMoved' }),
    href: z.string().openapi({ description: 'api.field.studyHref' }),
  })
  .openapi('Study')

export const StudiesSchema = z.strictObject({ studies: list(StudySchema) }).openapi('Studies')

const PLACE = { row: z.string(), column: z.string(), quote: z.string() }

const MOVE = {
  ...PLACE,
  kind: z
    .enum(['amended', 'repealed', 'corrected', 'gone'])
    .openapi({ description: 'api.field.studyMoveKind' }),
  hash: z.string().nullable().openapi({ description: 'api.field.studyMoveHash' }),
  since: day.nullable().openapi({ description: 'api.field.studyMoveSince' }),
  text: z.string().nullable().openapi({ description: 'api.field.studyMoveText' }),
  touchesQuoted: z.boolean().openapi({ description: 'api.field.studyTouchesQuoted' }),
  iri: z.string(),
  num: z.string().nullable(),
}

const MoveSchema = z.strictObject(MOVE).openapi('StudyMove')

export const ReadStudySchema = z
  .strictObject({
    // Made anew: what the study's own parts made knows nothing of OpenAPI.
    edition: z.strictObject(EDITION.shape).openapi('StudyEdition'),
    editions: list(z.number()).openapi({ description: 'api.field.studyEditions' }),
    current: z.boolean().nullable().openapi({ description: 'api.field.studyCurrent' }),
    moves: list(MoveSchema),
    renumbered: list(
      z.strictObject({ ...PLACE, num: z.string().nullable(), iri: z.string() }).openapi('StudyRenumbered'),
    ),
    unchecked: list(z.strictObject(PLACE).openapi('StudyUnchecked')).openapi({
      description: 'api.field.studyUnchecked',
    }),
  })
  .openapi('ReadStudy')

const FOR_PEOPLE = {
  id: z.string(),
  title: z.string(),
  person: z.strictObject({ name: z.string(), role: ROLE }).openapi('StudyPerson'),
}

export const StudyMovesSchema = z
  .strictObject({
    ...FOR_PEOPLE,
    moves: list(
      z
        .strictObject({
          ...MOVE,
          foundAt: z.iso.datetime().openapi({ description: 'api.field.studyFoundAt' }),
        })
        .openapi('StudyMoveFound'),
    ),
  })
  .openapi('StudyMoves')

const Cells = list(z.tuple([z.string(), z.string()]).readonly()).openapi({
  description: 'api.field.studyOwedCells',
})

const AskedSchema = z
  .strictObject({
    number: z.number(),
    centre: z.string(),
    hash: z.string().openapi({ description: 'api.field.studyAskedHash' }),
    sentAt: z.iso.datetime(),
    due: day.nullable(),
    rows: list(z.string()),
    columns: list(z.string()),
    cells: z.number(),
    answered: z.number(),
    drafts: z.number(),
    state: z.enum(['waiting', 'partly', 'answered']),
    isLate: z.boolean().openapi({ description: 'api.field.studyIsLate' }),
    signedAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable().openapi({ description: 'api.field.studyAnsweredAt' }),
    open: Cells,
  })
  .openapi('StudyQuestionnaire')

const OwingSchema = z
  .strictObject({
    number: z.number(),
    asker: z.string(),
    hash: z.string(),
    due: day.nullable(),
    cells: z.number(),
    ready: z.number().openapi({ description: 'api.field.studyReady' }),
    isLate: z.boolean(),
    open: Cells,
  })
  .openapi('StudyOwing')

export const StudyAskedSchema = z
  .strictObject({ ...FOR_PEOPLE, asked: list(AskedSchema), owing: orNull(OwingSchema) })
  .openapi('StudyAsked')
