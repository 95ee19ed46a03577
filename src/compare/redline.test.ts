import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { plainText } from '#law/content.ts'
import { renderHtml } from '#markup/html.ts'
import { corpus, withoutCorpora } from '../../test/corpora.ts'
import { runs } from '../../test/pace.ts'
import { fragments } from './fragment.fixture.ts'
import { blocksOf } from './fragment-reader.ts'
import { marked } from './mark.ts'
import { mergeFragments } from './merge.ts'
import { redlineColumns, redlineFragment, redlineOf, redlineText } from './redline.ts'

const OPTIONS = { eIdPrefix: 'art_1' }
const content = (...paragraphs: string[]) =>
  `<content>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</content>`
const line = (before: string, after: string) => redlineFragment(content(before), content(after))

/** The fragment without the elements that only say where blocks stand, and without ids. */
const bare = (xml: string) => xml.replace(/<\/?(?:content|intro|wrapUp)>| eId="[^"]*"/g, '')
const unmarked = (xml: string) => xml.replace(/<\/?(?:ins|del)>/g, '')
const accepted = (xml: string) => unmarked(xml.replace(/<del>.*?<\/del>/gs, ''))
const rejected = (xml: string) => unmarked(xml.replace(/<ins>.*?<\/ins>/gs, ''))
const words = (xml: string) => plainText(`<content>${xml}</content>`).replace(/[\s¶*]+/g, '')

// What a redline promises, whatever the two wordings are.
function assertFaithful(before: string, after: string): void {
  const merged = mergeFragments(before, after)
  assert.equal(
    bare(unmarked(marked(merged, 'before'))),
    bare(before),
    'the earlier column is the earlier wording',
  )
  assert.equal(bare(unmarked(marked(merged, 'after'))), bare(after), 'the later column is the later wording')
  const both = marked(merged, 'both')
  assert.equal(words(accepted(both)), words(bare(after)), 'accepting every change gives the later words')
  assert.equal(words(rejected(both)), words(bare(before)), 'rejecting every change gives the earlier words')
}

test('a no-break space for a plain one is no change', () => {
  assert.doesNotMatch(
    line('loi n° 84 ; articles 1 à 3', 'loi n°\u00a084\u202f; articles 1\u00a0à 3'),
    /<(?:ins|del)>/,
  )
})

test('a fragment taken apart and put together is the fragment', () => {
  fc.assert(
    fc.property(fragments, (xml) => {
      assert.equal(
        bare(
          blocksOf(xml)
            .map(({ source }) => source)
            .join(''),
        ),
        bare(xml),
      )
    }),
  )
})

test('accepting all changes gives the later wording, rejecting them the earlier, column by column exactly', () => {
  fc.assert(fc.property(fragments, fragments, assertFaithful), runs(400))
})

