/** `comity study`: research files that put one question to the law of several states, pinned to wordings. */
import type { Command } from 'commander'
import { listStudies, newStudy } from '#research/studies.ts'
import {
  type CommonOptions,
  type Context,
  common,
  print,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from '../context.ts'
import { count, table } from '../format.ts'
import { registerAdd } from './add.ts'
import { registerStudyAsk } from './ask.ts'
import { registerCheck } from './check.ts'
import { explained } from './desk.ts'
import { registerStudyExport } from './export.ts'
import { registerHistory } from './history.ts'
import { registerStudyOpen } from './open.ts'
import { registerPeople } from './people.ts'
import { registerPublish } from './publish.ts'
import { registerReview } from './review.ts'
import { registerShape } from './shape.ts'
import { registerShowStudy } from './show.ts'
import { registerWrite } from './write.ts'

interface NewOptions extends CommonOptions {
  readonly question?: string
  readonly who: string
}

const EXAMPLES = `
A study is a grid: rows are questions, columns are states, and each cell holds provisions quoted as they stand on a day, a short answer,
notes and sources. When the law moves, comity study check says which cells to look at.

Examples:
  comity study new erasure "The right to erasure of personal data"
  comity study row erasure who --question "Who may ask for erasure?"
  comity study add erasure /akn/xv/act/1994-02-11/41/eng/~art_9 --row who --mark "fourteen days"
  comity study answer erasure who xv "Everybody whose data are held."
  comity study show erasure
  comity study check erasure
  comity study publish erasure

docs/guides/comparative-study.md goes through it from the beginning.
`

export function registerStudy(program: Command, context: Context): Command {
  const study = program
    .command('study')
    .description(
      'Put one question to the law of several states, pinned to wordings, and be told when the law moves',
    )
    .addHelpText('after', EXAMPLES)
  common(study.command('new <id> <title>'))
    .description('Begin a study')
    .option('--question <words>', 'the question as a whole')
    .option('--who <name>', 'who makes and leads it', process.env.USER || 'operator')
    .addHelpText(
      'after',
      '\nExample:\n  comity study new erasure "The right to erasure of personal data" --who "A. Lind"\n',
    )
    .action((id: string, title: string, options: NewOptions) => begin(context, id, title, options))
  common(study.command('list'))
    .description('List the studies, the one changed last first')
    .addHelpText('after', '\nExample:\n  comity study list --json\n')
    .action((options: CommonOptions) => list(context, options))
  for (const register of [
    registerShowStudy,
    registerAdd,
    registerWrite,
    registerShape,
    registerCheck,
    registerReview,
  ])
    register(study, context)
  for (const register of [registerPeople, registerHistory, registerPublish]) register(study, context)
  for (const register of [registerStudyExport, registerStudyOpen]) register(study, context)
  registerStudyAsk(study, context)
  return study
}

async function begin(context: Context, id: string, title: string, options: NewOptions): Promise<void> {
  const { question, who } = options
  if (title.trim() === '') throw new UsageError('Cannot begin a study without a title: say what it is about')
  await withOwnLibrary(context, options, ({ db }) =>
    explained(async () => {
      const at = context.wiring.now().toISOString()
      await newStudy(db, { id, title: title.trim(), by: who.trim(), at, question: question ?? null })
      print(
        context,
        options,
        { id, title: title.trim(), by: who.trim(), at },
        () =>
          `Study "${id}" begun, led by ${who.trim()}. Add its questions next:\n  comity study row ${id} NAME --question "…"\n`,
      )
    }),
  )
}

async function list(context: Context, options: CommonOptions): Promise<void> {
  const studies = await withLibrary(context, options, ({ db }) => listStudies(db))
  print(context, options, studies, (all) =>
    all.length === 0
      ? 'No study yet: comity study new NAME "TITLE" begins one\n'
      : table(
          all.map(({ id, title, rows, columns, settled, published, changedAt }) => [
            id,
            title,
            `${count(rows, 'question')}, ${count(columns, 'state')}`,
            `${settled} of ${rows * columns} answered`,
            published === null ? 'not published' : `edition ${published}`,
            `changed ${changedAt.slice(0, 10)}`,
          ]),
        ),
  )
}
