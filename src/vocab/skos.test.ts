/** Vocabularies as SKOS: what goes out comes back, in each of the formats, and what others publish is read. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { joined } from './hierarchy.ts'
import { jsonLdOf, readJsonLd } from './json-ld.ts'
import { ownSubjects } from './kept.ts'
import type { Concept, Note, Vocabulary, Wording } from './model.ts'
import { readRdfXml } from './rdf-xml.ts'
import { readSkosFile } from './skos-file.ts'
import { type ReadSkos, SkosReader } from './skos-read.ts'
import { statementsOf } from './skos-write.ts'
import { readTurtle, turtleOf } from './turtle.ts'

// Records of fast-check may lack a prototype, which what is read has.
const PLAIN = { noNullPrototype: true } as const

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((each) => each.isWellFormed())
const language = fc.constantFrom('eng', 'rus', 'zho', 'srp-cyrl', 'xho')
const note: fc.Arbitrary<Note> = fc.record({ language, text }, PLAIN)
const wording: fc.Arbitrary<Wording> = fc.record(
  {
    preferred: fc.option(text),
    alternatives: fc.uniqueArray(text, { maxLength: 3 }),
    hidden: fc.uniqueArray(text, { maxLength: 2 }),
    patterns: fc.uniqueArray(text, { maxLength: 3 }),
    exceptions: fc.uniqueArray(text, { maxLength: 2 }),
  },
  PLAIN,
)

/** Vocabularies whose relations hold on both sides, as readers make them. */
const vocabularies: fc.Arbitrary<Vocabulary> = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 6 })
  .chain((ids) => {
    const iris = ids.map((id) => `urn:example:${id}`)
    const some = fc.subarray(iris)
    const concept = (iri: string) =>
      fc.record(
        {
          iri: fc.constant(iri),
          broader: some,
          narrower: fc.constant([]),
          related: some,
          wordings: fc
            .uniqueArray(fc.tuple(language, wording.filter(says)), { selector: ([tag]) => tag, maxLength: 3 })
            .map((all) => new Map(all)),
          scope: fc.array(note, { maxLength: 2 }),
          editorial: fc.array(note, { maxLength: 2 }),
        },
        PLAIN,
      )
    return fc.record(
      {
        iri: fc.constant('urn:example:scheme'),
        title: fc.array(note, { maxLength: 2 }),
        version: fc.option(text),
        concepts: fc
          .tuple(...iris.map(concept))
          .map((all) => joined(new Map(all.map((each): [string, Concept] => [each.iri, each])))),
      },
      PLAIN,
    )
  })

function says({ preferred, alternatives, hidden, patterns, exceptions }: Wording): boolean {
  const labels = preferred === null ? alternatives : [preferred, ...alternatives]
  const isNew = new Set(labels).size === labels.length
  return (
    isNew &&
    labels.length + hidden.length + patterns.length + exceptions.length > 0 &&
    (preferred !== null || alternatives.length === 0)
  )
}

/** Returns a vocabulary with relations in one order: SKOS has none. */
function inOrder(vocabulary: Vocabulary) {
  return {
    ...vocabulary,
    title: sorted(vocabulary.title),
    concepts: Object.fromEntries(
      Array.from(vocabulary.concepts, ([iri, concept]) => [
        iri,
        {
          ...concept,
          broader: concept.broader.toSorted(),
          narrower: concept.narrower.toSorted(),
          related: concept.related.toSorted(),
          wordings: Object.fromEntries([...concept.wordings].sort(([a], [b]) => (a < b ? -1 : 1))),
          scope: sorted(concept.scope),
          editorial: sorted(concept.editorial),
        },
      ]),
    ),
  }
}

