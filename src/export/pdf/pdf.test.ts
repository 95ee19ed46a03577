import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { wordsOf } from '#law/content.ts'
import { ACT, ARABIC, article, CYRILLIC, law } from '../document.fixture.ts'
import { narrowed } from '../document.ts'
import { wordsIn } from '../reading-back.fixture.ts'
import { covering, familiesFor, isPrintable, typefacesFor } from './fonts.ts'
import { letterer } from './lettered.ts'
import { toPdf } from './pdf.ts'

const reader = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is not on this machine' : false

function textOf(pdf: Uint8Array): string {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 1e8 })
  assert.equal(status, 0, String(stderr))
  return String(stdout)
}

/** Returns words of the first that the second has less often. */
function lost(words: readonly string[], shown: readonly string[]): string[] {
  const counts = Map.groupBy(shown, (word) => word)
  const left = new Map([...counts].map(([word, all]) => [word, all.length]))
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

describe('a PDF', () => {
  it('is tagged, names its language and claims PDF/UA-1', () => {
    for (const [document, language] of [
      [ACT, 'en'],
      [CYRILLIC, 'ru'],
      [ARABIC, 'ar'],
    ] as const) {
      const pdf = Buffer.from(toPdf(document)).toString('latin1')
      assert.match(pdf, /^%PDF-1\.7/)
      for (const mark of [
        '/StructTreeRoot',
        '/MarkInfo',
        `/Lang (${language})`,
        '<pdfuaid:part>1</pdfuaid:part>',
      ])
        assert.ok(pdf.includes(mark), `${language} has ${mark}`)
      assert.match(pdf, /\/DisplayDocTitle true/)
    }
  })

  it('has every word of the act, in Latin, Greek and Cyrillic, and says what it is', { skip: reader }, () => {
    for (const document of [ACT, CYRILLIC, narrowed(ACT, 'art_3') ?? ACT]) {
      const { front, running, notes } = wordsIn(document)
      const shown = wordsOf(textOf(toPdf(document)).replaceAll('\u200b', ''))
      // Long identifiers are broken over lines, and raised figures stand apart from what they follow.
      const wanted = [...running, ...notes].filter((word) => !/^(m2|H2O)$/.test(word))
      assert.deepEqual(lost(wanted, shown), [])
      assert.deepEqual(
        lost(
          front.filter((word) => word.length < 12),
          shown,
        ),
        [],
      )
    }
  })

  it('takes no word of the law for mark-up of its typesetter', { skip: reader }, () => {
    const words =
      '#set page(width: 1pt) #panic() $x^2$ *b* _i_ `c` @ref &lt;label&gt; = H // no /* no */ \\ ~ -- "q" [b]'
    const text = textOf(toPdf(law([article('art_1', '#eval("1")', words)])))
    const plain = text.replace(/\s+/g, ' ')
    for (const said of [
      '#set page(width: 1pt)',
      '#panic()',
      '$x^2$',
      '*b* _i_ `c` @ref <label> = H // no /* no */ \\ ~',
      '#eval("1")',
    ])
      assert.ok(plain.includes(said), said)
  })

  it('leaves no character out: what has no letterform stands by its code, and the file says so', {
    skip: reader,
  }, () => {
    const text = textOf(toPdf(law([article('art_1', 'Article 1', 'before 𐎠 after')])))
    assert.match(text, /before \[U\+103A0\] after/)
    assert.match(
      text.replace(/\s+/g, ' '),
      /1 character has no letterform here and is given by its code, as in \[U\+103A0\]\./,
    )
  })

  it('has Chinese and Japanese words whole, and stray ones in another language', { skip: reader }, () => {
    const chinese = '个人信息处理者应当主动删除个人信息：“处理目的已实现”；'
    const japanese = '個人情報取扱事業者は、保有個人データを遅滞なく消去しなければならない。'
    for (const [language, words] of [
      ['zho', chinese],
      ['jpn', japanese],
      ['eng', `Words of others: ${chinese} ${japanese}`],
    ] as const) {
      const pdf = toPdf(law([article('art_1', '1', words)], { language, title: words }))
      const text = textOf(pdf).replace(/\s/g, '')
      assert.ok(text.includes(words.replace(/\s/g, '')), `${language}: ${text}`)
      assert.doesNotMatch(text, /U\+/)
    }
  })

  it('is refused where no typeface has the letters, with what to do', () => {
    assert.throws(
      () => toPdf(law([], { language: 'tha' })),
      /Cannot make a PDF in tha: no typeface at hand has its letters/,
    )
  })

  it('sets tables whose spans do not fit, and lists within lists', () => {
    const odd =
      '<content><table><tr><td colspan="3" rowspan="9"><p>a</p></td></tr><tr><td><p>b</p></td></tr><tr><td colspan="90"><p>c</p></td></tr></table><table></table></content>'
    const deep = `${'<paragraph><num>1.</num>'.repeat(30)}<content><p>deep</p></content>${'</paragraph>'.repeat(30)}`
    assert.ok(
      toPdf(
        law([
          article('a', '1', ''),
          { ...article('b', '2', ''), xml: odd },
          { ...article('c', '3', ''), xml: deep },
        ]),
      ).length > 1000,
    )
  })
})

describe('the letters at hand', () => {
  it('are those of the fonts', () => {
    const has = covering(typefacesFor(['eng']))
    for (const letter of 'aéœЯўґΩὕ§№€“”أא') assert.ok(has(letter.codePointAt(0) ?? 0), letter)
    for (const letter of '憲あ가') assert.ok(!has(letter.codePointAt(0) ?? 0), letter)
    const more = covering(typefacesFor(['eng', 'jpn'], '国务院'))
    for (const letter of '憲あ务院働') assert.ok(more(letter.codePointAt(0) ?? 0), letter)
  })

  it('are large ones only where words need them', () => {
    const families = (...asked: Parameters<typeof typefacesFor>) =>
      typefacesFor(...asked).map(({ family }) => family)
    assert.equal(families(['eng']).length + 1, families(['eng'], 'あ').length)
    assert.deepEqual(families(['eng'], 'Договор “1” — §'), families(['eng']))
    assert.deepEqual(families(['jpn'], 'あ')[0], 'BIZ UDMincho')
    assert.deepEqual(familiesFor('jpn', typefacesFor(['jpn'])).slice(0, 2), [
      { name: 'Source Serif 4', covers: 'latin-in-cjk' },
      'BIZ UDMincho',
    ])
  })

  it('are those of the operator before all others, and a file that is no font is left out', async (t) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-fonts-'))
    t.after(() => rm(folder, { recursive: true }))
    const { resolve } = createRequire(import.meta.url)
    await copyFile(
      resolve('@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf'),
      path.join(folder, 'own.ttf'),
    )
    await writeFile(path.join(folder, 'none.otf'), 'no font')
    t.mock.method(process, 'emitWarning', (said: string) => warned.push(said))
    const warned: string[] = []
    process.env.COMITY_FONTS = folder
    t.after(() => {
      delete process.env.COMITY_FONTS
    })
    assert.deepEqual(typefacesFor(['heb'])[0], {
      family: 'Noto Serif Hebrew',
      files: [path.join(folder, 'own.ttf')],
    })
    assert.ok(isPrintable('ara') && !isPrintable('tha'))
    assert.match(warned.join(), /none\.otf is left out: /)
  })

  it('leave spaces and signs of direction as they are', () => {
    const { lettered, unwritable } = letterer(() => false)
    assert.equal(lettered('\u00a0\u200f\u2028'), '\u00a0\u200f\u2028')
    assert.equal(unwritable.size, 0)
  })
})
