/** The structure of an act found by numbering, in many traditions; what goes in comes out, word for word. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText, wordsOf } from '#law/content.ts'
import { runs } from '../../test/pace.ts'
import { linesOfHtml } from './html-lines.ts'
import { type Line, linesOfMarkdown, linesOfText } from './lines.ts'
import { structureOf } from './structure.ts'

function outline(lines: readonly Line[], language: string): string[] {
  return structureOf(lines, language).map(({ depth, kind, num, heading, content }) =>
    [
      '  '.repeat(depth) + kind,
      num ?? '-',
      heading ?? '-',
      content ? plainText(content.xml).replaceAll('\n', ' / ') : '-',
    ].join(' | '),
  )
}

const TRADITIONS: readonly (readonly [language: string, text: string, outline: readonly string[]])[] = [
  [
    'rus',
    'ЗАКОН\nО пчелах\n\nГлава 1\nОБЩИЕ ПОЛОЖЕНИЯ\n\nСтатья 1. Предмет\nЗакон регулирует отношения.\nСтатья 2. Понятия\n1. В Законе:\n1) пчела - насекомое;\n2) улей:\nа) ящик;\nб) дупло.\n2. Статья 5 Закона применяется.\nПрезидент А.Иванов\n\nг. Минск, 1 января 2001 г.\n№ 5-З',
    [
      'preface | - | - | ЗАКОН',
      'preface | - | - | О пчелах',
      'chapter | Глава 1 | ОБЩИЕ ПОЛОЖЕНИЯ | -',
      '  article | Статья 1 | Предмет | Закон регулирует отношения.',
      '  article | Статья 2 | Понятия | 1. В Законе: / 1) пчела - насекомое; / 2) улей: / а) ящик; / б) дупло. / 2. Статья 5 Закона применяется.',
      'conclusions | - | - | Президент А.Иванов / г. Минск, 1 января 2001 г. / № 5-З',
    ],
  ],
  [
    'bel',
    'Раздзел I\nАГУЛЬНЫЯ ПАЛАЖЭННІ\nАртыкул 1. Прадмет\nЗакон рэгулюе адносіны.\nАртыкул 2. Паняцці\n(1) Першая.\n(2) Другая.',
    [
      'section | Раздзел I | АГУЛЬНЫЯ ПАЛАЖЭННІ | -',
      '  article | Артыкул 1 | Прадмет | Закон рэгулюе адносіны.',
      '  article | Артыкул 2 | Паняцці | (1) Першая. / (2) Другая.',
    ],
  ],
  [
    'deu',
    '§ 1 Anwendungsbereich\n(1) Dieses Gesetz gilt.\n(2) Es gilt nicht, wenn\n1. erstens,\n2. zweitens.\n§ 2 Begriffe\nBau ist jedes Werk.\n§ 2a\nWeitere Begriffe sind geregelt.',
    [
      'section | § 1 | Anwendungsbereich | (1) Dieses Gesetz gilt. / (2) Es gilt nicht, wenn / 1. erstens, / 2. zweitens.',
      'section | § 2 | Begriffe | Bau ist jedes Werk.',
      'section | § 2a | - | Weitere Begriffe sind geregelt.',
    ],
  ],
  [
    'eng',
    'REGULATION 2016/1\nTHE COUNCIL,\nHaving regard to the Treaty,\n(1) Whereas one.\nHAS ADOPTED THIS REGULATION:\nCHAPTER I\nGeneral provisions\nArticle 1\nSubject-matter\n1. It lays down rules.\n2. It protects rights.\nArticle 2\nScope\nIt applies.\nSection 1\nTransparency\nArticle 3\nModalities\nThe controller shall act.\nDone at Brussels, 27 April 2016.\nFor the Council\nThe President',
    [
      'preface | - | - | REGULATION 2016/1',
      'preamble | - | - | THE COUNCIL, / Having regard to the Treaty, / (1) Whereas one. / HAS ADOPTED THIS REGULATION:',
      'chapter | CHAPTER I | General provisions | -',
      '  article | Article 1 | Subject-matter | 1. It lays down rules. / 2. It protects rights.',
      '  article | Article 2 | Scope | It applies.',
      '  section | Section 1 | Transparency | -',
      '    article | Article 3 | Modalities | The controller shall act.',
      'conclusions | - | - | Done at Brussels, 27 April 2016. / For the Council / The President',
    ],
  ],
  [
    'eng',
    'Bees Act 2001\n1. Short title\nThis Act may be cited as the Bees Act.\n2. Interpretation\n(1) In this Act—\n(a) bee means an insect;\n(b) hive includes box.\n(2) Section 5 of the Act applies.\nSCHEDULE 1\nForms\nForm one.',
    [
      'preface | - | - | Bees Act 2001',
      'section | 1. | Short title | This Act may be cited as the Bees Act.',
      'section | 2. | Interpretation | (1) In this Act— / (a) bee means an insect; / (b) hive includes box. / (2) Section 5 of the Act applies.',
      'attachment | SCHEDULE 1 | Forms | Form one.',
    ],
  ],
  [
    'fra',
    'TITRE Ier\nDISPOSITIONS GÉNÉRALES\nChapitre Ier : Objet\nArticle 1er\nLa loi fixe les règles.\nArticle L. 3-1 bis\nI. – Les abeilles :\n1° butinent ;\n2° volent.',
    [
      'title | TITRE Ier | DISPOSITIONS GÉNÉRALES | -',
      '  chapter | Chapitre Ier | Objet | -',
      '    article | Article 1er | - | La loi fixe les règles.',
      '    article | Article L. 3-1 bis | - | I. Les abeilles : / 1° butinent ; / 2° volent.',
    ],
  ],
  [
    'swe',
    '1 § Denna lag gäller bin.\n2 § Med bin avses insekter.',
    ['section | 1 § | - | Denna lag gäller bin.', 'section | 2 § | - | Med bin avses insekter.'],
  ],
  [
    'zho',
    '第一章 总则\n第一条 为了保护蜜蜂，制定本法。\n第二条 本法适用于：\n（一）甲；\n（二）乙。',
    [
      'chapter | 第一章 | 总则 | -',
      '  article | 第一条 | - | 为了保护蜜蜂，制定本法。',
      '  article | 第二条 | - | 本法适用于： / （一） 甲； / （二） 乙。',
    ],
  ],
  [
    'ara',
    'المادة 1\nيسري هذا القانون.\nالمادة 2\nتعريفات القانون.',
    ['article | المادة 1 | - | يسري هذا القانون.', 'article | المادة 2 | - | تعريفات القانون.'],
  ],
]

describe('structure found by numbering', () => {
  for (const [language, text, expected] of TRADITIONS)
    it(`in ${language}: ${text.slice(0, 24).replaceAll('\n', ' / ')}…`, () => {
      assert.deepEqual(outline(linesOfText(text), language), expected)
    })

  it('takes a provision that an act puts into another for words of that act', () => {
    const text =
      'Article 1. Amendment\nThe Act is amended:\n“Article 5. New text\nThe thing.\nArticle 6. More\nEnd.”\nArticle 2. Entry\nIt enters into force.'
    assert.deepEqual(
      outline(linesOfText(text), 'eng').map((line) => line.split(' | ')[1]),
      ['Article 1', 'Article 2'],
    )
  })

  it('takes a sentence that begins with a reference for a sentence', () => {
    const text =
      'Article 1\nThe rules are these.\nArticle 5 of the Treaty applies.\nArticle 2\nSection 3 is repealed.'
    assert.equal(outline(linesOfText(text), 'eng').length, 2)
  })

  it('undoes line breaks that only wrap, and none that do not', () => {
    const text =
      'Article 1\nEvery person whose data are processed by an authority has the right to\nlearn of it, and to have what is wrong put right without undue delay and\nfree of charge.\n(1) one;\n(2) two.'
    assert.deepEqual(outline(linesOfText(text), 'eng'), [
      'article | Article 1 | - | Every person whose data are processed by an authority has the right to learn of it, and to have what is wrong put right without undue delay and free of charge. / (1) one; / (2) two.',
    ])
  })

  it('reads headings, emphasis and lists of Markdown', () => {
    const text =
      '# Bees Act\n\n## Chapter 1: General\n\n### Article 1. Scope\n\nAll **bees**.\n\n- one\n- two\n'
    assert.deepEqual(
      structureOf(linesOfMarkdown(text), 'eng').map(({ kind }) => kind),
      ['preface', 'chapter', 'article'],
    )
    assert.match(
      structureOf(linesOfMarkdown(text), 'eng')[2]?.content?.xml ?? '',
      /<b>bees<\/b>.*<paragraph><content><p>one/,
    )
  })

  it('numbers the items that browsers number', () => {
    const html = '<p>Article 1</p><p>These count:</p><ol type="a"><li>bees;</li><li>wasps.</li></ol>'
    assert.deepEqual(outline(linesOfHtml(html), 'eng'), [
      'article | Article 1 | - | These count: / a) bees; / b) wasps.',
    ])
  })
})

describe('no word of a document', () => {
  const line = fc.constantFrom(
    ...TRADITIONS.flatMap(([, text]) => text.split('\n')),
    '— a dash',
    '• a bullet',
    '«цитата',
    'конец»',
    'IV. Four',
    'Annex',
    'Приложение 1',
    '1.1. One one',
    'Article',
    'o presidente',
    '',
  )

  it('is lost or doubled, whatever the lines and their order', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }),
        fc.constantFrom('eng', 'rus', 'fra', 'deu', 'und'),
        (lines, language) => {
          const read = linesOfText(lines.join('\n'))
          const found = structureOf(read, language).flatMap(({ num, heading, content }) =>
            wordsOf([num, heading, content && plainText(content.xml)].join('\n')),
          )
          assert.deepEqual(found.toSorted(), wordsOf(lines.join('\n')).toSorted())
        },
      ),
      runs(1500),
    )
  })

  it('is lost from HTML either', () => {
    const tags = fc.constantFrom('p', 'h2', 'b', 'div', 'li', 'td', 'i')
    fc.assert(
      fc.property(fc.array(fc.tuple(tags, line), { maxLength: 10 }), (parts) => {
        const html = parts.map(([tag, words]) => `<${tag}>${words}</${tag}>\n`).join('')
        const found = structureOf(linesOfHtml(html), 'eng').flatMap(({ num, heading, content }) =>
          wordsOf([num, heading, content && plainText(content.xml)].join('\n')),
        )
        assert.deepEqual(found.toSorted(), wordsOf(parts.map(([, words]) => words).join('\n')).toSorted())
      }),
      runs(800),
    )
  })
})
