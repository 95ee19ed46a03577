/** Questionnaires between centres: rows of a study sent to be answered, taken up as a study, answered, and brought back into the first. */
import type { Identity } from '#exchange/access/identity.ts'
import { dayOf } from '#kit/day.ts'
import { centre, operator } from '#research/may.ts'
import { type Answers, type Centre, readAnswers, readQuestionnaire } from '#research/questionnaire.ts'
import { answersOf, changesOfAnswers, writerCalled } from '#research/questionnaire-answers.ts'
import { type Asking, changesOfQuestionnaire, questionnaireOf } from '#research/questionnaire-questions.ts'
import {
  askedByHash,
  askedOf,
  keepAnswer,
  keepAsked,
  keepQuestions,
  letterTaken,
  nextNumber,
  questionsOf,
  studyAnswering,
} from '#research/questionnaire-store.ts'
import { StudyError } from '#research/refused.ts'
import { changeStudy, newStudy, type OpenedStudy, openStudy } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Checked, checkedHere } from './checked.ts'
import { partnersOn } from './parties.ts'
import { type Sealed, seal, unseal } from './signing.ts'

type Question = Omit<Asking, 'study' | 'number' | 'at' | 'asker'> & { readonly asker: string }

/** Signs a questionnaire, keeps that it was sent, and returns it. Throws StudyError where there is nothing that could be asked so. */
export async function askCentre(
  db: Database,
  { id, study }: Pick<OpenedStudy, 'id' | 'study'>,
  identity: Identity,
  { asker, ...question }: Question,
  now: Date,
): Promise<Sealed & { readonly number: number }> {
  await refuseNamesake(db, id, question.asked)
  const number = await nextNumber(db, id)
  const at = now.toISOString()
  const own = { name: asker, key: identity.public }
  const sealed = seal(identity, questionnaireOf(study, { ...question, asker: own, study: id, number, at }))
  const { name: centre } = question.asked
  const { hash, text: document } = sealed
  await keepAsked(db, id, { number, centre, sentAt: at, due: question.due, document, hash })
  return { ...sealed, number }
}

// Answers stand under the name of their centre: two of one name would write over each other.
async function refuseNamesake(db: Database, id: string, { name, key }: Centre): Promise<void> {
  for (const { centre, document, number } of await askedOf(db, id)) {
    if (centre === name && readQuestionnaire(unseal(document).body).asked.key !== key)
      throw new StudyError(
        `Cannot ask ${name}: questionnaire ${number} of this study went to a centre of that name with another key; give this one another name with --called`,
      )
  }
}

export interface TakeQuestions {
  /** The name of the study that is made; null for that of the questionnaire. */
  readonly as: string | null
  readonly by: string
  /** A key that is trusted beside those of the agreements; null where none is. */
  readonly trusted: string | null
  readonly now: Date
}

/**
 * Makes a study of a questionnaire, and returns its name, and whether it is new. Throws StudyError where the signature is wrong, or of nobody
 * whom an agreement in force names, or another centre is asked.
 */
export async function takeQuestions(
  db: Database,
  text: string,
  own: string,
  { as, by, trusted, now }: TakeQuestions,
): Promise<{
  readonly study: string
  readonly asker: string
  readonly due: string | null
  readonly isNew: boolean
}> {
  const { body, key, hash } = unseal(text)
  const questionnaire = readQuestionnaire(body)
  const { asker, asked, due, title } = questionnaire
  if (asker.key !== key)
    throw new StudyError(
      `Cannot take the questionnaire: ${asker.name} did not sign it; the key is ${key.slice(0, 8)}, and not its own`,
    )
  if (asked.key !== own)
    throw new StudyError(
      `Cannot take the questionnaire: it asks ${asked.name}, whose key ${asked.key.slice(0, 8)} is not that of this node`,
    )
  const partners = await partnersOn(db, dayOf(now))
  if (trusted !== key && !partners.some((partner) => partner.key === key))
    throw new StudyError(
      `Cannot take the questionnaire: no agreement in force names the key of ${asker.name}. Where you know by another way that it is theirs, give --key ${key}`,
    )
  const known = await studyAnswering(db, hash)
  const at = now.toISOString()
  const study = known ?? as ?? questionnaire.study
  if (known === null) {
    await newStudy(db, { id: study, title: title.trim() || questionnaire.study, by, at })
    await keepQuestions(db, { study, document: text, hash, at })
  }
  // A study that was begun and broken off has its questions yet to come.
  const opened = await openStudy(db, study)
  const isAsked = opened?.changes.some(({ change }) => change.kind === 'add-row') ?? false
  if (!isAsked)
    await changeStudy(
      db,
      study,
      operator(writerCalled(asker.name)),
      at,
      changesOfQuestionnaire(questionnaire),
    )
  await letterTaken(db, hash, at)
  return { study, asker: asker.name, due, isNew: !isAsked }
}

