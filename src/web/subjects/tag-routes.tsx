/** Tagging at the bench, behind the operator's door: `/edit/subjects?of=<iri>`. */
import { type Context, Hono } from 'hono'
import { subjectShelf } from '#jobs/subjects/shelf.ts'
import { TagError, type Tagging, tagProvision } from '#jobs/subjects/tags.ts'
import { shortName } from '#vocab/model.ts'
import { html, notFound } from '../answer.tsx'
import type { Desk } from '../edit/desk.ts'
import { Form } from '../edit/form.ts'
import type { SiteEnv } from '../page.ts'
import { subjectLabel } from './names.ts'
import { named } from './of-provision.ts'
import { TagPage } from './tag-page.tsx'

type Asking = Context<SiteEnv>

/** Who tags, where no other name was given: the bench has one operator. */
const OPERATOR = 'operator'

export function tagRoutes(desk: Desk): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/', (context) =>
    shown(context, desk, {
      of: context.req.query('of') ?? '',
      by: context.req.query('by') ?? OPERATOR,
      refused: null,
    }),
  )
  routes.post('/', async (context) => {
    const form = await Form.of(context)
    const [of, by] = [form.line('of'), form.line('by')]
    const verdict = verdictIn(form.line('verdict'))
    try {
      await tagProvision(desk.db, { iri: of, subject: form.line('subject'), verdict, by, now: desk.now() })
    } catch (error) {
      if (!(error instanceof TagError)) throw error
      return shown(context, desk, { of, by, refused: error.message })
    }
    return context.redirect(`/edit/subjects?${new URLSearchParams({ of, by })}`, 303)
  })
  return routes
}

function verdictIn(typed: string): Tagging['verdict'] {
  return typed === 'not' || typed === 'none' ? typed : 'about'
}

async function shown(
  context: Asking,
  { db }: Desk,
  { of, by, refused }: { readonly of: string; readonly by: string; readonly refused: string | null },
): Promise<Response> {
  const page = context.get('page')
  const shelf = subjectShelf(db)
  const place = await shelf.place(of, page.today)
  if (!place) return notFound(context)
  const { row, provision, expression } = place
  const told = await shelf.subjectsOf({ row, provision, language: expression.language })
  const known = (await shelf.vocabularies()).flatMap(({ vocabulary }) =>
    [...vocabulary.concepts.values()].map(
      (concept) => [shortName(concept.iri), subjectLabel(page, concept)] as const,
    ),
  )
  const view = {
    place,
    subjects: await named(page, shelf, told),
    known: known.slice(0, MOST_OFFERED),
    refused,
    by,
  }
  return html(context, <TagPage page={page} view={view} />, refused === null ? 200 : 400)
}

// A field that offers more than these is no help; the id or the IRI of any other may be typed.
const MOST_OFFERED = 1000
