/** Fragments of every shape for property tests: paragraphs, lists, tables, notes, inline mark-up, in words that versions share. */
import fc from 'fast-check'
import { escapeText } from '#kit/escape.ts'
import { type Block, fragment, inline, note, p, text } from '#markup/fragment.ts'

const word = fc.constantFrom(
  ...[
    'le',
    'juge',
    'peut',
    'décider',
    'sans',
    'délai',
    '12,5',
    'a < b',
    'R&D',
    '劳动合同',
    'стаття',
    '.',
    ';',
  ],
)
const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))

const run: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: sentence.map((words) => text(`${words} `)) },
  sentence.map((words) => inline('i', text(words))),
  sentence.map((words) => inline('b', inline('sup', text(words)))),
  sentence.map((words) => `<ref href="#art_9">${escapeText(words)}</ref>`),
  sentence.map((words) => note([text(words)])),
  fc.constant('<br/>'),
)
const words = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => runs.join(''))
const paragraph = words.map((inner): Block => p(inner))
const cells = fc.array(
  words.map((inner) => ({ inline: inner })),
  { minLength: 1, maxLength: 3 },
)
const table = fc.array(cells, { minLength: 1, maxLength: 3 }).map((rows): Block => ({ kind: 'table', rows }))
const item = (inside: fc.Arbitrary<Block>) =>
  fc
    .tuple(
      fc.option(fc.constantFrom('1°', '2°', 'a)', '(3)')),
      fc.array(inside, { minLength: 1, maxLength: 3 }),
    )
    .map(([num, blocks]): Block => ({ kind: 'item', num, blocks }))
const block = fc.oneof(paragraph, table, item(fc.oneof(paragraph, item(paragraph))))

/** Canonical fragments. */
export const fragments: fc.Arbitrary<string> = fc
  .array(block, { maxLength: 5 })
  .map((blocks) => fragment(blocks)?.xml ?? '<content><p>le juge</p></content>')
