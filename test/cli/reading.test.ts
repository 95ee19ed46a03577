/** `comity show`, `versions` and `diff`: any day of an act, in every form. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { comity } from './comity.ts'
import { broken, DECLARATION, type Held, held } from './library.ts'
import { ALIAS, IRI, TITLE } from './registers-act.ts'

interface JsonNode {
  readonly eId: string
  readonly num: string | null
  readonly text: string | null
  readonly children: readonly JsonNode[]
}
interface JsonAct {
  readonly iri: string
  readonly title: string
  readonly language: string
  readonly at: string
  readonly provisions: readonly JsonNode[]
}
interface Change {
  readonly eId: string
  readonly num: string | null
  readonly kind: string
  readonly before: string | null
  readonly after: string | null
  readonly words: readonly [string, string][]
}

let library: Held
before(async () => {
  library = await held()
})
after(() => library.remove())

const all = (nodes: readonly JsonNode[]): JsonNode[] => nodes.flatMap((node) => [node, ...all(node.children)])

describe('comity show', () => {
  it('prints the whole plain text in reading order', async () => {
    const { code, out } = await library.run('show', ALIAS, '--at', '2012-01-01')
    assert.equal(code, 0)
    assert.equal(
      out,
      `${[
        'Chapter I Access',
        'Article 1\nEvery register that a public body keeps is open to everybody who asks for it.',
        'Article 2\nWhoever asks receives an answer within ten days.',
        'Article 4\nThe registrar keeps a list of all registers and publishes it once a year in the gazette.',
        'Chapter II Duties',
        'Article 5\nA refusal states its reasons and names the court before which it may be contested.',
      ].join('\n\n')}\n`,
    )
    assert.equal((await library.run('show', ALIAS, '--at', '2012-01-01', '--as', 'text')).out, out)
  })

  it('prints a tree with the fields of the contract as JSON', async () => {
    const act = await library.json<JsonAct>('show', ALIAS, '--at', '2012-01-01')
    assert.deepEqual(
      [act.iri, act.title, act.language, act.at],
      [`${IRI}/eng@2012-01-01`, TITLE, 'eng', '2012-01-01'],
    )
    for (const node of all(act.provisions)) {
      const shape = {
        eId: 'string',
        num: 'string?',
        heading: 'string?',
        kind: 'string',
        from: 'day?',
        to: 'day?',
        basis: 'string',
        text: 'string?',
        children: 'list',
      } as const
      assert.deepEqual(broken(node, shape), [])
    }
    const [first, second] = act.provisions
    assert.deepEqual([first?.eId, second?.eId], ['chp_I', 'chp_II'])
    assert.deepEqual(
      first?.children.map(({ eId }) => eId),
      ['art_1', 'art_2', 'art_4'],
    )
    assert.equal(
      (await library.run('show', ALIAS, '--at', '2012-01-01', '--as', 'json')).out,
      (await library.run('show', ALIAS, '--at', '2012-01-01', '--json')).out,
    )
  })

  it('prints a page of HTML that needs nothing else', async () => {
    const { out } = await library.run('show', ALIAS, '--at', '2012-01-01', '--as', 'html')
    assert.match(out, /^<!doctype html>\n<html lang="en" dir="ltr">/)
    assert.match(out, /<section id="art_4" class="article"><h3>Article 4<\/h3>/)
    assert.doesNotMatch(out, /<script|<link|src=/)
    assert.match(
      (await library.run('show', DECLARATION, '--lang', 'ar', '--as', 'html')).out,
      /<html lang="ar" dir="rtl">/,
    )
  })

  it('prints Markdown that says what it is', async () => {
    const { out } = await library.run('show', ALIAS, '--at', '2012-01-01', '--as', 'md')
    assert.match(
      out,
      new RegExp(
        `^---\\ntitle: "${TITLE}"\\niri: ${IRI}/eng@2012-01-01\\nlanguage: eng\\nat: 2012-01-01\\n(.+\\n)*signed: false\\n(.+\\n)*---\\n`,
      ),
    )
    assert.match(out, /^## Chapter I Access$/m)
    assert.match(out, /^### Article 4$/m)
  })

  it('prints Akoma Ntoso of a day, or with the whole history where no day is asked for', async () => {
    const day = (await library.run('show', ALIAS, '--at', '2012-01-01', '--as', 'akn')).out
    assert.match(day, /<akomaNtoso [^>]*xmlns="http:\/\/docs\.oasis-open\.org\/legaldocml\/ns\/akn\/3\.0"/)
    assert.ok(day.includes(`${IRI}/eng@2012-01-01`))
    assert.ok(!day.includes('within thirty days'))
    const whole = (await library.run('show', ALIAS, '--as', 'akn')).out
    for (const words of ['within thirty days', 'within ten days', 'A machine that reads'])
      assert.ok(whole.includes(words), words)
  })

  it('gives back, re-imported from its Akoma Ntoso, the same text on every day', async () => {
    const home = library.at('again')
    await library.run('show', ALIAS, '--as', 'akn', '-o', library.at('whole.xml'))
    await comity(['import', 'akn', library.at('whole.xml'), '--home', home])
    for (const date of ['2001-01-01', '2009-12-31', '2012-01-01', '2099-01-01']) {
      const [here, there] = await Promise.all(
        [library.home, home].map((place) => comity(['show', IRI, '--at', date, '--home', place])),
      )
      assert.deepEqual([there!.code, there!.out], [0, here!.out], date)
    }
  })

  it('answers for the day in the IRI, and for --at before it', async () => {
    const old = /within thirty days/
    assert.match((await library.run('show', `${IRI}/eng@2003-05-05`)).out, old)
    assert.match((await library.run('show', `${IRI}/eng@2012-01-01`, '--at', '2003-05-05')).out, old)
    assert.doesNotMatch((await library.run('show', `${IRI}/eng@2012-01-01`)).out, old)
  })

  it('shows a provision alone by its IRI', async () => {
    const { out } = await library.run('show', `${IRI}/eng@2001-01-01/~art_2`)
    assert.equal(out, 'Article 2\nWhoever asks receives an answer within thirty days.\n')
    const act = await library.json<JsonAct>('show', `${IRI}/eng@2001-01-01/~chp_II`)
    assert.equal(act.iri, `${IRI}/eng@2001-01-01/~chp_II`)
    assert.deepEqual(
      all(act.provisions).map(({ eId }) => eId),
      ['chp_II', 'art_3', 'art_4'],
    )
    const gone = await library.run('show', `${IRI}/eng@2012-01-01/~art_3`)
    assert.deepEqual([gone.code, gone.err], [1, `Cannot find art_3 in "${TITLE}" on 2012-01-01\n`])
    const alone = await library.run('show', `${IRI}/eng@2001-01-01/~art_2`, '--as', 'akn')
    assert.match(alone.out, /<FRBRportion from="art_2"\/>/)
    assert.match(alone.out, /<article [^>]*eId="art_2"/)
    assert.doesNotMatch(alone.out, /eId="art_1"/)
  })

  it('writes files for people, each of its kind', async () => {
    for (const [format, begins] of [
      ['pdf', '%PDF-1.7'],
      ['docx', 'PK\u0003\u0004'],
      ['epub', 'PK\u0003\u0004'],
    ] as const) {
      const file = library.at(`act.${format}`)
      const { code, out } = await library.run('show', ALIAS, '--at', '2012-01-01', '--as', format, '-o', file)
      assert.deepEqual([code, out], [0, ''])
      assert.ok((await readFile(file, 'latin1')).startsWith(begins), format)
    }
  })

  it('says why there is no text: before the first version, and in a hole', async () => {
    const early = await library.run('show', ALIAS, '--at', '1999-12-31')
    assert.deepEqual([early.code, early.out], [1, ''])
    assert.match(early.err, /^No text is held for 1999-12-31: the first known wording is of 2001-01-01/)
    for (const date of ['2010-01-01', '2011-12-31']) {
      for (const format of ['text', 'akn']) {
        const hole = await library.run('show', ALIAS, '--at', date, '--as', format)
        assert.deepEqual([hole.code, hole.out], [1, ''])
        assert.match(hole.err, /^Text unknown from 2010-01-01 to 2012-01-01: .*decoded wrongly/)
      }
    }
    assert.match((await library.run('show', ALIAS, '--at', '2009-12-31')).out, /within ten days/)
  })

  it('shows law to come on its day, and not before', async () => {
    assert.doesNotMatch((await library.run('show', ALIAS)).out, /A machine that reads/)
    assert.match(
      (await library.run('show', ALIAS, '--at', '2099-01-01')).out,
      /Article 6\nA machine that reads/,
    )
    assert.match((await library.run('show', ALIAS, '--at', '9000-12-31')).out, /A machine that reads/)
  })

  it('shows the language asked for, by either code, and says which are held', async () => {
    const [two, three] = await Promise.all(
      ['fr', 'fra'].map((code) => library.run('show', DECLARATION, '--lang', code)),
    )
    assert.match(two!.out, /Tous les êtres humains naissent libres/)
    assert.equal(three!.out, two!.out)
    assert.match((await library.run('show', `${DECLARATION}/rus`)).out, /Все люди рождаются свободными/)
    assert.match((await library.run('show', DECLARATION)).out, /All human beings are born free/)
    const absent = await library.run('show', DECLARATION, '--lang', 'cy')
    assert.equal(absent.code, 1)
    assert.match(absent.err, /in cym: it is held in .*\beng\b.*\brus\b/)
  })
})

describe('comity versions', () => {
  it('lists points in time with the fields of the contract, holes and the future among them', async () => {
    const versions = await library.json<Record<string, unknown>[]>('versions', ALIAS)
    const shape = {
      from: 'day?',
      to: 'day?',
      basis: 'string',
      published: 'day?',
      ground: 'object?',
      added: 'number',
      changed: 'number',
      removed: 'number',
    } as const
    for (const version of versions) assert.deepEqual(broken(version, shape), [])
    assert.deepEqual(
      versions.map(({ from, to, state, added, changed, removed }) => [
        from,
        to,
        state,
        added,
        changed,
        removed,
      ]),
      [
        ['2001-01-01', '2005-07-01', 'held', 6, 0, 0],
        ['2005-07-01', '2010-01-01', 'held', 0, 1, 0],
        ['2010-01-01', '2012-01-01', 'unknown', 0, 0, 0],
        ['2012-01-01', '2099-01-01', 'held', 0, 2, 0],
        ['2099-01-01', null, 'held', 1, 0, 1],
      ],
    )
  })

  it('prints a line a version', async () => {
    const { out } = await library.run('versions', ALIAS)
    assert.match(out, /^2005-07-01 {2}2010-01-01 {2}in-force +\+0 ~1 -0/m)
    assert.match(out, /^2010-01-01 {2}2012-01-01 {2}text unknown +.*decoded wrongly/m)
  })
})

describe('comity diff', () => {
  const changes = async (from: string, to: string) =>
    (await library.json<{ changes: Change[] }>('diff', ALIAS, '--from', from, '--to', to)).changes

  it('shows what was amended, word by word', async () => {
    const [change, ...rest] = await changes('2001-01-01', '2005-07-01')
    assert.deepEqual(rest, [])
    assert.deepEqual(
      broken(change!, {
        eId: 'string',
        num: 'string?',
        kind: 'string',
        before: 'string?',
        after: 'string?',
        words: 'list',
      }),
      [],
    )
    assert.deepEqual([change?.eId, change?.num, change?.kind], ['art_2', 'Article 2', 'changed'])
    const side = (...ops: string[]) =>
      change?.words
        .filter(([op]) => ops.includes(op))
        .map(([, text]) => text)
        .join('')
    const ops = new Set(change?.words.map(([op]) => op))
    const [same] = [...ops].filter((op) => op !== 'added' && op !== 'removed')
    assert.equal(side(same!, 'removed'), change?.before)
    assert.equal(side(same!, 'added'), change?.after)
    assert.deepEqual([side('removed'), side('added')], ['thirty', 'ten'])
  })

  it('tells what moved and what was renumbered from what changed, across a hole', async () => {
    assert.deepEqual(
      (await changes('2005-07-01', '2012-01-01')).map(({ eId, kind }) => [eId, kind]),
      [
        ['art_4', 'moved'],
        ['art_5', 'renumbered'],
      ],
    )
  })

  it('tells what came and what went, also in the future', async () => {
    const found = await changes('2012-01-01', '2099-01-01')
    assert.deepEqual(
      found.map(({ eId, kind, before, after }) => [eId, kind, before !== null, after !== null]),
      [
        ['art_2', 'removed', true, false],
        ['art_6', 'added', false, true],
      ],
    )
    assert.deepEqual(await changes('2012-01-01', '2098-12-31'), [])
  })

  it('says why there is nothing to compare', async () => {
    for (const [from, message] of [
      ['1990-01-01', /No text is held for 1990-01-01/],
      ['2011-01-01', /Text unknown from 2010-01-01/],
    ] as const) {
      const { code, out, err } = await library.run(
        'diff',
        ALIAS,
        '--from',
        from,
        '--to',
        '2012-01-01',
        '--json',
      )
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, message)
    }
  })

  it('marks a redline with brackets where there is no colour', async () => {
    const { out } = await library.run('diff', ALIAS, '--from', '2001-01-01', '--to', '2005-07-01')
    assert.match(out, /^Act on Open Registers: from 2001-01-01 to 2005-07-01, 1 change$/m)
    assert.match(out, /within \[-thirty-\]\{\+ten\+\} days\./)
  })
})