test('the same holds between real wordings of a code', {
  skip: withoutCorpora('fr-legalize-md'),
}, async () => {
  const folder = path.join(corpus('fr-legalize-md') ?? '', 'LEGITEXT000006070721-code-civil')
  const articles = (await readFile(path.join(folder, '2026-03-25.md'), 'utf8')).split(/^#+ /m).map((each) =>
    content(
      ...each
        .split(/\n\n+/)
        .map((one) => one.replace(/[<>&]/g, ' ').replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    ),
  )
  for (let at = 10; at + 1 < articles.length && at < 900; at += 3)
    assertFaithful(articles[at] ?? '', articles[at + 1] ?? '')
})

test('words that stayed are not marked, and a text against itself has no mark', () => {
  assert.equal(line('Un an. Fin.', 'Deux ans. Fin.'), '<p><del>Un an</del><ins>Deux ans</ins>. Fin.</p>')
  fc.assert(fc.property(fragments, (xml) => assert.doesNotMatch(redlineFragment(xml, xml), /<(?:ins|del)>/)))
})

test('a list keeps its structure: an item that came stands between those that stayed, its number with it', () => {
  const list = (...items: [string, string][]) =>
    `<intro><p>Sont punis :</p></intro>${items.map(([num, said]) => `<paragraph><num>${num}</num><content><p>${said}</p></content></paragraph>`).join('')}`
  const html = redlineOf(
    list(['1°', 'le vol simple ;'], ['2°', 'la fraude.']),
    list(['1°', 'le vol simple ;'], ['1° bis', 'le recel ;'], ['2°', 'la fraude fiscale.']),
    OPTIONS,
  )
  assert.equal(
    html,
    '<p>Sont punis :</p>' +
      '<div class="para"><span>1°</span><div><p>le vol simple ;</p></div></div>' +
      '<div class="para"><span><ins>1° bis</ins></span><div><p><ins>le recel ;</ins></p></div></div>' +
      '<div class="para"><span>2°</span><div><p>la fraude<ins> fiscale</ins>.</p></div></div>',
  )
})

test('a part that was rewritten keeps its number; parts that shifted are known by their words', () => {
  const list = (...said: string[]) =>
    said
      .map((each, at) => `<paragraph><num>${at + 1}°</num><content><p>${each}</p></content></paragraph>`)
      .join('')
  assert.match(
    redlineOf(
      list('le vol simple commis la nuit ;', 'la fraude.'),
      list('(abrogé) ;', 'la fraude.'),
      OPTIONS,
    ),
    /<span>1°<\/span><div><p><del>le vol simple commis la nuit ;<\/del><\/p><p><ins>\(abrogé\) ;<\/ins>/,
  )
  assert.match(
    redlineOf(
      list('le vol simple ;', 'la fraude fiscale.'),
      list('le recel de choses ;', 'le vol simple ;', 'la fraude fiscale.'),
      OPTIONS,
    ),
    /<span><ins>1°<\/ins><\/span><div><p><ins>le recel de choses ;<\/ins><\/p><\/div><\/div><div class="para"><span><del>1<\/del><ins>2<\/ins>°<\/span><div><p>le vol simple ;/,
  )
})

test('a table keeps its rows and cells: a changed figure is marked in its cell', () => {
  const table = (fee: string, more = '') =>
    `<content><table><tr><th><p>Service</p></th><th><p>Fee</p></th></tr><tr><td><p>Access</p></td><td><p>${fee}</p></td></tr>${more}</table></content>`
  const html = redlineOf(
    table('12'),
    table('15', '<tr><td><p>Appeal</p></td><td><p>40</p></td></tr>'),
    OPTIONS,
  )
  assert.match(html, /<td><p>Access<\/p><\/td><td><p><del>12<\/del><ins>15<\/ins><\/p><\/td>/)
  assert.match(html, /<tr><td><p><ins>Appeal<\/ins><\/p><\/td><td><p><ins>40<\/ins><\/p><\/td><\/tr>/)
})

test('a note is compared where it is called', () => {
  const noted = (said: string) => content(`Le juge<authorialNote><p>${said}</p></authorialNote> statue.`)
  assert.match(
    redlineOf(noted('Depuis 1994.'), noted('Depuis 2004.'), OPTIONS),
    /<p>Le juge<sup .*<li id="art_1__fn_1">.*<p>Depuis <del>1994<\/del><ins>2004<\/ins>\.<\/p>/,
  )
})

test('a paragraph made a list is compared by its words, not shown as replaced', () => {
  const before = content(
    'Sont punis : le vol simple, la fraude en bande organisée et le recel habituel de choses volées.',
  )
  const after =
    '<intro><p>Sont punis :</p></intro><paragraph><num>1°</num><content><p>le vol simple,</p></content></paragraph>' +
    '<paragraph><num>2°</num><content><p>la fraude en bande organisée</p></content></paragraph>' +
    '<wrapUp><p>et le recel habituel de choses volées.</p></wrapUp>'
  assert.equal(bare(accepted(redlineFragment(before, after))), bare(after))
  assert.equal(
    redlineFragment(before, after)
      .replace(/<(ins|del)>.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    'Sont punis : le vol simple, la fraude en bande organisée et le recel habituel de choses volées.',
  )
})

test('a line break that alone went can be seen', () => {
  assert.match(line('un<br/>deux trois quatre', 'un deux trois quatre'), /<del>¶<\/del>/)
})

test('a wording that was not there before, or is no more, is marked throughout', () => {
  assert.equal(redlineFragment(null, content('Neuf.')), '<p><ins>Neuf.</ins></p>')
  assert.equal(redlineFragment(content('Vieux.'), null), '<p><del>Vieux.</del></p>')
})

test('insertions that the law itself marks are not mistaken for the redline’s', () => {
  const own = content('Le <ins>juge</ins> statue.')
  assert.equal(redlineFragment(own, own), '<p>Le juge statue.</p>')
})

test('in columns each side shows its own wording, block beside block', () => {
  assert.deepEqual(
    redlineColumns(content('Un an.', 'Fin.'), content('Deux ans.', 'Fin.', 'Et encore.'), OPTIONS),
    [
      ['<p><del>Un an</del>.</p>', '<p><ins>Deux ans</ins>.</p>'],
      ['<p>Fin.</p>', '<p>Fin.</p>'],
      ['', '<p><ins>Et encore.</ins></p>'],
    ],
  )
})

test('ids stand once, and what went has none', () => {
  const item = (num: string, eId: string, said: string) =>
    `<paragraph eId="${eId}"><num>${num}</num><content><p>${said}</p></content></paragraph>`
  const html = redlineOf(
    item('1', 'para_1', 'tout autre chose que ce qui suit') + item('2', 'para_2', 'la fin du monde'),
    item('1', 'para_1', 'la fin du monde'),
    OPTIONS,
  )
  assert.deepEqual(
    [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
    ['art_1__para_1'],
  )
})

test('nothing in a text becomes mark-up', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const html = redlineText(`${before}<script>`, `<b>${after}`)
      assert.doesNotMatch(html.replace(/<\/?(?:ins|del)>/g, ''), /[<>]/)
    }),
  )
})

test('a redline is the rendering of the later wording with marks in it', () => {
  fc.assert(
    fc.property(fragments, fragments, (before, after) => {
      const merged = unmarked(renderHtml(marked(mergeFragments(before, after), 'after'), OPTIONS))
      assert.equal(merged, renderHtml(after, OPTIONS))
    }),
    runs(100),
  )
})
