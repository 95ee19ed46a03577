import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { indexTerms, numberTerms, queryTerms, rulesFor, spellingOf, wordsIn } from './analysis.ts'

test('forms of one word are one term', () => {
  assert.equal(indexTerms('les Mariages', 'fra'), indexTerms('LES mariage', 'fra'))
  assert.equal(indexTerms('законами', 'ukr'), indexTerms('законом', 'ukr'))
  assert.equal(indexTerms("the employers' rights", 'eng'), indexTerms('the employer right', 'eng'))
})

test('marks that readers leave out are not seen, letters of their own are', () => {
  assert.equal(indexTerms('à la liberté', 'fra'), indexTerms('a la liberte', 'fra'))
  assert.equal(indexTerms('Straße Gebühren', 'deu'), indexTerms('strasse gebuhren', 'deu'))
  assert.notEqual(indexTerms('õigus', 'est'), indexTerms('oigus', 'est'))
  assert.notEqual(indexTerms('їх', 'ukr'), indexTerms('іх', 'ukr'))
  assert.equal(indexTerms('ещё', 'rus'), indexTerms('еще', 'rus'))
  assert.equal(indexTerms('اَلْحُرِّيَّة', 'ara'), indexTerms('الحرية', 'ara'))
})

test('a part of a language goes by the rules of the whole, whatever its script', () => {
  assert.equal(rulesFor('uzn-cyrl'), 'uzb')
  assert.equal(rulesFor('srp-latn'), 'srp')
  assert.equal(rulesFor('cmn-hans'), 'zho')
  assert.equal(rulesFor('swa'), 'und')
  assert.equal(indexTerms('конституциясининг', 'uzn-cyrl'), indexTerms('конституция', 'uzb'))
})

test('elided articles and possessives are dropped, apostrophes inside words are not a break', () => {
  assert.equal(indexTerms("l'article qu’il", 'fra'), indexTerms('article il', 'fra'))
  assert.equal(indexTerms("child's", 'eng'), 'child')
  assert.equal(indexTerms("об'єкт", 'ukr').includes(' '), false)
})

test('the spelling of a word without marks is kept where it is not the term', () => {
  assert.deepEqual(
    spellingOf("d'accès", 'fra'),
    { plain: 'acces', term: 'acces' },
    'typed plain, it would be stemmed',
  )
  assert.equal(spellingOf('droit', 'fra'), null)
  assert.deepEqual(spellingOf('l’administration', 'fra'), { plain: 'administration', term: 'administr' })
  assert.deepEqual(spellingOf('Constitución', 'spa')?.plain, 'constitucion')
  assert.deepEqual(
    spellingOf('töölepingu', 'est'),
    { plain: 'toolepingu', term: 'töölepink' },
    'also without letters of their own',
  )
  for (const word of ['L1221-1', '劳动', '2016']) assert.equal(spellingOf(word, 'fra'), null)
})

test('legal numbers are single terms, however they are printed', () => {
  for (const printed of ['L. 1221-1', 'L1221-1', 'L.1221-1', 'L\u00a01221-1', 'L. 1221‑1'])
    assert.equal(indexTerms(printed, 'fra'), 'l1221-1', printed)
  assert.equal(indexTerms('R*123-4', 'fra'), 'r123-4')
  assert.equal(indexTerms('§ 5a', 'deu'), '5a')
  assert.equal(indexTerms('Art. 5¹', 'deu').endsWith(' 5-1'), true)
  assert.equal(indexTerms('règlement (UE) 2016/679', 'fra').endsWith(' 2016-679'), true)
})

test('a provision is found by its number alone', () => {
  for (const [num, language, alone] of [
    ['Article 1er', 'fra', '1'],
    ['Artículo 2º bis', 'spa', '2'],
    ['Стаття 43.', 'ukr', '43'],
    ['Article L. 100-1', 'fra', 'l100-1'],
  ] as const) {
    assert.ok(numberTerms(num, language).split(' ').includes(alone), `${num}: ${numberTerms(num, language)}`)
  }
})

test('any run of a script without spaces is found inside a longer one', () => {
  const characters = fc.string({
    unit: fc.constantFrom(...'中华人民共和国劳动合同法'),
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(characters, characters, characters, (before, wanted, after) => {
      const text = ` ${indexTerms(before + wanted + after, 'zho')} `
      const { terms, open } = queryTerms(wanted, 'zho')
      assert.ok(text.includes(` ${terms}${open ? '' : ' '}`))
    }),
  )
})

test('terms hold nothing but what the tokenizer keeps together', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('fra', 'deu', 'tur', 'ara', 'zho', 'ukr', 'und'),
      (text, language) => {
        const terms = indexTerms(text, language)
        assert.ok(
          terms === '' || terms.split(' ').every((term) => /^[a-z0-9.\-\u0080-\u{10ffff}]+$/u.test(term)),
          terms,
        )
      },
    ),
  )
})

test('words stand where they are said to', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      [...wordsIn(text)].every((word) => text.startsWith(word.text, word.start)),
    ),
  )
})
