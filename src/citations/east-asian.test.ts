/** What is read of Chinese and Japanese references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('Chinese and Japanese references', () => {
  it('reads Chinese lists, and items of an article', () => {
    const text =
      '依照《中华人民共和国劳动合同法》第三十九条第二项、第四十条和本法第四十二条的规定，百分之八十'
    assert.deepEqual(cited(text, 'zho', 'cn'), [
      '《中华人民共和国劳动合同法》第三十九条第二项 → cn/labour-contract-law: 39/2',
      '第四十条 → cn/labour-contract-law: 40',
      '本法第四十二条 → self: 42',
    ])
  })

  it('reads Japanese, the preceding and the next article', () => {
    const text = '労働基準法第二十四条第一項第二号、前条及び次条並びにこの法律'
    assert.deepEqual(cited(text, 'jpn', 'jp'), [
      '労働基準法第二十四条第一項第二号 → jp/labour-standards: 24/1/2',
      '前条 → self: previous',
      '次条 → self: next',
      'この法律 → self',
    ])
  })

  it('reads ranges of articles and paragraphs', () => {
    const text = '第三十二条から第三十五条までの規定は、第一項及び第二項に'
    assert.deepEqual(cited(text, 'jpn', 'jp'), [
      '第三十二条から第三十五条 → self: 32–35',
      '第一項 → self: provision 1',
      '第二項 → self: provision 2',
    ])
  })

  it('passes over the number that an article begins with', () => {
    const text = '第三条　劳动者享有平等就业的权利。'
    assert.deepEqual(cited(text, 'zho', 'cn'), [])
  })

  it('takes no amendment of an act for the act', () => {
    assert.deepEqual(cited('中华人民共和国宪法修正案（2004年） 依照宪法的规定', 'zho', 'cn'), [
      '宪法 → cn/constitution',
    ])
  })

  it('takes no beginning of a longer word for the name of an act', () => {
    assert.deepEqual(cited('遵守劳动法律、法规，依照劳动法的规定', 'zho', 'cn'), ['劳动法 → cn/labour-law'])
  })

  it('reads the same item', () => {
    assert.deepEqual(cited('第二十三条第四項第三号の規定は、同号に', 'jpn', 'jp'), [
      '第二十三条第四項第三号 → self: 23/4/3',
      '同号 → self: 23/4/3',
    ])
  })

  it('reads short forms that the text defines', () => {
    const zho = '根据《中华人民共和国蜜蜂保护法》（以下简称“蜂法”），依照蜂法第三条'
    assert.deepEqual(cited(zho, 'zho', 'cn').at(-1), '蜂法第三条 → title/cn/中华人民共和国蜜蜂保护法: 3')
    const jpn = '養蜂保護法（平成十五年法律第九十九号。以下「蜂法」という。）の規定は、蜂法第二条第一項に'
    assert.deepEqual(cited(jpn, 'jpn', 'jp').at(-1), '蜂法第二条第一項 → title/jp/養蜂保護法: 2/1')
    assert.deepEqual(
      cited('養蜂組合（以下「組合」という。）は、組合第二条', 'jpn', 'jp').filter((each) =>
        /title/.test(each),
      ),
      [],
    )
  })

  it('reads chapters', () => {
    assert.deepEqual(cited('依照劳动合同法第二章和本法第三章的规定', 'zho', 'cn'), [
      '劳动合同法第二章 → cn/labour-contract-law: 2',
      '本法第三章 → self: 3',
    ])
  })

  it('reads Japanese acts of unknown name as such, and takes none of their articles for its own', () => {
    const text = '、蜂蜜衛生法第二十二条、養蜂師等に関する法律第八条第一項（同法第十二条を含む。）、第五条'
    assert.deepEqual(cited(text, 'jpn', 'jp'), [
      '蜂蜜衛生法第二十二条 → title/jp/蜂蜜衛生法: 22',
      '同法第十二条 → other: 12',
      '第五条 → self: 5',
    ])
  })
})
