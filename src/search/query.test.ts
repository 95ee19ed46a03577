import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Part, parseQuery } from './query.ts'
import { QueryError } from './query-error.ts'

const read = (text: string) => {
  const { wanted, unwanted, numbers } = parseQuery(text)
  const show = (parts: readonly Part[]): string[] =>
    parts.map((part) =>
      part.kind === 'any'
        ? `(${part.of.map((each) => [...show(each.wanted), ...show(each.unwanted).map((no) => `-${no}`)].join(' ')).join(' | ')})`
        : `${part.kind}:${part.text}`,
    )
  return { wanted: show(wanted), unwanted: show(unwanted), numbers: show(numbers) }
}

test('words, phrases, beginnings and exclusions are told apart', () => {
  assert.deepEqual(read('licenciement "droit d\'accès" admin* -mineur -"chose jugée"'), {
    wanted: ['word:licenciement', "phrase:droit d'accès", 'prefix:admin'],
    unwanted: ['word:mineur', 'phrase:chose jugée'],
    numbers: [],
  })
})

test('typographic quotation marks are quotation marks', () => {
  for (const text of ['“two words”', '« two words »', '„two words“'])
    assert.equal(read(text).wanted.length, 1)
})

test('OR joins its neighbours, parentheses join more, and both can be excluded', () => {
  assert.deepEqual(read('a OR b c').wanted, ['(word:a | word:b)', 'word:c'])
  assert.deepEqual(read('(bail OR "contrat de location") -(rural OR commercial)'), {
    wanted: ['(word:bail | phrase:contrat de location)'],
    unwanted: ['(word:rural | word:commercial)'],
    numbers: [],
  })
  assert.deepEqual(read('x (a b -c) OR d').wanted, ['word:x', '(word:a word:b -word:c | word:d)'])
})

test('parentheses are punctuation where nothing is chosen', () => {
  assert.deepEqual(read('Regulation (EU) 2016/679').wanted, ['word:EU', 'word:2016/679'])
  assert.deepEqual(read('s. 7(3)').wanted, ['word:7', 'word:3'])
  assert.deepEqual(read('a) Begriff').wanted, ['word:a', 'word:Begriff'])
})

test('filters are read, apart from the words', () => {
  const query = parseQuery(
    'droit in:fr,ch -type:judgment lang:fr at:2020-01-01 force:law,code year:2010..2015 title:"code civil"',
  )
  assert.deepEqual(
    query.wanted.map((part) => part.kind !== 'any' && part.text),
    ['droit'],
  )
  assert.deepEqual(query.filters, [
    { name: 'in', values: ['fr', 'ch'], not: false },
    { name: 'type', values: ['judgment'], not: true },
    { name: 'lang', values: ['fra'], not: false },
    { name: 'at', at: '2020-01-01' },
    { name: 'force', values: ['law', 'code'], not: false },
    { name: 'year', years: { from: 2010, to: 2015 }, not: false },
    { name: 'title', text: 'code civil', not: false },
  ])
  assert.deepEqual(parseQuery('droit at:any').filters, [{ name: 'at', at: null }])
  assert.deepEqual(parseQuery('droit year:..1900').filters, [
    { name: 'year', years: { from: null, to: 1900 }, not: false },
  ])
})

test('identifiers that hold a colon are words', () => {
  assert.deepEqual(read('ECLI:EU:C:2015:650').wanted.length, 5)
  assert.deepEqual(read('urn:lex:be').wanted, ['word:urn', 'word:lex', 'word:be'])
})

test('a hyphen inside a word excludes nothing', () => {
  assert.deepEqual(read('non-discrimination'), {
    wanted: ['word:non', 'word:discrimination'],
    unwanted: [],
    numbers: [],
  })
})

test('the number of a provision is one word however it is typed, and the word for its kind is no condition', () => {
  for (const text of ['L1221-1', 'L. 1221-1', 'l 1221-1', 'l.1221-1', 'art. L1221-1', 'Article L. 1221-1']) {
    assert.deepEqual(read(text).numbers, ['word:L1221-1'], text)
    assert.equal(read(text).wanted.length, 1, text)
  }
  assert.deepEqual(read('§ 5a').wanted, ['word:5a'])
  assert.deepEqual(read('article premier').wanted, ['word:article', 'word:premier'])
})

test('each word of a text without spaces is a condition', () => {
  assert.deepEqual(read('劳动合同解除').wanted, ['word:劳动', 'word:合同', 'word:解除'])
})

const REFUSED: [string, RegExp][] = [
  ['', /no word/],
  ['   ', /no word/],
  ['??? …', /no word/],
  ['"" -', /no word/],
  ['*', /no word/],
  ['-mineur', /only says what must not/],
  ['"droit', /not closed/],
  ['dr*', /at least 3 characters/],
  ['OR droit', /OR must stand between/],
  ['droit OR', /OR must stand between/],
  ['a OR -b', /OR must stand between/],
  ['(a OR b', /parenthesis/],
  ['(a OR b) c)', /parenthesis/],
  ['(-a) OR b', /only says what must not/],
  ['pays:fr droit', /no filter "pays:".*in: type: lang:/],
  ['droit at:2023-02-29', /"at:2023-02-29" cannot be read; expected a day that exists/],
  ['droit force:strong', /expected ranks such as constitution/],
  ['droit year:2015..2010', /expected a year such as 2015/],
  ['droit in:fr,', /expected jurisdiction codes/],
  ['a '.repeat(25), /more than 24 words/],
  ['a'.repeat(501), /501 characters/],
]

for (const [text, message] of REFUSED) {
  test(`the query ${JSON.stringify(text.slice(0, 12))} is refused with what to do`, () => {
    assert.throws(
      () => parseQuery(text),
      (error) => error instanceof QueryError && message.test(error.message),
    )
  })
}

test('no text makes the reader fail otherwise', () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        '"',
        '-',
        '*',
        'AND',
        ' OR ',
        'in:fr',
        'at:',
        'year:',
        '..',
        'NOT',
        'NEAR(',
        '(',
        ')',
        ':',
        '^',
        'num',
        'L. 12-3',
        '第',
        '法',
        ' ',
        "'",
        ';',
        '\0',
        '\ud800',
        'é',
        '5¹',
      ),
      { maxLength: 30 },
    )
    .map((all) => all.join(''))
  fc.assert(
    fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (text) => {
      try {
        assert.ok(parseQuery(text).wanted.length > 0)
      } catch (error) {
        assert.ok(error instanceof QueryError, String(error))
      }
    }),
  )
})

test('short kinds beside a number are no conditions, and are words without one', () => {
  const words = (text: string) =>
    parseQuery(text).wanted.map((part) => (part.kind === 'any' ? '' : part.text))
  assert.deepEqual(words('privacy act s. 12'), ['privacy', 'act', '12'])
  assert.deepEqual(words('ст. 43 Конституції'), ['43', 'Конституції'])
  assert.deepEqual(words('ст Конституції'), ['ст', 'Конституції'])
})
