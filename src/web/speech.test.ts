import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { carrying, speechOf, withoutSpeech, withSpeech } from './speech.ts'

test('the address decides before the browser, the browser before English', () => {
  assert.deepEqual(speechOf('be', ['ru']), { locale: 'be', chosen: true, refused: null })
  assert.deepEqual(speechOf(undefined, ['ru']), { locale: 'ru', chosen: false, refused: null })
  assert.deepEqual(speechOf(undefined, ['de', 'fr-ca', 'ru']).locale, 'fr')
  assert.deepEqual(speechOf('', []), { locale: 'en', chosen: false, refused: null })
  assert.equal(speechOf('FR-CA', ['ru']).locale, 'fr')
})

test('a language that the interface does not speak is refused by name, and the browser decides', () => {
  assert.deepEqual(speechOf('xx', ['ru']), { locale: 'ru', chosen: false, refused: 'xx' })
  assert.equal(speechOf('"><script>', []).refused, '"><script>')
})

test('the choice joins a query and stands before a fragment', () => {
  assert.equal(withSpeech('/a', 'ru'), '/a?ui=ru')
  assert.equal(withSpeech('/a?b=1#c', 'ru'), '/a?b=1&ui=ru#c')
  assert.equal(withSpeech('/a#c', 'ru'), '/a?ui=ru#c')
  assert.equal(withSpeech('?b', 'ru'), '?b&ui=ru')
  assert.equal(withSpeech('/a?ui=fr#c', 'ru'), '/a?ui=fr#c')
})

test('leaving a choice out gives back the address that it was added to', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,5}$/)
  const query = fc.array(fc.tuple(word, word).map(([name, value]) => `q${name}=${value}`))
  fc.assert(
    fc.property(word, query, fc.option(word), (path, parts, fragment) => {
      const address = `/${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}${fragment ? `#${fragment}` : ''}`
      assert.equal(withoutSpeech(withSpeech(address, 'ru')), address)
    }),
  )
  assert.equal(withoutSpeech('/a?ui=ru&b=1'), '/a?b=1')
})

test('links and forms of the site carry the choice, all else stays as it is', () => {
  const document = [
    '<html><head><link rel="canonical" href="/a"></head><body>',
    '<a class="x" href="/a?b=1&amp;c=2#d">one</a><a href="https://example.org/">two</a><a href="#main">three</a>',
    '<a href="//example.org/">four</a><a href="?view=versions">five</a><a href="/assets/x.css">six</a>',
    '<p>Write href="/a" to link</p>',
    '<form action="/search"><input name="q"></form><form method="post" action="/edit"></form>',
    '<svg><a href="/browse?in=fr"><path d="M0"></path></a></svg></body></html>',
  ].join('')
  assert.equal(
    carrying(document, 'ru'),
    [
      '<html><head><link rel="canonical" href="/a"></head><body>',
      '<a class="x" href="/a?b=1&amp;c=2&amp;ui=ru#d">one</a><a href="https://example.org/">two</a><a href="#main">three</a>',
      '<a href="//example.org/">four</a><a href="?view=versions&amp;ui=ru">five</a><a href="/assets/x.css">six</a>',
      '<p>Write href="/a" to link</p>',
      '<form action="/search?ui=ru"><input type="hidden" name="ui" value="ru"/><input name="q"></form>',
      '<form method="post" action="/edit?ui=ru"></form>',
      '<svg><a href="/browse?in=fr&amp;ui=ru"><path d="M0"></path></a></svg></body></html>',
    ].join(''),
  )
})
