/** One act, many languages, four containers: the numbers, headings and words are the same, whatever it comes in. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import { wordsOf } from '#law/content.ts'
import { docx } from './docx/index.ts'
import { html } from './html/index.ts'
import { outlineIn, readFiles, wordsRead } from './reading.fixture.ts'
import { rtf } from './rtf/index.ts'
import { text } from './text/index.ts'
import { TRADITIONS } from './traditions.fixture.ts'

const escaped = (line: string) =>
  [...line]
    .map((sign) =>
      sign.charCodeAt(0) < 128
        ? sign
        : [...Array(sign.length).keys()]
            .map((at) => `\\u${((sign.charCodeAt(at) + 0x8000) % 0x10000) - 0x8000}?`)
            .join(''),
    )
    .join('')
const CONTAINERS = {
  text: (lines: readonly string[]) => lines.join('\n\n'),
  html: (lines: readonly string[]) =>
    `<!doctype html><meta charset=utf-8>${lines.map((line) => `<p>${line}</p>`).join('\n')}`,
  rtf: (lines: readonly string[]) =>
    `{\\rtf1\\ansi\\uc1 ${lines.map((line) => `\\pard ${escaped(line)}\\par\n`).join('')}}`,
  docx: (lines: readonly string[]) =>
    Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] })),
}
const SOURCES = { text, html, rtf, docx }
const ENDINGS = { text: 'txt', html: 'html', rtf: 'rtf', docx: 'docx' }

describe('an act in an ordinary document', () => {
  for (const { language, jurisdiction, lines, outline } of TRADITIONS) {
    for (const name of ['text', 'html', 'rtf', 'docx'] as const) {
      it(`in ${language} as ${name} has its parts by their numbers, and every word`, async () => {
        const file = await CONTAINERS[name](lines)
        const { snapshot, acts, refused } = await readFiles(
          SOURCES[name],
          { [`act.${ENDINGS[name]}`]: file },
          { language },
          { jurisdiction },
        )
        assert.deepEqual(refused, [])
        assert.deepEqual(outlineIn(snapshot?.provisions ?? []), outline)
        const letters = (words: readonly string[]) => wordsOf(words.join('\n')).join('')
        const [printed, read] = [letters(lines), wordsRead(snapshot?.provisions ?? []).join('')]
        // In Japan, headings stand above the numbers that they head: they come behind them.
        if (language === 'jpn') assert.deepEqual([...read].toSorted(), [...printed].toSorted())
        else assert.equal(read, printed)
        assert.equal(
          acts[0]?.work.title,
          language === 'rus' || language === 'bel' ? `${lines[0]} ${lines[1]}` : lines[0],
        )
      })
    }
  }
})
