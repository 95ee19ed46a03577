/** What the API answers with of texts: the act on a day, wordings, changes. The same names as `comity … --json`. */
import { z } from '@hono/zod-openapi'
import { Basis, day, Freshness, Ground, list, orNull } from './schema-parts.ts'

export const ProvisionSchema = z
  .strictObject({
    eId: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    kind: z.string(),
    from: day.nullable(),
    to: day.nullable(),
    basis: Basis,
    text: z.string().nullable(),
    missing: z.boolean(),
    get children() {
      return z.array(ProvisionSchema).readonly()
    },
  })
  .openapi('Provision')

export const TextSchema = z
  .looseObject({
    iri: z.string(),
    title: z.string(),
    language: z.string(),
    at: day,
    freshness: orNull(Freshness),
    provisions: list(ProvisionSchema),
  })
  .openapi('Text')

export const WordingSchema = z
  .strictObject({
    iri: z.string(),
    eId: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    from: day.nullable(),
    to: day.nullable(),
    basis: Basis,
    missing: z.boolean(),
    ground: orNull(Ground),
    text: z.string().nullable(),
  })
  .openapi('Wording')

export const HistorySchema = z
  .strictObject({
    iri: z.string(),
    wId: z.string(),
    language: z.string(),
    at: day,
    freshness: orNull(Freshness),
    provision: orNull(ProvisionSchema),
    wordings: list(WordingSchema),
  })
  .openapi('History')

export const ChangeSchema = z
  .strictObject({
    wId: z.string(),
    eId: z.string(),
    num: z.string().nullable(),
    fromNum: z.string().nullable(),
    kind: z.enum(['added', 'removed', 'changed', 'renumbered', 'moved']),
    renumbered: z.boolean(),
    moved: z.boolean(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    words: list(z.tuple([z.enum(['same', 'added', 'removed']), z.string()]).readonly()),
  })
  .openapi('Change')

export const ChangesSchema = z
  .strictObject({
    iri: z.string(),
    language: z.string(),
    from: day,
    to: day,
    title: z.string(),
    changes: list(ChangeSchema),
  })
  .openapi('Changes')
