/** Citations as people type them, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCitationData } from './act-data.ts'
import { NameBook } from './book.ts'
import { queryCitations } from './query.ts'

const book = new NameBook(loadCitationData())

function typed(query: string): string[] {
  return queryCitations(book, query).map(({ act, path, language }) => {
    const key = act.kind === 'named' ? act.candidates[0]?.key : act.kind
    return [key, ...path.map(({ num }) => num), ...(language ? [language] : [])].join(' ')
  })
}

describe('citations as people type them', () => {
  it('are read in Chinese and Japanese whichever of act and number comes first, and without 第', () => {
    assert.deepEqual(typed('第三十九条 劳动合同法'), ['cn/labour-contract-law 39'])
    assert.deepEqual(typed('劳动合同法 39'), ['cn/labour-contract-law 39'])
    assert.deepEqual(typed('労働基準法32条1項'), ['jp/labour-standards 32 1'])
  })

  it('are answered in the language of the abbreviation where it is of some alone', () => {
    assert.deepEqual(typed('RGPD art. 17'), ['eu/gdpr 17 fra'])
    assert.deepEqual(typed('artículo 17 RGPD'), ['eu/gdpr 17 spa'])
    assert.deepEqual(typed('17 RODO'), ['eu/gdpr 17 pol'])
  })

  it('may name an act by its number, which several states may have', () => {
    assert.deepEqual(typed('ley 25.326 art 14'), ['ar/ley/25326 14', 'uy/ley/25326 14'])
  })
})
