import assert from 'node:assert/strict'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { CHEAP, scratch } from '../repository/publisher.fixture.ts'
import { makeEnvelope, newKdf, openEnvelope, readEnvelope, wrapOf } from './envelope.ts'
import { keyIdOf, signerOf } from './key.ts'
import { openKeyRing } from './key-ring.ts'
import type { PassphraseRequest } from './locks.ts'

const saying =
  (...passphrases: string[]) =>
  (asked: PassphraseRequest[] = []) =>
  async (request: PassphraseRequest) => {
    asked.push(request)
    return passphrases[Math.min(asked.length, passphrases.length) - 1] ?? ''
  }

test('the keyid is that of the specification of TUF, and signatures are those of RFC 8032', () => {
  // RFC 8032 § 7.1, test 1; the keyid is what sha256sum says of the canonical JSON.
  const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const half = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
  const signer = signerOf(Buffer.from(secret, 'hex'))
  assert.equal(signer.public, half)
  assert.match(
    signer.sign(new Uint8Array()),
    /^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155/,
  )
  assert.equal(signer.id, '74c181c7ad8a0855d4b55e44d2ba87aabdddb196832571f15f92fece332e4916')
  assert.equal(keyIdOf(half), signer.id)
})

test('a key comes back with its passphrase, however that is written, and with no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), async (right, other) => {
      const wrap = await wrapOf(right, newKdf(CHEAP))
      const envelope = readEnvelope(JSON.stringify(makeEnvelope('root', wrap)), 'x')
      const secret = openEnvelope(envelope, await wrapOf(right.normalize('NFD'), wrap.kdf))
      assert.equal(secret && signerOf(secret).id, envelope.id)
      if (other.normalize('NFC') !== right.normalize('NFC'))
        assert.equal(openEnvelope(envelope, await wrapOf(other, wrap.kdf)), null)
    }),
    { numRuns: 50 },
  )
})

test('a key whose open half was changed does not open', async () => {
  const wrap = await wrapOf('right', newKdf(CHEAP))
  const [one, other] = [makeEnvelope('snapshot', wrap), makeEnvelope('snapshot', wrap)]
  assert.equal(openEnvelope({ ...one, role: 'root' }, wrap), null)
  assert.equal(openEnvelope({ ...one, id: other.id, public: other.public }, wrap), null)
  assert.throws(
    () => readEnvelope(JSON.stringify({ ...one, public: other.public }), 'x'),
    /id is not that of its public half/,
  )
})

test('what is no key is refused with a reason, a newer format with both numbers', () => {
  const good = makeEnvelope('root', null)
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"format":"comity-key/1"}',
    JSON.stringify({ ...good, secret: 'zz' }),
  ])
    assert.throws(
      () => readEnvelope(text, 'stick/root.key.json'),
      /Cannot read the key "stick\/root.key.json": it is no key file/,
    )
  assert.throws(
    () => readEnvelope(JSON.stringify({ ...good, format: 'comity-key/2' }), 'x'),
    /it is of format 2, and this version knows 1/,
  )
  const greedy = { name: 'argon2id', memory: 2 ** 31, passes: 1, parallelism: 1, salt: '0'.repeat(32) }
  const text = JSON.stringify({ ...good, kdf: greedy, nonce: '0'.repeat(24), secret: '0'.repeat(96) })
  assert.throws(() => readEnvelope(text, 'x'), /it is no key file/)
})

test('key files are whole, for their owner alone, and named by role and short id', async (t) => {
  const folder = path.join(await scratch(t), 'stick')
  const ring = openKeyRing({ folders: [folder], passphrase: saying('right')(), cost: CHEAP })
  const key = await ring.make('targets')
  assert.deepEqual(await readdir(folder), [`targets-${key.id.slice(0, 8)}.key.json`])
  assert.equal((await stat(key.file)).mode & 0o777, 0o600)
  const text = await readFile(key.file, 'utf8')
  const [signer] = await ring.signers('targets', [key.id], 1)
  assert.ok(signer && text.includes('"argon2id"') && text.includes(key.public))
  assert.equal(key.encrypted, true)
})

test('one passphrase is asked for once, and one derivation opens every key that was made with it', async (t) => {
  const folder = await scratch(t)
  const first = openKeyRing({ folders: [folder], passphrase: saying('right')(), cost: CHEAP })
  const roles = ['root', 'targets', 'snapshot', 'timestamp']
  const keys = []
  for (const role of roles) keys.push(await first.make(role))
  const salts = new Set<string>()
  for (const { file } of keys) salts.add(JSON.parse(await readFile(file, 'utf8')).kdf.salt)
  assert.equal(salts.size, 1)
  const asked: PassphraseRequest[] = []
  const ring = openKeyRing({ folders: [folder], passphrase: saying('right')(asked), cost: CHEAP })
  await Promise.all(keys.map(({ role, id }) => ring.signers(role, [id], 1)))
  assert.equal(asked.length, 1)
})

