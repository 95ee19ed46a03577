/** What the API answers with of works and of the library: the same names as `comity … --json`, unknown as null. Descriptions are keys of messages. */
import { z } from '@hono/zod-openapi'
import { Basis, day, Freshness, Ground, list, Next, orNull, Source, TextState } from './schema-parts.ts'

export const JurisdictionSchema = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    languages: list(z.string()),
    works: z.number(),
    versions: z.number(),
    invented: z.boolean(),
  })
  .openapi('Jurisdiction')

export const JurisdictionsSchema = z
  .strictObject({ jurisdictions: list(JurisdictionSchema) })
  .openapi('Jurisdictions')

export const WorkSchema = z
  .strictObject({
    iri: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    type: z.string(),
    languages: list(z.string()),
    versions: z.number(),
    from: day.nullable(),
    to: day.nullable(),
    textState: TextState.nullable(),
    source: orNull(Source),
    sources: list(
      z.strictObject({ name: z.string(), path: z.string(), language: z.string(), shown: z.boolean() }),
    ),
    published: day.nullable(),
    topics: list(z.string()),
    force: z.string().nullable(),
    body: z.string().nullable(),
    aliases: list(z.string()),
  })
  .openapi('Work')

export const WorksSchema = z.strictObject({ works: list(WorkSchema), next: Next }).openapi('Works')

export const ExpressionSchema = z
  .strictObject({
    iri: z.string(),
    language: z.string(),
    title: z.string(),
    textState: TextState,
    source: Source,
    shown: z.boolean(),
    completeFrom: day.nullable(),
    freshness: orNull(Freshness),
    recordedAt: z.iso.datetime(),
  })
  .openapi('Expression')

export const ExpressionsSchema = z
  .strictObject({ work: z.string(), expressions: list(ExpressionSchema) })
  .openapi('Expressions')

export const VersionSchema = z
  .strictObject({
    from: day.nullable(),
    to: day.nullable(),
    basis: Basis,
    published: day.nullable(),
    ground: orNull(Ground),
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    state: z.enum(['held', 'unknown']),
    reason: z.string().nullable(),
    path: z.string().nullable(),
  })
  .openapi('Version')

export const VersionsSchema = z
  .strictObject({ iri: z.string(), language: z.string(), versions: list(VersionSchema) })
  .openapi('Versions')

export const FindingSchema = z
  .strictObject({
    severity: z.enum(['warning', 'quarantine']),
    check: z.string(),
    path: z.string(),
    where: z.string().nullable(),
    message: z.string(),
    workIri: z.string().nullable(),
    language: z.string().nullable(),
    recordedAt: z.iso.datetime(),
  })
  .openapi('Finding')

export const FindingsSchema = z
  .strictObject({ findings: list(FindingSchema), next: Next })
  .openapi('Findings')

export const StatsSchema = z
  .strictObject({
    works: z.number(),
    expressions: z.number(),
    versions: z.number(),
    provisions: z.number(),
    provisionVersions: z.number(),
    texts: z.number(),
    findings: z.number(),
    jurisdictions: z.number(),
    languages: z.number(),
    bytes: z.number(),
  })
  .openapi('Stats')

export const ProblemSchema = z
  .looseObject({
    type: z.url(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    instance: z.string().optional(),
  })
  .openapi('Problem')
