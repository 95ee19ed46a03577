/** `comity study take-questions`, `reply`, `take-answers`, `letters`: what other centres ask, answered in a study of one's own, and what they answer. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { replyOf, type Taken, takeAnswers, takeQuestions } from '#jobs/study/ask/ask.ts'
import { ownKey } from '#jobs/study/ask/box.ts'
import { partnersOn } from '#jobs/study/ask/parties.ts'
import { type Letter, studyLetters } from '#research/questionnaire-store.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from '../context.ts'
import { count, table } from '../format.ts'
import { type SendOptions, sending, sent, signerAtHand } from './ask-sending.ts'
import { explained, withStudy } from './desk.ts'

interface TakeOptions extends CommonOptions {
  readonly as?: string
  readonly who: string
  readonly key?: string
}

interface ReplyOptions extends SendOptions {
  readonly drafts?: boolean
  readonly notes?: boolean
}

/** Digits of a hash by which a letter is named. */
const SHORT = 8

/** Adds the commands that take and answer. */
export function registerReply(study: Command, context: Context): void {
  common(study.command('take-questions <file|letter>'))
    .description('Make a study of the questions that another centre asks')
    .option('--as <id>', 'the name of the study here (default: as it is there)')
    .option('--who <name>', 'who leads it here', process.env.USER || 'operator')
    .option('--key <hex>', 'trust this exchange key, which no agreement in force names')
    .addHelpText(
      'after',
      '\nWhat came over the exchange is listed by comity study letters, and named by its first digits.\n\nExamples:\n  comity study take-questions questionnaire-erasure-1.json\n  comity study take-questions 9f3c21ab --as erasure-for-valen\n',
    )
    .action((name: string, options: TakeOptions) => takeQuestionsNamed(context, name, options))
  sending(common(study.command('reply <study>')))
    .description('Sign the answers of a study to the centre that asked, and write or send them')
    .option('--drafts', 'send drafts as well, marked as drafts')
    .option('--notes', 'send the notes of the cells as well, which are yours alone otherwise')
    .addHelpText(
      'after',
      '\nAnswers can be sent as often as they grow: the other side takes what is new.\n\nExamples:\n  comity study reply erasure\n  comity study reply erasure --send https://valen.example/exchange/\n',
    )
    .action((id: string, options: ReplyOptions) => reply(context, id, options))
  common(study.command('take-answers [files|letters...]'))
    .description(
      'Bring the answers of other centres into the studies that asked; without a name, all that came over the exchange',
    )
    .addHelpText(
      'after',
      '\nNothing of anybody is overwritten: what a centre says stands beside what others wrote, under its name.\n\nExamples:\n  comity study take-answers answers-erasure-1.json\n  comity study take-answers\n',
    )
    .action((names: readonly string[], options: CommonOptions) => takeAnswersNamed(context, names, options))
  common(study.command('letters'))
    .description('List the questionnaires and answers that came over the exchange')
    .option('--all', 'those too that were taken')
    .addHelpText('after', '\nExample:\n  comity study letters\n')
    .action((options: CommonOptions & { all?: boolean }) => letters(context, options))
}

async function takeQuestionsNamed(context: Context, name: string, options: TakeOptions): Promise<void> {
  const own = ownKey(options.home)
  if (own === null)
    throw new FailedError(
      'Cannot take questions: this node has no exchange key, so none can be meant for it; make one with comity keys identity --init',
    )
  await withOwnLibrary(context, options, ({ db }) =>
    explained(async () => {
      const text = await textNamed(db, name, 'questions')
      const asked = { as: options.as ?? null, by: options.who.trim(), trusted: options.key ?? null }
      const taken = await takeQuestions(db, text, own, { ...asked, now: context.wiring.now() })
      print(context, options, taken, ({ study, asker, due, isNew }) =>
        isNew
          ? `Study "${study}": what ${asker} asks${due === null ? '' : `, to be answered by ${due}`}\n  comity study show ${study}\n  comity study add ${study} IRI --row ROW      quotes a provision\n  comity study answer ${study} ROW COLUMN "…"  answers\n  comity study reply ${study}                  signs the answers\n`
          : `These questions were taken before: they are the study "${study}"\n`,
      )
    }),
  )
}

