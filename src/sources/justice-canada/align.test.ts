import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { place } from '#law/eid.ts'
import { numberKey } from '#law/number.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { decodeUtf8, openDatedFolder } from '../files.ts'
import { parseXml } from '../xml-tree.ts'
import { outline } from './outline.ts'

const ROOT = corpus('ca-justice-xml')

interface Share {
  total: number
  matched: number
}

// Both languages of each act on each day; the newest alone unless COMITY_TEST_ALL is set.
async function* pairs(): AsyncGenerator<[ProvisionDraft[], ProvisionDraft[]]> {
  for (const act of readdirSync(ROOT!).sort()) {
    await using eng = await openDatedFolder(path.join(ROOT!, act, 'eng'), '.xml')
    await using fra = await openDatedFolder(path.join(ROOT!, act, 'fra'), '.xml')
    const files = process.env.COMITY_TEST_ALL ? eng.files : eng.files.slice(-1)
    for (const english of files) {
      const french = fra.files.find((file) => file.name === english.name)!
      const [a, b] = await Promise.all(
        [english, french].map(async (file) =>
          outline(parseXml(decodeUtf8(await file.read(), file.path), file.path), null),
        ),
      )
      yield [a!, b!]
    }
  }
}

function compare(a: readonly string[], b: readonly string[], share: Share): void {
  const left = [...b]
  for (const key of a) {
    const at = left.indexOf(key)
    if (at >= 0) left.splice(at, 1)
    share.total++
    share.matched += at >= 0 ? 1 : 0
  }
  share.total += left.length
}

const numbered = (rows: readonly ProvisionDraft[]) =>
  rows
    .filter((row) => row.num !== null && /^(?:section|clause|article)$/.test(row.kind))
    .map((row) => `${row.kind} ${numberKey(row.num!)}`)

const definitions = (rows: readonly ProvisionDraft[]) =>
  rows.flatMap((row) =>
    [...(row.content?.xml ?? '').matchAll(/eId="(?:[^"]*__)?(def_[^"_]*)"(.*?)<\/p>/g)].map((match) => ({
      key: `${row.num} ${match[1]}`,
      linked: match[2]!.includes('<i>'),
    })),
  )

describe('languages of justice-canada', { skip: withoutCorpora('ca-justice-xml') }, () => {
  it('aligns at least 98 % of sections by number, rows by eId, and linked definitions by their English term', async (t) => {
    const sections: Share = { total: 0, matched: 0 }
    const rows: Share = { total: 0, matched: 0 }
    const linked: Share = { total: 0, matched: 0 }
    const all: Share = { total: 0, matched: 0 }
    for await (const [eng, fra] of pairs()) {
      compare(numbered(eng), numbered(fra), sections)
      compare(
        place(eng).map((placed) => placed.eId),
        place(fra).map((placed) => placed.eId),
        rows,
      )
      const [english, french] = [definitions(eng), definitions(fra)]
      compare(
        english.map(({ key }) => key),
        french.map(({ key }) => key),
        all,
      )
      // A repealed definition prints its own term alone: nothing in the source links it.
      const keys = new Set(
        [...english, ...french].filter((definition) => definition.linked).map(({ key }) => key),
      )
      compare(
        english.map(({ key }) => key).filter((key) => keys.has(key)),
        french.map(({ key }) => key).filter((key) => keys.has(key)),
        linked,
      )
    }
    const figures = Object.entries({ sections, rows, linked, all }).map(
      ([name, { total, matched }]) =>
        `${name} ${matched}/${total} = ${((matched / total) * 100).toFixed(2)} %`,
    )
    t.diagnostic(figures.join('; '))
    assert.ok(sections.total > 700)
    for (const share of [sections, rows, linked])
      assert.ok(share.matched / share.total >= 0.98, figures.join('; '))
    assert.ok(all.matched / all.total >= 0.8, figures.join('; '))
  })
})
