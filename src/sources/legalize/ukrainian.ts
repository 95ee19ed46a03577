/** Ukrainian files: articles and divisions begin paragraphs, their title or text going on behind the number. */

const ARTICLE = /^(Стат(?:тя|ья)\s+\d{1,4}(?:\s?-\s?\d{1,3})?[а-яА-Я]?)(?![\p{L}\p{N}])\s*\.?[ \t]*/u
const DIVISION =
  /^((?:Розділ|Підрозділ|Глава|Частина|Книга)\s+(?:[IVXLCІХ]+|\d{1,3})(?:\s?-\s?[\dА-ЯA-Z]{1,2})?)(?![\p{L}\p{N}])\.?[ \t]*\\?/iu

export interface Lead {
  /** "Стаття 43-1", as the source prints it but for spaces around the hyphen. */
  readonly num: string
  /** How much of the line the number and what parts it from the words take up. */
  readonly length: number
}

/** Returns the number of the article that begins with the line, or null. */
export function ukrainianLead(line: string): Lead | null {
  return line.startsWith('Стат') ? lead(ARTICLE, line) : null
}

/** Returns the number of the division that begins with the line, or null. */
export function ukrainianDivision(line: string): Lead | null {
  return lead(DIVISION, line)
}

function lead(pattern: RegExp, line: string): Lead | null {
  const match = pattern.exec(line)
  return match?.[1]
    ? { num: match[1].replace(/\s*-\s*/g, '-').replace(/\s+/g, ' '), length: match[0].length }
    : null
}
