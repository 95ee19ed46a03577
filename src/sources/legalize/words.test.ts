/**
 * Nothing is lost and nothing is invented: the words of all rows, in order, are the words of the source file.
 *
 * The ordinary run reads every version of acts with few of them, and of the others the first ones and the newest. With
 * COMITY_ALL_VERSIONS=1 it reads every version of every act (about a minute).
 *
 * How the source is normalised, independently of the reader: front matter goes; `#`, `*`, `[`, `]`, `|`, `+` and rules are
 * punctuation; targets of links, HTML tags and comments, pandoc's anchors and div fences go; backslashes before punctuation go.
 * Exceptions, each for a reason:
 * - Footnotes are moved to where they are called. Words outside notes are compared in order, the words of notes as a bag.
 *   Markers `[^n]` and the labels of definitions are numbers of notes, which are rendering and not text.
 * - "§ 2<sup>1</sup>" in a heading is one number, § 2¹; elsewhere a raised digit is compared as the digit.
 * - The star of "R*133-1" parts two words, as it does in the reader; any other star is emphasis and parts none.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus } from '../../../test/corpora.ts'
import type { ActDraft, Refusal } from '../contract.ts'
import { openDatedFolder, readText } from '../files.ts'
import { legalize } from './index.ts'

const CORPORA = ['ad', 'ar', 'ch', 'ee', 'fr', 'li', 'uy'].map((state) => `${state}-legalize-md`)
const OTHERS = ['cn-lawrefbook-md', 'de-bundesgesetze-md', 'ua-rada-md', 'us-constitution-md']
const ALL = process.env.COMITY_ALL_VERSIONS === '1'
const FEW = 60
const SAMPLE = 5

for (const name of [...CORPORA, ...OTHERS]) {
  const root = corpus(name)
  test(`Every word of ${name} is in a row, in its order`, {
    skip: root === null && `needs the corpus ${name}, absent here`,
  }, async () => {
    const folders = name.startsWith('cn-') ? [root!] : readdirSync(root!).map((act) => path.join(root!, act))
    for (const folder of folders) for await (const draft of read([folder])) await compare(draft)
  })
}

function read(paths: string[]): AsyncIterable<ActDraft | Refusal> {
  return legalize.read(paths, { jurisdiction: null, only: [], progress: () => {} })
}

async function compare(draft: ActDraft | Refusal): Promise<void> {
  assert.ok(!('refused' in draft), JSON.stringify(draft))
  const [expression] = draft.expressions
  assert.equal(expression?.history.kind, 'snapshots')
  const history = expression!.history as Extract<
    (typeof draft.expressions)[number]['history'],
    { kind: 'snapshots' }
  >
  const sources = await sourcesOf(expression!.path)
  let read = 0
  for await (const snapshot of history.snapshots) {
    const source = sourceWords(await sources(snapshot.path))
    const rows = rowWords(snapshot.provisions)
    assert.deepEqual(rows.text, source.text, `${snapshot.path}: words outside notes`)
    assert.deepEqual(rows.notes.sort(), source.notes.sort(), `${snapshot.path}: words of notes`)
    if (++read >= SAMPLE && history.count > FEW && !ALL) break
  }
}

async function sourcesOf(act: string): Promise<(file: string) => Promise<string>> {
  const archived = new Map<string, string>()
  if (!act.endsWith('.md') && readdirSync(path.dirname(act)).length > 0) {
    await using folder = await openDatedFolder(act, '.md').catch(() => ({
      files: [],
      [Symbol.asyncDispose]: async () => {},
    }))
    const wanted = ALL ? folder.files : folder.files.slice(0, FEW + SAMPLE)
    for (const file of wanted)
      if (file.path.includes('!')) archived.set(file.path, (await file.read()).toString('utf8'))
  }
  return async (file) => archived.get(file) ?? (await readText(file))
}

interface Words {
  readonly text: string[]
  readonly notes: string[]
}

const NOTE = /<authorialNote[^>]*>(.*?)<\/authorialNote>/gs

function rowWords(rows: readonly ProvisionDraft[]): Words {
  const words: Words = { text: [], notes: [] }
  for (const { kind, num, heading, content } of rows) {
    words.text.push(...wordsOf(num ?? ''), ...wordsOf(heading ?? ''))
    if (!content) continue
    const notes: string[] = []
    const body = content.xml.replace(NOTE, (_, inner: string) => {
      notes.push(...wordsOf(plainText(inner)))
      return ''
    })
    words[kind === 'note' ? 'notes' : 'text'].push(...wordsOf(plainText(body)))
    words.notes.push(...notes)
  }
  return words
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function sourceWords(source: string): Words {
  const notes: string[] = []
  const body = source
    .replace(/^---\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)+---[ \t]*\n/, '')
    .replace(/^\[\^[^\]\s]+\]:(.*(?:\n(?!\[\^|#|[ \t]*$).*)*)/gm, (_, words: string) => {
      notes.push(...normalised(words))
      return ''
    })
  return { text: normalised(body), notes }
}

function normalised(markdown: string): string[] {
  return wordsOf(
    markdown
      .replace(/\[\^[^\]\s]+\]/g, '')
      .replace(
        /^(#+ § \d+)<sup>(\d+)<\/sup>/gm,
        (_, head: string, digits: string) => head + [...digits].map((d) => RAISED[Number(d)]).join(''),
      )
      .replace(/<!--[\s\S]*?-->|\[\]\{#[^}]*\}|^:::.*$|^<\/?div>$/gm, ' ')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/\]\((?:[^()]|\([^()]*\))*\)/g, '')
      .replace(/<\/?(?:sup|sub|b|i)>|[[\]\u200b]/g, '')
      .replace(/(?<![LRDA])\*|\*(?!\d)/g, ''),
  )
}
