/** A model that the operator supplies is run as it is, whatever the language, and refused with a reason where it is none. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { writeModel } from './model.fixture.ts'
import { EmbeddingError, type EmbeddingModel, openEmbeddingModel } from './model.ts'
import { cosine, keptVector, pooled } from './vector.ts'

const MEANINGS = [
  ['erasure', 'effacement', 'удаление'],
  ['wage', 'salaire', 'заработок'],
]

describe('a model of the operator’s', () => {
  let folder = ''
  let model: EmbeddingModel
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-model-'))
    await writeModel(folder, MEANINGS)
    model = await openEmbeddingModel(folder)
  })
  after(async () => {
    await model.close()
    await rm(folder, { recursive: true })
  })

  it('sets texts of one meaning near each other in three languages, and others apart', async () => {
    const [one, other, third, apart] = (await model.vectorsOf([
      'Erasure',
      'effacement',
      'удаление',
      'salaire',
    ])) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
    assert.equal(cosine(one, other), 1)
    assert.equal(cosine(one, third), 1)
    assert.equal(cosine(one, apart), 0)
  })

  it('answers in the order of the texts, whatever is read together, and counts no padding', async () => {
    const texts = ['wage', 'erasure erasure wage wage erasure erasure', 'effacement', 'nothing of it', '']
    const together = await model.vectorsOf([...texts, ...texts])
    for (const [i, text] of texts.entries()) {
      const [alone] = (await model.vectorsOf([text])) as [Uint8Array]
      assert.deepEqual(together[i], alone, text)
      assert.deepEqual(together[i + texts.length], alone, text)
    }
  })

  it('reads the beginning of what is too long for it', async () => {
    const [long] = (await model.vectorsOf([`${'erasure '.repeat(64)}${'wage '.repeat(5000)}`])) as [
      Uint8Array,
    ]
    const [start] = (await model.vectorsOf(['erasure'])) as [Uint8Array]
    assert.ok(cosine(long, start) > 0.99)
  })

  it('is known by all that its vectors depend on', async () => {
    const again = await openEmbeddingModel(folder)
    assert.equal(again.hash, model.hash)
    await again.close()
    await writeFile(path.join(folder, 'comity.json'), JSON.stringify({ prefix: 'query: ' }))
    const prefixed = await openEmbeddingModel(folder)
    assert.notEqual(prefixed.hash, model.hash)
    await prefixed.close()
    await rm(path.join(folder, 'comity.json'))
  })

  it('is refused where the folder is none, is no model, or is described wrongly', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'comity-model-'))
    const refused = (says: RegExp) =>
      assert.rejects(openEmbeddingModel(empty), (error: Error) => {
        assert.ok(error instanceof EmbeddingError)
        assert.match(error.message, says)
        return true
      })
    await refused(/no onnx\/model\.onnx/)
    await writeFile(path.join(empty, 'model.onnx'), 'not a model')
    await refused(/tokenizer\.json/)
    await writeModel(empty, MEANINGS)
    await writeFile(path.join(empty, 'onnx', 'model.onnx'), 'not a model')
    await refused(/expected a text model in ONNX/)
    await writeModel(empty, MEANINGS)
    await writeFile(path.join(empty, 'comity.json'), '{"prefix": 5}')
    await refused(/comity\.json/)
    await writeFile(path.join(empty, 'comity.json'), '{')
    await refused(/expected JSON/)
    await rm(empty, { recursive: true })
  })
})

describe('kept vectors', () => {
  const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 64 })

  it('have nearly the cosine of the numbers that they were made of', () => {
    fc.assert(
      fc.property(numbers, fc.infiniteStream(fc.float({ min: -1, max: 1, noNaN: true })), (one, stream) => {
        const other = [...stream.take(one.length)]
        if (Math.hypot(...one) < 0.01 || Math.hypot(...other) < 0.01) return
        const dot = one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0)
        const exact = dot / Math.hypot(...one) / Math.hypot(...other)
        const kept = cosine(keptVector(Float32Array.from(one)), keptVector(Float32Array.from(other)))
        assert.ok(Math.abs(exact - kept) < 0.03, `${exact} ${kept}`)
      }),
    )
  })

  it('say nothing of nothing, and of vectors of two models', () => {
    assert.equal(cosine(keptVector(new Float32Array(4)), keptVector(Float32Array.of(1, 0, 0, 0))), 0)
    assert.equal(cosine(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3)), 0)
  })

  it('are of the first token where the model says so', () => {
    assert.deepEqual([...pooled(Float32Array.of(1, 2, 3, 4), [1, 1], 2, 'cls')], [1, 2])
    assert.deepEqual([...pooled(Float32Array.of(1, 2, 3, 4), [1, 1], 2, 'mean')], [2, 3])
    assert.deepEqual([...pooled(Float32Array.of(1, 2, 3, 4), [1, 0], 2, 'mean')], [1, 2])
  })
})
