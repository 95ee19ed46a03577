/**
 * Decisions of German courts in JSON, as Open Legal Data gives them. Each paragraph with a marginal number (Randnummer) is a
 * provision. A decision is given on a day and does not change: one text.
 */
import { day } from '#kit/day.ts'
import type { Snapshot } from '#law/provision.ts'
import { claimsOfEvery } from '../claiming.ts'
import {
  type ActDraft,
  type Alias,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesBelow, readText } from '../files.ts'
import { historyOf } from '../one-file-acts.ts'
import { rowsOfMarkdown } from './markdown.ts'
import { rowsOfPage } from './page.ts'
import { type DecisionJson, decisionsIn } from './shape.ts'

// What may lie beside decisions and is none.
const BESIDE = /\.(?:md|txt|pdf|tsv)$|^(?:LICENSE|README|\.)/i
const FILE = /\.json(?:\.gz|\.zst)?$/

export const judgmentJson: Source = {
  name: 'judgment-json',
  summary: 'Court decisions in JSON as Open Legal Data gives them: German federal courts',
  claims: claimsOfEvery({
    file: FILE,
    beside: BESIDE,
    isIn: (head) => /"file_number"\s*:/.test(head) && /"court(?:_raw)?"\s*:/.test(head),
  }),
  read,
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesBelow(paths, (name) => FILE.test(name))
  for (const [index, file] of files.entries()) {
    options.progress({ label: file, done: index, total: files.length })
    try {
      for (const decision of decisionsIn(await readText(file), file))
        if (isWanted(decision, file, options.only)) yield draftOf(decision, file, options)
    } catch (error) {
      yield refusalOf(error)
    }
  }
  options.progress({ label: '', done: files.length, total: files.length })
}

function isWanted(decision: DecisionJson, file: string, only: readonly string[]): boolean {
  const names = [file, decision.file_number, decision.ecli ?? '', decision.title]
  return only.length === 0 || only.some((part) => names.some((name) => name.includes(part)))
}

function draftOf(decision: DecisionJson, file: string, options: ReadOptions): ActDraft {
  const provisions = decision.content?.trim()
    ? rowsOfMarkdown(decision.content)
    : rowsOfPage(decision.raw ?? '')
  if (provisions.length === 0)
    throw new UnreadableError(
      file,
      decision.file_number,
      'Cannot read the decision: it has no text; expected Markdown in content, or in raw a page with marginal numbers',
    )
  const date = day(decision.date)
  const title = titleOf(decision)
  const snapshot: Snapshot = {
    date,
    // The day on which it was given: a decision states none of legal effect.
    basis: 'unknown',
    published: null,
    ground: null,
    path: file,
    provisions,
    findings: [],
  }
  return {
    work: {
      jurisdiction: options.jurisdiction ?? 'de',
      type: 'judgment',
      subtype: decision.source_name,
      date,
      number: decision.file_number,
      title,
      aliases: aliasesOf(decision),
      published: null,
      topics: [],
      body: [decision.source_name, decision.court_chamber].filter(Boolean).join(', '),
    },
    expressions: [
      {
        language: 'deu',
        title,
        path: file,
        textState: 'as-enacted',
        history: historyOf([snapshot]),
      },
    ],
  }
}

// A record's title names the chamber and not the court; one that says something else is the subject of the case.
function titleOf({ title, source_name, type, date, file_number }: DecisionJson): string {
  const head = `${source_name}, ${type} vom ${inGerman(date)}, ${file_number}`
  return title.trim() === '' || title.includes(file_number) ? head : `${head}: ${title.trim()}`
}

function inGerman(date: string): string {
  return new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

function aliasesOf({ ecli, source_name, file_number }: DecisionJson): Alias[] {
  return [
    ...(ecli ? [{ scheme: 'ecli', value: ecli }] : []),
    { scheme: 'aktenzeichen', value: `${source_name} ${file_number}` },
  ]
}
