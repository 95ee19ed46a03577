/** Finding concepts in texts: what counts, what does not, and where it stands. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { automatonOf } from './automaton.ts'
import { matcherOf } from './matcher.ts'
import type { Concept, Vocabulary, Wording } from './model.ts'

const NONE: Wording = { preferred: null, alternatives: [], hidden: [], patterns: [], exceptions: [] }

function vocabularyOf(language: string, concepts: Readonly<Record<string, Partial<Wording>>>): Vocabulary {
  return {
    iri: 'urn:example:list',
    title: [],
    version: null,
    concepts: new Map(
      Object.entries(concepts).map(([iri, wording]): [string, Concept] => [
        iri,
        {
          iri,
          broader: [],
          narrower: [],
          related: [],
          wordings: new Map([[language, { ...NONE, ...wording }]]),
          scope: [],
          editorial: [],
        },
      ]),
    ),
  }
}

/** Returns the concepts found, each with the words that told it. */
function found(language: string, concepts: Readonly<Record<string, Partial<Wording>>>, text: string) {
  const match = matcherOf([vocabularyOf(language, concepts)], language, null)
  return Object.fromEntries(
    match(text).map(({ concept, places }) => [
      concept,
      places.map(({ start, end }) => text.slice(start, end)),
    ]),
  )
}

describe('the matcher', () => {
  it('finds stems and phrases with the words as they stand in the text', () => {
    assert.deepEqual(
      found(
        'rus',
        { dismissal: { patterns: ['расторжени* трудов* договор*'] } },
        'При расторжении трудового договора…',
      ),
      {
        dismissal: ['расторжении трудового договора'],
      },
    )
    assert.deepEqual(found('deu', { notice: { patterns: ['*kündigung*'] } }, 'Die Änderungskündigungen'), {
      notice: ['Änderungskündigungen'],
    })
    assert.deepEqual(found('eng', { leave: { patterns: ['leave'] } }, 'leaves, cleave'), {})
  })

  it('reads letters as each language writes them two ways', () => {
    assert.deepEqual(found('deu', { street: { patterns: ['Straße*'] } }, 'STRASSEN'), {
      street: ['STRASSEN'],
    })
    assert.deepEqual(found('rus', { child: { patterns: ['ребен*'] } }, 'ребёнка'), { child: ['ребёнка'] })
    assert.deepEqual(found('fra', { state: { patterns: ['État'] } }, "l'Etat"), { state: ['Etat'] })
    assert.deepEqual(found('spa', { year: { patterns: ['ano*'] } }, 'los años'), {})
    assert.deepEqual(found('ukr', { family: { patterns: ["сім'я*"] } }, 'сім’я'), { family: ['сім’я'] })
    assert.deepEqual(
      found('cat', { agreement: { patterns: ['conveni* col·lectiu*'] } }, 'convenis col·lectius'),
      {
        agreement: ['convenis col·lectius'],
      },
    )
  })

  it('lets up to three words stand in a gap, and no end of a sentence', () => {
    const concepts = { hearing: { patterns: ['views .. child*'] } }
    assert.deepEqual(found('eng', concepts, 'the views of the said child'), {
      hearing: ['views of the said child'],
    })
    assert.deepEqual(found('eng', concepts, 'views children'), { hearing: ['views children'] })
    assert.deepEqual(found('eng', concepts, 'views of the afore said child'), {})
    assert.deepEqual(found('eng', concepts, 'the views. A child'), {})
  })

  it('does not lead a phrase over a full stop, a semicolon or an empty line, but over a comma and the end of a line', () => {
    const concepts = { data: { patterns: ['personal data'] } }
    for (const text of ['personal. Data', 'personal; data', 'personal\n\ndata'])
      assert.deepEqual(found('eng', concepts, text), {})
    for (const text of ['personal,\ndata', 'personal-data'])
      assert.deepEqual(found('eng', concepts, text), { data: [text] })
  })

  it('counts weak patterns only where two different ones stand together', () => {
    const concepts = { child: { patterns: ['(child*)', '(minor*)', 'juvenile court'] } }
    assert.deepEqual(found('eng', concepts, 'a child and children'), {})
    assert.deepEqual(found('eng', concepts, 'a child or minor'), { child: ['child', 'minor'] })
    const [only] = matcherOf([vocabularyOf('eng', concepts)], 'eng', null)('the juvenile court')
    assert.equal(only?.strong, true)
    assert.equal(matcherOf([vocabularyOf('eng', concepts)], 'eng', null)('child, minor')[0]?.strong, false)
  })

  it('does not count what lies inside an exception', () => {
    const concepts = { person: { patterns: ['法人'], exceptions: ['司法人员'] } }
    assert.deepEqual(found('zho', concepts, '司法人员和法人'), { person: ['法人'] })
    assert.deepEqual(found('zho', concepts, '司法人员'), {})
  })

  it('looks inside runs in scripts without spaces, over the ends of lines, with gaps', () => {
    const concepts = { dismissal: { patterns: ['解除..合同'] } }
    assert.deepEqual(found('zho', concepts, '用人单位解除或者\n终止劳动合同的'), {
      dismissal: ['解除或者\n终止劳动合同'],
    })
    assert.deepEqual(found('zho', concepts, '解除。合同'), {})
    assert.deepEqual(found('jpn', { data: { patterns: ['GDPR'] } }, '欧州のＧＤＰＲ'), { data: ['ＧＤＰＲ'] })
  })

  it('finds labels by stem where a concept has no patterns, a label with a qualifier only beside another', () => {
    const stem = (word: string) => word.replace(/s$/, '')
    const vocabulary = vocabularyOf('eng', {
      wage: { preferred: 'minimum wages' },
      law: { preferred: 'adoption (law)', alternatives: ['adopter'] },
    })
    const match = matcherOf([vocabulary], 'eng', stem)
    assert.deepEqual(
      match('the minimum wage').map(({ concept }) => concept),
      ['wage'],
    )
    assert.deepEqual(match('adoption of rules'), [])
    assert.deepEqual(
      match('adoption by adopters').map(({ concept }) => concept),
      ['law'],
    )
  })

  it('says of one stretch of words once what it tells, by the longest pattern', () => {
    const concepts = { data: { patterns: ['data', 'data protection*', '(protection*)'] } }
    assert.deepEqual(found('eng', concepts, 'data protection'), { data: ['data protection'] })
  })

  it('finds every phrase wherever it stands among other words', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.array(word, { maxLength: 30 }),
        (phrases, words) => {
          const concepts = Object.fromEntries(
            phrases.map((phrase) => [phrase.join(' '), { patterns: [phrase.join(' ')] }]),
          )
          const text = words.join(' ')
          const expected = Object.keys(concepts).filter((phrase) => ` ${text} `.includes(` ${phrase} `))
          assert.deepEqual(Object.keys(found('eng', concepts, text)).sort(), expected.sort())
        },
      ),
      runs(400),
    )
  })
})

describe('the automaton', () => {
  it('finds what looking at every place finds', () => {
    const string = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.uniqueArray(string, { maxLength: 10 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 }),
        (strings, text) => {
          const ends: string[] = []
          automatonOf(new Map(strings.map((each, i) => [each, [i]]))).scan(text, (value, end) =>
            ends.push(`${strings[value]} ${end}`),
          )
          const expected = strings.flatMap((each) =>
            Array.from(text, (_, i) => i)
              .filter((i) => text.startsWith(each, i))
              .map((i) => `${each} ${i + each.length}`),
          )
          assert.deepEqual(ends.sort(), expected.sort())
        },
      ),
      runs(500),
    )
  })
})
