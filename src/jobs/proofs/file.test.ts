/** Files that carry a proof: whole they are valid, and with a word changed they are not, however sound the proof in them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeObject } from '#exchange/object/write.ts'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import type { Trust } from '#exchange/proof/verify.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { division, law, article as plainArticle } from '#export/document.fixture.ts'
import { type LawDocument, narrowed } from '#export/document.ts'
import { typesetting } from '#export/pdf/typesetter.ts'
import { formatOf } from '#export/registry.ts'
import { loadJurisdictions, provisionLabel } from '#i18n/jurisdictions.ts'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import { validateAkn } from '#markup/validate.ts'
import { QUICK } from '../../../test/pace.ts'
import { type Centre, centre } from '../exchange/exchange.fixture.ts'
import { objectAsOf } from '../exchange/object-of.ts'
import { documentOn } from '../files/document.ts'
import { article, bring, expression, text, WORK } from '../import/import.fixture.ts'
import { carriedText } from './document.ts'
import { type FileVerdict, verifyFile } from './file.ts'
import { provingOf } from './proof.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const AT = day('2005-01-01')
const JURISDICTIONS = loadJurisdictions()
const LONG = [
  article('1', 'Everybody may see what is held of them &amp; "theirs".', {
    kind: 'article',
    heading: 'Of seeing',
  }),
  article('2', 'Nobody may pass it on.'),
  {
    ...article('3', ''),
    content: contentOf(
      '<content><p>A judge decides<authorialNote><p>By the court of the place.</p></authorialNote>, unless:</p><table><tr><td><p>one</p></td><td><p>two</p></td></tr></table></content>',
    ),
  },
]

let from: Centre
let home: string
let whole: LawDocument
let part: LawDocument
const kept: (() => Promise<void>)[] = []

before(async () => {
  home = await scratch({ after: (work) => void kept.push(work) })
  from = await centre(home, NOW)
  await bring(from, [{ work: WORK, expressions: [expression([text('2001-01-01', LONG)])] }])
  await from.publish()
  whole = await carrying(null)
  part = await carrying('art_2')
})
after(async () => {
  for (const work of kept) await work()
})

const EMBEDDING = ['html', 'akn', 'docx', 'epub', ...(typesetting() ? ['pdf'] : [])]

describe('a file that carries a proof', { skip: QUICK && 'it belongs to the whole' }, () => {
  for (const ending of EMBEDDING) {
    it(`is valid as it was made: ${ending}, the act and a provision`, async () => {
      for (const document of [whole, part]) {
        const verdict = await told(await made(ending, document))
        assert.deepEqual([verdict.valid, verdict.fault, verdict.doubt], [true, null, null])
        assert.equal(verdict.held.at(-2), 'file')
        assert.equal(verdict.beside?.title, WORK.title)
      }
    })

    it(`is the same bytes each time: ${ending}`, async () => {
      assert.deepEqual(await made(ending, whole), await made(ending, whole))
    })

    it(`is cannot-be-told where nobody is trusted: ${ending}`, async () => {
      const verdict = await told(await made(ending, whole), { trusted: false })
      assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'unknown-publisher'])
    })
  }

  for (const ending of ['html', 'akn', 'docx', 'epub'])
    it(`is not valid where a word of the law was changed, and says which: ${ending}`, async () => {
      const verdict = await told(changed(ending, await made(ending, whole), 'may pass', 'must pass'))
      assert.deepEqual([verdict.valid, verdict.fault?.code], [false, 'file-other'])
      assert.match(String(verdict.fault?.values.found), /Nobody must pass it on/)
      assert.match(String(verdict.fault?.values.signed), /Nobody may pass it on/)
      assert.equal(verdict.proved, null)
    })

  for (const ending of ['html', 'docx', 'epub'])
    it(`is not valid where words were put in, or a provision taken out: ${ending}`, async () => {
      const file = await made(ending, whole)
      const more = changed(ending, file, 'pass it on.', 'pass it on, but for a fee.')
      assert.equal((await told(more)).valid, false)
      const less = changed(ending, file, 'Nobody may pass it on.', '')
      assert.equal((await told(less)).valid, false)
      const note = changed(ending, file, 'court of the place', 'court of the capital')
      assert.equal((await told(note)).valid, false)
    })

  for (const ending of ['html', 'akn', 'docx', 'epub'])
    it(`cannot be told where something else was changed: ${ending}`, async () => {
      const verdict = await told(
        changed(ending, await made(ending, whole), 'Protection of Personal', 'Abolition of Personal', true),
      )
      assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'file-differs-beside'])
    })

  it('cannot be told where style or script could show something else than stands there', async () => {
    const file = strFromU8(await made('html', whole))
    for (const hostile of [
      file.replace('</style>', '#art_2{display:none}</style>'),
      file.replace('</head>', '<script>document.body.innerHTML="Nothing is forbidden"</script></head>'),
      file.replace('<section id="art_2"', '<section hidden id="art_2"'),
    ]) {
      const verdict = await told(strToU8(hostile))
      assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'file-differs-beside'])
    }
  })

  it('is not valid with the proof of another provision in it', async () => {
    const file = strFromU8(await made('html', whole))
    const verdict = await told(strToU8(file.replace(whole.proof ?? '-', () => part.proof ?? '')))
    assert.equal(verdict.valid, false)
  })

  it('is not valid where it states other days than were signed', async () => {
    assert.ok(whole.version)
    const other = { ...whole, version: { ...whole.version, from: day('1900-01-01') } }
    const forged = { ...other, proof: carriedText(JSON.parse(whole.proof ?? ''), other) }
    const verdict = await told(await made('html', forged))
    assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'file-differs-beside'])
  })

  it('is not valid where its proof was spoilt', async () => {
    const file = strFromU8(await made('html', whole))
    const verdict = await told(strToU8(file.replace('"release":{"number":1', '"release":{"number":2')))
    assert.deepEqual([verdict.valid, verdict.fault?.step], [false, 'release'])
  })

  it('stays valid Akoma Ntoso', async () => {
    assert.deepEqual(validateAkn(strFromU8(await made('akn', whole))), [])
  })

  it('is the same bytes each time where it has a table of contents', async () => {
    const chapters = ['1', '2', '3', '4', '5'].map((num) =>
      division(`chp_${num}`, `Chapter ${num}`, 'Of it', [plainArticle(`art_${num}`, num, 'Words.')]),
    )
    const long = law(chapters)
    assert.deepEqual(await made('docx', long), await made('docx', long))
  })

  it('that has none says so', async () => {
    for (const ending of ['html', 'txt', 'docx']) {
      const verdict = await told(await made(ending, { ...whole, proof: null }))
      assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'no-proof'])
    }
  })
})

describe('a proof given beside a file', () => {
  for (const ending of ['txt', 'md', 'json', 'html', 'akn', 'docx', 'epub'])
    it(`proves the file as the library makes it: ${ending}`, async () => {
      const verdict = await told(await made(ending, { ...whole, proof: null }), { proof: whole.proof ?? '' })
      assert.equal(verdict.valid, true)
    })

  it('proves the words alone, and a part of them in a row', async () => {
    const proof = whole.proof ?? ''
    const words = strToU8('Nobody may   pass it\non.')
    const verdict = await told(words, { proof })
    assert.deepEqual([verdict.valid, verdict.quote], [true, true])
    for (const wrong of ['Nobody must pass it on.', 'body may pass', ' ', 'Nobody may pass it on. Everybody'])
      assert.notEqual((await told(strToU8(wrong), { proof })).valid, true, wrong)
  })

  it('proves the whole object', async () => {
    const { db } = from
    const [row] = db.rows(
      db.sql.selectFrom('published').select(['head', 'expression_id', 'recording']).compile(),
    ) as [string, number, number][]
    const [head = '', expression_id = 0, recording = 0] = row ?? []
    const { bytes } = writeObject(objectAsOf(db, { expression_id, recording }, head))
    assert.equal((await told(bytes, { proof: part.proof ?? '' })).valid, true)
  })

  it('does not prove a text that says something else', async () => {
    const file = strFromU8(await made('txt', { ...whole, proof: null }))
    const verdict = await told(strToU8(file.replace('may pass', 'must pass')), { proof: whole.proof ?? '' })
    assert.equal(verdict.valid, false)
    assert.match(String(verdict.fault?.values.found), /must pass/)
  })
})

async function carrying(eId: string | null): Promise<LawDocument> {
  const { db, library } = from
  const found = await library.resolve('XV-41/1994')
  const held = found && (await library.expression(found.work.id, 'eng'))
  if (!held) throw new Error('The act is not held')
  const document = await documentOn({ library, jurisdictions: JURISDICTIONS }, found.work, held, AT)
  const { jurisdiction } = found.work
  const shown =
    eId === null
      ? document
      : narrowed(document, eId, (node) =>
          provisionLabel(JURISDICTIONS, node, { jurisdiction, language: 'eng' }),
        )
  const proving = await provingOf({ db, home }, { expressionId: held.id, at: AT, eId })
  if (proving.state !== 'proved' || !shown) throw new Error(`Not proved: ${proving.state}`)
  return { ...shown, proof: carriedText(proving.proof, shown) }
}

async function made(ending: string, document: LawDocument): Promise<Uint8Array> {
  const file = await formatOf(ending)?.make(document)
  if (file === undefined) throw new Error(`No format ${ending}`)
  return typeof file === 'string' ? strToU8(file) : new Uint8Array(file)
}

function told(
  bytes: Uint8Array,
  { trusted = true, proof = null as string | null } = {},
): Promise<FileVerdict> {
  const trust: Trust = { name: null, roots: [], releases: () => new Map() }
  return verifyFile(bytes, {
    primitives: NODE_PRIMITIVES,
    trust: () => (trusted ? trust : null),
    jurisdictions: JURISDICTIONS,
    proof,
  })
}

/** Returns the file with a word put in the place of another wherever it is shown, and the proof left as it was. */
function changed(ending: string, file: Uint8Array, word: string, by: string, front = false): Uint8Array {
  const other = (mark: string) =>
    mark
      .split(/(<script type="application\/json".*?<\/script>|<comity:proof>.*?<\/comity:proof>)/s)
      .map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(word, () => by)))
      .join('')
  if (ending === 'html' || ending === 'akn') return strToU8(other(strFromU8(file)))
  const parts = unzipSync(file)
  const shown =
    ending === 'docx'
      ? /^word\/(document|footnotes)\.xml$/
      : front
        ? /about\.xhtml$/
        : /^book\/text-\d+\.xhtml$/
  const made = Object.entries(parts).map(([name, part]) => [
    name,
    shown.test(name) ? strToU8(other(strFromU8(part))) : part,
  ])
  return zipSync(Object.fromEntries(made))
}
