/** The room that tells who owes answers, and gives questionnaires and answers as they were signed, or on paper. */
import { owedOf, owingOf } from '#jobs/study/ask/owed.ts'
import { PAPERS, paperDocument } from '#jobs/study/ask/paper.ts'
import { unseal } from '#jobs/study/ask/signing.ts'
import { makeStudyFile } from '#jobs/study/export/maker.ts'
import { askedOf, questionsOf } from '#research/questionnaire-store.ts'
import { html, notFound } from '../../answer.tsx'
import { maker, notMade } from '../../files/making.ts'
import { AskedPage, QUESTIONS } from './asked-page.tsx'
import { type Working, workViewOf } from './opened.ts'

/** Returns the page. */
export async function askedAnswer(working: Working): Promise<Response> {
  const view = await workViewOf(working)
  const { db } = working.room
  const asked = await owedOf(db, view.id, view.page.today)
  const owing = await owingOf(db, view, view.page.today)
  const papers = PAPERS.filter((format) => format.isMade())
  return html(working.context, <AskedPage view={view} asked={asked} owing={owing} papers={papers} />)
}

/** Returns a questionnaire that this study sent, or the one that it answers, as it was signed or on paper. */
export async function questionnaireFile(working: Working): Promise<Response> {
  const { context, opened } = working
  const [name = '', ending = ''] = (context.req.param('file') ?? '').split('.')
  const document = await documentNamed(working, name)
  if (document === null) return notFound(context)
  if (ending === 'json') return signed(working, document, `questionnaire-${opened.id}-${name}`)
  const format = PAPERS.find((each) => each.ending === ending)
  if (!format?.isMade()) return notFound(context)
  const { jurisdictions, t } = context.get('page')
  const sealed = unseal(document)
  const made = await makeStudyFile(maker, `questionnaire ${sealed.hash} ${t.locale}`, format, async () =>
    paperDocument(sealed, { jurisdictions, locale: t.locale }),
  )
  if (made.state !== 'made') return notMade(context, made)
  context.header('Content-Type', format.mediaType)
  context.header('Content-Language', t.locale)
  return attached(working, made.bytes, `questionnaire-${opened.id}-${name}.${ending}`)
}

/** Returns the latest answers to a questionnaire, as they were signed. */
export async function answersFile(working: Working): Promise<Response> {
  const { context, room, opened } = working
  const number = Number(context.req.param('number'))
  const found = (await askedOf(room.db, opened.id)).find((each) => each.number === number)
  if (!found || found.answer === null) return notFound(context)
  return signed(working, found.answer, `answers-${opened.id}-${number}`)
}

async function documentNamed({ room, opened }: Working, name: string): Promise<string | null> {
  if (name === QUESTIONS) return (await questionsOf(room.db, opened.id))?.document ?? null
  const asked = await askedOf(room.db, opened.id)
  return asked.find(({ number }) => String(number) === name)?.document ?? null
}

function signed(working: Working, document: string, name: string): Response {
  working.context.header('Content-Type', 'application/json')
  return attached(working, document, `${name}.json`)
}

function attached({ context }: Working, body: string | Uint8Array<ArrayBuffer>, file: string): Response {
  context.header('Content-Disposition', `attachment; filename="${file}"`)
  return context.body(body)
}
