/** What was published of a study, as files: `/studies/erasure.pdf` of its latest edition, `/studies/erasure/editions/1.pdf` of an earlier one. */
import { Hono } from 'hono'
import { CITATION_STYLES, type CitationStyle } from '#export/study/citation-style.ts'
import { STUDY_FORMATS, type StudyFormat } from '#export/study/registry.ts'
import { isKey } from '#i18n/messages.ts'
import type { FileMaker, Made } from '#jobs/files/maker.ts'
import { crateOfEdition } from '#jobs/study/export/crate.ts'
import { documentOfEdition, type ExportOptions } from '#jobs/study/export/export.ts'
import { makeStudyFile } from '#jobs/study/export/maker.ts'
import type { Edition } from '#research/edition.ts'
import { editionsOf } from '#research/edition-list.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { notFound } from '../answer.tsx'
import { maker, notMade } from '../files/making.ts'
import { bare } from '../http/offers.ts'
import { originOf } from '../http/origin.ts'
import type { Page, SiteEnv } from '../page.ts'
import { editionHref } from './addresses.ts'
import type { Asking } from './room.ts'
import type { StudyRoom } from './study-room.ts'

const PACKAGE = { ending: 'zip', name: 'RO-Crate', mediaType: 'application/zip' } as const
const DATA = { ending: 'json', name: 'JSON', mediaType: 'application/json' } as const
const ENDINGS = [...STUDY_FORMATS.map(({ ending }) => ending), PACKAGE.ending].join('|')
/** What may have the provisions in full behind it. */
const ANNEXED = new Set(['pdf', 'docx', 'md'])

/** Returns the routes of files; those of data are with the pages. */
export function studyFileRoutes({ db }: Pick<StudyRoom, 'db'>): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get(`/:file{[a-z0-9][a-z0-9-]{0,39}\\.(?:${ENDINGS})}`, async (context) => {
    const [id = '', ending = ''] = context.req.param('file').split('.')
    const [latest] = await editionsOf(db, id)
    return latest ? answer(context, db, latest, ending) : notFound(context)
  })
  routes.get(`/:id/editions/:file{[1-9][0-9]{0,5}\\.(?:${ENDINGS})}`, async (context) => {
    const [number, ending = ''] = context.req.param('file').split('.')
    const editions = await editionsOf(db, context.req.param('id'))
    const found = editions.find((one) => one.number === Number(number))
    return found ? answer(context, db, found, ending) : notFound(context)
  })
  return routes
}

async function answer(context: Asking, db: Database, edition: Edition, ending: string): Promise<Response> {
  const page = context.get('page')
  const format = STUDY_FORMATS.find((each) => each.ending === ending)
  if (format && !format.isMade()) return notFound(context)
  const options: ExportOptions = {
    jurisdictions: page.jurisdictions,
    style: styleIn(context.req.query('style')),
    locale: page.t.locale,
    site: originOf(context),
    withNotes: false,
    withAnnexes: context.req.query('annexes') === '1',
    withReceipts: format?.receipts ?? true,
    today: page.today,
  }
  const made = format
    ? await makeStudyFile(maker, nameOf(db, edition, options), format, () =>
        documentOfEdition(db, edition, options),
      )
    : await packageFor(db, edition, options)
  if (made.state !== 'made') return notMade(context, made)
  const { mediaType } = format ?? PACKAGE
  context.header('Content-Type', mediaType)
  context.header('Content-Language', options.locale)
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Cache-Control', 'no-cache')
  const file = `${edition.id}-${edition.number ?? 0}.${ending}`
  context.header('Content-Disposition', `attachment; filename="${file}"`)
  return context.body(made.bytes)
}

// How a study came to be is for its people: the package of a reader tells what stands.
function packageFor(db: Database, edition: Edition, options: ExportOptions): Promise<Made> {
  const name = nameOf(db, edition, options)
  const docx = STUDY_FORMATS.find((each) => each.ending === 'docx')
  return maker.makeBy(`${name} package`, PACKAGE.ending, async () => {
    let refused: Made | null = null
    const report = docx && reportBy(maker, `${name} in package`, docx, (made) => (refused = made))
    const crate = { ...options, withHistory: false, ...(report && { report }) }
    try {
      return { state: 'made', bytes: new Uint8Array(await crateOfEdition(db, edition, crate)) }
    } catch (error) {
      if (refused !== null) return refused
      throw error
    }
  })
}

function reportBy(files: FileMaker, name: string, docx: StudyFormat, refuse: (made: Made) => void) {
  return async (document: Parameters<StudyFormat['make']>[0]): Promise<Uint8Array> => {
    const made = await makeStudyFile(files, name, docx, async () => document)
    if (made.state === 'made') return made.bytes
    refuse(made)
    throw new Error('Cannot make the report of the package now: too many wait, or it is too long')
  }
}

// Whatever may differ in the file is in its name: the law that moved, the day that is told of, who signed since.
function nameOf(db: Database, { id, number }: Edition, options: ExportOptions): string {
  const { style, locale, site, withAnnexes, today } = options
  return ['study', id, number, style, locale, site, withAnnexes, today, db.stamp()].join(' ')
}

function styleIn(asked: string | undefined): CitationStyle {
  return CITATION_STYLES.find((each) => each === asked) ?? CITATION_STYLES[0]
}

/** The list of files of an edition, and what each is good for. */
export function StudyDownloads({ page, edition }: { page: Page; edition: Edition }) {
  const { t } = page
  const stem = editionHref(edition.id, edition.number ?? 1)
  const offered = [...STUDY_FORMATS.filter((format) => format.isMade()), DATA, PACKAGE]
  return (
    <section class="downloads studyfiles" aria-labelledby="files-title">
      <h2 id="files-title">{t('studyFile.files')}</h2>
      <ul>
        {offered.map(({ ending, name, mediaType }) => (
          <li>
            <a href={`${stem}.${ending}`} type={bare(mediaType)}>
              {name}
            </a>{' '}
            <span>
              {whatOf(page, ending)}
              {ANNEXED.has(ending) && (
                <>
                  {' · '}
                  <a href={`${stem}.${ending}?annexes=1`} type={bare(mediaType)}>
                    {t('studyFile.annexed')}
                  </a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whatOf({ t }: Page, ending: string): string {
  const key = `studyFile.what.${ending}`
  return isKey(key) ? t(key) : ''
}
