/** What is read of Russian, Ukrainian and Belarusian references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('Russian, Ukrainian and Belarusian references', () => {
  it('takes no item of a gazette for an article', () => {
    const text =
      '(Відомості Верховної Ради, 2011, № 32, ст. 314) {Із змінами, внесеними Указом N 2048-08 від 18.09.73, ВВР 1973, N 40-41, ст.343 N 3866-08 від 05.06.75}'
    assert.deepEqual(
      cited(text, 'ukr', 'ua').filter((each) => /ст/.test(each)),
      [],
    )
    assert.deepEqual(cited('Собрание законодательства РФ, 2002, № 1 (ч. 1), ст. 3', 'rus', 'ru'), [])
    assert.deepEqual(cited('см. часть 2, статью 3', 'rus', 'ru').length > 0, true)
  })

  it('reads parts in the genitive and ordinals behind the part', () => {
    const text = 'пунктом 2 части первой статьи 81 настоящего Кодекса'
    assert.deepEqual(cited(text, 'rus', 'ru'), [
      'пунктом 2 части первой статьи 81 настоящего Кодекса → self: 81/1/2',
    ])
  })

  it('knows codes by abbreviation and state, in any case', () => {
    const text = 'ст. 146 УК РК, ст. 5 ТК РФ, Трудовым кодексом Республики Казахстан'
    assert.deepEqual(cited(text, 'rus', 'ru'), [
      'ст. 146 УК РК → kz/criminal-code: 146',
      'ст. 5 ТК РФ → ru/labour-code: 5',
      'Трудовым кодексом Республики Казахстан → kz/labour-code',
    ])
  })

  it('knows laws by date and number', () => {
    const text = 'Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных»'
    assert.deepEqual(cited(text, 'rus', 'ru'), [
      'Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных» → ru/152-фз',
    ])
  })

  it('reads a short form that the act defines, in any case', () => {
    const text = 'Закон Российской Федерации «О пчёлах» (далее – Закон). Статья 3 Закона применяется.'
    assert.deepEqual(cited(text, 'rus', 'ru'), [
      'Закон Российской Федерации «О пчёлах» → title/ru/закон российской федерации о пчёлах',
      'Закон → title/ru/закон российской федерации о пчёлах',
      'Статья 3 Закона → title/ru/закон российской федерации о пчёлах: 3',
    ])
  })

  it('links no periods, shares, dates or clauses of contracts', () => {
    const text = 'в течение 5 дней, 10 процентов, 12 июля 2020 года, п. 5 договора'
    assert.deepEqual(cited(text, 'rus', 'ru'), [])
  })

  it('reads Ukrainian codes, the constitution and laws by number', () => {
    const text =
      'відповідно до статей 40 і 41 КЗпП України, ст. 43 Конституції та Закону України «Про інформацію» від 2 жовтня 1992 року № 2657-XII'
    assert.deepEqual(cited(text, 'ukr', 'ua'), [
      'статей 40 → ua/labour-code: 40',
      '41 КЗпП України → ua/labour-code: 41',
      'ст. 43 Конституції → ua/constitution: 43',
      'Закону України «Про інформацію» від 2 жовтня 1992 року № 2657-XII → ua/2657-12',
    ])
  })

  it('tells an article with a raised number from a range', () => {
    const text = 'статтями 15-1, 40-42 цього Кодексу'
    assert.deepEqual(cited(text, 'ukr', 'ua'), [
      'статтями 15-1 → self: 15-1',
      '40-42 цього Кодексу → self: 40–42',
    ])
  })

  it('reads Belarusian', () => {
    const text = 'артыкул 5 Канстытуцыі Рэспублікі Беларусь і арт. 12 гэтага Закона'
    assert.deepEqual(cited(text, 'bel', 'by'), [
      'артыкул 5 Канстытуцыі Рэспублікі Беларусь → by/constitution: 5',
      'арт. 12 гэтага Закона → self: 12',
    ])
  })

  it('gives each part of a list to the article behind it', () => {
    const text =
      "статті 53, частини першої статті 65, частин третьої - п'ятої статті 67 Кодексу законів про працю України"
    assert.deepEqual(cited(text, 'ukr', 'ua'), [
      'статті 53 → ua/labour-code: 53',
      'частини першої статті 65 → ua/labour-code: 65/1',
      "частин третьої - п'ятої статті 67 Кодексу законів про працю України → ua/labour-code: 67/3",
    ])
  })

  it('reads a part of the paragraph in which it stands where that has a number, and nothing where none is known', () => {
    const point = 'случаев, предусмотренных подпунктом 10 настоящего пункта'
    assert.deepEqual(cited(`2. Не допускается, кроме ${point}`, 'rus', 'ru'), [
      'подпунктом 10 настоящего пункта → self: provision 2/10',
    ])
    assert.deepEqual(cited(`Не допускается, кроме ${point}`, 'rus', 'ru'), [])
  })
})
