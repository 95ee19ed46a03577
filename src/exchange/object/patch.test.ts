/** A patch makes the new object out of the old one to the byte, and a hostile one is refused whatever it does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import { emptyDocument, rowOf } from '#markup/akn.fixture.ts'
import { runs } from '../../../test/pace.ts'
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'
import { type Refusal, RefusedError } from '../refused.ts'
import { packed } from '../zstd.ts'
import { headText } from './head.ts'
import { statementOf } from './model.ts'
import { anyObject, changes, objectFrom } from './object.fixture.ts'
import { type PatchBytes, patchBetween, patchedBy } from './patch.ts'
import { PATCH, type Patch } from './patch-format.ts'
import { writeObject } from './write.ts'

test('a patch makes the bytes of the new object, after a journey as JSON too', () => {
  fc.assert(
    fc.property(changes, ({ old, fresh }) => {
      const made = patchBetween(old, fresh)
      const travelled = { ...made, patch: PATCH.parse(JSON.parse(JSON.stringify(made.patch))) }
      for (const bytes of [made, travelled]) {
        const object = patchedBy(old, bytes, LIMITS.object)
        assert.deepEqual(object.rows.map(statementOf), fresh.rows.map(statementOf))
        assert.deepEqual([...object.texts.keys()].sort(), [...fresh.texts.keys()].sort())
        assert.equal(writeObject(object).hash, writeObject(fresh).hash)
      }
    }),
    runs(300),
  )
})

test('a patch between unlike objects makes the new one too', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (old, fresh) => {
      const object = patchedBy(old, patchBetween(old, fresh), LIMITS.object)
      assert.equal(writeObject(object).hash, writeObject(fresh).hash)
    }),
    runs(100),
  )
})

test('a patch does not depend on the order of rows in memory', () => {
  fc.assert(
    fc.property(changes, ({ old, fresh }) => {
      const made = patchBetween(old, fresh)
      const turned = patchBetween(
        { ...old, rows: old.rows.toReversed() },
        { ...fresh, rows: fresh.rows.toReversed() },
      )
      assert.deepEqual(turned.patch, made.patch)
      assert.ok(turned.body.equals(made.body))
      const object = patchedBy({ ...old, rows: old.rows.toReversed() }, made, LIMITS.object)
      assert.equal(writeObject(object).hash, writeObject(fresh).hash)
    }),
    runs(100),
  )
})

test('between an object and itself there is nothing', () => {
  fc.assert(
    fc.property(anyObject, (object) => {
      const { patch, body } = patchBetween(object, object)
      assert.deepEqual(patch, NOTHING)
      assert.equal(body.length, 0)
    }),
    runs(30),
  )
})

test('a new wording travels as a row closed, a row like it opened, and its words', () => {
  const turn = day('2001-01-01')
  const [old, fresh] = [
    act(rowOf({ textId: 1 })),
    act(rowOf({ to: turn, textId: 1 }), rowOf({ from: turn, textId: 2 })),
  ]
  const { patch } = patchBetween(old, fresh)
  assert.deepEqual(patch, {
    close: [[1, turn]],
    drop: [],
    open: [{ like: 1, from: turn, text: 0 }],
    base: [1],
    sizes: [Buffer.byteLength(TEXTS.get(2) ?? '')],
    head: false,
  })
})

const NOTHING: Patch = { close: [], drop: [], open: [], base: [], sizes: [], head: false }
const TEXTS = new Map([
  [1, '<content><p>One fish</p></content>'],
  [2, '<content><p>Two “fishes”</p></content>'],
])
const OLD = act(
  rowOf({ provisionId: 1, wId: 'a', eId: 'a', textId: 1 }),
  rowOf({ provisionId: 2, wId: 'b', eId: 'b', textId: 2 }),
)
const ONE = TEXTS.get(1) ?? ''
const WHOLE = { ...OLD.rows[0], ground: null, text: 0, wId: 'c', eId: 'c' } as const

test('an honest patch of the sort that follows is taken', () => {
  const object = patchedBy(OLD, of({ open: [WHOLE], sizes: [ONE.length] }, ONE), LIMITS.object)
  assert.deepEqual(
    object.rows.map(({ wId }) => wId),
    ['a', 'b', 'c'],
  )
})

test('a ground stands in a patch as in a statement, and members of a later version are passed over', () => {
  const ground = ['Act No 3 of 2026', null]
  const opened = PATCH.parse({
    ...NOTHING,
    open: [{ ...WHOLE, ground, later: 1 }],
    sizes: [ONE.length],
    later: 1,
  })
  const object = patchedBy(OLD, of(opened, ONE), LIMITS.object)
  assert.deepEqual(object.rows.at(-1)?.ground, { title: 'Act No 3 of 2026', id: null })
})

const open = (xml: string | Buffer, sizes = [Buffer.byteLength(xml)]) => of({ open: [WHOLE], sizes }, xml)

const HOSTILE: readonly [what: string, bytes: PatchBytes, refusal: Refusal][] = [
  ['closes a row beyond the last', of({ close: [[3, null]] }), 'object-invalid'],
  ['drops a row beyond the last', of({ drop: [3] }), 'object-invalid'],
  ['drops row nought', of({ drop: [0] }), 'object-invalid'],
  ['is like a row beyond the last', of({ open: [{ like: 9, wId: 'c' }] }), 'object-invalid'],
  ['takes the words of a row beyond the last', of({ base: [2 ** 40] }), 'object-invalid'],
  ['drops a row twice', of({ drop: [1, 2, 1] }), 'object-invalid'],
  [
    'closes a row twice',
    of({
      close: [
        [1, day('2001-01-01')],
        [1, null],
      ],
    }),
    'object-invalid',
  ],
  ['closes a row that it drops', of({ close: [[2, day('2001-01-01')]], drop: [2] }), 'object-invalid'],
  ['takes the words of a row twice', of({ base: [1, 1] }), 'object-invalid'],
  [
    'names a text that it does not bring',
    of({ open: [{ ...WHOLE, text: 1 }], sizes: [ONE.length] }, ONE),
    'object-invalid',
  ],
  ['names a text that is not held', of({ open: [{ ...WHOLE, text: 'a'.repeat(64) }] }), 'object-invalid'],
  ['opens a row that does not state everything', of({ open: [{ wId: 'c', eId: 'c' }] }), 'object-invalid'],
  ['opens a row over another', of({ open: [{ like: 1 }] }), 'object-invalid'],
  [
    'opens a row of no day',
    of({ open: [{ like: 1, wId: 'c', from: day('2001-01-01'), to: day('2001-01-01') }] }),
    'object-invalid',
  ],
  ['opens a row in what is not there', of({ open: [{ like: 1, wId: 'c', parent: 'x' }] }), 'object-invalid'],
  ['opens a row in itself', of({ open: [{ like: 1, wId: 'c', parent: 'c' }] }), 'object-invalid'],
  ['names sizes beyond the body', open(ONE, [ONE.length + 1]), 'wrong-length'],
  ['names sizes short of the body', open(ONE, [ONE.length - 1]), 'wrong-length'],
  [
    'names a head and brings none',
    of({ open: [WHOLE], sizes: [ONE.length], head: true }, ONE),
    'wrong-length',
  ],
  ['names an endless size', open(ONE, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]), 'wrong-length'],
  ['cuts a character in two', open('<content><p>é</p></content>', [13, 15]), 'object-invalid'],
  [
    'brings what is not UTF-8',
    open(Buffer.from('<content><p>\xe9</p></content>', 'latin1')),
    'object-invalid',
  ],
  ['brings no words', of({ open: [WHOLE], sizes: [1] }, ' '), 'object-invalid'],
  [
    'brings a body that is no frame',
    { patch: { ...NOTHING, sizes: [4] }, body: Buffer.from('none') },
    'tampered',
  ],
  ['brings a bomb', open(Buffer.alloc(2 ** 24, 32)), 'wrong-length'],
  ['brings a head that is no JSON', headed('{'), 'object-invalid'],
  ['brings a head of wrong types', headed('{"work":1}'), 'object-invalid'],
  ['brings a head that is not UTF-8', headed(Buffer.of(0x22, 0xff, 0x22)), 'object-invalid'],
]

for (const [what, bytes, refusal] of HOSTILE)
  test(`a patch that ${what} is refused`, () => refuses(() => patchedBy(OLD, bytes, 2 ** 20), refusal))

const UNCANONICAL = [
  '<p>no content</p>',
  'words alone',
  '<content><p>One</p><script>alert(1)</script></content>',
  '<content><p>One <ref href="javascript:alert(1)">fish</ref></p></content>',
  '<content><p onclick="x">One</p></content>',
  '<content><p>One</p></content><!-- note -->',
  '<content><p>One</p></content>\n',
  "<content><p xml:lang='fr'>One</p></content>",
  '<content><p><![CDATA[One]]></p></content>',
  '<content><p>&#79;ne</p></content>',
  '<content><p>One</content>',
  '<content><p>&one;</p></content>',
  '</fragment><fragment xmlns="x"><content><p>One</p></content>',
  '</fragment>',
  '<content><p>\u0001</p></content>',
  `${'<content><p><inline>'.repeat(300)}`,
]

for (const xml of UNCANONICAL)
  test(`a text that is not canonical is refused: ${JSON.stringify(xml.slice(0, 60))}`, () =>
    refuses(() => patchedBy(OLD, open(xml), 2 ** 20), 'object-invalid'))

test('whatever else a patch says, it makes an object or is refused', () => {
  const number = fc.integer({ min: 0, max: 4 })
  const word = fc.constantFrom('a', 'b', 'c', ' ', '<', 'section', 'attachment', 'preamble', 'recital')
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
  const opened = fc.record(
    {
      like: some(number),
      wId: some(word),
      eId: some(word),
      parent: some(fc.option(word)),
      sort: some(word),
      kind: some(word),
      num: some(fc.option(word)),
      from: some(fc.constantFrom(null, '2001-01-01', '2002-01-01', '2002-02-31')),
      to: some(fc.constantFrom(null, '2001-01-01', '2002-01-01')),
      text: some(fc.oneof(number, fc.constantFrom(null, hexDigest(ONE)))),
    },
    { noNullPrototype: true },
  )
  const patch = fc.record(
    {
      close: fc.array(fc.tuple(number, fc.constantFrom(null, '2001-01-01')), { maxLength: 2 }),
      drop: fc.array(number, { maxLength: 2 }),
      open: fc.array(opened, { maxLength: 4 }),
      base: fc.array(number, { maxLength: 2 }),
      sizes: fc.array(fc.constantFrom(ONE.length, 1), { maxLength: 2 }),
      head: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(patch, (said) => {
      const read = PATCH.safeParse(JSON.parse(JSON.stringify(said)))
      if (!read.success) return
      const body = read.data.sizes.map(() => ONE).join('') + (read.data.head ? headText(OLD.head) : '')
      try {
        writeObject(patchedBy(OLD, of(read.data, body), 2 ** 20))
      } catch (error) {
        assert.ok(error instanceof RefusedError, String(error))
      }
    }),
    runs(2000),
  )
})

test('a row with what XML cannot hold is no row of a patch', () => {
  for (const odd of ['\u0000', '\u001f', '\ud800', '\uffff']) {
    for (const name of ['wId', 'eId', 'sort', 'kind', 'num', 'heading', 'parent'])
      assert.ok(!PATCH.safeParse({ ...NOTHING, open: [{ like: 1, [name]: `x${odd}` }] }).success, name)
    const ground = [odd, null]
    assert.ok(!PATCH.safeParse({ ...NOTHING, open: [{ like: 1, ground }] }).success)
  }
})

test('a dictionary without end is refused', () => {
  const rows = Array.from({ length: 300 }, (_, index) =>
    rowOf({ provisionId: index, wId: `a${index}`, eId: `a${index}`, textId: 1 }),
  )
  const large = `<content><p>${'fish '.repeat(200_000)}</p></content>`
  const old = objectFrom({ ...emptyDocument(), rows, contents: new Map([[1, large]]) })
  refuses(() => patchedBy(old, of({ base: rows.map((_, index) => index + 1) }), LIMITS.object), 'too-large')
})

function act(...rows: ReturnType<typeof rowOf>[]) {
  return objectFrom({ ...emptyDocument(), rows, contents: TEXTS })
}

function of(said: Partial<Patch>, body: string | Buffer = ''): PatchBytes {
  const patch = { ...NOTHING, ...said }
  const words = patch.base.map((at) => OLD.texts.get(OLD.rows[at - 1]?.text ?? '') ?? '').join('')
  const dictionary = Buffer.from(patch.head ? `${words}${headText(OLD.head)}` : words)
  return { patch, body: packed(Buffer.from(body), dictionary) }
}

function headed(head: string | Buffer): PatchBytes {
  return of({ head: true }, head)
}

function refuses(apply: () => unknown, as: Refusal): void {
  assert.throws(apply, (error) => {
    assert.ok(error instanceof RefusedError, String(error))
    assert.equal(error.refusal, as, error.message)
    assert.match(error.message, /^\S.{20}/)
    return true
  })
}
