/** `comity diff`: what changed in an act between two days; a coloured redline on a terminal. */
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { type Change, describeChanges, textIdsOf } from '#compare/describe.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  typedDay,
  withLibrary,
} from './context.ts'
import { count } from './format.ts'
import { absence, meant } from './reference.ts'

interface Options extends CommonOptions {
  readonly from: string
  readonly to: string
  readonly lang?: string
}

export function registerDiff(program: Command, context: Context): Command {
  return common(program.command('diff'))
    .description('Show what changed in an act between two days')
    .argument('<iri|alias>', 'the act')
    .requiredOption('--from <date>', 'the earlier day')
    .requiredOption('--to <date>', 'the later day')
    .option('--lang <code>', 'language, such as fr or fra')
    .addHelpText(
      'after',
      '\nExample:\n  comity diff LEGITEXT000031366350 --from 2020-01-01 --to 2024-01-01\n',
    )
    .action(async (name: string, options: Options) => {
      const [from, to] = [typedDay(options.from, '--from'), typedDay(options.to, '--to')]
      const found = await withLibrary(context, options, async (opened) => {
        const { expression } = await meant(opened, name, options.lang)
        for (const at of [from, to]) {
          if ((await opened.library.textOnDay(expression.id, at)).nodes.length === 0)
            throw new FailedError(await absence(opened, expression, at))
        }
        const pairs = await opened.library.changes(expression.id, from, to)
        return {
          title: expression.title,
          changes: describeChanges(pairs, await opened.library.contents(textIdsOf(pairs))),
        }
      })
      print(
        context,
        options,
        { from, to, ...found },
        ({ title, changes }) => `${heading(title, from, to, changes)}\n${changes.map(redline).join('\n')}`,
      )
    })
}

function heading(title: string, from: string, to: string, changes: readonly Change[]): string {
  return `${bold(title)}: from ${from} to ${to}, ${changes.length === 0 ? 'nothing changed' : count(changes.length, 'change')}\n`
}

/** Returns a change as lines for a terminal: its kind, and what became of the words. */
export function redline(change: Change): string {
  const renumbered = change.renumbered ? ` (before: ${change.fromNum})` : ''
  const kinds = [change.kind, ...(change.moved && change.kind !== 'moved' ? ['moved'] : [])].join(', ')
  const words = change.words
    .map(([op, text]) => (op === 'added' ? added(text) : op === 'removed' ? removed(text) : text))
    .join('')
  return `${bold(change.num ?? change.eId)}${renumbered}  ${kinds}\n${words.trim()}\n`
}

// Without colour, the marks of a redline are brackets.
const coloured = () => process.stdout.isTTY === true && process.env.NO_COLOR === undefined
const bold = (text: string) => (coloured() ? styleText('bold', text) : text)
const added = (text: string) => (coloured() ? styleText(['green', 'underline'], text) : `{+${text}+}`)
const removed = (text: string) => (coloured() ? styleText(['red', 'strikethrough'], text) : `[-${text}-]`)
