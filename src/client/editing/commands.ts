/** What an editor's keys and buttons do to the words of a provision. */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { ResolvedPos } from 'prosemirror-model'
import { type Command, type Plugin, Selection, TextSelection } from 'prosemirror-state'
import { schema } from './schema.ts'

export interface Tool {
  /** Names its words in the page. */
  readonly name: 'bold' | 'italic' | 'raised' | 'numbered' | 'plain'
  /** The mark that it puts on and takes off; null for what makes blocks. */
  readonly mark: 'b' | 'i' | 'sup' | null
  readonly command: Command
}

export const TOOLS: readonly Tool[] = [
  { name: 'bold', mark: 'b', command: marking('b') },
  { name: 'italic', mark: 'i', command: marking('i') },
  { name: 'raised', mark: 'sup', command: marking('sup') },
  { name: 'numbered', mark: null, command: following(true) },
  { name: 'plain', mark: null, command: following(false) },
]

/** Returns history and keys of an editor. */
export function plugins(): Plugin[] {
  return [
    history(),
    keymap({
      'Mod-z': undo,
      'Mod-Shift-z': redo,
      'Mod-y': redo,
      'Mod-b': marking('b'),
      'Mod-i': marking('i'),
      'Mod-Enter': following(true),
      'Shift-Enter': lineBreak,
      Enter: chainCommands(intoBody, baseKeymap.Enter as Command),
    }),
    keymap(baseKeymap),
  ]
}

function marking(name: string): Command {
  const type = schema.marks[name]
  return type ? toggleMark(type) : () => false
}

const lineBreak: Command = (state, dispatch) => {
  const type = schema.nodes.break
  if (type) dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView())
  return true
}

// From a number one goes on to what it numbers.
const intoBody: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.parent.type.name !== 'number') return false
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve($from.after()), 1)))
  return true
}

// A new paragraph after the numbered part (or block) that the cursor is in, numbered on where it is to be numbered.
function following(numbered: boolean): Command {
  return (state, dispatch) => {
    const { part, body, number, paragraph } = schema.nodes
    const { $from } = state.selection
    if (!part || !body || !number || !paragraph) return false
    const depth = depthOf($from)
    const before = $from.node(depth)
    const after = $from.after(depth)
    const same = before.type === part
    const label = same ? next(before.firstChild?.textContent ?? '') : '(1)'
    const made = numbered
      ? part.create({ class: same ? before.attrs.class : 'para' }, [
          number.create(null, label === '' ? null : schema.text(label)),
          body.create(null, paragraph.create()),
        ])
      : paragraph.create()
    const tr = state.tr.insert(after, made)
    const at = TextSelection.near(tr.doc.resolve(after + made.nodeSize - 1), -1)
    dispatch?.(tr.setSelection(at).scrollIntoView())
    return true
  }
}

// The innermost numbered part; else the block at the top.
function depthOf($from: ResolvedPos): number {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === 'part') return depth
  return 1
}

/** Returns the number that follows: "(2)" after "(1)", "c)" after "b)"; the same shape without a number where it has none. */
export function next(number: string): string {
  const digits = /\d+(?=\D*$)/.exec(number)
  if (digits)
    return (
      number.slice(0, digits.index) + (Number(digits[0]) + 1) + number.slice(digits.index + digits[0].length)
    )
  return number.replace(/(\p{L})(?=[^\p{L}]*$)/u, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1),
  )
}
