/** Operations on subjects: the vocabulary, the law of all states about one of them, the subjects of a provision. */
import { z } from '@hono/zod-openapi'
import { subjectsNamed } from '#jobs/subjects/find.ts'
import type { SubjectShelf } from '#jobs/subjects/shelf.ts'
import { below, type Concept, labelOf, shortName } from '#vocab/model.ts'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { Refused } from './refused.ts'
import { day, list, Next, orNull } from './schema-parts.ts'
import { linkNext } from './works.ts'

const { at, lang, in: places, iri, cursor, limit } = PARAMETERS

const TagSchema = z
  .strictObject({ verdict: z.enum(['about', 'not']), by: z.string(), at: z.string() })
  .openapi('SubjectTag', { description: 'api.field.subjectTag' })

const HeadSchema = z
  .strictObject({ id: z.string(), iri: z.string(), label: z.string(), broader: list(z.string()) })
  .openapi('SubjectHead')

export const SubjectsSchema = z
  .strictObject({
    vocabularies: list(
      z
        .strictObject({
          name: z.string(),
          iri: z.string(),
          version: z.string().nullable(),
          concepts: z.number(),
        })
        .openapi('Vocabulary'),
    ),
    listed: z.string(),
    total: z.number(),
    subjects: list(HeadSchema),
    next: Next,
  })
  .openapi('Subjects')

const LabelsSchema = z.record(
  z.string(),
  z.strictObject({ preferred: z.string().nullable(), alternatives: list(z.string()) }),
)

export const SubjectProvisionSchema = z
  .strictObject({
    iri: z.string(),
    work: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    language: z.string(),
    kind: z.string(),
    num: z.string().nullable(),
    heading: z.string().nullable(),
    strength: z.number().openapi({ description: 'api.field.subjectStrength' }),
    words: list(z.string()).openapi({ description: 'api.field.subjectWords' }),
    tag: orNull(TagSchema),
  })
  .openapi('SubjectProvision')

const NoteSchema = z.strictObject({ language: z.string(), text: z.string() }).openapi('SubjectNote')

export const SubjectSchema = z
  .strictObject({
    id: z.string(),
    iri: z.string(),
    label: z.string(),
    at: day,
    broader: list(HeadSchema),
    narrower: list(HeadSchema),
    related: list(HeadSchema),
    scope: list(NoteSchema),
    notes: list(NoteSchema).openapi({ description: 'api.field.subjectNotes' }),
    labels: LabelsSchema.openapi({ description: 'api.field.subjectLabels' }),
    counts: list(
      z.strictObject({ jurisdiction: z.string(), provisions: z.number() }).openapi('SubjectCount'),
    ),
    provisions: list(SubjectProvisionSchema),
    next: Next,
  })
  .openapi('Subject')

export const ProvisionSubjectsSchema = z
  .strictObject({
    iri: z.string(),
    wId: z.string(),
    subjects: list(
      z
        .strictObject({
          id: z.string(),
          iri: z.string(),
          label: z.string(),
          strength: z.number().openapi({ description: 'api.field.subjectStrength' }),
          words: list(z.string()).openapi({ description: 'api.field.subjectWords' }),
          tag: orNull(TagSchema),
        })
        .openapi('SubjectOfProvision'),
    ),
  })
  .openapi('ProvisionSubjects')

/** Adds the operations, where there are subjects. */
export function addSubjects(api: Api, deps: ApiDeps): void {
  const { subjects } = deps
  if (!subjects) return
  addList(api, deps, subjects)
  addSubject(api, deps, subjects)
  addProvisionSubjects(api, subjects)
}

