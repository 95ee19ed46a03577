/** An act made of a document: its parts by their numbers, its name from what is stated, and nothing guessed. */
import path from 'node:path'
import { bcp47 } from '#law/language.ts'
import { type Finding, isNumberedKind, type ProvisionDraft, type Snapshot } from '#law/provision.ts'
import type { Line } from '#markup/lines.ts'
import { type Found, structureOf, wholeOf } from '#markup/structure.ts'
import { lostWords } from '#markup/structure-loss.ts'
import { type ActDraft, type ReadOptions, type Stated, UnreadableError, type WorkDraft } from '../contract.ts'
import { historyOf } from '../one-file-acts.ts'
import type { ReadDocument } from './read-document.ts'
import { titleIn } from './title.ts'
import { unrecognised } from './unrecognised.ts'

export const NOTHING_STATED: Stated = {
  language: null,
  title: null,
  date: null,
  number: null,
  type: null,
  body: null,
  inForce: null,
  encoding: null,
}

/**
 * Returns the act of a document. Throws UnreadableError where neither the document nor the operator says in which language it is
 * or what it is called, and where a word of it would be lost.
 */
export function actOf(document: ReadDocument, file: string, options: ReadOptions): ActDraft {
  const stated = options.stated ?? NOTHING_STATED
  const language = stated.language ?? document.language
  if (language === null) throw noLanguage(document, file)
  const { jurisdiction } = options
  const found = outlineOf(document.lines, language, jurisdiction)
  const lost = lostWords(document.lines, found)
  if (lost.length > 0)
    throw new UnreadableError(
      file,
      null,
      `Cannot read the document whole: the words "${lost.slice(0, 8).join(' ')}" found no place; report the file as a fault of Comity`,
    )
  const title = stated.title ?? titleIn(document, found)
  if (title === null)
    throw new UnreadableError(
      file,
      null,
      'Cannot name the act: the document has no title that is clear; give it with --title "…"',
    )
  const doubts = [...document.doubts, ...unrecognised(document.lines, found, { jurisdiction, language })]
  const findings = doubts.map((doubt): Finding => ({ severity: 'warning', path: file, ...doubt }))
  const snapshot: Snapshot = {
    date: stated.inForce,
    basis: stated.inForce === null ? 'unknown' : 'in-force',
    published: null,
    ground: null,
    path: file,
    provisions: found.map(draftOf),
    findings,
  }
  const textState = stated.inForce === null ? 'current' : 'point-in-time'
  return {
    work: workOf(stated, title, jurisdiction),
    expressions: [{ language, title, path: file, textState, history: historyOf([snapshot]) }],
  }
}

function workOf(stated: Stated, title: string, jurisdiction: string | null): WorkDraft {
  const { date, number, body } = stated
  const { type, subtype, force } = stated.type ?? { type: 'act', subtype: null, force: null }
  const aliases: WorkDraft['aliases'] = []
  return {
    jurisdiction,
    type,
    subtype,
    date,
    number,
    title,
    aliases,
    published: null,
    topics: [],
    body,
    force,
  }
}

// A text without numbered provisions is an act all the same: what it says is one provision, or one below each of its headings.
function outlineOf(lines: readonly Line[], language: string, jurisdiction: string | null): readonly Found[] {
  const found = structureOf(lines, language, jurisdiction)
  if (found.some(({ kind, content }) => content !== null && isNumberedKind(kind))) return found
  const divided = found.some(({ num, heading }) => num !== null || heading !== null)
  if (!divided) return wholeOf(lines, language, jurisdiction)
  return found.map((row) => (row.kind === 'intro' ? { ...row, kind: 'paragraph' } : row))
}

function draftOf({ depth, kind, num, heading, content }: Found): ProvisionDraft {
  return { depth, kind, num, heading, content }
}

function noLanguage({ hint }: ReadDocument, file: string): UnreadableError {
  const tag = hint === null ? null : bcp47(hint)
  const guess =
    tag === null ? '' : ` (its spelling is checked as ${tag}, which need not be the language of the law)`
  return new UnreadableError(
    file,
    null,
    `Cannot tell the language of ${path.basename(file)}: the document does not state it${guess}; give it with --language, such as --language ${tag ?? 'fr'}`,
  )
}
