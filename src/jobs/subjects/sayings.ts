/** How a concept is said in a language, as a search looks for it: by its labels in any form, and by the patterns that are enough alone. */
import type { Saying, SayingSlot } from '#search/across.ts'
import type { Concept } from '#vocab/model.ts'
import { parsePattern } from '#vocab/pattern.ts'

// "adoption (law)": what the brackets say tells homonyms apart and stands in no text.
const QUALIFIER = /\s*[([（].*$/s

/** Returns the ways to say a concept, labels first; none where the language has no words for it. */
export function conceptSayings(concept: Concept | undefined, language: string): Saying[] {
  const wording = concept?.wordings.get(language)
  if (!wording) return []
  const { preferred, alternatives, hidden, patterns } = wording
  const labels = [...(preferred === null ? [] : [preferred]), ...alternatives, ...hidden]
  return [
    ...labels.map((label) => ({ text: label.replace(QUALIFIER, ''), slots: null })),
    ...patterns.flatMap((pattern) => patternSaying(pattern, language)),
  ]
}

function patternSaying(written: string, language: string): Saying[] {
  const { weak, slots } = parsePattern(written, language)
  if (weak) return []
  const read = slots.map(
    ({ pieces, afterGap }): SayingSlot => ({
      choices: pieces.map(({ text, ...piece }) => ({
        text,
        open: piece.kind === 'written' && piece.openEnd,
      })),
      afterGap,
    }),
  )
  return [{ text: written, slots: read }]
}
