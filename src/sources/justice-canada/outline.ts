/** The rows of a statute: headings, sections, schedules and what follows them, in the order of the file. */
import type { Day } from '#kit/day.ts'
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { fragment, text } from '#markup/fragment.ts'
import { type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { blocksOf } from './blocks.ts'
import { footnoteCalls, type Reading } from './inline.ts'
import { close, headingRow, loose, openSection } from './rows.ts'
import { scheduleRows } from './schedule.ts'

/** Returns the provisions of a file whose text is consolidated to the day. */
export function outline(root: Element, at: Day | null): ProvisionDraft[] {
  const reading: Reading = {
    language: root.attributes['xml:lang'] === 'fr' ? 'fra' : 'eng',
    calls: footnoteCalls(root),
  }
  const rows: ProvisionDraft[] = []
  for (const part of elementsOf(root)) {
    if (part.name === 'Identification') rows.push(...preface(part, reading))
    else if (part.name === 'Introduction') rows.push(...introduction(part, reading))
    else if (part.name === 'Body') rows.push(...bodyRows(part, at, reading))
    else if (part.name === 'Schedule') rows.push(...scheduleRows(part, at, reading))
    else if (part.name === 'RecentAmendments') rows.push(recentAmendments(part))
    else rows.push(loose('text', 0, blocksOf(part, reading)))
  }
  return rows.filter((row) => row.content !== null || row.num !== null || row.heading !== null)
}

// Running head, bill history and chapter numbers are data about the act, not words of it.
function preface(identification: Element, reading: Reading): ProvisionDraft[] {
  const printed = elementsOf(identification).filter((child) =>
    /^(?:LongTitle|ShortTitle|ReaderNote)$/.test(child.name),
  )
  return [
    loose(
      'preface',
      0,
      printed.flatMap((child) => blocksOf(child, reading)),
    ),
  ]
}

function introduction(element: Element, reading: Reading): ProvisionDraft[] {
  const kinds: Record<string, Kind> = { Enacts: 'formula', Preamble: 'preamble' }
  return elementsOf(element).map((child) => loose(kinds[child.name] ?? 'text', 0, blocksOf(child, reading)))
}

// Levels of headings may skip; sections hang below the nearest heading, whatever its level.
function bodyRows(body: Element, at: Day | null, reading: Reading): ProvisionDraft[] {
  let level = 0
  let inPreamble = false
  return elementsOf(body).map((child) => {
    if (child.name === 'Heading') {
      level = Number(child.attributes.level ?? 1)
      inPreamble = false
      return headingRow(child, level - 1)
    }
    if (child.name === 'Section') {
      const row = close(openSection(child, level, at, reading))
      if (row.num !== null && !/^pr[eé]amb(?:le|ule)$/i.test(row.num)) inPreamble = false
      else if (row.num !== null) {
        inPreamble = true
        return { ...row, kind: 'preamble', num: null, heading: row.num }
      } else return { ...row, kind: inPreamble ? 'recital' : 'text', depth: inPreamble ? level + 1 : level }
      return row
    }
    return loose('text', level, blocksOf(child, reading))
  })
}

function recentAmendments(element: Element): ProvisionDraft {
  const lines = elementsOf(element).map((amendment) =>
    elementsOf(amendment).map((part) => ({ inline: text(wordsIn(part)) })),
  )
  return {
    depth: 0,
    kind: 'note',
    num: null,
    heading: null,
    content: fragment([{ kind: 'table', rows: lines }]),
    key: 'note_recent-amendments',
  }
}
