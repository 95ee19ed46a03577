/**
 * Nothing is lost and nothing is invented: the words of all rows, in order, are the words of the source file.
 *
 * The ordinary run reads every version of acts with few of them, and of the others the first ones and the newest. With
 * COMITY_ALL_VERSIONS=1 it reads every version of every act (half a minute).
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
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import type { ActDraft, Refusal } from '../contract.ts'
import { openDatedFolder } from '../files.ts'
import { ALL } from '../source.fixture.ts'
import { legalize } from './index.ts'

const CORPORA = ['ad', 'ar', 'ch', 'ee', 'fr', 'li', 'uy'].map((state) => `${state}-legalize-md`)
const OTHERS = ['cn-lawrefbook-md', 'de-bundesgesetze-md', 'ua-rada-md', 'us-constitution-md']
const EVERY_VERSION = process.env.COMITY_ALL_VERSIONS === '1'
const FEW = 60
const SAMPLE = 5

for (const name of [...CORPORA, ...OTHERS]) {
  const root = corpus(name)
  test(`Every word of ${name} is in a row, in its order`, {
    skip: withoutCorpora(name),
  }, async () => {
    const folders = name.startsWith('cn-') ? [root!] : readdirSync(root!).map((act) => path.join(root!, act))
    for (const folder of folders) for await (const draft of readPaths([folder])) await compare(draft)
  })
}

function readPaths(paths: string[]): AsyncIterable<ActDraft | Refusal> {
  return legalize.read(paths, ALL)
}

async function compare(draft: ActDraft | Refusal): Promise<void> {
  assert.ok(!('refused' in draft), JSON.stringify(draft))
  const [expression] = draft.expressions
  assert.ok(expression?.history.kind === 'snapshots')
  const { history } = expression
  const isFolder = !expression.path.endsWith('.md') && existsSync(expression.path)
  await using folder = isFolder ? await openDatedFolder(expression.path, '.md') : null
  const archived = new Map(folder?.files.map((file) => [file.path, file]))
  let read = 0
  for await (const snapshot of history.snapshots) {
    const bytes = (await archived.get(snapshot.path)?.read()) ?? readFileSync(snapshot.path)
    const source = sourceWords(bytes.toString('utf8'))
    const rows = rowWords(snapshot.provisions)
    assert.deepEqual(rows.text, source.text, `${snapshot.path}: words outside notes`)
    assert.deepEqual(rows.notes.sort(), source.notes.sort(), `${snapshot.path}: words of notes`)
    if (++read >= SAMPLE && history.count > FEW && !EVERY_VERSION) break
  }
  const beside =
    history.count > FEW && !EVERY_VERSION && folder
      ? folder.files.filter((file) => existsSync(file.path))
      : []
  for (const file of beside) for await (const newest of readPaths([file.path])) await compare(newest)
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
