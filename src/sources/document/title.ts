/** The title of an act, as its document prints it, where that is clear. */
import { plainText, wordsOf } from '#law/content.ts'
import type { Found } from '#markup/structure.ts'
import type { ReadDocument } from './read-document.ts'

const LONGEST = 400
const MOST_LINES = 5

/**
 * Returns the title: the line that the document marks, else the title of the file's properties where the text prints it before the
 * first provision, else the block of titles before it. Null where none of them is clear: one word ("LAW") names no act.
 */
export function titleIn(document: ReadDocument, found: readonly Found[]): string | null {
  const { title, propertyTitle } = document
  if (title !== null && names(title)) return title
  const front = found.slice(0, frontLength(found))
  if (propertyTitle !== null && names(propertyTitle) && prints(front, propertyTitle)) return propertyTitle
  return blockTitle(front)
}

function frontLength(found: readonly Found[]): number {
  const end = found.findIndex(({ num, heading }) => num !== null || heading !== null)
  return end < 0 ? found.length : end
}

function prints(front: readonly Found[], title: string): boolean {
  const words = (text: string) => ` ${wordsOf(text).join(' ').toLowerCase()} `
  return words(front.map(textOf).join('\n')).includes(words(title))
}

// Lines that only say who, when and under what number are no part of the title.
function blockTitle(front: readonly Found[]): string | null {
  const end = front.findIndex(({ kind }) => kind !== 'preface')
  const block = front.slice(0, end < 0 ? front.length : end).map(textOf)
  if (block.length === 0 || block.length > MOST_LINES) return null
  const naming = block.length === 1 ? block : block.filter((line) => !DATED.test(line))
  const title = naming.join(' ').replace(/\s+/g, ' ').trim()
  return names(title) ? title : null
}

// "10 мая 1999 г. № 251-З", "of 7 May 1999", "No. 12", "Принят Государственной Думой 8 декабря 1995 года".
const DATED =
  /№|(?<!\p{L})(?:no|nr|n)[.º°]?\s*\d|^(?:of|du|vom|от|ад|від|de|del|\P{L})*\d{1,2}[\s.]\s*[\p{L}\d.]+\s*\d{4}|^\P{L}*$|^(?:adopted|approved|passed|adopté|принят|одобрен|прынят|ухвален|прийнят|схвален|қабылданған)/iu

function names(title: string): boolean {
  const dense =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u
  return title.length <= LONGEST && (wordsOf(title).length >= 2 || (dense.test(title) && title.length >= 3))
}

function textOf({ content }: Found): string {
  return content === null ? '' : plainText(content.xml)
}
