/** `comity study ask`, `owed`, `take-answers`: rows of a study answered by other centres, each for its state. */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { locales } from '#i18n/messages.ts'
import { askCentre } from '#jobs/study/ask/ask.ts'
import { type Owed, owedOf } from '#jobs/study/ask/owed.ts'
import { paperFormat, paperOf } from '#jobs/study/ask/paper.ts'
import { type Partner, partnersOn } from '#jobs/study/ask/parties.ts'
import { type Sealed, unseal } from '#jobs/study/ask/signing.ts'
import { readQuestionnaire } from '#research/questionnaire.ts'
import { askedOf } from '#research/questionnaire-store.ts'
import { studyIds } from '#research/studies.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from '../context.ts'
import { count, table } from '../format.ts'
import { registerReply } from './ask-reply.ts'
import { type SendOptions, sending, sent, signerAtHand } from './ask-sending.ts'
import { type Desk, explained, withStudy } from './desk.ts'

interface AskOptions extends SendOptions {
  readonly rows?: readonly string[]
  readonly columns?: readonly string[]
  readonly due?: string
  readonly key?: string
  readonly called?: string
  readonly from?: string
  readonly paper?: string
  readonly language?: string
  readonly again?: string
}

const ASK_HELP = `
The questionnaire is one file, signed by the exchange key of this node (comity keys identity). The centre that is asked takes it with
comity study take-questions, answers in a study of its own, and sends back signed answers (comity study reply), which come in with
comity study take-answers. Only the key of the centre that was asked is believed.

A centre is known by an agreement in force (comity agreements), or by the key that you give.

Examples:
  comity study ask erasure xb --due 2027-02-01
  comity study ask erasure xb --rows who when --paper erasure-borea.docx --language ru
  comity study ask erasure xb --send
  comity study ask erasure "Centre of Cyrene" --key 3b6a… --columns xc
  comity study ask erasure --again 2 --out questionnaire.json
`

/** Adds the commands of questionnaires to those of studies. */
export function registerStudyAsk(study: Command, context: Context): void {
  sending(common(study.command('ask <study> [centre]')))
    .description(
      'Ask another centre to answer rows of a study for its state, by a signed file or over the exchange',
    )
    .option('--rows <names...>', 'only these questions (default: all)')
    .option('--columns <names...>', 'only these columns (default: those of the state of the centre)')
    .option('--due <day>', 'the day by which answers are asked for')
    .option('--key <hex>', 'public half of the exchange key of the centre, where no agreement names it')
    .option('--called <name>', 'what the centre is called (default: as the agreement names it)')
    .option('--from <name>', 'what this centre is called (default: as the agreement names it)')
    .option('--paper <file>', 'write it for people too, as .docx, .md or .pdf')
    .option(
      '--language <code>',
      `the language of the words around the questions on paper: ${locales.join(', ')}`,
      'en',
    )
    .option('--again <number>', 'write or send once more a questionnaire that was signed before')
    .addHelpText('after', ASK_HELP)
    .action((id: string, centre: string | undefined, options: AskOptions) =>
      ask(context, id, centre, options),
    )
  common(study.command('owed [study]'))
    .description('Tell which centres owe answers: what was sent when, what is due, answered and late')
    .addHelpText('after', '\nExamples:\n  comity study owed\n  comity study owed erasure --json\n')
    .action((id: string | undefined, options: CommonOptions) => owed(context, id, options))
  registerReply(study, context)
}

async function ask(
  context: Context,
  id: string,
  centre: string | undefined,
  options: AskOptions,
): Promise<void> {
  const { again, due, paper, out } = options
  if (again === undefined && centre === undefined)
    throw new UsageError(
      'Cannot ask nobody: name a party of an agreement, such as xb, or a centre with its exchange key (--key)',
    )
  if (due !== undefined) typedDay(due, '--due')
  const locale = localeTyped(options.language ?? 'en')
  await withStudy(context, options, id, async (desk) => {
    for (const file of [out, paper]) if (file !== undefined) refuseTaken(file)
    if (paper !== undefined) paperFormat(paper)
    const { sealed, number, partner } =
      again === undefined
        ? await askAnew(context, desk, centre ?? '', options)
        : await askedBefore(context, desk, again)
    const { asked, rows, columns } = readQuestionnaire(sealed.body)
    const file = out ?? `questionnaire-${id}-${number}.json`
    if (out !== undefined || options.send === undefined) await write(file, sealed.text)
    if (paper !== undefined)
      await write(paper, await paperOf(sealed, paper, { jurisdictions: loadJurisdictions(), locale }))
    const posted = await sent(desk.db, options, sealed.text, partner)
    const cells = rows.length * columns.length
    const answer = {
      study: id,
      number,
      centre: asked.name,
      hash: sealed.hash,
      cells,
      file: out !== undefined || options.send === undefined ? file : null,
      paper: paper ?? null,
      sent: posted,
    }
    print(context, options, answer, () =>
      [
        `Questionnaire ${number} to ${asked.name}: ${count(cells, 'answer')} asked for${due === undefined ? '' : `, due on ${due}`}`,
        ...(answer.file === null
          ? []
          : [`  file   ${file}: give it to them; they take it with comity study take-questions`]),
        ...(paper === undefined ? [] : [`  paper  ${paper}`]),
        ...(posted === null ? [] : [`  sent   to ${posted}`]),
        '',
      ].join('\n'),
    )
  })
}

