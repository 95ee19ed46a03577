/** The schema's word on a document, with lines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateAkn } from './validate.ts'

test('what is not Akoma Ntoso is named with its line', () => {
  const [fault] = validateAkn(
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n<law/></akomaNtoso>',
  )
  assert.equal(fault?.line, 2)
  assert.match(fault?.message ?? '', /law/)
})

test('what is not XML is named with its line', () => {
  const [fault] = validateAkn('<akomaNtoso>\n<act>')
  assert.ok(fault && fault.line >= 2)
})
