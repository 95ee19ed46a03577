/** Real pages read by the general source for HTML: every word of them, found by another route, is in the act; no other is. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { wordsOf } from '#law/content.ts'
import { NOTHING_STATED } from '#sources/document/act.ts'
import { html } from '#sources/document/html/index.ts'
import { wordsRead } from '#sources/document/reading.fixture.ts'
import { corpus, withoutCorpora } from '../corpora.ts'

const CORPORA = ['ru-pravo-html', 'jp-egov-html', 'za-bylaws-akn2'] as const
const OF: Readonly<
  Record<(typeof CORPORA)[number], readonly [jurisdiction: string, language: string, charset: string]>
> = {
  'ru-pravo-html': ['ru', 'rus', 'utf-8'],
  'jp-egov-html': ['jp', 'jpn', 'shift_jis'],
  'za-bylaws-akn2': ['za-cpt', 'eng', 'utf-8'],
}

describe('words of real pages', { skip: withoutCorpora(...CORPORA) }, () => {
  for (const name of CORPORA)
    it(`${name}: all of them come through, but for a table of contents that repeats headings`, async () => {
      const folder = corpus(name) ?? ''
      const [jurisdiction, language, charset] = OF[name]
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.html'),
      )
      assert.ok(files.length > 0)
      for (const file of files) {
        const location = path.join(folder, file)
        const stated = { ...NOTHING_STATED, language, title: 'A title that is stated' }
        const options = { jurisdiction, only: [], progress: () => {}, stated }
        for await (const act of html.read([location], options)) {
          assert.ok(!('refused' in act), file)
          const [expression] = act.expressions
          assert.ok(expression?.history.kind === 'snapshots')
          for await (const { provisions, findings } of expression.history.snapshots) {
            const contents = findings.some(({ check }) => check === 'contents-left-out')
            const printed = lettersOf(seenIn(new TextDecoder(charset).decode(readFileSync(location))))
            const read = lettersOf(wordsRead(provisions).join('\n'))
            const lost = beyond(printed, read)
            assert.deepEqual(beyond(read, printed), [], `${file}: letters that the page has not`)
            if (contents)
              assert.ok(lost.length < printed.length * 0.03, `${file}: ${lost.length} letters lost`)
            else assert.deepEqual(lost.length, 0, `${file}: ${lost.slice(0, 20).join('')} lost`)
          }
        }
      }
    })
})

// What a page shows, by taking its tags away: no parser of HTML, and nothing of how the source reads it.
function seenIn(page: string): string {
  return page
    .replace(/<(head|script|style)\b.*?<\/\1>|<!--.*?-->/gis, ' ')
    .replace(/<\/?(?:b|i|u|a|em|strong|span|font|sup|sub)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:nbsp|quot|lt|gt|amp|copy|laquo|raquo|shy|[mn]dash);/g, ' ')
}

// Numbers that stand close to what they number part words differently: letters are compared, wherever they stand.
function lettersOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => [...word.normalize('NFKC')])
}

function beyond(these: readonly string[], those: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const letter of those) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return these.filter((letter) => {
    const left = counts.get(letter) ?? 0
    counts.set(letter, left - 1)
    return left <= 0
  })
}
