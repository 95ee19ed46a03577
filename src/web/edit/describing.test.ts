import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dated, described } from './describing.ts'
import { Form, FormError } from './form.ts'

function form(fields: Record<string, string>): Form {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return new Form(data)
}

test('only what differs from what is known becomes a step', () => {
  const known = { title: 'Act', number: '7', aliases: [], topics: ['bees'] }
  const same = form({ title: ' Act ', number: '7', aliases: '', topics: 'bees\r\n' })
  assert.equal(described(same, known), null)
  assert.deepEqual(described(form({ title: 'Act', number: '', topics: 'bees\nhoney' }), known), {
    do: 'describe',
    number: null,
    topics: ['bees', 'honey'],
  })
})

test('what may not be left open is not emptied, and what a form does not hold is not touched', () => {
  assert.equal(described(form({ title: '' }), { title: 'Act', force: 'law' }), null)
})

test('languages and identifiers that cannot be read are told', () => {
  assert.deepEqual(described(form({ language: 'be' }), {}), { do: 'describe', language: 'bel' })
  assert.throws(() => described(form({ language: 'Belarusian' }), {}), FormError)
  assert.throws(() => described(form({ aliases: 'register 7' }), {}), /scheme and value/)
})

test('an empty day is an unknown day', () => {
  assert.deepEqual(dated(form({ asOf: '' }), { asOf: '2010-01-01' }), { do: 'date', asOf: null })
  assert.equal(dated(form({ asOf: '' }), { asOf: null }), null)
})
