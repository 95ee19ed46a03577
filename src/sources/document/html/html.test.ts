/** Pages of HTML: their encoding, their language, which part of them is the text, and numbers that browsers draw. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '#law/content.ts'
import { outlineIn, readFiles, wordsRead } from '../reading.fixture.ts'
import { html } from './index.ts'

const ACT = '<h1>Act on Bees</h1><h2>Article 1. Scope</h2><p>It protects bees.</p>'
const read = (page: string | Uint8Array, stated = {}) => readFiles(html, { 'a.html': page }, stated)

describe('a page of HTML', () => {
  it('states its language; the part that is the text wins over the page', async () => {
    const language = async (page: string) => (await read(page)).acts[0]?.expressions[0]?.language
    assert.equal(await language(`<html lang="fr-FR"><body>${ACT}`), 'fra-fr')
    assert.equal(await language(`<html lang="en"><body><main lang="be">${ACT}</main>`), 'bel')
    assert.equal(await language(`<meta http-equiv="Content-Language" content="ja">${ACT}`), 'jpn')
    assert.match((await read(ACT)).refused[0] ?? '', /does not state it; give it with --language/)
  })

  it('is decoded as its mark, the operator or itself says, and refused where that cannot be', async () => {
    const cyrillic = Buffer.from([0xcf, 0xf7, 0xe5, 0xeb, 0xe0])
    const page = (meta: string) =>
      Buffer.concat([
        Buffer.from(`<html lang=ru>${meta}<h1>`),
        cyrillic,
        Buffer.from(' and bees</h1><p>Words.</p>'),
      ])
    const title = async (bytes: Uint8Array, stated = {}) => (await read(bytes, stated)).acts[0]?.work.title
    assert.equal(await title(page('<meta charset="windows-1251">')), 'Пчела and bees')
    assert.equal(
      await title(page('<meta http-equiv=Content-Type content="text/html; charset=windows-1251">')),
      'Пчела and bees',
    )
    assert.equal(await title(page(''), { encoding: 'windows-1251' }), 'Пчела and bees')
    assert.equal(
      await title(Buffer.from(`\ufeff<html lang=ru><h1>Пчела and bees</h1><p>Words.</p>`, 'utf16le')),
      'Пчела and bees',
    )
    assert.match((await read(page(''))).refused[0] ?? '', /expected UTF-8/)
    assert.match(
      (await read(page('<meta charset="klingon">'))).refused[0] ?? '',
      /"klingon" is no encoding known here/,
    )
    assert.match(
      (await read(page('<meta charset="shift_jis">'))).refused[0] ?? '',
      /bytes that mean nothing in shift_jis/,
    )
  })

  it('is the text in its main part; what leads about the site is left out and counted', async () => {
    const page = `<html lang=en><title>Site</title><body><header>Ministry of Hives</header><main><nav>Home Laws</nav>${ACT}</main><footer>Contact us</footer>`
    const { snapshot } = await read(page)
    assert.equal(
      wordsRead(snapshot?.provisions ?? []).join(' '),
      'Act on Bees Article 1 Scope It protects bees',
    )
    assert.deepEqual(
      snapshot?.findings.map(({ message }) => message),
      ['7 words of the page stand outside its text (navigation, banners) and were left out'],
    )
  })

  it('brings no script, style or event with it, and no address that could run one', async () => {
    const page = `<html lang=en>${ACT}<script>alert(1)</script><style>p{}</style><p onclick="x()">See <a href="javascript:x()">this</a> and <a href="https://example.org/a">that</a><img src=x onerror=y>.</p>`
    const { snapshot } = await read(page)
    const xml = snapshot?.provisions.map(({ content }) => content?.xml ?? '').join('') ?? ''
    assert.match(xml, /<p>See this and <ref href="https:\/\/example\.org\/a">that<\/ref>\.<\/p>/)
    assert.doesNotMatch(xml, /script|onclick|onerror|alert/)
    assert.match(
      snapshot?.findings[0]?.message ?? '',
      /1 pictures, formulas or embedded objects were left out/,
    )
  })

  it('has the numbers that browsers draw before items, in the style that they are drawn in', async () => {
    const page = `<html lang=en>${ACT}<ol style="list-style-type: lower-alpha"><li>one;</li><li value=4>four;<ol type=i start=2><li>deep.</li></ol></li></ol><ol style="list-style: none"><li>(x) own.</li></ol>`
    const { snapshot } = await read(page)
    assert.equal(
      plainText(snapshot?.provisions.at(-1)?.content?.xml ?? ''),
      'It protects bees.\na) one;\nd) four;\nii. deep.\n(x) own.',
    )
  })

  it('leaves out a table of contents that links to what it repeats, and keeps links that say more', async () => {
    const linked = (words: string) => `<li><a href="#x">${words}</a></li>`
    const page = (third: string) =>
      `<html lang=en><h1>Act on Bees</h1><ul>${['Article 1. Scope', 'Article 2. Terms', third].map(linked).join('')}</ul><h2>Article 1. Scope</h2><p>It holds.</p><h2>Article 2. Terms</h2><p>Bee.</p><h2>Article 3. End</h2><p>Now.</p>`
    const { snapshot } = await read(page('Article 3. End'))
    assert.deepEqual(outlineIn(snapshot?.provisions ?? []), [
      '0|Article 1|Scope',
      '0|Article 2|Terms',
      '0|Article 3|End',
    ])
    assert.match(snapshot?.findings[0]?.message ?? '', /^3 lines of a table of contents/)
    const { snapshot: kept } = await read(page('Something else'))
    assert.ok(wordsRead(kept?.provisions ?? []).includes('Something'))
  })

  it('is refused where it is nested to exhaust whoever reads it', async () => {
    assert.match(
      (await read(`<html lang=en>${'<div>'.repeat(100_000)}`)).refused[0] ?? '',
      /more than 400 deep/,
    )
  })
})
