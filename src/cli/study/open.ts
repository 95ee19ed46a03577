/** `comity study open`: a study from a file that `comity study export` wrote here or elsewhere. */
import { readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { CRATE_LIMITS, CrateError } from '#export/study/crate.ts'
import { type HeldAs, type OpenReport, openStudyFile } from '#jobs/study/open.ts'
import { whyUnread } from '#kit/unread.ts'
import { type CommonOptions, type Context, common, FailedError, print, withOwnLibrary } from '../context.ts'
import { count, bytes as size } from '../format.ts'
import { explained } from './desk.ts'

interface Options extends CommonOptions {
  readonly as?: string
}

const HELP = `
Every file in a package is checked against its fingerprint, every quotation against the provision it is of, and what the study says against
the changes that led there: what was altered is refused. A fingerprint says that a package is whole, not who made it; the proofs in it say who
signed the law. Nobody's invitation comes along: whoever is to work on the study here is invited here.

Examples:
  comity study open erasure.zip
  comity study open erasure.zip --as erasure-borea
  comity study open erasure.json
`

export function registerStudyOpen(study: Command, context: Context): void {
  common(study.command('open <file>'))
    .description('Restore a study from a package (.zip) or JSON that comity study export wrote')
    .option('--as <name>', 'the name that it gets here')
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => run(context, file, options))
}

async function run(context: Context, file: string, options: Options): Promise<void> {
  const content = await contentOf(file)
  const report = await withOwnLibrary(context, options, ({ db }) =>
    explained(() => openStudyFile(db, content, options.as ?? null)),
  ).catch((error: unknown) => {
    throw error instanceof CrateError ? new FailedError(error.message, { cause: error }) : error
  })
  print(context, options, report, textOf)
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    const { size: length } = await stat(file)
    if (length > CRATE_LIMITS.archive)
      throw new FailedError(
        `Cannot read "${file}": it has ${size(length)}, and a study has at most ${size(CRATE_LIMITS.archive)}`,
      )
    return await readFile(file)
  } catch (error) {
    if (error instanceof FailedError) throw error
    throw new FailedError(`Cannot read "${file}": ${whyUnread(error as NodeJS.ErrnoException)}`)
  }
}

const HELD: Readonly<Record<HeldAs, string>> = {
  same: 'held here in the same wording',
  differs: 'held here in another wording',
  'not-held': 'not held here',
  unchecked: 'could not be checked: the text of that day is not known here',
}

function textOf(report: OpenReport): string {
  const { study, edition, state, changes, hasHistory, quotes } = report
  const what = edition === null ? 'not published' : `edition ${edition}`
  const opened =
    state === 'same'
      ? `The study "${study}" is here already, the same (${what}); nothing was changed\n`
      : hasHistory
        ? `Study "${study}" opened (${what}), with ${count(changes, 'change')}\n`
        : `Study "${study}" opened (${what}), as it stands: the file does not hold how it came to be\n`
  const lines = (Object.keys(HELD) as HeldAs[]).flatMap((held) => {
    const some = quotes.filter((quote) => quote.held === held)
    if (some.length === 0) return []
    const named = held === 'same' ? [] : some.map(({ quote, iri }) => `    ${quote}  ${iri}\n`)
    return [`  ${count(some.length, 'quotation')} ${HELD[held]}\n`, ...named]
  })
  const proved = quotes.filter((quote) => quote.proved).length
  const signed = proved === 0 ? [] : [`  ${count(proved, 'quotation')} with the proof of its publisher\n`]
  return [opened, ...lines, ...signed].join('')
}
