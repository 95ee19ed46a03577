/** Law carried on sticks by commands alone: what is packed, what is taken, and what is said where it cannot be. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { comity, scratch } from './comity.ts'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const command = promisify(execFile)

describe('law on a stick', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  let library: Held
  let publisher: string
  let reader: string
  let fingerprint: string
  const run = async (...args: string[]) => {
    const { code, out, err } = await comity(args, { COMITY_PASSPHRASE: 'three grey herons' })
    return { code, err, out, json: /^[[{]/.test(out) ? JSON.parse(out) : null }
  }
  const done = async (...args: string[]) => {
    const answer = await run(...args)
    assert.equal(answer.code, 0, answer.err)
    return answer
  }

  before(async () => {
    folder = await scratch()
    library = await held()
    publisher = folder.at('publisher')
    reader = folder.at('reader')
    await cp(library.home, publisher, { recursive: true })
    fingerprint = (await done('keys', 'init', '--home', publisher, '--json')).json.fingerprint
    await done('collections', 'add', 'law', '--title', 'Law', '--home', publisher)
    await done('publish', 'law', '--home', publisher)
  })
  after(async () => {
    await folder.remove()
    await library.remove()
  })

  it('is packed into a folder or a file, whole', async () => {
    const to = folder.at('stick', 'them')
    const { json } = await done('pack', '--to', to, '--home', publisher, '--json')
    assert.deepEqual([json.to, json.collections], [to, [{ collection: 'law', since: 0, release: 1 }]])
    const files = (await readdir(to, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    )
    assert.equal(files.length, json.files)
    const file = folder.at('stick', 'them.comity.tar')
    const archive = (await done('pack', 'law', '--to', file, '--home', publisher, '--json')).json
    assert.deepEqual([archive.files, archive.bytes], [json.files, json.bytes])
    const since = await done('pack', '--to', folder.at('news'), '--since', 'law=1', '--home', publisher)
    assert.match(since.out, /law: release 1, nothing newer; the publisher's latest word goes with it/)
  })

  it('is followed from a file, and found again there whatever folder one stands in', async () => {
    const file = path.relative(process.cwd(), folder.at('stick', 'them.comity.tar'))
    const { json } = await done(
      'follow',
      file,
      '--fingerprint',
      fingerprint,
      '--grace',
      '90',
      '--home',
      reader,
      '--json',
    )
    assert.deepEqual([json.name, json.base], ['them', path.resolve(file)])
    const [source] = (await done('sync', '--home', reader, '--json')).json.sources
    assert.deepEqual([source.status, source.release, source.reason], ['applied', 1, null])
    assert.match(
      (await done('show', IRI, '--at', '2020-01-01', '--as', 'txt', '--home', reader)).out,
      /From whom: them/,
    )
  })

  it('is taken from all that lies on the stick for those who are followed', async () => {
    const { code, json } = await run('sync', '--from', folder.at('stick'), '--home', reader, '--json')
    assert.deepEqual([code, json.sources.length], [0, 2])
    for (const { name, status } of json.sources) assert.deepEqual([name, status], ['them', 'up-to-date'])
  })

  it('is not taken for another publisher, and whose it is is said', async () => {
    const other = folder.at('other')
    await cp(library.home, other, { recursive: true })
    const strange = (await done('keys', 'init', '--home', other, '--json')).json.fingerprint
    await done('collections', 'add', 'law', '--title', 'Law', '--home', other)
    await done('publish', 'law', '--home', other)
    await done('pack', '--to', folder.at('strange'), '--home', other)
    const unknown = await run('sync', 'them', '--from', folder.at('strange'), '--home', reader)
    assert.equal(unknown.code, 1)
    assert.match(
      unknown.err,
      new RegExp(
        `Cannot take .*strange for "them": the publisher with the fingerprint ${strange} is not followed here`,
      ),
    )
    await done(
      'follow',
      folder.at('strange'),
      '--fingerprint',
      strange,
      '--name',
      'strange',
      '--home',
      reader,
    )
    const known = await run('sync', 'them', '--from', folder.at('strange'), '--home', reader)
    assert.match(known.err, /it is of "strange".*comity sync strange --from/)
    assert.match(
      (await run('sync', '--from', folder.at('nowhere'), '--home', reader)).err,
      /is the medium in\?/,
    )
    const url = await run('sync', '--from', 'https://law.example/', '--home', reader)
    assert.equal(url.code, 2)
    assert.match(url.err, /expected a folder or a file/)
    const wrong = await run('follow', 'set', 'them', '--base', folder.at('strange'), '--home', reader)
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /another publisher is there/)
  })

  it('is carried on by whoever follows, where that may be', async () => {
    const to = folder.at('carried')
    const { json } = await done('pack', '--from-mirror', 'them', '--to', to, '--home', reader, '--json')
    assert.deepEqual(json.collections, [{ collection: 'law', since: 0, release: 1 }])
    const third = folder.at('third')
    await done('follow', to, '--fingerprint', fingerprint, '--home', third)
    assert.equal((await done('sync', '--home', third, '--json')).json.sources[0].status, 'applied')
    for (const [onward, said] of [
      ['consent', /without its consent/],
      ['no', /does not let it be passed on/],
    ] as const) {
      const bound = folder.at(onward)
      await cp(publisher, bound, { recursive: true })
      await done(
        'collections',
        'add',
        'law',
        '--title',
        'Law',
        '--onward',
        onward,
        '--type',
        'act',
        '--home',
        bound,
      )
      await done('publish', 'law', '--home', bound)
      const bearer = folder.at(`bearer-${onward}`)
      await done(
        'follow',
        path.join(bound, 'exchange', 'public'),
        '--fingerprint',
        fingerprint,
        '--name',
        'them',
        '--home',
        bearer,
      )
      await done('sync', '--home', bearer)
      const refused = await run('pack', '--from-mirror', 'them', '--to', folder.at('x'), '--home', bearer)
      assert.equal(refused.code, 1, onward)
      assert.match(refused.err, said)
    }
  })

  it('is packed nowhere that it cannot be, and nothing of it is left', async (t) => {
    for (const [args, expected, said] of [
      [['--to', folder.at('x'), '--since', 'nine'], 2, /Cannot read --since "nine"/],
      [['--to', folder.at('x'), '--since', 'codes=1', 'law'], 2, /"codes" is not packed/],
      [['--to', folder.at('x'), '--since', '7'], 1, /since release 7: its latest release is 1/],
      [['codes', '--to', folder.at('x')], 1, /there is no such collection; there are law/],
      [['--to', folder.at('x.zip')], 1, /a file that ends with .comity.tar/],
      [['--to', publisher], 1, /where the library itself keeps its files/],
      [['--to', path.join(publisher, 'exchange', 'public')], 1, /where the library itself keeps its files/],
      [['--to', folder.at('x'), '--from-mirror', 'nobody'], 1, /it is not followed/],
      [[], 2, /required option/i],
    ] as const) {
      const { code, err } = await run('pack', ...args, '--home', publisher)
      assert.equal(code, expected, `${args.join(' ')}: ${err}`)
      assert.match(err, said)
    }
    assert.deepEqual(
      (await readdir(folder.at('.'))).filter((name) => /^\.?x/.test(name)),
      [],
    )
    await t.test('where files may not grow so large', (test) => tooLarge(test, folder.at('small')))
    await t.test('where there is no room', (test) => tooSmall(test, folder.at('medium')))
  })

  // The shell lets no file grow beyond 1 kB, as a medium may that knows no large files.
  async function tooLarge(test: TestContext, place: string): Promise<void> {
    if (process.platform === 'win32') return test.skip('there is no ulimit')
    await mkdir(place)
    for (const name of ['folder', 'file.comity.tar']) {
      const typed = `ulimit -f 2; exec "${path.join(ROOT, 'bin', 'comity')}" pack --to "${place}/${name}" --home "${publisher}"`
      const failed = await command('bash', ['-c', typed]).then(
        () => assert.fail('it was packed'),
        (error: { code: number; stderr: string }) => error,
      )
      assert.equal(failed.code, 1, failed.stderr)
      assert.match(failed.stderr, /the medium takes no file as large/)
      assert.deepEqual(await readdir(place), [])
    }
  }

  async function tooSmall(test: TestContext, place: string): Promise<void> {
    await mkdir(place)
    const mounted = await command('mount', ['-t', 'tmpfs', '-o', 'size=12k', 'tmpfs', place]).catch(
      () => null,
    )
    if (!mounted) return test.skip('no medium can be mounted here')
    try {
      for (const name of ['folder', 'file.comity.tar']) {
        const { code, err } = await run('pack', '--to', path.join(place, name), '--home', publisher)
        assert.equal(code, 1)
        assert.match(err, /kB are needed and \d+ kB are free\. Make room/)
        assert.deepEqual(await readdir(place), [])
      }
    } finally {
      await command('umount', [place])
    }
  }

  it('stays readable when its publisher is followed no more, goes on when it is again, and goes where that is asked', async () => {
    const removed = (await done('follow', 'remove', 'them', '--yes', '--home', reader, '--json')).json
    assert.equal(removed.withdrawn, 0)
    assert.ok(removed.kept > 0)
    const shown = await done('show', IRI, '--at', '2020-01-01', '--as', 'txt', '--home', reader)
    assert.match(shown.out, /From whom: them; signed by its publisher/)
    assert.equal((await run('sync', 'them', '--home', reader)).code, 1)
    const taken = await run('follow', folder.at('strange'), '--yes', '--name', 'them', '--home', reader)
    assert.equal(taken.code, 1)
    assert.match(taken.err, /texts are held that another one of the name signed/)
    await done(
      'follow',
      folder.at('stick', 'them'),
      '--fingerprint',
      fingerprint,
      '--name',
      'them',
      '--home',
      reader,
    )
    const [again] = (await done('sync', 'them', '--home', reader, '--json')).json.sources
    assert.deepEqual([again.status, again.works], ['up-to-date', 0])
    const gone = await done(
      'follow',
      'remove',
      'them',
      '--withdraw',
      'The agreement has ended',
      '--yes',
      '--home',
      reader,
      '--json',
    )
    assert.deepEqual([gone.json.kept, gone.json.withdrawn], [0, removed.kept])
    assert.deepEqual((await done('works', '--home', reader, '--json')).json, [])
    assert.equal((await run('show', IRI, '--home', reader)).code, 1)
  })
})
