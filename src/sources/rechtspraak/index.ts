/**
 * Decisions of Dutch courts as data.rechtspraak.nl publishes them: an XML file a decision, with its metadata as RDF, the summary of
 * the court's staff (`inhoudsindicatie`), and the text (`uitspraak`, or the `conclusie` of an advocate general).
 *
 * Each numbered consideration is a provision, so that it can be cited. A decision is given on a day and does not change: one text.
 * Decisions of which only the metadata are published have no text and are refused.
 */
import type { Snapshot } from '#law/provision.ts'
import { claimsOfEvery } from '../claiming.ts'
import { type ActDraft, type ReadOptions, type Refusal, type Source, UnreadableError } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesBelow, readText } from '../files.ts'
import { historyOf } from '../one-file-acts.ts'
import { childOf, type Element, parseXml } from '../xml-tree.ts'
import { type Decision, decisionOf } from './metadata.ts'
import { rowsOf } from './rows.ts'

// What may lie beside decisions and is none.
const BESIDE = /\.(?:md|txt|pdf|tsv)$|^(?:LICENSE|README|\.)/i
const FILE = /\.xml(?:\.gz|\.zst)?$/
const MARK = /<open-rechtspraak[\s>]/

export const rechtspraak: Source = {
  name: 'rechtspraak',
  summary: 'Decisions of Dutch courts with their ECLI: XML of data.rechtspraak.nl',
  claims: claimsOfEvery({ file: FILE, beside: BESIDE, isIn: (head) => MARK.test(head) }),
  read,
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesBelow(paths, (name) => FILE.test(name))
  for (const [index, file] of files.entries()) {
    options.progress({ label: file, done: index, total: files.length })
    try {
      const root = rootOf(await readText(file), file)
      const decision = decisionOf(root, file)
      if (isWanted(decision, file, options.only)) yield draftOf(decision, root, file, options)
    } catch (error) {
      yield refusalOf(error)
    }
  }
  options.progress({ label: '', done: files.length, total: files.length })
}

// Some files begin with blank lines; breaks of lines are instructions, which a tree of elements does not keep.
function rootOf(xml: string, file: string): Element {
  const root = parseXml(xml.trimStart().replace(/<\?linebreak\s*\?>/g, '<linebreak/>'), file)
  if (root.name !== 'open-rechtspraak')
    throw new UnreadableError(
      file,
      `line ${root.line}`,
      `Cannot read the decision: its root is <${root.name}>; expected <open-rechtspraak>, as data.rechtspraak.nl gives it`,
    )
  return root
}

function isWanted(decision: Decision, file: string, only: readonly string[]): boolean {
  const names = [file, decision.ecli, decision.caseNumber ?? '', decision.work.title]
  return only.length === 0 || only.some((part) => names.some((name) => name.includes(part)))
}

function draftOf(decision: Decision, root: Element, file: string, options: ReadOptions): ActDraft {
  const body = childOf(root, 'uitspraak') ?? childOf(root, 'conclusie')
  const provisions = rowsOf(childOf(root, 'inhoudsindicatie'), body)
  if (body === null || provisions.length === 0)
    throw new UnreadableError(
      file,
      null,
      `Cannot read the decision ${decision.ecli}: the file holds its metadata and no text; leave it out, or fetch it again once its text is published`,
    )
  const snapshot: Snapshot = {
    date: decision.date,
    // The day on which it was given: a decision states none of legal effect.
    basis: 'unknown',
    published: decision.published,
    ground: null,
    path: file,
    provisions,
    findings: [],
  }
  const { work } = decision
  return {
    work: { ...work, jurisdiction: options.jurisdiction ?? work.jurisdiction },
    expressions: [
      {
        language: decision.language,
        title: work.title,
        path: file,
        textState: 'as-enacted',
        history: historyOf([snapshot]),
      },
    ],
  }
}
