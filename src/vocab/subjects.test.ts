/** Comity's own list of subjects: that it is whole, tells its concepts apart, and has not changed since it was frozen. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { faultsOf, sharedPatterns } from './faults.ts'
import { ownSubjects } from './kept.ts'
import { matcherOf } from './matcher.ts'
import { shortName } from './model.ts'
import { readSubjects } from './subject-files.ts'

const EVERYWHERE = 'eng rus bel ukr fra deu spa est zho jpn'.split(' ')

/** What the versions of the list say, by SHA-256: comparisons that were made with one can be made again. */
const FROZEN: Readonly<Record<string, string>> = {
  '1': 'b157b4477499ebb3f42cfe9736f3eec81d615ea9fed3cf9ed042bc5d440cdf22',
}

describe('the list of subjects', () => {
  const list = ownSubjects()
  const concepts = [...list.concepts.values()]

  it('has no relation that leads nowhere or in a circle, and no pattern that cannot be read', () => {
    assert.deepEqual(
      faultsOf(list).map(({ concept, message }) => `${shortName(concept)} ${message}`),
      [],
    )
  })

  it('has for every concept a name and a pattern in each of the ten languages', () => {
    const missing = concepts.flatMap(({ iri, wordings }) =>
      EVERYWHERE.filter((language) => {
        const wording = wordings.get(language)
        return wording?.preferred == null || wording.patterns.length === 0
      }).map((language) => `${shortName(iri)} ${language}`),
    )
    assert.deepEqual(missing, [])
    assert.ok(concepts.length >= 400)
  })

  it('gives no strong pattern to two concepts of which neither is above the other', () => {
    assert.deepEqual(
      sharedPatterns(list).map(({ concept, message }) => `${shortName(concept)} ${message}`),
      [],
    )
  })

  it('relates concepts to one another from both sides', () => {
    for (const { iri, related, narrower } of concepts) {
      for (const other of related)
        assert.ok(list.concepts.get(other)?.related.includes(iri), `${iri} ${other}`)
      for (const other of narrower)
        assert.ok(list.concepts.get(other)?.broader.includes(iri), `${iri} ${other}`)
    }
  })

  it('finds a concept in the patterns of its own that have no gap, unless an exception stands there', () => {
    for (const language of EVERYWHERE) {
      const match = matcherOf([list], language, null)
      const lost = concepts.flatMap(({ iri, wordings }) => {
        const { patterns = [], exceptions = [] } = wordings.get(language) ?? {}
        return patterns
          .filter((pattern) => !/^\(|\/|\.\./.test(pattern) && !exceptions.includes(pattern))
          .filter((pattern) => !match(pattern.replaceAll('*', '')).some(({ concept }) => concept === iri))
          .map((pattern) => `${shortName(iri)} ${language} ${pattern}`)
      })
      assert.deepEqual(lost, [])
    }
  })

  it('tells false friends apart', () => {
    const told = (text: string, language: string) =>
      matcherOf([list], language, null)(text).map(({ concept }) => shortName(concept))
    assert.ok(told('bedroht wird, würde', 'deu').every((each) => each !== 'human-dignity'))
    assert.ok(!told('司法人员', 'zho').includes('legal-persons'))
    assert.ok(told('la motion de censure', 'fra').includes('motion-of-no-confidence'))
    assert.ok(!told('la motion de censure', 'fra').includes('freedom-of-the-press'))
    assert.ok(!told('período de prueba', 'spa').includes('evidence'))
    assert.ok(!told('los datos tratados', 'spa').includes('treaty-law'))
  })

  it('is as it was when its version was frozen: what changes it makes a new version', () => {
    const said = concepts
      .map(({ iri, broader, related, wordings }) => [iri, broader, related.toSorted(), [...wordings]])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex')
    assert.equal(digest, FROZEN[list.version ?? ''])
  })
})

describe('a file of subjects', () => {
  const read = async (field: string) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-subjects-'))
    try {
      await writeFile(path.join(folder, 'list.yaml'), 'version: 7\ntitle: {en: A list}\n')
      await writeFile(path.join(folder, 'field.yaml'), field)
      return readSubjects(folder)
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  it('gives labels, patterns, exceptions and notes by language', async () => {
    const list = await read(
      '- id: strike\n  broader: [labour]\n  scope: Stopping work.\n  friends: Not a blow.\n  en: [strike|, =walkout, (stoppage|)]\n  not: {en: strike out}\n- id: labour\n  zh: 劳动\n',
    )
    const strike = list.concepts.get('urn:comity:subject:strike')!
    assert.deepEqual(strike.wordings.get('eng'), {
      preferred: 'strike',
      alternatives: ['walkout', 'stoppage'],
      hidden: [],
      patterns: ['strike*', '(stoppage*)'],
      exceptions: ['strike out'],
    })
    assert.deepEqual([strike.scope[0]?.text, strike.editorial[0]?.text], ['Stopping work.', 'Not a blow.'])
    assert.deepEqual(list.concepts.get('urn:comity:subject:labour')?.narrower, ['urn:comity:subject:strike'])
    assert.equal(list.version, '7')
  })

  for (const [what, field, message] of [
    [
      'a word that begins with a star without quotes',
      '- id: a\n  en: [*x]\n',
      /field\.yaml:2: .*quotes round a word that begins with \*/,
    ],
    ['a name that is none', '- id: A b\n', /field\.yaml:1 id: expected a name in small letters/],
    ['an id that is there twice', '- id: a\n- id: a\n', /field\.yaml:2 a: the id "a" is there twice/],
    [
      'something that is no language',
      '- id: a\n  colour: red\n',
      /field\.yaml:1 a: "colour" is neither a field of a concept nor a language/,
    ],
    [
      'a pattern that cannot be read',
      '- id: a\n  en: x*y\n',
      /field\.yaml:1 a: Cannot read the pattern "x\*y"/,
    ],
    [
      'an exception without terms',
      '- id: a\n  not: {en: x}\n',
      /"not" has en, and the concept has no terms in it/,
    ],
  ] as const)
    it(`is refused with its line for ${what}`, async () => {
      await assert.rejects(read(field), message)
    })
})
