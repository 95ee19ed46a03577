/** Which languages a text of unknown language may be in, by its letters. */
import { GRAMMARS } from './traditions.ts'

const CYRILLIC = ['rus', 'ukr', 'bel', 'bul']
const LATIN = GRAMMARS.flatMap(({ languages }) => languages).filter(
  (tag) => !CYRILLIC.includes(tag) && tag !== 'ell',
)

/** Returns the languages whose way of citing may be that of the text, the likelier first. */
export function mayBeIn(text: string): readonly string[] {
  return languagesByScript(text).flat()
}

/** Returns the same for each script that the text has letters of: a text in one language may quote another. */
export function languagesByScript(text: string): readonly (readonly string[])[] {
  const scripts: (readonly string[])[] = []
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) scripts.push(['jpn'])
  else if (/\p{Script=Han}/u.test(text)) scripts.push(['zho', 'jpn'])
  if (/\p{Script=Greek}{2}/u.test(text)) scripts.push(['ell'])
  if (/\p{Script=Cyrillic}/u.test(text)) scripts.push(cyrillic(text))
  if (scripts.length === 0 || /\p{Script=Latin}{3}/u.test(text)) scripts.push(LATIN)
  return scripts
}

function cyrillic(text: string): readonly string[] {
  if (/[ўЎ]/.test(text)) return ['bel']
  if (/[ґєїҐЄЇ]/.test(text)) return ['ukr']
  if (/[ыэЫЭёЁ]/.test(text)) return ['rus', 'bel']
  return /[іІ]/.test(text) ? ['ukr', 'bel'] : CYRILLIC
}
