import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Place, Source } from '#sources/contract.ts'
import { recognise } from './recognise.ts'

const claiming = (name: string, claims: (place: Place) => boolean): Source => ({
  name,
  summary: '',
  claims: async (place) => claims(place),
  read: async function* () {},
})
const folders = claiming('folders', ({ names }) => names.includes('history.tsv'))
const files = claiming('files', (place) => place.path.endsWith('.act'))

describe('recognising what lies at a path', () => {
  let root = ''
  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'comity-recognise-'))
    await mkdir(path.join(root, 'laws', 'code'), { recursive: true })
    for (const name of [
      'one.act',
      'code/history.tsv',
      'code/two.act',
      'unknown.xml',
      'README.md',
      'LICENSE.md',
      'photo.png',
    ])
      await writeFile(path.join(root, 'laws', name), '')
    await symlink(path.join(root, 'laws'), path.join(root, 'laws', 'again'))
    await symlink(path.join(root, 'nowhere'), path.join(root, 'laws', 'broken.xml'))
  })
  after(() => rm(root, { recursive: true }))

  const at = (...names: string[]) => path.join(root, 'laws', ...names)

  it('asks for the whole folder before what is in it, and each source in turn', async () => {
    const { claimed } = await recognise([folders, files], [at()])
    assert.deepEqual(
      [...claimed].map(([source, paths]) => [source.name, paths]),
      [
        ['folders', [at('code')]],
        ['files', [at('one.act')]],
      ],
    )
  })

  it('names files that look like law and that nobody claims, and no others', async () => {
    assert.deepEqual((await recognise([folders, files], [at()])).unclaimed, [at('unknown.xml')])
  })

  it('names any file that was given and that nobody claims', async () => {
    assert.deepEqual((await recognise([files], [at('photo.png')])).unclaimed, [at('photo.png')])
  })

  it('follows a link that was given, and none that lies in a folder', async () => {
    const { claimed } = await recognise([files], [at('again')])
    assert.deepEqual(claimed.get(files), [at('again', 'code', 'two.act'), at('again', 'one.act')])
  })
})
