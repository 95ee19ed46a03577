import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Form } from './form.ts'
import { asPage, wordsIn, written } from './wording.ts'

const PLAIN = '<content><p>One.</p><p>Two.</p></content>'
const NOTED = '<content><p>One<authorialNote><p>a note</p></authorialNote>.</p></content>'

function sent(fields: Record<string, string>): Form {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return new Form(data)
}

test('words stand in a text field as text only where text holds all of them', () => {
  assert.deepEqual(written(PLAIN), { as: 'text', words: 'One.\n\nTwo.' })
  assert.deepEqual(written(NOTED), { as: 'xml', words: NOTED })
})

test('a field sent back as it was says nothing; a browser’s line ends are none of its words', () => {
  const { as, words } = written(PLAIN)
  assert.equal(wordsIn(sent({ as, words: words.replaceAll('\n', '\r\n') }), PLAIN), undefined)
  assert.equal(
    wordsIn(sent({ as, words: `${words}\n\nThree.` }), PLAIN),
    PLAIN.replace('</content>', '<p>Three.</p></content>'),
  )
})

test('a page sent back as it was rendered is the fragment it was, notes and all', () => {
  for (const xml of [PLAIN, NOTED]) assert.equal(wordsIn(sent({ page: asPage(xml, 'eng') ?? '' }), xml), xml)
})

test('what a page brings beside words is left behind', () => {
  const page =
    '<p onclick="x()">One.<script>alert(1)</script><img src=x onerror=y></p><iframe src="//x"></iframe>'
  assert.equal(wordsIn(sent({ page }), null), '<content><p>One.</p></content>')
})