function addList(api: Api, { library }: ApiDeps, shelf: SubjectShelf): void {
  const query = z.object({
    q: z.string().trim().min(1).max(200).optional().openapi({ description: 'api.param.subjectQuery' }),
    of: z.string().max(80).optional().openapi({ description: 'api.param.subjectOf' }),
    lang,
    cursor,
    limit,
  })
  api.openapi(reading('subjects', query, SubjectsSchema), async (context) => {
    const asked = context.req.valid('query')
    const kept = await shelf.vocabularies()
    const listed = asked.of === undefined ? kept[0] : kept.find(({ name }) => name === asked.of)
    if (!listed) throw unknown(asked.of ?? '')
    const languages = asked.lang ? [asked.lang] : []
    const { vocabulary } = listed
    const found =
      asked.q === undefined
        ? [...vocabulary.concepts.values()]
        : subjectsNamed(vocabulary, asked.q, languages)
    const mark = await library.mark()
    const offset = offsetOf(asked.cursor, mark)
    const end = offset + asked.limit
    return context.json({
      vocabularies: kept.map(({ name, vocabulary: { iri: of, version, concepts } }) => ({
        name,
        iri: of,
        version,
        concepts: concepts.size,
      })),
      listed: listed.name,
      total: found.length,
      subjects: found.slice(offset, end).map((concept) => headOf(concept, languages)),
      next: end < found.length ? linkNext(context, writeCursor({ offset: end, mark })) : null,
    })
  })
}

function unknown(name: string): Refused {
  return new Refused(404, 'api.problem.404', 'api.wrong.subject', { name })
}

function headOf(concept: Concept, languages: readonly string[]) {
  return {
    id: shortName(concept.iri),
    iri: concept.iri,
    label: labelOf(concept, languages),
    broader: concept.broader.map(shortName),
  }
}

function addSubject(api: Api, { library }: ApiDeps, shelf: SubjectShelf): void {
  const query = z.object({
    id: z.string().trim().min(1).max(500).openapi({ description: 'api.param.subject' }),
    at,
    in: places,
    below: z
      .enum(['true', 'false'])
      .default('false')
      .transform((typed) => typed === 'true')
      .openapi({ type: 'boolean', description: 'api.param.subjectBelow' }),
    lang,
    cursor,
    limit,
  })
  api.openapi(reading('subject', query, SubjectSchema), async (context) => {
    const asked = context.req.valid('query')
    const named = await shelf.concept(asked.id)
    if (!named) throw unknown(asked.id)
    const { concept, of } = named
    const languages = asked.lang ? [asked.lang] : []
    const heads = (iris: readonly string[]) =>
      iris.flatMap((each) => of.vocabulary.concepts.get(each) ?? []).map((each) => headOf(each, languages))
    const day = asked.at ?? context.get('today')
    const mark = await library.mark()
    const offset = offsetOf(asked.cursor, mark)
    const concepts = asked.below ? [concept.iri, ...below(of.vocabulary, concept.iri)] : [concept.iri]
    const { provisions, more } = await shelf.provisions({
      concepts,
      in: asked.in?.length ? asked.in : null,
      at: day,
      limit: asked.limit,
      offset,
    })
    const { broader, narrower, ...head } = { ...headOf(concept, languages), narrower: concept.narrower }
    return context.json({
      ...head,
      at: day,
      broader: heads(concept.broader),
      narrower: heads(narrower),
      related: heads(concept.related),
      scope: concept.scope,
      notes: concept.editorial,
      labels: Object.fromEntries(
        Array.from(concept.wordings, ([language, { preferred, alternatives }]) => [
          language,
          { preferred, alternatives },
        ]),
      ),
      counts: (shelf.counts(day, [concept.iri]) ?? []).map(({ jurisdiction, provisions: count }) => ({
        jurisdiction,
        provisions: count,
      })),
      provisions,
      next: more ? linkNext(context, writeCursor({ offset: offset + asked.limit, mark })) : null,
    })
  })
}

function addProvisionSubjects(api: Api, shelf: SubjectShelf): void {
  const query = z.object({ iri, at, lang })
  api.openapi(reading('provision-subjects', query, ProvisionSubjectsSchema), async (context) => {
    const asked = context.req.valid('query')
    const place = await shelf.place(asked.iri, asked.at ?? context.get('today'))
    if (!place) throw new Refused(404, 'api.problem.404', 'api.wrong.provision', { iri: asked.iri })
    const { row, provision, expression } = place
    const told = await shelf.subjectsOf({ row, provision, language: expression.language })
    const languages = asked.lang ? [asked.lang] : []
    const subjects = []
    for (const { concept, strength, words, tag } of told) {
      const named = await shelf.concept(concept)
      const label = named ? labelOf(named.concept, languages) : shortName(concept)
      subjects.push({ id: shortName(concept), iri: concept, label, strength, words, tag })
    }
    return context.json({ iri: place.iri, wId: place.wId, subjects })
  })
}
