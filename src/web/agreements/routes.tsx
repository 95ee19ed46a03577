/** Agreements for readers: the list, each one on a day, the files of its texts, and the records for programs. */
import { type Context, Hono } from 'hono'
import type { Agreement, HeldAgreement, SignedText } from '#agreements/model.ts'
import { agreementOn, type OnDay, turnsOf } from '#agreements/on-day.ts'
import type { AgreementShelf } from '#jobs/agreements/shelf.ts'
import { languageOf } from '#law/language.ts'
import { html, notFound, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { Page, SiteEnv } from '../page.ts'
import { AgreementPage } from './agreement-page.tsx'
import { AgreementsPage } from './list-page.tsx'
import type { Signed } from './signed-text.tsx'
import type { HeldWork } from './thematic-list.tsx'

type Asking = Context<SiteEnv>

/** Returns the routes at `/agreements`. */
export function agreementRoutes(shelf: AgreementShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/agreements', async (context) =>
    html(context, <AgreementsPage page={context.get('page')} agreements={await shelf.all()} />),
  )
  routes.get('/agreements.json', async (context) =>
    context.json({ agreements: (await shelf.all()).map((held) => told(context, held)) }),
  )
  routes.get('/agreements/:id', async (context) => {
    const asked = context.req.param('id')
    const id = asked.replace(/\.json$/, '')
    const held = await shelf.one(id)
    if (!held) return notFound(context)
    return asked === id ? shown(context, shelf, held) : context.json(told(context, held))
  })
  routes.get('/agreements/:id/text/:hash', async (context) => {
    const held = await shelf.one(context.req.param('id'))
    const file = held && (await shelf.text(held, context.req.param('hash')))
    if (!file) return notFound(context)
    context.header('Content-Type', 'application/octet-stream')
    context.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(new Uint8Array(file.bytes))
  })
  return routes
}

async function shown(context: Asking, shelf: AgreementShelf, held: HeldAgreement): Promise<Response> {
  const page = context.get('page')
  const typed = readDay(context.req.query('at'))
  if (typed.wrong) return wrongDay(context, typed.typed)
  const at = typed.day ?? page.today
  const terms = agreementOn(held.record, at)
  const flowed = await shelf.flowed(held, at, page.today)
  const signed = await signedTexts(page, shelf, held, context.req.query('text'))
  const works = await worksNamed(page, terms)
  return html(
    context,
    <AgreementPage
      page={page}
      held={held}
      at={at}
      terms={terms}
      flowed={flowed}
      signed={signed}
      works={works}
    />,
  )
}

async function worksNamed(page: Page, { list }: OnDay): Promise<Map<string, HeldWork>> {
  const held = new Map<string, HeldWork>()
  for (const named of new Set(list.flatMap(({ works }) => works))) {
    const found = await page.library.resolve(named)
    if (found) held.set(named, { iri: found.work.iri, title: found.work.title })
  }
  return held
}

async function signedTexts(
  page: Page,
  shelf: AgreementShelf,
  held: HeldAgreement,
  asked: string | undefined,
): Promise<Signed[]> {
  const { record } = held
  const protocols = record.amendments.map(({ title, text }) => ({ title, texts: text }))
  return Promise.all(
    [{ title: null, texts: record.text }, ...protocols].map(async (each) => ({
      ...each,
      shown: await readable(shelf, held, chosen(page, each.texts, asked)),
    })),
  )
}

function chosen(page: Page, texts: readonly SignedText[], asked: string | undefined): SignedText | null {
  const wanted = [asked ?? '', page.t.locale, ...page.preferences].map((tag) => languageOf(tag))
  for (const language of wanted) {
    const found = texts.find((text) => text.language === language)
    if (found) return found
  }
  return texts.find(({ authentic }) => authentic) ?? texts[0] ?? null
}

const WORDS = /\.(?:md|markdown|txt)$/i

async function readable(
  shelf: AgreementShelf,
  held: HeldAgreement,
  text: SignedText | null,
): Promise<Signed['shown']> {
  if (text?.sha256 == null || !WORDS.test(text.file)) return null
  const file = await shelf.text(held, text.sha256)
  return file && { text, words: Buffer.from(file.bytes).toString('utf8') }
}

// Networks of premises are the operator's matter.
function told(context: Asking, { record, party, version, hash, addedAt }: HeldAgreement) {
  const { today } = context.get('page')
  const { status, lastDay, amendments } = agreementOn(record, today)
  const onDay = { day: today, status, lastDay, amendments }
  return {
    record: withoutNetworks(record),
    party,
    version,
    hash,
    addedAt,
    onDay,
    turns: turnsOf(record, today),
  }
}

function withoutNetworks(record: Agreement): unknown {
  return JSON.parse(JSON.stringify(record, (key, value: unknown) => (key === 'networks' ? undefined : value)))
}
