import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { Hono } from 'hono'
import { keptAnswers } from './kept-answers.ts'

describe('pages kept as they were sent', () => {
  let stamp = '1'
  let made = 0
  let app = new Hono()

  beforeEach(() => {
    stamp = '1'
    made = 0
    app = new Hono()
    app.use(keptAnswers(() => stamp))
    app.get('/page', (context) => {
      made++
      context.header('ETag', `"${stamp}"`)
      return context.html(`<p>${context.req.header('accept-language') ?? ''} ${made}</p>`)
    })
    app.get('/private', (context) => {
      made++
      context.header('Cache-Control', 'no-store')
      return context.html('<p>mine</p>')
    })
    app.get('/large', (context) => {
      made++
      return context.html('x'.repeat(1_100_000))
    })
    app.get('/missing', (context) => {
      made++
      return context.html('<p>not here</p>', 404)
    })
  })

  const text = async (path: string, headers: Record<string, string> = {}) =>
    (await app.request(path, { headers })).text()

  it('are made once, and sent again byte for byte with the same headers', async () => {
    const [first, second] = [await app.request('/page'), await app.request('/page')]
    assert.equal(await first.text(), await second.text())
    assert.deepEqual([...first.headers], [...second.headers])
    assert.equal(made, 1)
  })

  it('are made anew when the library was written to or the day changed', async () => {
    await text('/page')
    stamp = '2'
    assert.equal(await text('/page'), '<p> 2</p>')
  })

  it('are told apart by all that the answer depends on', async () => {
    assert.equal(await text('/page', { 'accept-language': 'fr' }), '<p>fr 1</p>')
    assert.equal(await text('/page', { 'accept-language': 'ru' }), '<p>ru 2</p>')
    await text('/page?ui=be', { 'accept-language': 'ru' })
    assert.equal(made, 3)
  })

  it('answer 304 to whoever has them already', async () => {
    await text('/page')
    const answer = await app.request('/page', { headers: { 'if-none-match': 'W/"0", W/"1"' } })
    assert.deepEqual([answer.status, await answer.text()], [304, ''])
    assert.equal((await app.request('/page', { headers: { 'if-none-match': '"9"' } })).status, 200)
  })

  it('are none where the answer is private, a failure, too large, or for somebody with a cookie', async () => {
    for (const path of ['/private', '/missing', '/large']) {
      made = 0
      await text(path)
      await text(path)
      assert.equal(made, 2, path)
    }
    made = 0
    await text('/page', { cookie: 'operator=1' })
    await text('/page', { cookie: 'operator=1' })
    assert.equal(made, 2)
  })
})

describe('the room for pages', () => {
  it('is bounded: the page least lately asked for gives way', async () => {
    let made = 0
    const app = new Hono()
    app.use(keptAnswers(() => 'same'))
    app.get('*', (context) => {
      made++
      return context.html('x'.repeat(900_000))
    })
    for (let i = 0; i < 27; i++) {
      await app.request(`/${i}`)
      await app.request('/0')
    }
    made = 0
    await app.request('/0')
    await app.request('/26')
    assert.equal(made, 0)
    await app.request('/1')
    assert.equal(made, 1)
  })
})
