/** The words of a cell with its subjects marked: each mark opens what the subject is, without a script. */

import { type ComparedCell, type ComparedRow, isShared } from '#jobs/compare/model.ts'
import { escapeAttribute } from '#kit/escape.ts'
import { fragmentHtml } from '../act/fragments.ts'
import type { ComparisonView } from './view.ts'

const MARKED = /<a data-span="(\d+)"(?: href="([^"]*)")?>([\s\S]*?)<\/a>/g

/** Returns the words as HTML. Where the source has a link of its own, that stays, and the subject is not marked. */
export function markedHtml(
  view: ComparisonView,
  row: ComparedRow,
  cell: ComparedCell,
  place: string,
): string {
  const html = fragmentHtml(cell.xml ?? '', `${place}-${cell.eId}`, cell.language, cell.places)
  return html.replace(MARKED, (_, n: string, href: string | undefined, words: string) => {
    const concept = cell.places[Number(n)]?.concept
    const subject = concept === undefined ? undefined : view.subjects.get(concept)
    if (href !== undefined) return `<a href="${href}">${words}</a>`
    if (!subject || concept === undefined) return words
    const kind = isShared(row, cell, concept) ? 'shared' : 'alone'
    return `<a class="subject ${kind}" href="#subject-${subject.number}" title="${escapeAttribute(subject.label)}">${words}</a>`
  })
}