/** Signs the answers of a study to the questionnaire that it was made of. Throws StudyError where it answers none, or they are not ready. */
export async function replyOf(
  db: Database,
  { id, study }: Pick<OpenedStudy, 'id' | 'study'>,
  identity: Identity,
  { now, ...what }: { readonly withDrafts: boolean; readonly withNotes: boolean; readonly now: Date },
): Promise<Sealed & { readonly answers: Answers; readonly cells: number }> {
  const held = await questionsOf(db, id)
  if (!held)
    throw new StudyError(
      `Cannot answer with the study "${id}": it was made of no questionnaire; comity study take-questions makes one of a file`,
    )
  const questionnaire = readQuestionnaire(unseal(held.document).body)
  if (questionnaire.asked.key !== identity.public)
    throw new StudyError(
      'Cannot answer: another exchange key was asked than this node has now; have it asked anew',
    )
  const answers = answersOf(study, questionnaire, { hash: held.hash, at: now.toISOString(), ...what })
  if (answers.cells.length === 0)
    throw new StudyError(
      `Cannot answer: nothing in "${id}" is answered yet; answer cells with comity study answer, or send drafts with --drafts`,
    )
  const cells = questionnaire.rows.length * questionnaire.columns.length
  return { ...seal(identity, answers), answers, cells }
}

export interface Taken {
  readonly study: string
  readonly centre: string
  readonly number: number
  /** Numbers of the changes that the answers made; none where they were here already. */
  readonly changes: readonly number[]
  readonly answered: number
  readonly cells: number
  /** What the answers quote, held against this library. */
  readonly quotes: readonly Checked[]
}

/**
 * Brings answers into the study that asked, under the name of the centre. Throws StudyError where the signature is wrong or not that of the
 * centre that was asked, the questionnaire is not one of this library, or later answers were taken.
 */
export async function takeAnswers(db: Database, text: string, now: Date): Promise<Taken> {
  const { body, key, hash } = unseal(text)
  const answers = readAnswers(body)
  const asked = await askedByHash(db, answers.questionnaire)
  if (!asked || asked.study !== answers.study || asked.number !== answers.number)
    throw new StudyError(
      `Cannot take the answers of ${answers.by.name}: they are to a questionnaire that was not sent from this library; they belong to "${answers.study}" of ${answers.asker.name}`,
    )
  const questionnaire = readQuestionnaire(unseal(asked.document).body)
  if (key !== questionnaire.asked.key || answers.by.key !== key)
    throw new StudyError(
      `Cannot take the answers: they are signed by key ${key.slice(0, 8)}, and ${questionnaire.asked.name}, who was asked, has ${questionnaire.asked.key.slice(0, 8)}`,
    )
  const before = asked.answer === null ? null : readAnswers(unseal(asked.answer).body)
  if (before && before.at > answers.at)
    throw new StudyError(
      `Cannot take the answers of ${answers.at}: later ones, of ${before.at}, were taken; ask for the latest`,
    )
  const opened = await openStudy(db, asked.study)
  if (!opened)
    throw new StudyError(`Cannot take the answers: the study "${asked.study}" is not there any more`)
  // The centre goes by the name under which it was asked.
  const named = { ...answers, by: questionnaire.asked }
  const later = await answeredLater(db, asked.study, named)
  const cells = answers.cells.filter(({ row, column }) => !later.has(`${row} ${column}`))
  const changes = changesOfAnswers(opened, questionnaire, { ...named, cells })
  const at = now.toISOString()
  const made = await changeStudy(db, asked.study, centre(writerCalled(named.by.name)), at, changes)
  if (before?.at !== answers.at) await keepAnswer(db, asked.hash, { answer: text, at })
  await letterTaken(db, hash, at)
  return {
    study: asked.study,
    centre: named.by.name,
    number: asked.number,
    changes: made.map(({ seq }) => seq),
    answered: answers.cells.filter(({ status }) => status !== 'draft').length,
    cells: questionnaire.rows.length * questionnaire.columns.length,
    quotes: checkedHere(
      db,
      answers.cells.flatMap(({ quotes }) => quotes),
    ),
  }
}

// A centre may be asked the same again: what it said of a cell later, to whichever questionnaire, is not replaced by what it said before.
async function answeredLater(
  db: Database,
  study: string,
  { at, by, questionnaire }: Answers,
): Promise<ReadonlySet<string>> {
  const others = (await askedOf(db, study)).flatMap(({ answer, hash }) =>
    answer === null || hash === questionnaire ? [] : [readAnswers(unseal(answer).body)],
  )
  return new Set(
    others
      .filter((other) => other.by.key === by.key && other.at > at)
      .flatMap(({ cells }) => cells.map(({ row, column }) => `${row} ${column}`)),
  )
}
