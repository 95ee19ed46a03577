/** Argentine files: converted from pages of fixed width, every line that begins with "Artículo" or "Título" marked as a heading. */

const ARTICLE =
  /^(?:art[íi]culo|art\.)\s*[^\s.:)—–-]+(?:\s+(?:bis|ter|qu[aá]ter|quinquies|sexies))?\s*(?:$|[.:]|[-–—])/iu
// "Art. 200. —Trabajo nocturno": a dash behind the number is never found in running text.
const DASHED = /^(?:art[íi]culo|art\.)\s*\d+\s?[°º]?(?:\s+(?:bis|ter|qu[aá]ter))?\s*\.?\s*[-–—]/iu
const DIVISION = /^(?:cap[íi]tulo|t[íi]tulo|secci[óo]n|libro|parte)\s+\S+\s*(?:$|[.:]|[-–—])/iu
const CAPITALS = /^[^\p{Ll}]{3,}$/u
const NAMED = /^(?:art[íi]culo|art\.|cap[íi]tulo|t[íi]tulo|secci[óo]n|libro|parte)(?!\p{L})/iu
const LEAD = /^\*\*(Art[íi]culo|Art\.)\s*(\d{1,4}(?:\s(?:bis|ter|qu[aá]ter))?[°º]?)\s*\.?\s*([—–-].*)$/i

/**
 * Returns whether the marked line is a heading, and not a line of running text such as "Artículo 53)." or "título posterior al…":
 * its number is set off from what follows, and it stands after the end of a sentence or below another heading. `before` is the
 * text before the line.
 */
export function isSetOff(words: string, before: string): boolean {
  if (DASHED.test(words)) return true
  if (!ARTICLE.test(words) && !DIVISION.test(words) && !CAPITALS.test(words) && NAMED.test(words))
    return false
  const lines = before.split('\n').filter((line) => line.trim() !== '')
  const last = lines.at(-1)?.trim() ?? ''
  return (
    last === '' ||
    isHeading(last) ||
    /[.:;!?…—-]["”»'’)*\]]*$|[)\]"”»*]$/.test(last) ||
    !/\p{Ll}/u.test(last) ||
    isShortTitle(last) ||
    (/^#{1,4} /.test(lines.at(-2) ?? '') && !last.endsWith(','))
  )
}

/** Returns number and title of an article printed wholly in bold, "Art. 27. — Socio-empleado."; null where the line is none. */
export function leadWithTitle(line: string): string | null {
  const match = LEAD.exec(line)
  return match ? `${match[1]} ${match[2]}. ${match[3]}` : null
}

function isHeading(line: string): boolean {
  return /^#{1,6} /.test(line)
}

function isShortTitle(line: string): boolean {
  return (
    line.length < 60 &&
    /^\p{Lu}/u.test(line) &&
    !/(?:,|\s(?:al?|con|del?|el|en|la|las|los?|por|que|y))$/.test(line)
  )
}
