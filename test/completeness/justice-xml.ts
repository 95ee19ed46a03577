/**
 * The words of a consolidated act of Canada in the XML of Justice Laws: every text of the file, tags of blocks part words, tags
 * inside a line do not.
 * - Cut, as metadata that the page does not print: see `CUT`. Marks of footnotes are rendering.
 * - Comity prints the number of a section before its marginal note, which the file has the other way round; footnotes and the
 *   reference below a schedule's label ("(Section 2)") may stand elsewhere.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

/** Elements that are not law text, and why. Each must occur in the corpus. */
export const CUT: Readonly<Record<string, string>> = {
  RunningHead: 'the title cut short for the heads of printed pages',
  BillHistory: 'dates of the stages of the bill; the day of assent is the date of the work',
  Chapter: 'chapter numbers: number and alias of the work',
  LimsAuthority: "the act under which the editor's database files the text",
  FootnoteRef: 'marks that call footnotes',
}

const MOVED = new Set(['Footnote', 'OriginatingRef'])
const INLINE = /^(?:Emphasis|Sup|Sub|XRef\w+|Defin\w+FrOnly|DefinedTerm\w+|DefinitionRef|Language|Repealed)$/

/** Returns what the file says. */
export function readJustice(file: string): Reading {
  const places: { name: string; text: string }[] = [{ name: '', text: '' }]
  const moved: string[] = []
  let cut = 0
  const add = (text: string) => {
    const place = places.at(-1)
    if (place && cut === 0) place.text += text
  }
  for (const token of tokensOf(numberFirst(file))) {
    if (token.kind === 'text') add(token.text)
    else if (token.name in CUT || isMark(token.name, places)) cut += token.kind === 'open' ? 1 : -1
    else if (!MOVED.has(token.name)) add(INLINE.test(token.name) ? '' : '\n')
    else if (token.kind === 'open') places.push({ name: token.name, text: '' })
    else moved.push(places.pop()?.text ?? '')
  }
  return { running: places[0]?.text ?? '', moved }
}

/** Returns the day to which the file's text is consolidated. */
export function pointInTime(file: string): string | null {
  return /<Statute[^>]*lims:pit-date="([^"]*)"/.exec(file)?.[1] ?? null
}

function isMark(name: string, places: readonly { name: string }[]): boolean {
  return name === 'Label' && places.at(-1)?.name === 'Footnote'
}

const MARGINAL =
  /(<MarginalNote\b[^>]*>(?:(?!<MarginalNote).)*?<\/MarginalNote>)\s*(<Label\b[^>]*>(?:(?!<Label).)*?<\/Label>)/gs

function numberFirst(file: string): string {
  return file.replace(MARGINAL, '$2$1')
}