test('keys of several people, each with a passphrase, are unlocked one after another', async (t) => {
  const folders = [path.join(await scratch(t), 'anna'), path.join(await scratch(t), 'boris')] as const
  const keys = []
  for (const [index, folder] of folders.entries())
    keys.push(
      await openKeyRing({ folders: [folder], passphrase: saying(`words ${index}`)(), cost: CHEAP }).make(
        'root',
      ),
    )
  const asked: PassphraseRequest[] = []
  const ring = openKeyRing({
    folders,
    passphrase: saying('words 0', 'a slip', 'words 1')(asked),
    cost: CHEAP,
  })
  const signers = await ring.signers(
    'root',
    keys.map(({ id }) => id),
    2,
  )
  assert.deepEqual(
    signers.map(({ id }) => id),
    keys.map(({ id }) => id),
  )
  assert.deepEqual(
    asked.map(({ attempt, file }) => [attempt, file]),
    [
      [1, keys[0]!.file],
      [1, keys[1]!.file],
      [2, keys[1]!.file],
    ],
  )
})

test('a wrong passphrase is explained, and one that cannot change is not tried again', async (t) => {
  const folder = await scratch(t)
  const key = await openKeyRing({ folders: [folder], passphrase: saying('right')(), cost: CHEAP }).make(
    'root',
  )
  const asked: PassphraseRequest[] = []
  const ring = openKeyRing({ folders: [folder], passphrase: saying('wrong')(asked), cost: CHEAP })
  await assert.rejects(ring.signers('root', [key.id], 1), {
    name: 'WrongPassphraseError',
    message: /^Cannot unlock the key ".*root-.*": the passphrase is not the one that it was made with/,
  })
  assert.equal(asked.length, 2)
})

test('a key signs for the role that it was made for, and for no other', async (t) => {
  const ring = openKeyRing({ folders: [await scratch(t)], passphrase: saying('right')(), cost: CHEAP })
  const { id } = await ring.make('timestamp')
  await assert.rejects(
    ring.signers('root', [id], 1),
    /Cannot sign for root: 1 of its 1 keys must sign and 0 are at hand/,
  )
})

test('keys that are missing are named, and found once their stick is put in', async (t) => {
  const [home, stick] = [await scratch(t), path.join(await scratch(t), 'stick')]
  const ring = openKeyRing({ folders: [home, stick], passphrase: saying('right')(), cost: CHEAP })
  const elsewhere = openKeyRing({ folders: [stick], passphrase: saying('right')(), cost: CHEAP })
  const { id } = await elsewhere.make('root')
  assert.equal((await ring.signers('root', [id], 1)).length, 1)
  await assert.rejects(ring.signers('root', [id, 'ab'.repeat(32)], 2), /1 are at hand \(missing: abababab\)/)
})

test('a damaged file, or one half written, hides no other key', async (t) => {
  const folder = await scratch(t)
  const made = await openKeyRing({ folders: [folder], passphrase: saying('right')(), cost: CHEAP }).make(
    'root',
  )
  await writeFile(path.join(folder, 'root-00000000.key.json'), '{"format":"comity-key/1","role":"ro')
  await writeFile(path.join(folder, '.root-11111111.key.json.aa.part'), '{')
  await writeFile(path.join(folder, 'letter.json'), '{}')
  const ring = openKeyRing({ folders: [folder], passphrase: saying('right')(), cost: CHEAP })
  assert.deepEqual(
    ring.keys().map(({ id }) => id),
    [made.id],
  )
  assert.equal(ring.damaged.length, 1)
  assert.match(ring.damaged[0]!, /root-00000000.key.json": it is no key file, or damaged/)
})

test('keys are not made without a passphrase unless that is said, nor where nothing can be written', async (t) => {
  const folder = await scratch(t)
  const ring = openKeyRing({ folders: [folder], passphrase: saying('')(), cost: CHEAP })
  await assert.rejects(ring.make('root'), /Cannot make a key: the passphrase is empty/)
  const plain = await ring.make('timestamp', { plain: true })
  assert.equal(plain.encrypted, false)
  assert.equal((await ring.signers('timestamp', [plain.id], 1)).length, 1)
  const file = path.join(folder, 'file')
  await writeFile(file, '')
  await assert.rejects(
    ring.make('timestamp', { plain: true, folder: file }),
    /Cannot write a key into ".*file"/,
  )
  if (process.getuid?.() === 0) return
  await mkdir(path.join(folder, 'shut'))
  await chmod(path.join(folder, 'shut'), 0o500)
  await assert.rejects(
    ring.make('timestamp', { plain: true, folder: path.join(folder, 'shut') }),
    /Cannot write a key/,
  )
})
