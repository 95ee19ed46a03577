/** Comparisons: `/compare` with two to six texts as a page or a file; with fewer, the form that asks for them. */
import { type Context, Hono } from 'hono'
import { toComparisonCsv } from '#export/comparison/csv.ts'
import { toComparisonDocx } from '#export/comparison/docx.ts'
import { toComparisonHtml } from '#export/comparison/html.ts'
import { isKey, type Key } from '#i18n/messages.ts'
import { CompareError } from '#jobs/compare/error.ts'
import { comparisonFile } from '#jobs/compare/file.ts'
import { comparisonJson } from '#jobs/compare/json.ts'
import { FEWEST, MOST } from '#jobs/compare/provisions.ts'
import type { CompareShelf } from '#jobs/compare/shelf.ts'
import { languageOf } from '#law/language.ts'
import { bad, html, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { Page, SiteEnv } from '../page.ts'
import { FILES, type FileName, type Shown } from './address.ts'
import { AskPage, ComparisonPage } from './comparison-page.tsx'
import { comparisonView } from './view.ts'

/** Characters of one address. */
const LONGEST = 2000
/** Provisions of a text: a page is waited for, and so are others. */
const MOST_PROVISIONS = 2500

type Asking = Context<SiteEnv>

export function comparisonRoutes(shelf: CompareShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/compare', (context) => answer(context, shelf))
  return routes
}

async function answer(context: Asking, shelf: CompareShelf): Promise<Response> {
  const page = context.get('page')
  const { req } = context
  const day = readDay(req.query('at'))
  if (day.wrong) return wrongDay(context, day.typed)
  const typed = req.query('page') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(typed))
    return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed }))
  const shown: Shown = {
    of: texts(req.queries('of') ?? []),
    at: day.day,
    byParagraph: req.query('by') === 'paragraph',
    words: req.query('show') === 'words',
    number: Number(typed),
  }
  if (shown.of.length < FEWEST) return html(context, <AskPage page={page} shown={shown} fault={null} />)
  const as = req.query('as')
  const file = FILES.find((name) => name === as)
  if (as !== undefined && !file)
    return bad(
      context,
      page.t('problem.bad'),
      page.t('comparison.wrongFormat', { typed: as, formats: FILES.join(', ') }),
    )
  try {
    return file ? await fileAnswer(context, shelf, shown, file) : await pageAnswer(context, shelf, shown)
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    const status = NOT_FOUND.has(error.fault) ? 404 : 400
    return html(context, <AskPage page={page} shown={shown} fault={faultIn(page, error)} />, status)
  }
}

const NOT_FOUND: ReadonlySet<CompareError['fault']> = new Set([
  'not-found',
  'no-language',
  'withdrawn',
  'no-provision',
  'no-text',
  'unknown-text',
])

// Addresses may be pasted whole, with scheme and host, and be escaped.
function texts(values: readonly string[]): string[] {
  return values
    .map((value) =>
      decoded(
        value
          .trim()
          .slice(0, LONGEST)
          .replace(/^https?:\/\/[^/]+(?=\/)/, ''),
      ),
    )
    .filter((value) => value !== '')
    .slice(0, MOST + 1)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function faultIn({ t }: Page, { fault, values, message }: CompareError): string {
  const key: string = `comparison.fault.${fault}`
  return isKey(key) ? t(key as Key, values) : message
}

async function pageAnswer(context: Asking, shelf: CompareShelf, shown: Shown): Promise<Response> {
  const page = context.get('page')
  const comparison = await shelf.compare(askedOf(page, shown))
  return html(
    context,
    <ComparisonPage page={page} view={await comparisonView(page, shelf, comparison, shown)} />,
  )
}

function askedOf(page: Page, { of, at, byParagraph }: Shown) {
  return { of, at: at ?? page.today, byParagraph, reader: readerOf(page), most: MOST_PROVISIONS }
}

/** Returns the language of the interface as texts name theirs. */
function readerOf({ t }: Page): string {
  return languageOf(t.locale) ?? 'eng'
}

const TYPES: Readonly<Record<FileName, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

async function fileAnswer(
  context: Asking,
  shelf: CompareShelf,
  shown: Shown,
  name: FileName,
): Promise<Response> {
  const page = context.get('page')
  const comparison = await shelf.compare(askedOf(page, shown))
  const table = comparison.level === 'outline' && !shown.words
  const around = { table, reader: readerOf(page), madeOn: page.today, jurisdictions: page.jurisdictions }
  const file = comparisonFile(comparison, around)
  const made =
    name === 'json'
      ? `${JSON.stringify(comparisonJson(comparison, !table), null, 2)}\n`
      : name === 'csv'
        ? toComparisonCsv(file)
        : name === 'html'
          ? toComparisonHtml(file)
          : await toComparisonDocx(file)
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Content-Disposition', `attachment; filename="${page.t('comparison.fileName')}.${name}"`)
  return context.body(typeof made === 'string' ? made : new Uint8Array(made), 200, {
    'Content-Type': TYPES[name],
  })
}
