/** Any Akoma Ntoso becomes a canonical fragment: every word kept, the schema obeyed, canonical text unchanged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { escapeText } from '#kit/escape.ts'
import { runs } from '../../test/pace.ts'
import { documentAround } from './akn.fixture.ts'
import { toAkn } from './akn.ts'
import { canonicalFragment } from './canonical.ts'
import { type Block, fragment, inline, note, p, ref } from './fragment.ts'
import { baseReading, canonicalReading, wrapped } from './reading.ts'
import { validateAkn } from './validate.ts'
import { parseXml, rawText } from './xml.ts'

const NAMES = (
  'p p p block table tr td th caption ul ol li blockList listIntroduction item listWrapUp tblock blockContainer content intro ' +
  'wrapUp paragraph point section article hcontainer level crossHeading container longTitle formula div recitals recital speech from ' +
  'narrative toc tocItem b i sup term def ref a mref mod quotedText quotedStructure embeddedStructure authorialNote span inline ' +
  'remark date docTitle party entity img br eol eop noteRef marker opinion foo math:mi foreign preamble mainBody component act'
).split(' ')

const tree = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.stringMatching(/^[a-zé<&" ]{0,6}$/).map(escapeText),
    fc
      .record({
        name: fc.constantFrom(...NAMES),
        heads: fc.boolean(),
        children: fc.array(tie('node'), { maxLength: 4 }),
      })
      .map(({ name, heads, children }) => {
        const head =
          heads && /^(?:paragraph|point|section|article|hcontainer|level|item|tblock|recital)$/.test(name)
            ? '<num>1.</num><heading>Of <i>it</i></heading>'
            : ''
        const caption =
          name === 'table'
            ? children.sort((a, b) => Number(b.startsWith('<caption')) - Number(a.startsWith('<caption')))
            : children
        const attributes = /^(?:ref|a)$/.test(name)
          ? ' href="javascript:alert(1)" class="x" style="y"'
          : name === 'td'
            ? ' colspan="2"'
            : ''
        return `<${name}${attributes}>${head}${caption.join('')}</${name}>`
      }),
  ),
}))

const parse = (xml: string) =>
  parseXml(wrapped(xml).replace('<fragment', '<fragment xmlns:math="http://www.w3.org/1998/Math/MathML"'))
const letters = (text: string) => text.replace(/\s+/g, '')

test('every letter of any tree of elements comes through, in order', () => {
  fc.assert(
    fc.property(fc.array(tree.node, { maxLength: 5 }), (nodes) => {
      const root = parse(nodes.join(''))
      const made = canonicalFragment(root.children, baseReading())
      assert.equal(letters(rawText(parse(made))), letters(rawText(root)))
    }),
    runs(600),
  )
})

test('what was made canonical is canonical, and valid where it stands', () => {
  fc.assert(
    fc.property(fc.array(tree.node, { maxLength: 5 }), (nodes) => {
      const made = canonicalFragment(parse(nodes.join('')).children, baseReading())
      if (made === '') return
      assert.equal(canonicalFragment(parse(made).children, canonicalReading()), made)
      assert.deepEqual(validateAkn(toAkn(documentAround(made))), [])
    }),
    runs(250),
  )
})

const words = fc.stringMatching(/^[a-z]{1,5}( [a-z<&]{1,5}){0,2}$/).map(escapeText)
const text = fc.oneof(
  words,
  words.map((word) => inline('b', word)),
  words.map((word) => `${word} ${inline('term', word)}`),
  words.map((word) => ref('#sec_2', word)),
  words.map((word) => word + note([word])),
)
const blocks = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map(p),
    fc
      .record({
        num: fc.option(fc.constantFrom('(1)', 'a)', '§ 2')),
        blocks: fc.array(tie('block'), { maxLength: 3 }),
      })
      .map(({ num, blocks: inner }): Block => ({ kind: 'item', num, blocks: inner })),
    fc
      .array(
        fc.array(
          text.map((one) => ({ inline: one })),
          { minLength: 1, maxLength: 3 },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((rows): Block => ({ kind: 'table', rows })),
  ),
}))

test('fragments that readers of other formats build are canonical', () => {
  fc.assert(
    fc.property(fc.array(blocks.block, { minLength: 1, maxLength: 5 }), (built) => {
      const made = fragment(built)?.xml
      if (made) assert.equal(canonicalFragment(parse(made).children, canonicalReading()), made)
    }),
    runs(300),
  )
})

test('formatting goes, meaning stays', () => {
  const made = (xml: string) => canonicalFragment(parse(xml).children, baseReading())
  assert.equal(
    made('<content>\n  Loose  words <b class="x">here</b>\n</content>'),
    '<content><p>Loose words <b>here</b></p></content>',
  )
  assert.equal(
    made('<p>\n№\u00a084-З \t du\u202f; «\u00a0a\u00a0»\u00a0 </p>'),
    '<content><p>№\u00a084-З du\u202f; «\u00a0a\u00a0»</p></content>',
  )
  assert.equal(
    made('<p><span style="color:red">a</span><math:mi>x</math:mi></p>'),
    '<content><p>ax</p></content>',
  )
  assert.equal(
    made('<p><a href="https://example.org/a">link</a> <ref href="file:///etc/passwd">no</ref></p>'),
    '<content><p><ref href="https://example.org/a">link</ref> no</p></content>',
  )
  assert.equal(
    made('<p><ref href="/za/act/1998/117">Act</ref></p>'),
    '<content><p><ref href="/akn/za/act/1998/117">Act</ref></p></content>',
  )
  assert.equal(
    made('<intro><p>If</p></intro><point><num>a)</num><content><p>one</p></content></point><p>then</p>'),
    '<intro><p>If</p></intro><point><num>a)</num><content><p>one</p></content></point><wrapUp><p>then</p></wrapUp>',
  )
})
