/** `comity search --across` and `comity subjects tag`, `untag`, `tags`, over the Declaration in five languages. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DECLARATION, type Held, held } from './library.ts'

let library: Held
before(async () => {
  library = await held()
})
after(() => library?.remove())

const ARTICLE = `${DECLARATION}/eng/~art_4`

describe('comity search --across', () => {
  it('finds in other languages, says by which words, and leaves the language of the query out where it is told to', async () => {
    const { code, out } = await library.run('search', 'slavery', '--across', 'only')
    assert.equal(code, 0)
    assert.match(out, /^In other languages:$/m)
    assert.match(out, /French: slavery = esclavage/)
    assert.match(out, /matched “.*(?:奴隷|esclavage|рабств)/i)
    assert.doesNotMatch(out, /Universal Declaration/)
    const { hits, across } = JSON.parse(
      (await library.run('search', 'slavery', '--across', '--json', '--no-fold', '--limit', '50')).out,
    )
    assert.equal(across.how, 'asked')
    assert.equal(hits[0].language, 'eng')
    assert.ok(hits.some(({ language }: { language: string }) => language === 'fra'))
  })

  it('says what it takes', async () => {
    const { code, err } = await library.run('search', 'slavery', '--across', 'often')
    assert.equal(code, 2)
    assert.match(err, /expected yes, only, mixed, no/)
    assert.match((await library.run('search', '--help')).out, /--across \[how\]/)
  })
})

describe('comity subjects tag', () => {
  it('says what a provision is about, shows it, and takes it back; once more changes nothing', async () => {
    const tagged = await library.run('subjects', 'tag', ARTICLE, 'strike', '--who', 'A. Reader')
    assert.equal(tagged.code, 0, tagged.err)
    assert.match(tagged.out, /~art_4 is about strike \(.*\), says A\. Reader/)
    assert.match((await library.run('subjects', 'tag', ARTICLE, 'strike')).out, /Nothing changed/)
    assert.match(
      (await library.run('subjects', 'tags', ARTICLE)).out,
      /\+ strike .*says A\. Reader on \d{4}-/,
    )
    const rejected = JSON.parse(
      (await library.run('subjects', 'tag', ARTICLE, 'slavery', '--not', '--json')).out,
    )
    assert.equal(rejected.verdict, 'not')
    assert.match(
      (await library.run('subjects', 'tags', ARTICLE, '--lang', 'fr')).out,
      /- not slavery {2}esclavage/,
    )
    assert.equal((await library.run('subjects', 'untag', ARTICLE, 'strike')).code, 0)
    assert.doesNotMatch((await library.run('subjects', 'tags', ARTICLE)).out, /strike/)
  })

  it('says what is wrong with what was named', async () => {
    const nothing = await library.run('subjects', 'tag', `${DECLARATION}/eng/~art_99`, 'strike')
    assert.deepEqual([nothing.code, /no provision is named so/.test(nothing.err)], [1, true])
    const unknown = await library.run('subjects', 'tag', ARTICLE, 'slaver')
    assert.deepEqual([unknown.code, /no subject "slaver"; perhaps slavery/.test(unknown.err)], [1, true])
    assert.equal((await library.run('subjects', 'tag', ARTICLE)).code, 2)
  })
})
