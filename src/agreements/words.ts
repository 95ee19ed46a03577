/** Words that a record has in several languages. */
import type { Words } from './model.ts'

/** Returns the words in one language, for logs and terminals: English where there is any, else the first that was written. */
export function inOneLanguage(words: Words): string {
  return words.eng ?? words.und ?? Object.values(words)[0] ?? ''
}

/** Returns the words in the first of the languages that they are in, and which it is; else as `inOneLanguage`. */
export function inLanguage(
  words: Words,
  languages: readonly string[],
): { readonly language: string; readonly words: string } {
  const language = languages.find((each) => words[each] !== undefined)
  if (language !== undefined) return { language, words: words[language] ?? '' }
  const said = inOneLanguage(words)
  return { language: Object.keys(words).find((each) => words[each] === said) ?? 'und', words: said }
}
