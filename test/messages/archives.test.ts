/** Hostile archives, bombs and links: refused with a message, or passed over; nothing is written outside and nothing outside is read. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { actWith, aknWith, type Member, tarOf, writeBomb } from './bad-files.ts'
import { assertNothingWritten, assertRefused, comity, temporaryFolder } from './comity.ts'

const good: Member = { name: '2020-01-01.md', text: actWith('Words of the year 2020.') }
const HISTORY = 'file\tdate\tcommit\tsubject\tsource_id\n'

const TARS: readonly (readonly [string, Buffer, RegExp])[] = [
  [
    'a member above its folder',
    tarOf([good, { name: '../2021-01-01.md', text: 'x' }]),
    /versions\.tar\.zst \(\.\.\/2021-01-01\.md\): Cannot unpack the archive: member "\.\.\/2021-01-01\.md" would leave its folder/,
  ],
  [
    'a member with an absolute name',
    tarOf([{ name: '/tmp/comity-evil.md', text: 'x' }]),
    /member "\/tmp\/comity-evil\.md" would leave its folder/,
  ],
  [
    'a member on a drive',
    tarOf([{ name: 'C:\\evil.md', text: 'x' }]),
    /member "C:\\evil\.md" would leave its folder/,
  ],
  [
    'a member that says it is huge',
    tarOf([good, { name: '2021-01-01.md', claims: 2 ** 31 }]),
    /2021-01-01\.md: Cannot read the file: it has at least 2,048 MB; expected no more than 128 MB/,
  ],
  [
    'an archive cut short',
    tarOf([good, { name: '2021-01-01.md', text: actWith('x '.repeat(9000)) }]).subarray(0, 200),
    /versions\.tar\.zst: Cannot unpack the file: it is damaged or cut short/,
  ],
  [
    'an archive that is none',
    Buffer.from('not an archive'),
    /versions\.tar\.zst: Cannot unpack the file: it is damaged or cut short/,
  ],
]

describe('archives and links', { concurrency: 3 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
    await mkdir(path.join(folder.path, 'spool'))
  })
  after(async () => {
    const left = readdirSync(path.join(folder.path, 'spool'))
    await folder.remove()
    assert.deepEqual(left, [], 'no unpacked folder is left behind')
  })

  // What is unpacked goes into a folder of its own, so that it shows whether anything is left there.
  function run(args: readonly string[]) {
    return comity(args, { env: { TMPDIR: path.join(folder.path, 'spool') } })
  }

  for (const [index, [what, bytes, says]] of TARS.entries()) {
    it(`${what} is refused`, async () => {
      const act = path.join(folder.path, `tar-${index}`)
      await mkdir(act)
      await writeFile(path.join(act, 'history.tsv'), HISTORY)
      await writeFile(path.join(act, 'versions.tar.zst'), bytes)
      await writeFile(path.join(act, '2022-01-01.md'), actWith('Words.'))
      const home = path.join(act, 'home')
      assertRefused(await run(['import', 'legalize', act, '--home', home]), { code: 1, says })
      assertNothingWritten(home)
      for (const escaped of [
        '/tmp/comity-evil.md',
        path.join(folder.path, 'spool', '2021-01-01.md'),
        path.join(folder.path, '2021-01-01.md'),
      ])
        assert.ok(!existsSync(escaped), escaped)
    })
  }

  it('a link inside an archive is passed over', async () => {
    const act = path.join(folder.path, 'linked')
    await mkdir(act)
    await writeFile(path.join(act, 'history.tsv'), HISTORY)
    await writeFile(
      path.join(act, 'versions.tar.zst'),
      tarOf([good, { name: '2021-01-01.md', linkTo: '/etc/passwd' }]),
    )
    await writeFile(path.join(act, '2022-01-01.md'), actWith('Words of the year 2022.'))
    const answer = await run(['import', 'legalize', act, '--home', path.join(act, 'home'), '--json'])
    assert.equal(answer.code, 0, answer.error)
    assert.equal(JSON.parse(answer.out).versions, 2)
  })

  it('a file that unpacks to 400 MB is refused before it is unpacked', async () => {
    for (const [source, name, head] of [
      ['legalize', 'bomb.md.zst', actWith('Words.')],
      ['legalize', 'bomb.md.gz', actWith('Words.')],
      ['akn', 'bomb.xml.zst', aknWith('', 'Words').slice(0, 200)],
      [
        'legi-data',
        'bomb.json.zst',
        '{"type":"code","data":{"cid":"LEGITEXT000000000001","id":"LEGITEXT000000000001","title":',
      ],
    ] as const) {
      const file = path.join(folder.path, name)
      await writeBomb(file, 400e6, head)
      const home = path.join(folder.path, `home-${name}`)
      assertRefused(await run(['import', source, file, '--home', home]), {
        code: 1,
        says: /Cannot read the file: it has at least 129 MB; expected no more than 128 MB/,
      })
      assertNothingWritten(home)
    }
  })

  it('a link in a folder is not followed: not out of it, not in a circle, not to nowhere', async () => {
    const outside = path.join(folder.path, 'outside.md')
    await writeFile(outside, actWith('Secret words.'))
    const dated = path.join(folder.path, 'dated')
    const loose = path.join(folder.path, 'loose')
    for (const place of [dated, loose]) await mkdir(place)
    await writeFile(path.join(dated, 'history.tsv'), HISTORY)
    await writeFile(path.join(dated, '2021-01-01.md'), actWith('Public words.'))
    await symlink(outside, path.join(dated, '2020-01-01.md'))
    await symlink(outside, path.join(loose, 'act.md'))
    await symlink(loose, path.join(loose, 'circle'))
    await symlink('/nonexistent', path.join(loose, 'broken.md'))
    for (const source of ['auto', 'legalize']) {
      const home = path.join(folder.path, `links-${source}`)
      assert.equal((await run(['import', source, dated, '--home', home])).code, 0)
      assert.equal(
        (await run(['show', 'ACT-1', '--at', '2020-06-01', '--home', home])).code,
        1,
        'the linked version is not held',
      )
      assert.match((await run(['show', 'ACT-1', '--at', '2021-06-01', '--home', home])).out, /Public words/)
    }
    for (const source of ['auto', 'legalize', 'akn', 'udhr', 'justice-canada']) {
      const home = path.join(folder.path, `loose-${source}`)
      assertRefused(await run(['import', source, loose, '--home', home]), {
        code: 1,
        says: /no act was found there|the folder has no/,
      })
      assertNothingWritten(home)
    }
  })
})