async function reply(context: Context, id: string, options: ReplyOptions): Promise<void> {
  await withStudy(context, options, id, async (desk) => {
    const now = context.wiring.now()
    const identity = await signerAtHand(options)
    const { answers, cells, text, hash } = await replyOf(desk.db, desk, identity, {
      withDrafts: options.drafts ?? false,
      withNotes: options.notes ?? false,
      now,
    })
    const file = options.out ?? `answers-${answers.study}-${answers.number}.json`
    const isWritten = options.out !== undefined || options.send === undefined
    if (isWritten) await writeNew(file, text)
    const partner =
      (await partnersOn(desk.db, today(context))).find(({ key }) => key === answers.asker.key) ?? null
    const posted = await sent(desk.db, options, text, partner)
    const settled = answers.cells.filter(({ status }) => status !== 'draft').length
    const answer = {
      study: id,
      asker: answers.asker.name,
      number: answers.number,
      hash,
      answered: settled,
      cells,
      file: isWritten ? file : null,
      sent: posted,
    }
    print(context, options, answer, () =>
      [
        `Answers to ${answers.asker.name}: ${settled} of ${count(cells, 'cell')}`,
        ...(isWritten ? [`  file  ${file}: they take it with comity study take-answers`] : []),
        ...(posted === null ? [] : [`  sent  to ${posted}`]),
        '',
      ].join('\n'),
    )
  })
}

async function takeAnswersNamed(
  context: Context,
  names: readonly string[],
  options: CommonOptions,
): Promise<void> {
  await withLibrary(context, options, async ({ db }) => {
    const waiting =
      names.length > 0
        ? names
        : (await studyLetters(db, true)).filter(({ kind }) => kind === 'answers').map(({ hash }) => hash)
    const taken: Taken[] = []
    for (const name of waiting) {
      try {
        const text = await textNamed(db, name, 'answers')
        taken.push(await explained(() => takeAnswers(db, text, context.wiring.now())))
      } catch (error) {
        if (!(error instanceof FailedError)) throw error
        context.log(waiting.length > 1 ? `${name}: ${error.message}` : error.message)
        context.exitCode = 1
      }
    }
    print(context, options, taken, (all) =>
      waiting.length === 0
        ? 'No answers wait: give a file, or see comity study owed\n'
        : all.map(takenSaid).join(''),
    )
  })
}

function takenSaid({ study, centre, changes, answered, cells, quotes }: Taken): string {
  const news = changes.length === 0 ? 'nothing new' : count(changes.length, 'change')
  const unheld = quotes.filter(({ check }) => check === 'not-held')
  const differ = quotes.filter(({ check }) => check === 'differs')
  return [
    `${centre}, for "${study}": ${answered} of ${cells} answered; ${news}`,
    ...(unheld.length === 0
      ? []
      : [`  ${count(unheld.length, 'quote')} not checked here, because this library does not hold the text`]),
    ...differ.map(({ iri }) => `  ${iri}: quoted otherwise than this library has it`),
    '',
  ].join('\n')
}

async function letters(context: Context, options: CommonOptions & { all?: boolean }): Promise<void> {
  const found = await withLibrary(context, options, ({ db }) => studyLetters(db, options.all !== true))
  const shown = found.map(({ document: _, ...letter }) => letter)
  print(context, options, shown, (all) =>
    all.length === 0
      ? 'No letter waits\n'
      : table(
          all.map(({ hash, kind, sender, heardAt, takenAt }) => [
            hash.slice(0, SHORT),
            kind,
            sender,
            `came ${heardAt.slice(0, 10)}`,
            takenAt === null ? 'waits' : `taken ${takenAt.slice(0, 10)}`,
          ]),
        ),
  )
}

// A file, or a letter by its first digits.
async function textNamed(db: Database, name: string, kind: Letter['kind']): Promise<string> {
  if (existsSync(name)) {
    try {
      return await readFile(name, 'utf8')
    } catch (error) {
      throw new FailedError(`Cannot read "${name}": ${error instanceof Error ? error.message : error}`)
    }
  }
  if (!/^[0-9a-f]{4,64}$/.test(name))
    throw new UsageError(
      `Cannot find "${name}": expected a file, or the first digits of a letter; see comity study letters`,
    )
  const found = (await studyLetters(db, false)).filter(
    (letter) => letter.kind === kind && letter.hash.startsWith(name),
  )
  const [letter] = found
  if (letter && found.length === 1) return letter.document
  throw new FailedError(
    `Cannot find the letter "${name}": ${found.length === 0 ? `no ${kind} came that begin so` : `${found.length} begin so; give more digits`}; see comity study letters --all`,
  )
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    throw new FailedError(
      `Cannot write "${file}": ${error instanceof Error ? error.message : error}; give another name with --out`,
    )
  }
}
