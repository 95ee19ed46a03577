import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressOf } from './address.ts'
import { disposition, fileName } from './file-name.ts'

const CIVIL = {
  iri: '/akn/fr/act/code/1804-03-21/code-civil/fra@2020-01-01/~art_1240',
  title: 'Code civil',
  label: 'Article 1240',
  at: '2020-01-01',
  language: 'fra',
  ending: 'pdf',
}

describe('the name of a file', () => {
  it('says act, provision, day and language', () => {
    assert.equal(fileName(CIVIL), 'Code civil, Article 1240, 2020-01-01, fr.pdf')
    assert.equal(
      disposition(CIVIL, false),
      `attachment; filename="Code-civil_Article-1240_2020-01-01_fr.pdf"; filename*=UTF-8''Code%20civil%2C%20Article%201240%2C%202020-01-01%2C%20fr.pdf`,
    )
  })

  it('is plain for old clients in every script, and never breaks its header', () => {
    const names = [
      {
        ...CIVIL,
        title: 'Трудовой кодекс «ТК"',
        label: 'Статья 5',
        language: 'rus',
        iri: '/akn/ru/act/code/tk/rus@2020-01-01/~art_5',
      },
      {
        ...CIVIL,
        title: '中华人民共和国宪法',
        label: null,
        language: 'zho',
        iri: '/akn/cn/act/constitution/2018/xian-fa/zho@2020-01-01',
      },
      { ...CIVIL, title: 'a/b\\c:"d"\r\nSet-Cookie: x', label: "d'Été (1)*" },
      { ...CIVIL, title: 'long '.repeat(100), label: null },
    ]
    for (const name of names) {
      const header = disposition(name, true)
      assert.match(
        header,
        /^inline; filename="[A-Za-z0-9_.-]{8,}"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/,
      )
      const full = decodeURIComponent(header.split("UTF-8''")[1] ?? '')
      assert.equal(full, fileName(name))
      assert.doesNotMatch(full, /[\\/:*?"<>|\r\n]/)
      assert.ok(full.length < 160)
    }
    assert.match(disposition(names[0] ?? CIVIL, true), /filename="ru-act-code-tk_art-5_2020-01-01_ru\.pdf"/)
  })
})

describe('the address of a file', () => {
  it('is that of a text with the ending of a format that there is, and nothing else', () => {
    const found = addressOf('/akn/xv/act/2012/1/eng@2012-01-01/~art_1.2.docx')
    assert.deepEqual(
      [found?.stem, found?.format.ending],
      ['/akn/xv/act/2012/1/eng@2012-01-01/~art_1.2', 'docx'],
    )
    for (const path of [
      '/akn/xv/act/2012/1/eng@2012-01-01/~art_1.2',
      '/akn/xv/act/2012/1.5',
      '/akn/xv/act/2012/1.exe',
      '/akn/xv/act/2012/.pdf',
      '/akn/xv/act/2012/1/eng/~.pdf',
      '/akn/xv/act/2012/1..pdf',
      '/akn/xv/act/2012/%ZZ.pdf',
      '/akn/xv/act/2012/1pdf',
    ])
      assert.equal(addressOf(path), null, path)
  })
})