async function askAnew(context: Context, desk: Desk, centre: string, options: AskOptions) {
  const partner = await partnerNamed(context, desk, centre, options)
  const { study } = desk
  const columns =
    options.columns ??
    study.columns.filter(({ jurisdiction }) => jurisdiction === partner.jurisdiction).map(({ id }) => id)
  if (columns.length === 0)
    throw new FailedError(
      `Cannot ask ${partner.name}: the study has no column of ${partner.jurisdiction ?? 'its state'}; name columns with --columns, or add one with comity study column`,
    )
  const rows = options.rows ?? study.rows.map(({ id }) => id)
  if (rows.length === 0)
    throw new FailedError('Cannot ask: the study has no questions yet; comity study row adds one')
  const asker = options.from ?? partner.own
  if (!asker) throw new UsageError('Cannot ask without a name: give what this centre is called with --from')
  const identity = await signerAtHand(options)
  const sealed = await askCentre(
    desk.db,
    desk,
    identity,
    {
      asker,
      asked: { name: partner.name, key: partner.key },
      agreement: partner.agreement,
      due: options.due ?? null,
      rows,
      columns,
    },
    context.wiring.now(),
  )
  return { sealed, number: sealed.number, partner }
}

interface Meant extends Omit<Partner, 'agreement' | 'key'> {
  readonly agreement: string | null
  readonly key: string
}

async function partnerNamed(
  context: Context,
  { db, study }: Desk,
  centre: string,
  options: AskOptions,
): Promise<Meant> {
  const { key, called } = options
  if (key !== undefined && !/^[0-9a-f]{64}$/.test(key))
    throw new UsageError(
      `Cannot read --key "${key}": expected 64 hexadecimal digits, as comity keys identity shows them`,
    )
  const partners = await partnersOn(db, today(context))
  const named = partners.filter(({ id, name }) => id === centre || name === centre)
  const found =
    named.find(({ agreement }) => agreement === study.agreement) ??
    named.find((each) => each.key !== null) ??
    named[0]
  if (!found && key === undefined) {
    const known = [...new Set(partners.map(({ id, name }) => `${id} (${name})`))]
    throw new FailedError(
      `Cannot find the centre "${centre}": ${known.length === 0 ? 'no agreement in force names another party' : `agreements in force name ${known.join(', ')}`}; give its exchange key with --key`,
    )
  }
  if (!found)
    return {
      agreement: null,
      id: centre,
      name: called ?? centre,
      jurisdiction: null,
      key: key ?? '',
      fingerprints: [],
      own: null,
    }
  const theirs = key ?? found.key
  if (theirs === null)
    throw new FailedError(
      `Cannot ask ${found.name}: the agreement "${found.agreement}" names no exchange key of theirs; give it with --key`,
    )
  return { ...found, name: called ?? found.name, key: theirs }
}

async function askedBefore(context: Context, desk: Desk, again: string) {
  const all = await askedOf(desk.db, desk.id)
  const found = all.find(({ number }) => String(number) === again)
  if (!found)
    throw new FailedError(
      `Cannot find questionnaire ${again} of "${desk.id}": ${all.length === 0 ? 'none was sent' : `there are ${all.map(({ number }) => number).join(', ')}`}`,
    )
  const sealed: Sealed = unseal(found.document)
  const { asked } = readQuestionnaire(sealed.body)
  const partner = (await partnersOn(desk.db, today(context))).find(({ key }) => key === asked.key) ?? null
  return { sealed, number: found.number, partner }
}

function localeTyped(typed: string): string {
  if (locales.includes(typed)) return typed
  throw new UsageError(`Cannot write the paper in "${typed}": the languages are ${locales.join(', ')}`)
}

function refuseTaken(file: string): void {
  if (existsSync(file))
    throw new FailedError(`Cannot write "${file}": there is such a file; give another name`)
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' })
  } catch (error) {
    throw new FailedError(
      `Cannot write "${file}": ${error instanceof Error ? error.message : error}; what was signed is kept: comity study ask STUDY --again NUMBER --out FILE`,
    )
  }
}

async function owed(context: Context, id: string | undefined, options: CommonOptions): Promise<void> {
  const all = await withLibrary(context, options, ({ db }) =>
    explained(async () => {
      const known = await studyIds(db)
      if (id !== undefined && !known.includes(id))
        throw new FailedError(`Cannot find the study "${id}": those held are ${known.join(', ') || 'none'}`)
      const found: (Owed & { readonly study: string })[] = []
      for (const study of id === undefined ? known : [id])
        for (const each of await owedOf(db, study, today(context))) found.push({ study, ...each })
      return found
    }),
  )
  print(context, options, all, () =>
    all.length === 0
      ? 'Nobody was asked yet: comity study ask sends questions to a centre\n'
      : table(
          all.map((each) => [
            each.study,
            `${each.number}`,
            each.centre,
            `sent ${each.sentAt.slice(0, 10)}`,
            dueSaid(each),
            stateSaid(each),
          ]),
        ),
  )
}

function dueSaid({ due, isLate }: Owed): string {
  if (due === null) return 'no day set'
  return isLate ? `LATE since ${due}` : `due ${due}`
}

function stateSaid({ state, answered, cells, answeredAt, open, drafts }: Owed): string {
  const drafted = drafts > 0 ? `, ${count(drafts, 'draft')}` : ''
  if (state === 'waiting') return `nothing came yet (${count(cells, 'answer')})`
  const on = answeredAt === null ? '' : ` on ${answeredAt.slice(0, 10)}`
  if (state === 'answered') return `answered${on}`
  const missing = open.slice(0, 4).map(([row, column]) => `${row} ${column}`)
  return `${answered} of ${cells} answered${on}${drafted}; owed: ${missing.join(', ')}${open.length > 4 ? ' …' : ''}`
}
