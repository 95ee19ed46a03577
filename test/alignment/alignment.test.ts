import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { canadian, languageFigures, moveFigures, regulation, type Share } from './measure.ts'
import { cases } from './moves.ts'

const CORPORA = path.dirname(corpus('eu-gdpr-formex') ?? '')
const NEEDED = [...new Set(['eu-gdpr-formex', ...cases().map(({ act }) => act.split('/')[0] ?? '')])]

const percent = ({ right, all }: Share) => (100 * right) / all

// Some of what `npm run bench alignment` measures: two pairs of languages far from each other, and the shorter acts; all of it with COMITY_FULL=1.
const { COMITY_FULL: FULL } = process.env
const FILES = ['EL', 'PL', 'DE', 'ET']
const LANGUAGES = ['ell-pol', 'deu-est']
const ACTS = ['P-21-privacy-act']
const CODES = /code-civil|municipal-planning|labour-code|contrato-de-trabajo|divorce-act/

let pairsChosen: ReturnType<typeof choose> | null = null

function chosen() {
  pairsChosen ??= choose()
  return pairsChosen
}

async function choose() {
  const languages = await regulation(CORPORA, FULL ? undefined : FILES)
  const acts = await canadian(CORPORA, FULL ? undefined : ACTS)
  return [languages.filter(({ name }) => FULL || LANGUAGES.includes(name)), acts]
}

describe('alignment against the truth', { skip: withoutCorpora(...NEEDED) }, () => {
  it('finds articles and paragraphs of another language without their ids and numbers', async (t) => {
    for (const pairs of await chosen()) {
      const { articles, paragraphs } = languageFigures(pairs)
      t.diagnostic(
        `${pairs.length} pairs: articles ${percent(articles)} %, paragraphs ${percent(paragraphs)} %`,
      )
      assert.ok(percent(articles) >= 99.5, `articles ${articles.right}/${articles.all}`)
      assert.ok(percent(paragraphs) >= 98.5, `paragraphs ${paragraphs.right}/${paragraphs.all}`)
    }
  })

  it('finds them where one in twenty was dropped, merged or split', async (t) => {
    for (const pairs of await chosen()) {
      const { articles, paragraphs } = languageFigures(pairs, 1)
      t.diagnostic(
        `${pairs.length} pairs: articles ${percent(articles)} %, paragraphs ${percent(paragraphs)} %`,
      )
      assert.ok(percent(articles) >= 97, `articles ${articles.right}/${articles.all}`)
      assert.ok(percent(paragraphs) >= 97, `paragraphs ${paragraphs.right}/${paragraphs.all}`)
    }
  })

  it('finds what moved, was split or merged between two days, and claims hardly anything else', async (t) => {
    const figures = await moveFigures(CORPORA, ({ act }) => FULL !== undefined || !CODES.test(act))
    const { listed, missed, claimed } = figures
    t.diagnostic(`missed of ${listed}: ${missed.join('; ')}`)
    t.diagnostic(`false of ${claimed}: ${figures.false.join('; ')}`)
    assert.ok(missed.length / listed <= 0.06, missed.join('; '))
    assert.ok(figures.false.length / claimed <= 0.015, figures.false.join('; '))
  })
})

describe('the list of moves', () => {
  it('names each pairing of a case once, by where it stands on both sides', () => {
    for (const { act, from, to, listed } of cases()) {
      const names = listed.map(({ before, after }) => `${before} ${after}`)
      assert.equal(new Set(names).size, names.length, `${act} ${from} ${to}`)
      assert.ok(from < to)
    }
  })
})