function sorted(notes: readonly Note[]): Note[] {
  const key = ({ language: tag, text: words }: Note) => `${tag} ${words}`
  const unique = new Map(notes.map((each) => [key(each), each]))
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

async function back(
  read: (reader: SkosReader) => void | Promise<void>,
  languages: Set<string> | null = null,
): Promise<ReadSkos> {
  const reader = new SkosReader({ languages, iri: 'urn:example:unnamed' })
  await read(reader)
  return reader.finish()
}

describe('a vocabulary', () => {
  it('comes back from Turtle as it was', async () => {
    await fc.assert(
      fc.asyncProperty(vocabularies, async (vocabulary) => {
        const turtle = await turtleOf(statementsOf(vocabulary))
        const read = await back((reader) =>
          readTurtle(Readable.from([turtle]), 'file:///a.ttl', reader.add.bind(reader)),
        )
        assert.deepEqual(inOrder(read.vocabulary), inOrder(vocabulary))
      }),
      runs(100),
    )
  })

  it('comes back from JSON-LD as it was', async () => {
    await fc.assert(
      fc.asyncProperty(vocabularies, async (vocabulary) => {
        const document = jsonLdOf(statementsOf(vocabulary))
        const read = await back((reader) => readJsonLd(document, reader.add.bind(reader)))
        assert.deepEqual(inOrder(read.vocabulary), inOrder(vocabulary))
      }),
      runs(200),
    )
  })

  it('of our own comes back whole, every pattern of every language', async () => {
    const turtle = await turtleOf(statementsOf(ownSubjects()))
    const read = await back((reader) =>
      readTurtle(Readable.from([turtle]), 'file:///a.ttl', reader.add.bind(reader)),
    )
    assert.deepEqual(inOrder(read.vocabulary), inOrder(ownSubjects()))
    assert.deepEqual([read.deprecated, read.relationsLeftOut], [0, 0])
  })
})

const THESAURUS = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:owl="http://www.w3.org/2002/07/owl#" xml:base="http://thesaurus.example/">
  <skos:ConceptScheme rdf:about="100"><owl:versionInfo>4.20</owl:versionInfo></skos:ConceptScheme>
  <rdf:Description rdf:about="557">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:prefLabel xml:lang="fr">licenciement</skos:prefLabel>
    <skos:prefLabel xml:lang="en">dismissal &amp; notice</skos:prefLabel>
    <skos:altLabel xml:lang="en"><![CDATA[sacking]]></skos:altLabel>
    <skos:broader><skos:Concept rdf:about="1"><skos:prefLabel xml:lang="en">employment</skos:prefLabel></skos:Concept></skos:broader>
    <skos:related rdf:resource="elsewhere"/>
    <skos:scopeNote rdf:parseType="Resource"><rdf:value>passed over</rdf:value></skos:scopeNote>
    <skos:definition rdf:parseType="Literal"><b>passed over</b></skos:definition>
  </rdf:Description>
  <skos:Concept rdf:about="2"><skos:prefLabel xml:lang="en">old word</skos:prefLabel><owl:deprecated>true</owl:deprecated></skos:Concept>
  <skos:Concept rdf:nodeID="blank"><skos:prefLabel xml:lang="en">nobody</skos:prefLabel></skos:Concept>
</rdf:RDF>`

describe('a thesaurus of others', () => {
  it('is read from RDF/XML in the languages asked for, without what its makers withdrew', async () => {
    const chunks = [...THESAURUS]
      .map((_, i) => THESAURUS.slice(i * 7, i * 7 + 7))
      .filter((chunk) => chunk !== '')
    const { vocabulary, deprecated, relationsLeftOut } = await back(
      (reader) =>
        readRdfXml(
          Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
          'file:///t.rdf',
          reader.add.bind(reader),
        ),
      new Set(['eng']),
    )
    assert.deepEqual(
      [vocabulary.iri, vocabulary.version, deprecated, relationsLeftOut],
      ['http://thesaurus.example/100', '4.20', 1, 1],
    )
    assert.deepEqual([...vocabulary.concepts.keys()].sort(), [
      'http://thesaurus.example/1',
      'http://thesaurus.example/557',
    ])
    const concept = vocabulary.concepts.get('http://thesaurus.example/557')!
    assert.deepEqual(concept.broader, ['http://thesaurus.example/1'])
    assert.deepEqual([...concept.wordings.keys()], ['eng'])
    assert.equal(concept.wordings.get('eng')?.preferred, 'dismissal & notice')
    assert.deepEqual(concept.wordings.get('eng')?.alternatives, ['sacking'])
    assert.deepEqual(vocabulary.concepts.get('http://thesaurus.example/1')?.narrower, [
      'http://thesaurus.example/557',
    ])
  })

  it('is read from JSON-LD with another context than ours, and refused with a context that lies elsewhere', async () => {
    const document = {
      '@context': {
        '@vocab': 'http://www.w3.org/2004/02/skos/core#',
        id: '@id',
        type: '@type',
        up: { '@id': 'broader', '@type': '@id' },
        ex: 'http://e.example/',
      },
      id: 'ex:a',
      type: 'Concept',
      prefLabel: [
        { '@value': 'one', '@language': 'en' },
        { '@value': 'un', '@language': 'fr' },
      ],
      up: 'ex:b',
      narrower: { id: 'ex:c', type: 'Concept', prefLabel: { '@value': 'three', '@language': 'en' } },
    }
    const { vocabulary, relationsLeftOut } = await back((reader) =>
      readJsonLd(JSON.stringify(document), reader.add.bind(reader)),
    )
    assert.deepEqual([...vocabulary.concepts.keys()].sort(), ['http://e.example/a', 'http://e.example/c'])
    assert.equal(relationsLeftOut, 1)
    assert.equal(vocabulary.concepts.get('http://e.example/a')?.wordings.get('fra')?.preferred, 'un')
    assert.throws(
      () => readJsonLd('{"@context":"http://e.example/c.jsonld"}', () => {}),
      /its context lies elsewhere/,
    )
    assert.throws(() => readJsonLd('{', () => {}), /it is not JSON/)
  })

  it('is refused with the line where it cannot be read, and where it holds no concept', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-skos-'))
    try {
      const file = async (name: string, words: string) => {
        await writeFile(path.join(folder, name), words)
        return readSkosFile(path.join(folder, name), null)
      }
      await assert.rejects(
        file('a.ttl', '<a> <b> .\n'),
        /Cannot read the vocabulary: .*line 1; expected Turtle/,
      )
      await assert.rejects(
        file('a.rdf', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a>'),
        /Cannot read the vocabulary: .*; expected RDF\/XML/,
      )
      await assert.rejects(file('b.ttl', '<urn:a> <urn:b> <urn:c> .'), /it holds no skos:Concept/)
      await assert.rejects(
        file('c.rdf', THESAURUS.replace('rdf:about="557"', 'rdf:about="urn:a b"')),
        /"urn:a b" is no IRI/,
      )
      await assert.rejects(file('a.docx', ''), /Cannot tell what a\.docx is written in/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
