/** French files without mark-up: `Article N` and division headings are lines of their own. */
import { type Heading, provision } from './headings.ts'

const ARTICLE =
  /^Article (?:[LRDA]?\*{0,2}\.? ?\d[\d-]*(?: ?[A-Z])?(?: (?:bis|ter|quater))?|Pr[ée]liminaire|PR[ÉE]AMBULE|Liminaire|unique|1er|Annexe\b.{0,80})$/i
// How the lines begin that may be divisions; nearly all others are passed over at this test.
const STARTS = new Set('li ti ch se so pa di pr pé de tr qu an'.split(' '))
const LOOSE =
  /^(?:Dispositions?\s+(?:pr[ée]liminaires?|générales?|communes?|diverses?|finales?|transitoires?|particulières?)|Préambule|Annexes?)[^.;,]*\.?$/i

/** Returns the article that the line names, or null where it is not such a line. */
export function frenchArticle(line: string): Heading | null {
  return ARTICLE.test(line) ? provision('article', line) : null
}

/** Returns whether a line that begins with the two letters may be a division heading. */
export function isFrenchDivisionStart(letters: string): boolean {
  return STARTS.has(letters.toLowerCase())
}

/** Returns whether the line may be a heading without a number: "Dispositions générales". */
export function isLooseFrench(line: string): boolean {
  return LOOSE.test(line)
}
