import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentOf } from '#law/content.ts'
import { align } from './align.ts'
import type { Alignable } from './alignable.ts'

function title(num: string, heading: string | null): Alignable {
  return { kind: 'title', num, heading, content: null, key: undefined, parent: -1 }
}

function article(num: string, words: string, parent = -1, key?: string): Alignable {
  const content = contentOf(`<content><p>${words}</p></content>`)
  return { kind: 'article', num, heading: null, content, key, parent }
}

const LONG =
  'whoever concludes an agreement to arbitrate may do so only on rights that are freely at his disposal'

describe('aligning two texts', () => {
  it('takes a division of the same number, heading and place for the same, though what it held moved out of it', () => {
    // The Code civil on 1 September 2011: articles 2062 and on went from one title XVI to the other.
    const before = [
      title('Titre XVI', 'Du compromis'),
      ...['2059', '2062', '2063', '2064'].map((num) => article(num, `${num} ${LONG}`, 0)),
      title('Titre XVI', 'De la contrainte par corps'),
    ]
    const after = [
      title('Titre XVI', 'Du compromis'),
      article('2059', `2059 ${LONG}`, 0),
      title('Titre XVI', 'De la contrainte par corps'),
      ...['2062', '2063', '2064'].map((num) => article(num, `${num} ${LONG}`, 2)),
    ]
    assert.deepEqual([...align(before, after)], [0, 1, 5, 2, 3, 4])
  })

  it('does not take a number alone for the name of a division: it follows what it holds', () => {
    const before = [article('0', 'a'), title('Title I', null), article('1', `one: ${LONG}`, 1)]
    const after = [
      article('0', 'b'),
      title('Title I', null),
      article('1', 'something new', 1),
      title('Title II', null),
      article('2', `one: ${LONG}`, 3),
    ]
    assert.deepEqual([...align(before, after)], [0, -1, -1, 1, 2])
  })

  it('follows the key that a source gives, whatever else changed', () => {
    assert.deepEqual(
      [
        ...align(
          [article('1', 'a', -1, 'K'), article('2', 'b')],
          [article('2', 'b'), article('9', 'c', -1, 'K')],
        ),
      ],
      [1, 0],
    )
  })

  it('pays no heed to formatting', () => {
    const bold = { ...article('2', ''), content: contentOf('<content><p><b>two</b> things</p></content>') }
    assert.deepEqual(
      [...align([article('1', 'one'), article('2', 'two things')], [article('1', 'one'), bold])],
      [0, 1],
    )
  })

  it('is not drowned by words that stand in every provision', () => {
    const many = (shift: number) =>
      Array.from({ length: 4000 }, (_, i) =>
        article(`${i + shift}`, `${LONG}, says number ${i * 7 + shift} of ${i}`),
      )
    const began = performance.now()
    align(many(0), many(9000))
    assert.ok(performance.now() - began < 5000)
  })
})
