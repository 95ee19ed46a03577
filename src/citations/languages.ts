/** Which languages a text of unknown language may be in, by its letters. */
import { GRAMMARS } from './traditions.ts'

const CYRILLIC = ['rus', 'ukr', 'bel', 'bul']
const LATIN = GRAMMARS.flatMap(({ languages }) => languages).filter(
  (tag) => !CYRILLIC.includes(tag) && tag !== 'ell',
)

/** Returns the languages whose way of citing may be that of the text, the likelier first. */
export function mayBeIn(text: string): readonly string[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return ['jpn']
  if (/\p{Script=Han}/u.test(text)) return ['zho', 'jpn']
  if (/\p{Script=Greek}/u.test(text)) return ['ell']
  if (/\p{Script=Cyrillic}/u.test(text)) {
    if (/[ўЎ]/.test(text)) return ['bel']
    if (/[ґєїҐЄЇ]/.test(text)) return ['ukr']
    if (/[ыэЫЭёЁ]/.test(text)) return ['rus', 'bel']
    return /[іІ]/.test(text) ? ['ukr', 'bel'] : CYRILLIC
  }
  return LATIN
}
