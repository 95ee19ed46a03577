import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText, wordsOf } from '#law/content.ts'
import type { Block, Run } from './block.ts'
import { blocksOf } from './blocks.ts'
import { RICH } from './document.fixture.ts'
import { gridOf } from './table-grid.ts'

function said(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      if (block.kind === 'p') return runs(block.runs)
      if (block.kind === 'table')
        return [runs(block.caption), ...block.rows.flat().map((cell) => said(cell.blocks))].join('\n')
      return block.kind === 'item' ? `${block.num ?? ''}\n${said(block.blocks)}` : said(block.blocks)
    })
    .join('\n')
}

function runs(list: readonly Run[]): string {
  return list
    .map((run) => ('text' in run ? run.text : 'note' in run ? `\n${said(run.note)}\n` : '\n'))
    .join('')
}

describe('the blocks of a provision', () => {
  it('have every word, each once', () => {
    assert.deepEqual(wordsOf(said(blocksOf(RICH))).toSorted(), wordsOf(plainText(RICH)).toSorted())
  })

  it('have every word of any nesting of lists, tables and quotations', () => {
    const words = fc.stringMatching(/^[a-zа-я]{1,6}( [a-z]{1,6})?$/)
    const { fragment } = fc.letrec<{ block: string; fragment: string }>((tie) => ({
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        words.map((text) => `<p>${text}</p>`),
        fc
          .tuple(words, tie('block'))
          .map(([num, inner]) => `<point><num>${num})</num><content>${inner}</content></point>`),
        fc
          .tuple(words, tie('block'))
          .map(
            ([text, inner]) =>
              `<p>${text} <quotedStructure startQuote="«" endQuote="»">${inner}</quotedStructure>;</p>`,
          ),
        fc
          .tuple(words, tie('block'))
          .map(([text, inner]) => `<table><tr><th><p>${text}</p></th><td>${inner}</td></tr></table>`),
        fc.tuple(words, tie('block')).map(([text, inner]) => `<ul><li><p>${text}</p>${inner}</li></ul>`),
        words.map((text) => `<p>${text}<authorialNote><p>${text}</p></authorialNote> <b>${text}</b></p>`),
      ),
      fragment: fc.array(tie('block'), { maxLength: 4 }).map((all) => `<content>${all.join('')}</content>`),
    }))
    fc.assert(
      fc.property(fragment, (xml) => {
        assert.deepEqual(wordsOf(said(blocksOf(xml))).toSorted(), wordsOf(plainText(xml)).toSorted())
      }),
      { numRuns: 300 },
    )
  })

  it('keep the words of what is not well-formed', () => {
    assert.deepEqual(wordsOf(said(blocksOf('<content><p>one <b>two</p></content>'))), ['one', 'two'])
  })

  it('put quotation marks beside what they quote, and the full stop after them', () => {
    const [lead, quote] = blocksOf(
      '<content><p>reads: <quotedStructure startQuote="“" endQuote="”"><p>new words</p></quotedStructure>.</p></content>',
    )
    assert.ok(lead && quote)
    assert.deepEqual([said([lead]).trim(), said([quote])], ['reads:', '“new words”.'])
  })

  it('keep no address that is not of the web', () => {
    const [block] = blocksOf(
      '<content><p><ref href="javascript:x">a</ref><ref href="https://b.example/">b</ref></p></content>',
    )
    assert.ok(block?.kind === 'p')
    assert.deepEqual(
      block.runs.map((run) => ('href' in run ? run.href : '')),
      [null, 'https://b.example/'],
    )
  })
})

describe('gridOf()', () => {
  const span = fc.integer({ min: 1, max: 6 })
  const cell = fc.record({
    header: fc.boolean(),
    colspan: span,
    rowspan: span,
    blocks: fc.constant<readonly Block[]>([]),
  })

  it('puts every cell in a place of its own, inside the table', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const grid = gridOf({ kind: 'table', caption: [], rows })
        const taken = new Set<string>()
        assert.equal(grid.rows.flat().length, rows.flat().length)
        for (const { x, y, colspan, rowspan } of grid.rows.flat())
          for (let dx = 0; dx < colspan; dx++)
            for (let dy = 0; dy < rowspan; dy++) {
              assert.ok(x + dx < grid.columns && y + dy < rows.length)
              assert.ok(!taken.has(`${x + dx},${y + dy}`))
              taken.add(`${x + dx},${y + dy}`)
            }
      }),
    )
  })
})
