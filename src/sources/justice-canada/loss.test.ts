import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { decodeUtf8, openDatedFolder } from '../files.ts'
import { parseXml } from '../xml-tree.ts'
import { consolidationDay } from './identification.ts'
import { outline } from './outline.ts'

const ROOT = corpus('ca-justice-xml')

// What the file holds and no row does:
// - RunningHead: the title cut short for the heads of printed pages.
// - BillHistory: dates of the bill's stages, as numbers; the day of assent is the date of the work.
// - Chapter: chapter numbers, which are number and alias of the work.
// - LimsAuthority: the act under which the editor's database filed the text (PIPEDA: "T-7 Territorial Lands Act").
const NOT_PRINTED = /<(RunningHead|BillHistory|Chapter|LimsAuthority)\b[^>]*>.*?<\/\1>/gs
// - Marks of footnotes are rendering, at the call and at the note.
const CALL = /<FootnoteRef\b[^>]*>.*?<\/FootnoteRef>/gs
const FOOTNOTE = /<Footnote\b[^>]*>(.*?)<\/Footnote>/gs
const LABEL = /<Label\b[^>]*>.*?<\/Label>|<Label\b[^>]*\/>/s
// In another order than in the file: the number before its heading, a schedule's title before the reference below its label.
const MARGINAL =
  /(<MarginalNote\b[^>]*>(?:(?!<MarginalNote).)*?<\/MarginalNote>)\s*(<Label\b[^>]*>(?:(?!<Label).)*?<\/Label>)/gs
const FORM = /(<OriginatingRef\b[^>]*>.*?<\/OriginatingRef>)((?:\s*<TitleText\b[^>]*>.*?<\/TitleText>)+)/gs
const AMENDED = /(<AmendedText\b[^>]*>.*?<\/AmendedText>)/s
const INLINE =
  /<\/?(?:Emphasis|Sup|Sub|XRef\w+|Defin\w+FrOnly|DefinedTerm\w+|DefinitionRef|Language|Repealed)\b[^>]*>/g

interface Words {
  readonly text: string[]
  readonly notes: string[]
}

// Independent of the parser under test: regular expressions over the text of the file.
function wordsOfFile(xml: string): Words {
  const notes: string[] = []
  const body = xml
    .replace(NOT_PRINTED, ' ')
    .replace(CALL, '')
    .replace(FOOTNOTE, (_, inner: string) => {
      notes.push(inner.replace(LABEL, ''))
      return ' '
    })
    .replace(MARGINAL, '$2 $1')
    .split(AMENDED)
    .map((part) => (part.startsWith('<AmendedText') ? part : part.replace(FORM, '$2 $1')))
    .join('')
  return { text: stripped(body), notes: stripped(notes.join(' ')) }
}

function stripped(xml: string): string[] {
  const text = xml.replace(INLINE, '').replace(/<[^>]*>/g, ' ')
  return wordsOf(
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  )
}

function wordsOfRows(rows: readonly ProvisionDraft[]): Words {
  const notes: string[] = []
  const texts = rows.map((row) => {
    const body = (row.content?.xml ?? '').replace(
      /<authorialNote>(.*?)<\/authorialNote>/gs,
      (_, inner: string) => {
        notes.push(plainText(inner))
        return ''
      },
    )
    return `${row.num ?? ''} ${row.heading ?? ''}\n${plainText(body)}`
  })
  return { text: wordsOf(texts.join('\n')), notes: wordsOf(notes.join('\n')) }
}

function firstDifference(a: readonly string[], b: readonly string[]): string {
  const at = a.findIndex((word, index) => word !== b[index])
  const from = Math.max(0, (at < 0 ? a.length : at) - 6)
  return `word ${at} of ${a.length} and ${b.length}: "${a.slice(from, from + 14).join(' ')}" against "${b.slice(from, from + 14).join(' ')}"`
}

const folders = ROOT
  ? readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\/(?:eng|fra)$/.test(name))
      .sort()
  : []

// All files with COMITY_TEST_ALL set; otherwise first, middle and last of each folder.
function sample<T>(files: readonly T[]): readonly T[] {
  if (process.env.COMITY_TEST_ALL) return files
  return [...new Set([files[0], files[files.length >> 1], files.at(-1)])].filter((file) => file !== undefined)
}

describe('words of justice-canada', { skip: withoutCorpora('ca-justice-xml') }, () => {
  for (const folder of folders) {
    it(`${folder}: every word of a file is in a row, once and in order, and no other`, async () => {
      await using opened = await openDatedFolder(path.join(ROOT!, folder), '.xml')
      for (const file of sample(opened.files)) {
        const xml = decodeUtf8(await file.read(), file.path)
        const expected = wordsOfFile(xml)
        const actual = wordsOfRows(outline(parseXml(xml, file.path), consolidationDay(xml.slice(0, 2000))))
        assert.ok(expected.text.length > 1000, `${file.path} has words`)
        for (const part of ['text', 'notes'] as const) {
          const equal =
            expected[part].length === actual[part].length &&
            expected[part].every((word, index) => word === actual[part][index])
          assert.ok(
            equal,
            `${file.path}, ${part}: ${equal ? '' : firstDifference(expected[part], actual[part])}`,
          )
        }
      }
    })
  }
})
