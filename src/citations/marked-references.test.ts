import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText } from '#law/content.ts'
import { markedReferences, withMarked } from './marked-references.ts'
import type { Found } from './reference.ts'

const placed = (xml: string) =>
  markedReferences(xml, plainText).map(({ start, end, act, path }) => [
    plainText(xml).slice(start, end),
    act.kind === 'named' ? act.candidates[0]?.name : act.kind,
    path[0]?.num ?? null,
  ])

describe('a reference that the source has marked', () => {
  it('leads to the act and provision of its address', () => {
    const xml =
      '<content><p>See <ref href="/akn/xv/act/1994-02-11/41/~art_9">article <b>9</b></ref> and <ref href="/akn/xv/act/1976/1">the Constitution</ref>.</p></content>'
    assert.deepEqual(placed(xml), [
      ['article 9', '/akn/xv/act/1994-02-11/41', 'art_9'],
      ['the Constitution', '/akn/xv/act/1976/1', null],
    ])
  })

  it('leads to the act itself where its address is one inside', () => {
    assert.deepEqual(placed('<content><p>As in <ref href="#art_2">the second</ref></p></content>'), [
      ['the second', 'self', 'art_2'],
    ])
  })

  it('is none where its address leads elsewhere', () => {
    assert.deepEqual(placed('<content><p><ref href="https://law.example/x">x</ref> y</p></content>'), [])
  })

  it('is completed by the words around it: of a section and its act, neither is meant alone', () => {
    const found = (start: number, end: number, more: Partial<Found>): Found => ({
      start,
      end,
      act: { kind: 'self' },
      from: 'act',
      path: [{ kind: 'section', num: '21' }],
      to: null,
      how: 'number',
      confidence: 0.9,
      ...more,
    })
    const named = (name: string): Found['act'] => ({
      kind: 'named',
      candidates: [{ key: name, name, jurisdiction: null, aliases: [], titles: [] }],
    })
    // "section 21 of Act 10 of 2012"
    const read = found(0, 28, { act: named('read') })
    const [section, act] = [
      found(0, 10, {}),
      found(14, 28, { act: named('marked'), path: [], how: 'identifier' }),
    ]
    const whole = { ...read, act: named('marked'), how: 'identifier' }
    assert.deepEqual(withMarked([read], [act]), [whole])
    assert.deepEqual(withMarked([read], [section, act]), [whole])
    assert.deepEqual(withMarked([read], [section]), [read])
    assert.deepEqual(withMarked([found(0, 28, {})], [section, act]), [section, act])
    assert.deepEqual(withMarked([found(0, 10, { act: named('read') })], [section]), [section])
  })

  it('stands in the text wherever notes, tables and numbers move it', () => {
    const words = fc.constantFrom('law', 'of', 'the', 'sea', '12')
    const piece = fc.oneof(
      words.map((word) => `${word} `),
      words.map((word) => `<ref href="#${word}">${word}</ref> `),
      words.map((word) => `<authorialNote><p>${word}</p></authorialNote>`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const xml = `<intro><p>${pieces.join('')}</p></intro><paragraph><num>1.</num><content><p>${pieces.join('')}</p></content></paragraph>`
        for (const { start, end, path } of markedReferences(xml, plainText))
          assert.equal(plainText(xml).slice(start, end), path[0]?.num)
      }),
    )
  })

  it('goes before what reading finds in the same place', () => {
    const one = (start: number, end: number): Found => ({
      start,
      end,
      act: { kind: 'self' },
      from: 'act',
      path: [],
      to: null,
      how: 'self',
      confidence: 1,
    })
    assert.deepEqual(
      withMarked([one(0, 4), one(6, 9), one(12, 14)], [one(5, 8)]).map(({ start }) => start),
      [0, 5, 12],
    )
  })
})
