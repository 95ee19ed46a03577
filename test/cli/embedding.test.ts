/** `comity embedding`: a model that the operator supplies judges counterparts as well, says how near it sets them, and may go again. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeModel } from '#vocab/embedding/model.fixture.ts'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

interface Answered {
  readonly hits: readonly {
    readonly iri: string
    readonly score: number
    readonly model: { readonly name: string; readonly likeness: number } | null
  }[]
}

interface Made {
  readonly model: { readonly name: string }
  readonly made: number
  readonly vectors: number
  readonly texts: number
}

let library: Held
let folder = ''
before(async () => {
  library = await held()
  folder = library.at('models', 'tiny')
  // What no list of subjects would say: that registers answer nationality.
  await writeModel(folder, [['register', 'registers', 'nationality', 'nationalité']])
})
after(() => library.remove())

// Article 16 names nationality; of its words, the source has next to none.
const NATIONALITY = /\/eng@.*~art_16$/

describe('comity embedding', () => {
  const find = () =>
    library.json<Answered>('counterparts', `${IRI}/eng/~art_1`, '--in', 'un', '--lang', 'en', '--limit', '40')

  it('gives a vector to each text once, some at a time, and says how far it is', async () => {
    const some = await library.json<Made>('embedding', 'make', '--model', folder, '--limit', '5')
    assert.deepEqual([some.made, some.vectors, some.model.name], [5, 5, 'tiny'])
    assert.ok(some.texts > 100)
    const rest = await library.json<Made>('embedding', 'make', '--model', folder)
    assert.deepEqual([rest.made, rest.vectors], [rest.texts - 5, rest.texts])
    assert.equal((await library.json<Made>('embedding', 'make', '--model', folder)).made, 0)
    const { out } = await library.run('embedding')
    assert.match(out, new RegExp(`^${rest.texts} of ${rest.texts} texts have a vector by tiny`))
  })

  it('brings up what the model sets near, and says so', async () => {
    const [first] = (await find()).hits
    assert.match(first?.iri ?? '', NATIONALITY)
    assert.equal(first?.model?.name, 'tiny')
    assert.ok((first?.model?.likeness ?? 0) > 0.3)
    const { out } = await library.run(
      'counterparts',
      `${IRI}/eng/~art_1`,
      '--in',
      'un',
      '--lang',
      'en',
      '--limit',
      '40',
    )
    assert.match(out, /tiny: \d+ % alike/)
  })

  it('makes all anew by another model, and leaves things as they were when dropped', async () => {
    const other = library.at('models', 'other')
    await writeModel(other, [['family', 'famille']])
    const { made, texts } = await library.json<Made>('embedding', 'make', '--model', other)
    assert.equal(made, texts)
    const { code, out } = await library.run('embedding', 'drop')
    assert.deepEqual([code, out], [0, `Forgot ${texts} vectors\n`])
    const { hits } = await find()
    assert.ok(hits.every(({ model }) => model === null))
    assert.doesNotMatch(hits[0]?.iri ?? '', NATIONALITY)
    assert.match((await library.run('embedding')).out, /There are no vectors/)
  })

  it('tells what is missing, and what is typed wrong', async () => {
    const missing = await library.run('embedding', 'make', '--model', library.at('nowhere'))
    assert.equal(missing.code, 1)
    assert.match(missing.err, /there is no onnx\/model\.onnx/)
    for (const args of [['make'], ['make', '--model', folder, '--limit', '0'], ['mend']])
      assert.equal((await library.run('embedding', ...args)).code, 2, args.join(' '))
  })
})
