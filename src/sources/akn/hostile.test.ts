/** Files that are broken or mean harm are refused with the place and the reason; the others are read. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { placeAt } from '../files.ts'
import { readAll } from './corpora.fixture.ts'
import { akn } from './index.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'comity-akn-'))
after(() => rm(folder, { recursive: true, force: true }))

const NS = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n};`.repeat(10)}">`).join(
  '',
)

const CASES: Record<string, [xml: string, where: RegExp, reason: RegExp]> = {
  'an entity bomb': [
    `<!DOCTYPE akomaNtoso [<!ENTITY lol0 "lol">${laughs}]><akomaNtoso xmlns="${NS}"><act name="a"><body>&lol9;</body></act></akomaNtoso>`,
    /^line 1$/,
    /declares entities/,
  ],
  'an external entity': [
    `<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso xmlns="${NS}"><act name="a">&x;</act></akomaNtoso>`,
    /^line 1$/,
    /declares entities/,
  ],
  'an entity that nothing declares': [
    `<akomaNtoso xmlns="${NS}">\n<act name="a">&secret;</act></akomaNtoso>`,
    /^line 2$/,
    /entity/,
  ],
  'an element that is not closed': [
    `<akomaNtoso xmlns="${NS}"><act name="a"><body>\n</act></akomaNtoso>`,
    /^line 2$/,
    /expected well-formed XML/,
  ],
  'a truncated file': [
    `<akomaNtoso xmlns="${NS}"><act name="a"><body><section><num>1`,
    /^line 1$/,
    /expected well-formed XML/,
  ],
  'elements nested without end': [`<akomaNtoso xmlns="${NS}">${'<act>'.repeat(5000)}`, /^line 1$/, /deep/],
  'another vocabulary': [
    '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    /^line 1$/,
    /its root is "html"/,
  ],
  'another namespace': ['<akomaNtoso xmlns="urn:x"><act/></akomaNtoso>', /^line 1$/, /namespace "urn:x"/],
  'no document': [`<akomaNtoso xmlns="${NS}"/>`, /^line 1$/, /holds no document/],
  nothing: ['', /^line 1$/, /./],
}

for (const [name, [xml, where, reason]] of Object.entries(CASES)) {
  test(`${name} is refused with line and reason, and the rest is read`, async () => {
    const bad = path.join(folder, 'bad.xml')
    const good = path.join(folder, 'good.xml')
    await writeFile(bad, xml)
    await writeFile(
      good,
      `<akomaNtoso xmlns="${NS}"><act name="a"><body><section><num>1</num><content><p>Fish.</p></content></section></body></act></akomaNtoso>`,
    )
    const { acts, refusals } = await readAll([bad, good])
    assert.equal(acts.length, 1)
    assert.equal(refusals.length, 1)
    const { refused } = refusals[0]!
    assert.equal(refused.path, bad)
    assert.match(refused.where ?? '', where)
    assert.match(refused.reason, reason)
    assert.match(refused.reason, /^Cannot /)
  })
}

test('only places of Akoma Ntoso are claimed', async () => {
  const file = path.join(folder, 'act.xml')
  await writeFile(
    file,
    `<?xml version="1.0"?>\n<!-- x -->\n<an:akomaNtoso xmlns:an="${NS}"><an:act name="a"/></an:akomaNtoso>`,
  )
  assert.equal(await akn.claims(await placeAt(file)), true)
  await writeFile(path.join(folder, 'other.xml'), '<html/>')
  assert.equal(await akn.claims(await placeAt(path.join(folder, 'other.xml'))), false)
  assert.equal(await akn.claims(await placeAt(folder)), false)
})

test('an act without a jurisdiction has none, and the option gives one', async () => {
  const file = path.join(folder, 'good.xml')
  await writeFile(
    file,
    `<akomaNtoso xmlns="${NS}"><act name="a"><body><section><num>1</num><content><p>Fish.</p></content></section></body></act></akomaNtoso>`,
  )
  assert.equal((await readAll([file])).acts[0]?.work.jurisdiction, null)
  assert.equal((await readAll([file], { jurisdiction: 'xv' })).acts[0]?.work.jurisdiction, 'xv')
})
