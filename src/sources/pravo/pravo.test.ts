/** Pages of pravo.gov.ru, invented: what is recognised by words alone, what is kept of notes, what is refused. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText, wordsOf } from '#law/content.ts'
import { claimed, lines, readAll, scratch, snapshotsOf } from '../source.fixture.ts'
import { pravo } from './index.ts'
import { outlineOf } from './outline.ts'
import { paragraphsOf } from './paragraphs.ts'
import { printedTitle } from './printed-title.ts'

const folder = scratch()
const page = (body: string, charset = 'utf-8') =>
  `<!DOCTYPE html><html><head><meta charset="${charset}"><title>Complex</title></head><body>${body}</body></html>`
const link = (nd: string, words: string) =>
  `<a class="doclink" href="http://pravo.gov.ru/proxy/ips/?docbody=&amp;prevDoc=100&amp;backlink=1&amp;&amp;nd=${nd}">${words}</a>`
const mark = (words: string) => `<span class="mark" style="">${words}</span>`

const CODE = page(`
<p class="T">РОССИЙСКАЯ ФЕДЕРАЦИЯ</p><p>&nbsp;</p>
<p class="T">ПЧЕЛИНЫЙ КОДЕКС РОССИЙСКОЙ ФЕДЕРАЦИИ</p><p>&nbsp;</p>
<p class="I">Принят Государственной Думой&nbsp;&nbsp;&nbsp; 1&nbsp;мая 2001&nbsp;года</p>
<p class="C">${mark(`(В редакции федеральных законов ${link('201', 'от&nbsp;02.03.2004&nbsp;№&nbsp;5-ФЗ')}, ${link('202', 'от&nbsp;04.05.2006&nbsp;№&nbsp;7-ФЗ')})`)}</p>
<p class="T">ЧАСТЬ ПЕРВАЯ</p>
<p class="T">Раздел I. ОБЩИЕ ПОЛОЖЕНИЯ</p>
<p class="H">Глава 1. УЛЬИ</p>
<p class="I">${mark('(Наименование в редакции Федерального закона)')}</p>
<p class="H">Статья 1. Пчелиный кодекс</p>
<p>Пчелиный кодекс Российской Федерации (настоящий Кодекс) действует в Российской Федерации, и Пчелиный кодекс выше иных законов.${mark(`&nbsp;(В редакции Федерального закона ${link('201', 'от&nbsp;02.03.2004&nbsp;№&nbsp;5-ФЗ')})`)}</p>
<p>1.&nbsp;Ульем является:</p>
<p>1)&nbsp;ящик;</p>
<p>а)&nbsp;из дерева;</p>
<p>1<span class="W9">1</span>)&nbsp;колода.</p>
<p>${mark('(Пункт дополнен)')}</p>
<p>1<span class="W9">1</span>.&nbsp;Статья 5<span class="W9">1</span> применяется по правилам статьи 173<span class="W9">1</span>.</p>
<p class="H">Статья 1<span class="W9">1</span>. Пасека</p>
<p>Пасекой <span class="ed">является</span> место.</p>
<p class="H">Статья 2.</p>
<p class="H">${mark('(Статья утратила силу&nbsp;- Федеральный закон)')}</p>
<p class="H">ГЛАВА 1<span class="W9">1</span>. РОЙ</p>
<p class="H">Статья 2<span class="W9">11-1</span>. Вылет роя</p>
<p>Статья 9 не применяется.</p>
<p class="T">РАЗДЕЛ ВТОРОЙ</p>
<p class="T">Заключительные положения</p>
<p class="H">Статья 3. Признание утратившими силу</p>
<p>Признать утратившими силу с 1 июня 2001 года:</p>
<p>Кодекс о пасеках РСФСР (Ведомости, 1970, № 1), за исключением раздела IV, который действует;</p>
<p>Указ от 1 мая 1971 года о внесении изменений в Кодекс о пасеках РСФСР.</p>
<p>&nbsp;</p>
<p class="I">Президент Российской Федерации&nbsp;&nbsp;&nbsp;&nbsp;И.Иванов</p>
<p>&nbsp;</p>
<p>Москва, Кремль</p><p>7&nbsp;июня 2001&nbsp;года</p><p>№&nbsp;77-ФЗ</p>`)

// Set with spaces, as older texts are.
const OLD = page(`<pre id="bdoc"><span style="">

</span><span style="">                   КОДЕКС О ПАСЕКАХ РСФСР

</span><span style="">     Пчелы  в  РСФСР  дают  мед.  О  них  и  о пасеках заботится
научно-
технический кодекс.

</span><span style="">                             Раздел I
</span><span style="">                          ОБЩИЕ ПОЛОЖЕНИЯ
</span><span style="">                             И ПАСЕКИ

</span><span style="">     Статья 1. Задачи кодекса, которые он
</span><span style="">               решает

</span><span style="">     Задачами   кодекса   являются  мед
и воск.
</span><span style="">     Статья 5 кодекса применяется.

</span><span style="">     Статья 2 Мед

</span><span style="">     Мед собирают.

</span><span style="">                           ____________
</span>
</pre>`)

describe('a page made by a word processor', () => {
  it('becomes an outline by the words of its headings, with raised numbers, and every note where it stood', async () => {
    const { acts } = await readAll(pravo, [folder({ 'code.html': CODE })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []), [
      'preface | - | - | РОССИЙСКАЯ ФЕДЕРАЦИЯ / ПЧЕЛИНЫЙ КОДЕКС РОССИЙСКОЙ ФЕДЕРАЦИИ / Принят Государственной Думой 1 мая 2001 года',
      'note | - | - | (В редакции федеральных законов от 02.03.2004 № 5-ФЗ, от 04.05.2006 № 7-ФЗ)',
      'part | ЧАСТЬ ПЕРВАЯ | - | -',
      '  section | Раздел I | ОБЩИЕ ПОЛОЖЕНИЯ | -',
      '    chapter | Глава 1 | УЛЬИ | -',
      '      note | - | - | (Наименование в редакции Федерального закона)',
      '      article | Статья 1 | Пчелиный кодекс | Пчелиный кодекс Российской Федерации (настоящий Кодекс) действует в Российской Федерации, и Пчелиный кодекс выше иных законов. (В редакции Федерального закона от 02.03.2004 № 5-ФЗ) / 1. Ульем является: / 1) ящик; / а) из дерева; / 1¹) колода. / (Пункт дополнен) / 1¹. Статья 51 применяется по правилам статьи 1731.',
      '      article | Статья 1¹ | Пасека | Пасекой является место.',
      '      article | Статья 2 | - | (Статья утратила силу - Федеральный закон)',
      '    chapter | ГЛАВА 1¹ | РОЙ | -',
      '      article | Статья 2¹¹⁻¹ | Вылет роя | Статья 9 не применяется.',
      '  section | РАЗДЕЛ ВТОРОЙ | Заключительные положения | -',
      '    article | Статья 3 | Признание утратившими силу | Признать утратившими силу с 1 июня 2001 года: / Кодекс о пасеках РСФСР (Ведомости, 1970, № 1), за исключением раздела IV, который действует; / Указ от 1 мая 1971 года о внесении изменений в Кодекс о пасеках РСФСР.',
      'conclusions | - | - | Президент Российской Федерации И.Иванов / Москва, Кремль / 7 июня 2001 года / № 77-ФЗ',
    ])
  })

  it('nests points in parts, keeps raised figures in running text, marks notes as editorial', async () => {
    const { acts } = await readAll(pravo, [folder({ 'code.html': CODE })])
    const [snapshot] = await snapshotsOf(acts[0])
    const xml = snapshot?.provisions.find(({ num }) => num === 'Статья 1')?.content?.xml ?? ''
    assert.match(
      xml,
      /<paragraph eId="para_1"><num>1\.<\/num>.*eId="para_1__point_1".*eId="para_1__point_1__point_а"/,
    )
    assert.match(xml, /eId="para_1__point_1-1".*\(Пункт дополнен\).*<paragraph eId="para_1-1">/)
    assert.match(xml, /статьи 173<sup>1<\/sup>/)
    assert.match(
      xml,
      /<remark status="editorial">.*<ref href="http:\/\/pravo\.gov\.ru\/proxy\/ips\/\?docbody=&amp;nd=201">/,
    )
  })

  it('says itself what it is: title, number, day of signature, the publisher’s number, its last amendment, the code it repeals', async () => {
    const { acts } = await readAll(pravo, [folder({ 'code.html': CODE })])
    const [snapshot] = await snapshotsOf(acts[0])
    const { relations, ...work } = acts[0]?.work ?? {}
    assert.deepEqual(work, {
      jurisdiction: 'ru',
      type: 'act',
      subtype: 'code',
      date: '2001-06-07',
      number: '77-ФЗ',
      title: 'Пчелиный кодекс Российской Федерации',
      aliases: [
        { scheme: 'pravo', value: '100' },
        { scheme: 'ru-code', value: 'Пчелиный кодекс Российской Федерации' },
      ],
      published: null,
      topics: [],
      force: null,
    })
    assert.deepEqual(relations, [
      {
        kind: 'repeals',
        target: { scheme: 'ru-code', value: 'Кодекс о пасеках РСФСР' },
        title: 'Кодекс о пасеках РСФСР',
        provision: 'за исключением раздела IV',
      },
    ])
    assert.deepEqual(snapshot?.ground, { title: 'Федеральный закон от 04.05.2006 № 7-ФЗ', id: '202' })
    assert.equal(snapshot?.date, null)
    assert.equal(acts[0]?.expressions[0]?.textState, 'current')
  })
})

describe('a page set with spaces', () => {
  it('has its lines joined, headings over several lines, and no sentence taken for a heading', async () => {
    const { acts } = await readAll(pravo, [folder({ 'old.html': OLD })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []), [
      'preface | - | - | КОДЕКС О ПАСЕКАХ РСФСР',
      'preamble | - | - | Пчелы в РСФСР дают мед. О них и о пасеках заботится научно-технический кодекс.',
      'section | Раздел I | ОБЩИЕ ПОЛОЖЕНИЯ И ПАСЕКИ | -',
      '  article | Статья 1 | Задачи кодекса, которые он решает | Задачами кодекса являются мед и воск. / Статья 5 кодекса применяется.',
      '  article | Статья 2 | Мед | Мед собирают.',
    ])
    assert.equal(acts[0]?.work.title, 'Кодекс о пасеках РСФСР')
    assert.deepEqual([acts[0]?.work.date, acts[0]?.work.number], [null, null])
  })
})

describe('a title in capitals', () => {
  it('takes the letters in which the text writes its words, and stays as printed where a word is nowhere in it', () => {
    const text = 'В Республике Лес и в РСФСР действует закон о пчелах.\nИз закона о пчелах РСФСР.'
    assert.equal(printedTitle('ЗАКОН О ПЧЕЛАХ РСФСР', text), 'Закон о пчелах РСФСР')
    assert.equal(printedTitle('ЗАКОН О МЕДЕ РСФСР', text), 'ЗАКОН О МЕДЕ РСФСР')
    assert.equal(printedTitle('О Пчелах', text), 'О Пчелах')
  })
})

describe('every page', () => {
  it('gives back all its words in their order, whatever stands in it', () => {
    const words = fc.stringMatching(/^[а-я]{1,6}( [а-я0-9]{1,6}){0,4}[.;]?$/)
    const paragraph = fc.tuple(
      fc.constantFrom('', 'T', 'C', 'H', 'I', 'P'),
      fc.constantFrom(
        '',
        'Статья 1. ',
        'Статья 2',
        'Глава 1. ',
        'РАЗДЕЛ II',
        '1. ',
        '2) ',
        'а) ',
        '(Статья в редакции ',
      ),
      words,
    )
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 12 }), (paragraphs) => {
        const html = paragraphs.map(([name, lead, rest]) => `<p class="${name}">${lead}${rest}</p>`).join('')
        const { rows } = outlineOf(paragraphsOf(page(html)))
        const said = rows.flatMap(({ num, heading, content }) =>
          wordsOf(`${num ?? ''} ${heading ?? ''} ${content ? plainText(content.xml) : ''}`),
        )
        assert.deepEqual(said, wordsOf(paragraphs.map(([, lead, rest]) => `${lead}${rest}`).join('\n')))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is read', () => {
  // Cyrillic letters of the table, by their distance from А.
  const cp1251 = (text: string) =>
    Uint8Array.from(
      [...text].map((sign) => {
        const code = sign.charCodeAt(0)
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
      }),
    )
  const SHORT =
    '<p class="T">Закон о меде</p><p class="H">Статья 1. Мед</p><p>Мед сладок.</p><!-- pravo.gov.ru/proxy/ips/ -->'

  it('may be windows-1251 where the page declares it', async () => {
    const { acts } = await readAll(pravo, [folder({ 'a.html': cp1251(page(SHORT, 'windows-1251')) })])
    assert.equal(acts[0]?.work.title, 'Закон о меде')
  })

  it('is refused with the byte where it means nothing, and with the declaration where that is another', async () => {
    const bad = Buffer.concat([cp1251(page(SHORT, 'windows-1251')), Buffer.from([0xcc, 0x98])])
    const other = cp1251(page(SHORT, 'koi8-r'))
    const none = cp1251(SHORT)
    const { acts, refused } = await readAll(pravo, [
      folder({ 'a.html': bad, 'b.html': other, 'c.html': none }),
    ])
    assert.deepEqual(acts, [])
    assert.deepEqual(
      refused.map(({ where }) => where),
      [`byte ${bad.length - 1}`, 'charset', `byte ${none.indexOf(0xc7) + 1}`],
    )
    assert.match(refused[0]?.reason ?? '', /^Cannot decode the file: expected windows-1251.*fetch it again$/)
    assert.match(refused[1]?.reason ?? '', /it declares koi8-r; expected utf-8 or windows-1251/)
  })

  it('is refused where no article or no title is in it, where nothing lies at the path, and where a folder has no page', async () => {
    const at = folder({
      'menu.html': page('<p class="T">Список документов</p>'),
      'bare.html': page('<p class="H">Статья 1. Мед</p><p>Мед.</p>'),
    })
    const { refused } = await readAll(pravo, [at, `${at}/nothing.html`, folder({ 'a.txt': '' })])
    assert.match(refused[0]?.reason ?? '', /no title stands above its first article/)
    assert.match(refused[1]?.reason ?? '', /no article was recognised; expected headings such as "Статья 1"/)
    assert.match(refused[2]?.reason ?? '', /nothing is there; check the path/)
    assert.match(refused[3]?.reason ?? '', /it has no page of pravo\.gov\.ru/)
  })

  it('is refused where it is nested too deep to follow', async () => {
    const deep = page(`${'<div>'.repeat(50_000)}<p class="H">Статья 1. Мед</p>`)
    const { refused } = await readAll(pravo, [folder({ 'deep.html': deep })])
    assert.match(
      refused[0]?.reason ?? '',
      /nested thousands of levels deep; expected the text of an act; leave it out/,
    )
  })

  it('may be chosen by number, by the publisher’s number, by title and by part of the path', async () => {
    const at = folder({ 'code.html': CODE, 'old.html': OLD })
    for (const [only, titles] of [
      ['77-ФЗ', ['Пчелиный кодекс Российской Федерации']],
      ['100', ['Пчелиный кодекс Российской Федерации']],
      ['Кодекс о пасеках РСФСР', ['Кодекс о пасеках РСФСР']],
      ['old', ['Кодекс о пасеках РСФСР']],
      ['none', []],
    ] as const) {
      const { acts } = await readAll(pravo, [at], { only: [only] })
      assert.deepEqual(
        acts.map(({ work }) => work.title),
        titles,
        only,
      )
    }
  })

  it('is claimed by the links of the publisher or the frame of its older pages; other HTML and mixed folders are not', async () => {
    const at = folder({
      'code.html': CODE,
      'old.html': OLD,
      'other.html': page('<p>Статья 1. Мед</p>'),
      'a.md': '',
    })
    assert.deepEqual(
      await Promise.all(
        ['code.html', 'old.html', 'other.html', 'a.md', '.'].map((name) => claimed(pravo, `${at}/${name}`)),
      ),
      [true, true, false, false, false],
    )
    assert.equal(await claimed(pravo, folder({ 'code.html': CODE, 'old.html': OLD })), true)
  })
})
