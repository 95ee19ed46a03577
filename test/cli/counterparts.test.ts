/** `comity counterparts`: what answers a provision in the law of other states, for people and for programs. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

interface Answered {
  readonly source: { readonly iri: string }
  readonly hits: readonly { readonly iri: string; readonly score: number; readonly why: object }[]
}

let library: Held
before(async () => {
  library = await held()
})
after(() => library.remove())

describe('comity counterparts', () => {
  const article = `${IRI}/eng/~art_1`

  it('prints one document: the provision, and what answers it with score and reasons', async () => {
    const { source, hits } = await library.json<Answered>(
      'counterparts',
      article,
      '--in',
      'un',
      '--limit',
      '3',
    )
    assert.match(source.iri, /^\/akn\/.*\/~art_1$/)
    assert.ok(hits.length <= 3)
    for (const { iri, score, why } of hits) {
      assert.match(iri, /^\/akn\/un\//)
      assert.ok(score > 0)
      assert.deepEqual(Object.keys(why), ['concepts', 'terms', 'numbers', 'citations', 'surroundings'])
    }
  })

  it('says for people what was asked, and what was found or that nothing was', async () => {
    const { code, out } = await library.run('counterparts', article, '--lang', 'ja')
    assert.equal(code, 0)
    assert.match(out, /as of \d{4}-\d\d-\d\d\n\n(Nothing was found that answers it\.|\s+1\. un ja)/)
  })

  it('tells what is not held from what is typed wrong', async () => {
    for (const [args, message] of [
      [['/akn/xv/act/1900/1/~art_1'], /no act held has this IRI or alias/],
      [[`${IRI}/eng/~art_99`], /Cannot find the provision art_99/],
      [[article, '--in', 'zz'], /no law of it is held; expected one of/],
      [[IRI], /expected a provision of it/],
    ] as const) {
      const { code, err } = await library.run('counterparts', ...args)
      assert.equal(code, 1, args.join(' '))
      assert.match(err, message)
    }
    for (const wrong of [
      ['--limit', '0'],
      ['--in', 'de,,ca'],
      ['--lang', 'klingonish'],
      ['--at', '2023-02-29'],
    ]) {
      const { code, err } = await library.run('counterparts', article, ...wrong)
      assert.equal(code, 2, wrong.join(' '))
      assert.match(err, /^Cannot read --/)
    }
  })
})
