/** Short forms that a text defines for acts: "(hereinafter “the Act”)", "(далее – Закон)", "Bundesdatenschutzgesetz (BDSG)". */
import type { Lexicon } from './grammar.ts'
import type { Mention } from './mentions.ts'
import { skipped } from './passing.ts'
import type { Definition } from './reference.ts'
import type { Token } from './tokens.ts'

// How far behind the act its short form may stand, in tokens.
const REACH = 60
const LONGEST = 6

/** Returns the definitions in the order of the text. */
export function definitionsIn(
  tokens: readonly Token[],
  mentions: ReadonlyMap<number, Mention>,
  lexicon: Lexicon,
): Definition[] {
  const definitions: Definition[] = []
  let last: Mention | null = null
  let until = 0
  for (let index = 0; index < tokens.length; index++) {
    const mention = index >= until ? mentions.get(index) : undefined
    if (mention && mention.act.kind === 'named' && mention.how !== 'short-form') {
      last = mention
      until = mention.end
      const abbreviation = abbreviationAt(tokens, mention.end)
      if (abbreviation) definitions.push({ form: abbreviation, act: mention.act })
    }
    if (!last || index - last.end > REACH || last.act.kind === 'same') continue
    const word = lexicon.defines.at(tokens, index)
    if (!word || !inBrackets(tokens, index)) continue
    const form = formAt(tokens, word.end, lexicon)
    if (form) definitions.push({ form, act: last.act })
    last = null
  }
  return definitions
}

function inBrackets(tokens: readonly Token[], index: number): boolean {
  for (let back = 1; back <= 4; back++)
    if (tokens[index - back]?.text === '(' || tokens[index - back]?.text === ',') return true
  return false
}

// What stands up to the end of the bracket or of the quotation, without dashes, colons and articles.
function formAt(tokens: readonly Token[], index: number, lexicon: Lexicon): string | null {
  let at = index
  while (/^[-–—:,«„“"”'‘]$/.test(tokens[at]?.text ?? '')) at++
  at = skipped(tokens, at, lexicon)
  while (/^[-–—:«„“"”'‘]$/.test(tokens[at]?.text ?? '')) at++
  const words: string[] = []
  for (let i = at; i < at + LONGEST + 1; i++) {
    const token = tokens[i]
    if (!token || /^[)»“”"’',;]$/.test(token.text)) break
    words.push(token.text)
  }
  const form = words.join(' ')
  const isProper = words.length > 0 && words.length <= LONGEST && /^\p{Lu}/u.test(form)
  const saysAct = words.some((_, i) => lexicon.acts.at(tokens, at + i) !== null)
  return isProper && (saysAct || isAbbreviation(form)) ? form : null
}

function abbreviationAt(tokens: readonly Token[], index: number): string | null {
  const [open, word, close] = [tokens[index], tokens[index + 1], tokens[index + 2]]
  if (open?.text !== '(' || close?.text !== ')' || !word || word.type !== 'w') return null
  return isAbbreviation(word.text) ? word.text : null
}

function isAbbreviation(word: string): boolean {
  return /^\p{L}{2,12}$/u.test(word) && (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}
