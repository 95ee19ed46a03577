/** Files of LawRefBook, invented: what their lines on adoption amount to, what is an article, what is refused. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { claimed, lines, readAll, scratch, snapshotsOf } from '../source.fixture.ts'
import { commencementIn, eventsIn, standingOf } from './adoption.ts'
import { parseLaw } from './file.ts'
import { lawref } from './index.ts'
import { rowsOf } from './outline.ts'

const folder = scratch()
const law = (title: string, info: readonly string[], text: string) =>
  `# ${title}\n\n${info.join('\n\n')}\n\n<!-- INFO END -->\n\n${text}\n`
const ADOPTED = '2001年3月1日 第一届代表大会第一次会议通过'
const BEES = law(
  '蜜蜂法',
  [ADOPTED],
  `## 序言

蜜蜂是昆虫。

## 第一章 总 则

本章说明总则。

第一条 为了保护蜜蜂，制定本法。

蜜蜂包括：

（一）工蜂；

1.大的；

（二）蜂王。

其他蜜蜂从其规定。

<!-- FORCE BREAK -->

### 第一节 蜂巢

第二条　蜂巢属于蜜蜂。

第二条之一 第九条不适用。

## 第二章 附 则

\u200b

第三条 本法自2001年6月1日起施行。`,
)

describe('a file', () => {
  it('becomes chapters, sections and articles, with points in their paragraphs and what introduces a chapter', () => {
    assert.deepEqual(lines(rowsOf(parseLaw(BEES, 'bees.md'))), [
      'preface | - | - | 蜜蜂法 / 2001年3月1日 第一届代表大会第一次会议通过',
      'preamble | - | 序言 | 蜜蜂是昆虫。',
      'chapter | 第一章 | 总 则 | -',
      '  intro | - | - | 本章说明总则。',
      '  article | 第一条 | - | 为了保护蜜蜂，制定本法。 / 蜜蜂包括： / （一） 工蜂； / 1. 大的； / （二） 蜂王。 / 其他蜜蜂从其规定。',
      '  section | 第一节 | 蜂巢 | -',
      '    article | 第二条 | - | 蜂巢属于蜜蜂。',
      '    article | 第二条之一 | - | 第九条不适用。',
      'chapter | 第二章 | 附 则 | -',
      '  article | 第三条 | - | 本法自2001年6月1日起施行。',
    ])
  })

  it('that amends another keeps the articles that it gives in full within its own', () => {
    const text =
      '第五条 宪法增加三条，内容如下：\n\n第九条 一。\n\n第十条 二。\n\n第七节相应改为第八节。\n\n第六条 宪法第三条第二款删去。'
    const rows = rowsOf(parseLaw(law('宪法修正案', [ADOPTED], text), 'amendment.md'))
    assert.deepEqual(lines(rows).slice(1), [
      'article | 第五条 | - | 宪法增加三条，内容如下： / 第九条 一。 / 第十条 二。 / 第七节相应改为第八节。',
      'article | 第六条 | - | 宪法第三条第二款删去。',
    ])
  })

  it('gives back every sign of its text, whatever stands in it', () => {
    const paragraph = fc.tuple(
      fc.constantFrom('', '第一条 ', '第二条', '## 第一章 ', '### 第一节 ', '（一）', '1.', '## '),
      fc.stringMatching(/^[蜂蜜巢]{1,5}[。：；]?$/),
    )
    const bare = (text: string) => text.replace(/[\s#]+/g, '')
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 12 }), (paragraphs) => {
        const text = paragraphs.map((parts) => parts.join('')).join('\n\n')
        const rows = rowsOf(parseLaw(law('法', [], text), 'a.md'))
        const said = rows.map(
          ({ num, heading, content }) =>
            `${num ?? ''}${heading ?? ''}${content ? plainText(content.xml) : ''}`,
        )
        assert.equal(bare(said.join('')), bare(`法${text}`))
      }),
    )
  })
})

describe('the day of a text', () => {
  const standing = (info: readonly string[], commencement: string | null) =>
    standingOf(eventsIn(info), commencement as Day | null)

  it('is that of effect where the text was passed whole and says it', () => {
    assert.deepEqual(standing([ADOPTED], '2001-06-01'), {
      date: '2001-06-01',
      basis: 'in-force',
      ground: null,
    })
    const revised = [ADOPTED, '2005年2月3日 常务委员会第二次会议修订）']
    assert.deepEqual(standing(revised, '2005-05-01'), { date: '2005-05-01', basis: 'in-force', ground: null })
    assert.deepEqual(standing([ADOPTED, '2001年3月2日 公告公布施行'], null), {
      date: '2001-03-02',
      basis: 'in-force',
      ground: null,
    })
  })

  it('is that of the amendment, and no day of effect, where the text was amended', () => {
    const amended = [ADOPTED, '2005年2月3日 常务委员会第二次会议《关于修改〈蜜蜂法〉的决定》第一次修正']
    assert.deepEqual(standing(amended, '2001-06-01'), {
      date: '2005-02-03',
      basis: 'unknown',
      ground: { title: '关于修改〈蜜蜂法〉的决定', id: null },
    })
    const constitution = [ADOPTED, '2001年3月1日 公告公布施行', '2004年3月4日 第二次会议通过的《宪法修正案》']
    assert.deepEqual(standing(constitution, null), {
      date: '2004-03-04',
      basis: 'unknown',
      ground: { title: '宪法修正案', id: null },
    })
  })

  it('is that of adoption where the text says no more, and unknown where it says nothing', () => {
    assert.deepEqual(standing([ADOPTED], null), { date: '2001-03-01', basis: 'unknown', ground: null })
    // A day of effect that lies before the revision is that of the text before.
    assert.equal(standing([ADOPTED, '2005年2月3日 会议修订'], '2001-06-01').basis, 'unknown')
    assert.deepEqual(standing(['全国人大'], '2001-06-01'), { date: null, basis: 'unknown', ground: null })
    assert.deepEqual(eventsIn(['2001年2月30日 会议通过']), [])
  })

  it('is read from the article that speaks of the act itself', () => {
    assert.equal(commencementIn('本法自2001年6月1日起施行。'), '2001-06-01')
    assert.equal(commencementIn('其他法律自2001年6月1日起施行。'), null)
  })
})

describe('what is read', () => {
  it('joins files of one title as versions of one act, whose last wording names it', async () => {
    const amended = law(
      '蜜蜂法',
      [ADOPTED, '2005年2月3日 会议《关于修改〈蜜蜂法〉的决定》修正'],
      '第一条 新。',
    )
    const at = folder({ 'b_2005-02-03.md': amended, 'a_2001-03-01.md': BEES })
    const { acts, refused } = await readAll(lawref, [at])
    assert.deepEqual(refused, [])
    assert.equal(acts.length, 1)
    const { relations, ...work } = acts[0]?.work ?? {}
    assert.deepEqual(work, {
      jurisdiction: 'cn',
      type: 'act',
      subtype: null,
      date: '2001-03-01',
      number: null,
      title: '蜜蜂法',
      aliases: [{ scheme: 'cn-title', value: '蜜蜂法' }],
      published: null,
      topics: [],
    })
    assert.deepEqual(relations, [])
    const snapshots = await snapshotsOf(acts[0])
    assert.deepEqual(
      snapshots.map(({ date, basis, findings }) => [date, basis, findings]),
      [
        ['2001-06-01', 'in-force', []],
        ['2005-02-03', 'unknown', []],
      ],
    )
  })

  it('says of an amendment of the constitution which parts it amends', async () => {
    const text =
      '第一条 宪法第十一条增加规定。\n\n第二条 宪法序言第七自然段修改。\n\n第三条 宪法第十条第四款修改。'
    const { acts } = await readAll(lawref, [
      folder({ 'a.md': law('共和国宪法修正案（2001年）', [ADOPTED], text) }),
    ])
    const target = { scheme: 'cn-title', value: '共和国宪法' }
    assert.deepEqual(
      acts[0]?.work.relations,
      ['第十一条', '序言第七自然段', '第十条第四款'].map((provision) => ({
        kind: 'amends',
        target,
        title: '共和国宪法',
        provision,
      })),
    )
  })

  it('refuses a second text of one day, and files without title or mark, with what to do', async () => {
    const at = folder({
      'a.md': BEES,
      'b.md': BEES,
      'c.md': '第一条 无题。\n',
      'd.md': '# 无标记法\n\n第一条 一。\n',
    })
    const { acts, refused } = await readAll(lawref, [at])
    assert.equal(acts.length, 1)
    assert.deepEqual(
      refused.map(({ path, where }) => [path.slice(-4), where]),
      [
        ['c.md', 'line 1'],
        ['d.md', null],
        ['b.md', null],
      ],
    )
    assert.match(refused[0]?.reason ?? '', /does not begin with a title; expected "# "/)
    assert.match(refused[1]?.reason ?? '', /the line "<!-- INFO END -->" is missing.*fetch the file again/)
    assert.match(refused[2]?.reason ?? '', /is of 2001-06-01, as is that of .*a\.md.*leave one of them out/)
  })

  it('keeps a text without articles out, and tells where the name of a file disagrees with its lines', async () => {
    const at = folder({ 'a_2002-02-02.md': BEES, 'b.md': law('空法', [ADOPTED], '正文。') })
    const { acts } = await readAll(lawref, [at])
    const findings = await Promise.all(acts.map(async (act) => (await snapshotsOf(act))[0]?.findings[0]))
    assert.deepEqual(
      findings.map((finding) => [finding?.severity, finding?.check]),
      [
        ['warning', 'date-disagrees'],
        ['quarantine', 'empty'],
      ],
    )
  })

  it('is claimed by the mark; other Markdown, and folders with other files, are not', async () => {
    const other = '# 蜜蜂法\n\n第一条 一。\n'
    const at = folder({ 'bees.md': BEES, 'other.md': other, 'a.json': '{}' })
    assert.equal(await claimed(lawref, `${at}/bees.md`), true)
    assert.equal(await claimed(lawref, `${at}/other.md`), false)
    assert.equal(await claimed(lawref, at), false)
    assert.equal(await claimed(lawref, folder({ 'bees.md': BEES })), true)
    assert.equal(await claimed(lawref, folder({ 'other.md': other })), false)
  })
})
