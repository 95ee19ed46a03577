/** What is read of Spanish, Catalan and Portuguese references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('Spanish, Catalan and Portuguese references', () => {
  it('reads Spanish articles, letters and laws by number', () => {
    const text =
      'el artículo 14 bis de la Constitución Nacional, el art. 5° inc. a) de la Ley N° 25.326 y la presente ley'
    assert.deepEqual(cited(text, 'spa', 'ar'), [
      'artículo 14 bis de la Constitución Nacional → ar/constitution: 14bis',
      'art. 5° inc. a) de la Ley N° 25.326 → ar/ley/25326: 5/a',
      'la presente ley → self',
    ])
  })

  it('goes on with the outer list', () => {
    const text = 'los artículos 509 numeral 2 y 510 numeral 2 del Código General del Proceso'
    assert.deepEqual(cited(text, 'spa', 'uy'), [
      'artículos 509 numeral 2 → uy/procedure-code: 509/2',
      '510 numeral 2 del Código General del Proceso → uy/procedure-code: 510/2',
    ])
  })

  it('reads laws by number of every state that numbers them through', () => {
    assert.deepEqual(cited('modifica la ley N° 18.290, de Tránsito', 'spa', 'cl'), [
      'ley N° 18.290 → cl/ley/18290',
    ])
  })

  it('reads several laws named by one word, each with its articles', () => {
    const text =
      '(Fuentes: Leyes Nros. 24.061, Artículos 24 y 40, y 24.191, Artículos 20 y 45). Son 12.500, 13.600.'
    assert.deepEqual(cited(text, 'spa', 'ar'), [
      'Leyes Nros. 24.061, Artículos 24 → ar/ley/24061: 24',
      '40 → ar/ley/24061: 40',
      '24.191, Artículos 20 → ar/ley/24191: 20',
      '45 → ar/ley/24191: 45',
    ])
  })

  it('goes on with a list behind a remark in brackets', () => {
    const text = 'en los incisos 7º (declaratoria de urgencia), 16 y 24 del artículo 168'
    assert.deepEqual(cited(text, 'spa', 'uy'), [
      'incisos 7º → self: 168/7',
      '16 → self: 168/16',
      '24 del artículo 168 → self: 168/24',
    ])
  })

  it('reads Catalan', () => {
    const text = "l'article 6 de la Llei 29/2021, del 28 d'octubre, i l'article 5 d'aquesta Llei"
    assert.deepEqual(cited(text, 'cat', 'ad'), [
      "article 6 de la Llei 29/2021, del 28 d'octubre → ad/llei/29/2021: 6",
      "article 5 d'aquesta Llei → self: 5",
    ])
  })

  it('reads Portuguese', () => {
    const text = 'o artigo 5.º da Constituição e a alínea b) do artigo 12.º do Código do Trabalho'
    assert.deepEqual(cited(text, 'por', 'pt'), [
      'artigo 5.º da Constituição → pt/constitution: 5',
      'alínea b) do artigo 12.º do Código do Trabalho → pt/labour-code: 12/b',
    ])
  })

  it('links no dates or sums', () => {
    const text = 'el 5 de mayo de 2020, 24.191 pesos, 30 días hábiles, 12 por ciento'
    assert.deepEqual(cited(text, 'spa', 'ar'), [])
  })

  it('takes no article for its own that a name behind it is of, blanks lost or not', () => {
    const text =
      'art. 1° de laResolucion General N° 5627/2024; artículo 2 de la Junta Apícola; artículo 3 del Título II'
    assert.deepEqual(cited(text, 'spa', 'ar').slice(0, 2), ['art. 1° → other: 1', 'artículo 2 → other: 2'])
    assert.match(cited(text, 'spa', 'ar').at(-1) ?? '', /→ self: /)
  })
})
