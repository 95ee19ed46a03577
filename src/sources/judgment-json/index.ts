/**
 * Decisions of German courts in JSON, as Open Legal Data gives them. Each paragraph with a marginal number (Randnummer) is a
 * provision. A decision is given on a day and does not change: one text.
 */
import { stat } from 'node:fs/promises'
import { day } from '#kit/day.ts'
import type { Snapshot } from '#law/provision.ts'
import {
  type ActDraft,
  type Alias,
  type Place,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '../contract.ts'
import { placeAt, readText, walkFiles } from '../files.ts'
import { rowsOfMarkdown } from './markdown.ts'
import { rowsOfPage } from './page.ts'
import { type DecisionJson, decisionsIn } from './shape.ts'

// What may lie beside decisions and is none.
const BESIDE = /\.(?:md|txt|pdf|tsv)$|^(?:LICENSE|README|\.)/i
const FILE = /\.json(?:\.gz|\.zst)?$/

export const judgmentJson: Source = {
  name: 'judgment-json',
  summary: 'Court decisions in JSON as Open Legal Data gives them: German federal courts',
  claims,
  read,
}

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) {
    if (!FILE.test(place.path)) return false
    const head = await place.head()
    return /"file_number"\s*:/.test(head) && /"court(?:_raw)?"\s*:/.test(head)
  }
  const files = await walkFiles(place.path, (name) => !BESIDE.test(name))
  for (const file of files) if (!(await claims(await placeAt(file)))) return false
  return files.length > 0
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const lists = await Promise.all(
    paths.map(async (path) =>
      (await stat(path)).isDirectory() ? walkFiles(path, (name) => FILE.test(name)) : [path],
    ),
  )
  const files = [...new Set(lists.flat())]
  for (const [index, file] of files.entries()) {
    options.progress({ label: file, done: index, total: files.length })
    try {
      for (const decision of decisionsIn(await readText(file), file))
        if (isWanted(decision, file, options.only)) yield draftOf(decision, file, options)
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      yield { refused: { path: error.path, where: error.where, reason: error.message } }
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
        history: { kind: 'snapshots', count: 1, snapshots: only(snapshot) },
      },
    ],
  }
}

async function* only(snapshot: Snapshot): AsyncGenerator<Snapshot> {
  yield snapshot
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
