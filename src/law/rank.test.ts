import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type RankRule, rankOf } from './rank.ts'

const act = (title: string, subtype: string | null = null) => ({ type: 'act', subtype, title })

describe('the rank of an act', () => {
  it('is what the first line of its jurisdiction that fits says', () => {
    const rules: RankRule[] = [
      { force: 'code', title: /кодекс(?![а-яё])/iu },
      { force: 'law', type: 'act' },
    ]
    assert.equal(rankOf(act('Трудовой кодекс Российской Федерации'), rules), 'code')
    assert.equal(rankOf(act('О персональных данных'), rules), 'law')
  })

  it('is what its subtype means everywhere, whatever the jurisdiction says of titles', () => {
    assert.equal(
      rankOf(act('Loi constitutionnelle', 'constitutional-act'), [{ force: 'law', type: 'act' }]),
      'constitutional-law',
    )
    assert.equal(rankOf(act('Constitution of 1946', 'constitution'), []), 'constitution')
    assert.equal(rankOf(act('Noise', 'by-law'), []), 'local-regulation')
    assert.equal(rankOf({ type: 'judgment', subtype: null, title: 'Lee v Lee' }, []), 'individual-act')
    assert.equal(rankOf({ type: 'judgment', subtype: 'sc', title: 'Lee v Lee' }, []), 'individual-act')
  })

  it('is unknown where nothing tells it', () => {
    assert.equal(rankOf(act('Something'), []), null)
  })
})
