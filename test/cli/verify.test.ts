/** `comity verify` as a reader types it: without a library, with one that publishes, with one that follows. */
import assert from 'node:assert/strict'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

describe('comity verify', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let library: Held
  let publisher: string
  let nobody: string
  let fingerprint: string
  const run = async (...args: string[]) => {
    const { code, out, err } = await comity(args, { COMITY_PASSPHRASE: 'three grey herons' })
    return { code, err, out, json: /^[[{]/.test(out) ? JSON.parse(out) : null }
  }
  const verify = (file: string, ...args: string[]) => run('verify', folder.at(file), ...args)

  before(async () => {
    folder = await scratch()
    library = await held()
    publisher = folder.at('publisher')
    nobody = folder.at('nobody')
    await cp(library.home, publisher, { recursive: true })
    fingerprint = (await run('keys', 'init', '--home', publisher, '--json')).json.fingerprint
    await run('collections', 'add', 'law', '--title', 'Law', '--home', publisher)
    const published = await run('publish', 'law', '--home', publisher, '--json')
    assert.equal(published.code, 0, published.err)
    for (const [file, as] of [
      ['act.proof.json', 'proof'],
      ['act.html', 'html'],
      ['act.akn', 'akn'],
      ['act.docx', 'docx'],
      ['act.epub', 'epub'],
      ['act.txt', 'text'],
    ] as const) {
      const { code, err } = await run(
        'show',
        `${IRI}/eng`,
        '--at',
        '2020-01-01',
        '--as',
        as,
        '-o',
        folder.at(file),
        '--home',
        publisher,
      )
      assert.equal(code, 0, err)
    }
  })
  after(async () => {
    await folder.remove()
    await library.remove()
  })

  it('says valid, of whom, of what and of when, given the fingerprint and no library', async () => {
    const { code, json } = await verify(
      'act.proof.json',
      '--fingerprint',
      fingerprint,
      '--home',
      nobody,
      '--json',
    )
    assert.equal(code, 0, JSON.stringify(json))
    assert.equal(json.valid, true)
    assert.equal(json.iri, `${IRI}/eng@2020-01-01`)
    assert.equal(json.dates.at, '2020-01-01')
    assert.equal(json.publisher.fingerprint, fingerprint)
    assert.equal(json.whole, true)
    assert.match(json.why, /signed this text/)
  })

  it('takes fingerprints as they are printed, in groups', async () => {
    const typed = (fingerprint.match(/.{4}/g) ?? []).join(' ').toUpperCase()
    assert.equal((await verify('act.proof.json', '--fingerprint', typed, '--home', nobody)).code, 0)
  })

  for (const file of ['act.html', 'act.akn', 'act.docx', 'act.epub'])
    it(`says valid of a file that carries its proof: ${file}`, async () => {
      const { code, out } = await verify(file, '--fingerprint', fingerprint, '--home', nobody, '--steps')
      assert.equal(code, 0, out)
      assert.match(out, /^VALID: /)
      assert.match(out, /\[x\] The file says these words and no others/)
    })

  it('trusts its own publisher and those that are followed, and nobody else', async () => {
    assert.equal((await verify('act.html', '--home', publisher)).code, 0)
    const { code, json } = await verify('act.html', '--home', nobody, '--json')
    assert.deepEqual([code, json.valid, json.code], [1, null, 'unknown-publisher'])
    assert.match(json.why, new RegExp(fingerprint))
    const reader = folder.at('reader')
    const base = path.join(publisher, 'exchange', 'public')
    await run('follow', base, '--fingerprint', fingerprint, '--name', 'registers', '--home', reader)
    await run('sync', '--home', reader)
    const followed = await verify('act.html', '--home', reader, '--json')
    assert.deepEqual([followed.code, followed.json.publisher.name], [0, 'registers'])
    // What was received is proved there as it is where it was published.
    const shown = folder.at('received.proof.json')
    const made = await run(
      'show',
      `${IRI}/eng`,
      '--at',
      '2020-01-01',
      '--as',
      'proof',
      '-o',
      shown,
      '--home',
      reader,
    )
    assert.equal(made.code, 0, made.err)
    assert.equal((await verify('received.proof.json', '--home', publisher)).code, 0)
  })

  it('says that it cannot tell where another fingerprint is given than that of who signed', async () => {
    const { code, json } = await verify(
      'act.html',
      '--fingerprint',
      'a'.repeat(64),
      '--home',
      publisher,
      '--json',
    )
    assert.deepEqual([code, json.valid], [1, null])
  })

  it('says not valid, and where, of a file in which a word was changed', async () => {
    const html = await readFile(folder.at('act.html'), 'utf8')
    await writeFile(folder.at('forged.html'), html.replace(/(<section[^>]*>.*?<p>)/s, '$1Never '))
    const { code, out } = await verify('forged.html', '--fingerprint', fingerprint, '--home', nobody)
    assert.equal(code, 1)
    assert.match(out, /^NOT VALID: The file says something else than what was signed/)
    assert.match(out, /“[^”]*Never/)
  })

  it('compares a text with a proof given beside it', async () => {
    const proof = ['--proof', folder.at('act.proof.json'), '--fingerprint', fingerprint, '--home', nobody]
    assert.equal((await verify('act.txt', ...proof)).code, 0)
    const words = (await readFile(folder.at('act.txt'), 'utf8')).split('\n\n')[1] ?? ''
    await writeFile(folder.at('quote.txt'), words)
    assert.match((await verify('quote.txt', ...proof)).out, /^VALID: The words of the file stand/)
    await writeFile(folder.at('misquote.txt'), `${words} or not`)
    assert.equal((await verify('misquote.txt', ...proof)).code, 1)
    assert.match(
      (await verify('act.txt', '--home', nobody)).out,
      /^CANNOT BE TOLD: The file carries no proof/,
    )
  })

  it('survives that the library is made anew', async () => {
    const rebuilt = folder.at('rebuilt')
    await mkdir(rebuilt, { recursive: true })
    await cp(path.join(publisher, 'exchange'), path.join(rebuilt, 'exchange'), { recursive: true })
    assert.equal((await verify('act.docx', '--home', rebuilt)).code, 0)
    await rm(rebuilt, { recursive: true })
  })

  it('explains what it cannot read', async () => {
    await writeFile(folder.at('broken.docx'), 'PK\u0003\u0004 and no archive')
    await writeFile(folder.at('empty.json'), '')
    const missing = await verify('nothing.json')
    assert.equal(missing.code, 1)
    assert.match(missing.err, /Cannot read ".*nothing\.json"/)
    assert.match((await verify('broken.docx')).err, /Cannot verify ".*broken\.docx": Cannot read the archive/)
    assert.equal((await verify('empty.json')).code, 1)
    const typo = await verify('act.html', '--fingerprint', '3b0c')
    assert.equal(typo.code, 2)
    assert.match(typo.err, /Cannot read --fingerprint "3b0c": expected 64 hexadecimal digits/)
    const unsigned = await run('show', `${IRI}/eng`, '--as', 'proof', '--home', library.home)
    assert.equal(unsigned.code, 1)
    assert.match(unsigned.err, /no publisher .* has signed/)
  })
})
