/** `comity diff`: what changed in an act between two days; a coloured redline on a terminal. */
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { How } from '#compare/align/unit.ts'
import { type Change, describeChanges, textIdsOf } from '#compare/describe.ts'
import { type Elsewhere, elsewhereOf, reasonsOf } from '#jobs/compare/elsewhere.ts'
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
        const rows = pairs.map((pair) => ({ ...pair, changed: pair.before?.textId !== pair.after?.textId }))
        // Read backwards, what came would seem to have gone.
        const elsewhere =
          from <= to ? await elsewhereOf(opened.library, rows, rows) : new Map<string, never[]>()
        const changes = describeChanges(pairs, await opened.library.contents(textIdsOf(pairs)))
        return {
          title: expression.title,
          changes: changes.map((change) => ({
            ...change,
            elsewhere: (elsewhere.get(change.wId) ?? []).map(toldOf),
          })),
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

/** Another provision that words of a changed one went to or came from. */
interface Told {
  readonly direction: 'to' | 'from'
  readonly eId: string
  readonly num: string | null
  readonly how: How
  readonly confidence: number
  readonly terms: readonly string[]
}

type Shown = Change & { readonly elsewhere?: readonly Told[] }

function toldOf(each: Elsewhere): Told {
  const { went, other, link } = each
  const { how, confidence } = link
  const direction = went ? 'to' : 'from'
  return { direction, eId: other.eId, num: other.num, how, confidence, terms: reasonsOf(each) }
}

// In the words of the page that compares two days.
const SAID: Readonly<Record<Told['direction'], Readonly<Record<How, string>>>> = {
  to: {
    kept: 'much the same words stand now in',
    moved: 'much the same words stand now in',
    split: 'a part of it is now',
    merged: 'went into',
  },
  from: {
    kept: 'much the same words stood before in',
    moved: 'much the same words stood before in',
    split: 'its words were a part of',
    merged: 'took in',
  },
}

function elsewhereLine({ direction, eId, num, how, confidence, terms }: Told): string {
  const sure = `such a pairing is right in ${Math.floor(confidence * 100)} % of cases`
  const words = terms.length === 0 ? '' : `in both: ${terms.join(' · ')}; `
  return `${SAID[direction][how]} ${num ?? eId} (${words}${sure})\n`
}

function heading(title: string, from: string, to: string, changes: readonly Change[]): string {
  return `${bold(title)}: from ${from} to ${to}, ${changes.length === 0 ? 'nothing changed' : count(changes.length, 'change')}\n`
}

/** Returns a change as lines for a terminal: its kind, and what became of the words. */
export function redline(change: Shown): string {
  const renumbered = change.renumbered ? ` (before: ${change.fromNum})` : ''
  const kinds = [change.kind, ...(change.moved && change.kind !== 'moved' ? ['moved'] : [])].join(', ')
  const words = change.words
    .map(([op, text]) => (op === 'added' ? added(text) : op === 'removed' ? removed(text) : text))
    .join('')
  const told = (change.elsewhere ?? []).map(elsewhereLine).join('')
  return `${bold(change.num ?? change.eId)}${renumbered}  ${kinds}\n${told}${words.trim()}\n`
}

// Without colour, the marks of a redline are brackets.
const coloured = () => process.stdout.isTTY === true && process.env.NO_COLOR === undefined
const bold = (text: string) => (coloured() ? styleText('bold', text) : text)
const added = (text: string) => (coloured() ? styleText(['green', 'underline'], text) : `{+${text}+}`)
const removed = (text: string) => (coloured() ? styleText(['red', 'strikethrough'], text) : `[-${text}-]`)
