/** What agents are told of the invented states of `demo/`, and of real law where it is at hand. */
import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import type { Client } from '@modelcontextprotocol/client'
import { citedBy } from '#api/mcp/tools/cited-by.ts'
import { diff } from '#api/mcp/tools/diff.ts'
import { outline } from '#api/mcp/tools/outline.ts'
import { readProvision } from '#api/mcp/tools/read-provision.ts'
import { search } from '#api/mcp/tools/search.ts'
import { formex } from '#sources/formex/index.ts'
import { legalize } from '#sources/legalize/index.ts'
import { legiData } from '#sources/legi-data/index.ts'
import { scratch } from '../cli/comity.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { ask, askAll, hashedIn, overStdio } from './client.ts'
import { demoHome, filled, type Home } from './library.ts'

async function connected(made: Promise<Home>): Promise<{ client: Client; stop: () => Promise<void> }> {
  const library = await made
  const client = await overStdio(library.home)
  const stop = async () => {
    await client.close()
    await library.remove()
  }
  return { client, stop }
}

async function assertSameHashes(client: Client, results: readonly unknown[]): Promise<number> {
  const pairs = results.flatMap(hashedIn)
  for (const { iri, hash } of pairs) {
    const { told } = await ask(client, readProvision, { reference: iri })
    assert.equal(told.result.provision?.hash, hash, iri)
  }
  return pairs.length
}

describe('a state of the demonstration', () => {
  let client: Client
  let stop: () => Promise<void>
  before(async () => {
    ;({ client, stop } = await connected(demoHome('xv')))
  })
  after(() => stop?.())

  it('says with every text that it is the law of no real state', async () => {
    const { told } = await ask(client, readProvision, {
      reference: '/eli/xv/act/1994/41',
      provision: '9',
      at: '2025-01-01',
    })
    assert.equal(told.result.act.invented, true)
    assert.match(told.cautions.join(), /no real state/)
  })

  it('keeps court decisions apart from legislation in what cites an article', async () => {
    const { told } = await ask(client, citedBy, {
      reference: '/eli/xv/act/1994/41',
      provision: '9',
      within: true,
    })
    assert.equal(told.outcome, 'found')
    assert.ok(told.result.decision.some(({ work }) => work.startsWith('/akn/xv/judgment/')))
    assert.ok(told.result.legislation.every(({ work }) => !work.includes('/judgment/')))
    await assertSameHashes(client, [told.result])
  })

  it('gives the same hash again for every provision of an act, on each of its days', async () => {
    for (const at of ['1995-01-01', '2015-01-01', '2025-01-01']) {
      const answers = await askAll(client, outline, { reference: '/eli/xv/act/1994/41', at, depth: 12 })
      const count = await assertSameHashes(
        client,
        answers.map(({ told }) => told.result),
      )
      assert.ok(count > 20, `${count} on ${at}`)
    }
  })
})

const FRENCH = 'fr-legi-data-json/LEGITEXT000006072050-code-du-travail'
const UKRAINIAN = 'ua-rada-md/254k96-constitution'
const UNION = 'eu-gdpr-formex'

describe('real law', { skip: withoutCorpora(FRENCH, UKRAINIAN, UNION) }, () => {
  let client: Client
  let stop: () => Promise<void>
  let folder: Awaited<ReturnType<typeof scratch>>
  before(async () => {
    folder = await scratch()
    const union = ['EN', 'FR'].flatMap((tag) =>
      ['.doc.xml', '.xml'].map((ending) => `original/L_2016119${tag}.01000101${ending}`),
    )
    ;({ client, stop } = await connected(
      filled([
        [
          formex,
          FULL ? [corpus(UNION) ?? ''] : union.map((file) => path.join(corpus(UNION) ?? '', file)),
          [],
        ],
        [legalize, [path.join(corpus(UKRAINIAN) ?? '', FULL ? '' : '2020-01-01_2.md')], []],
        [legiData, [FULL ? (corpus(FRENCH) ?? '') : await labourCode(folder.at('labour-code'))], []],
      ]),
    ))
  })
  after(async () => {
    await stop?.()
    await folder?.remove()
  })

  it('reads what is cited as people cite it', async () => {
    for (const [reference, eId, words] of [
      ['GDPR 17', 'art_17', /erasure of personal data/],
      ['art. 17 RGPD', 'art_17', /effacement|erasure/],
      ['ст. 43 Конституції України', 'art_43', /право на працю/],
      ['article L1221-1 du code du travail', 'art_L1221-1', /contrat de travail est soumis/],
    ] as const) {
      const answer = await ask(client, readProvision, { reference, at: '2024-01-01' })
      assert.equal(answer.told.outcome, 'found', `${reference}: ${answer.words}`)
      assert.equal(answer.told.result.provision?.eId, eId)
      assert.match(answer.words, words)
    }
  })

  it('never sends a whole code: its outline, its differences and what is found come in bounded parts', async () => {
    const code = 'LEGITEXT000006072050'
    const parts = await ask(client, outline, { reference: code, at: '2024-01-01', depth: 1 })
    assert.ok(parts.told.result.rows.every(({ below }) => below > 0))
    const deep = await ask(client, outline, { reference: code, at: '2024-01-01', depth: 12 })
    assert.equal(deep.told.truncated, true)
    const changes = await ask(client, diff, { reference: code, from: '2021-01-01', to: '2024-01-01' })
    assert.equal(changes.told.truncated, true)
    assert.ok(changes.told.result.changes.length > 0)
    const found = await ask(client, search, { query: 'congé', in: ['fr'], limit: 20 })
    await assertSameHashes(client, [deep.told.result, changes.told.result, found.told.result])
  })

  it('does not call a wording that the source does not give an empty one', async () => {
    const { told } = await ask(client, diff, {
      reference: 'LEGITEXT000006072050',
      provision: 'L3141-5',
      from: '2021-01-01',
      to: '2025-01-01',
    })
    assert.equal(told.outcome, 'could-not-check')
    assert.equal(told.reason?.code, 'wording-missing')
    assert.equal(told.result.changes[0]?.redline, null)
  })

  it('does not say that a provision was absent on a day for which the whole text is not held', async () => {
    const { told } = await ask(client, readProvision, {
      reference: 'LEGITEXT000006072050',
      provision: 'L1221-1',
      at: '1990-01-01',
    })
    assert.equal(told.outcome, 'could-not-check')
    assert.equal(told.reason?.code, 'incomplete-text')
  })
})

interface Division {
  readonly data: { readonly title?: string }
  readonly children?: readonly Division[]
}

// Two of the parts that the law of the code has, and a book of the code before it: hundreds of articles still.
async function labourCode(into: string): Promise<string> {
  await mkdir(into)
  const from = corpus(FRENCH) ?? ''
  for (const name of (await readdir(from)).filter((each) => each.endsWith('.json.zst'))) {
    const code: Division = JSON.parse(zstdDecompressSync(await readFile(path.join(from, name))).toString())
    const halves = childrenNamed(code, /^Partie législative(?: ancienne)?\s*$/).map((half) => ({
      ...half,
      children: childrenNamed(half, /^(?:Première partie|Troisième partie|Livre Ier) /),
    }))
    await writeFile(path.join(into, name.replace('.zst', '')), JSON.stringify({ ...code, children: halves }))
  }
  return into
}

function childrenNamed({ children = [] }: Division, title: RegExp): Division[] {
  return children.filter(({ data }) => title.test(data.title ?? ''))
}
