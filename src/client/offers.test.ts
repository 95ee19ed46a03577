import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { offersOf } from './offers.ts'

const offer = {
  kind: 'act',
  text: 'Code civil',
  href: '/akn/fr/act/code/1804/civil',
  note: 'act',
  lang: 'fr',
  dir: 'ltr',
}

test('what the server offers is read as it is sent', () => {
  assert.deepEqual(offersOf({ said: '1 suggestion', suggestions: [offer] }), {
    said: '1 suggestion',
    offers: [offer],
  })
})

test('an offer leads to a page of this site and nowhere else', () => {
  for (const href of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:0',
    7,
  ])
    assert.equal(offersOf({ suggestions: [{ ...offer, href }] })?.offers[0]?.href, null)
})

test('whatever else is answered makes no offer and no error', () => {
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      for (const each of offersOf(answer)?.offers ?? []) assert.equal(typeof each.text, 'string')
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.anything()), (suggestions) => {
      for (const each of offersOf({ suggestions })?.offers ?? []) assert.equal(typeof each.text, 'string')
    }),
  )
})
