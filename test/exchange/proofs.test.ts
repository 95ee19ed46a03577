/** Proofs of real law: files of many traditions, made with a proof, are what is made again of the proof alone. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkHtml } from '#exchange/proof/html-file.ts'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { verifyProof } from '#exchange/proof/verify.ts'
import { formatOf } from '#export/registry.ts'
import { STYLE_SHEET } from '#export/style-sheet.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { type Centre, centre } from '#jobs/exchange/exchange.fixture.ts'
import { documentOn } from '#jobs/files/document.ts'
import { verifyFile } from '#jobs/proofs/file.ts'
import { withProof } from '#jobs/proofs/proved-document.ts'
import { addDays, type Day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'
import { expressionsIn, type Holding } from '../completeness/holding.ts'
import { corpus } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { libraryOf } from './corpora-library.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const SAMPLE = FULL
  ? [
      'za-constitution-json',
      'ch-legalize-md',
      'de-gii-xml',
      'jp-egov-html',
      'ru-pravo-html',
      'ca-justice-xml',
      'udhr-html',
    ]
  : ['za-constitution-json', 'jp-egov-html']
/** Longer texts are proved as the others are, and take minutes in word processors' form. */
const MOST = 400_000

describe('real law', { skip: corpus('jp-egov-html') === null ? 'the corpora are not here' : false }, () => {
  let home: string
  let held: Holding
  let from: Centre
  before(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'comity-proofs-'))
    held = await libraryOf(...SAMPLE)
    from = await centre(home, NOW, held)
    await from.publish()
  })
  after(async () => {
    await held?.db.close()
    await rm(home, { recursive: true, force: true })
  })

  it('is proved on days of its history, and its files are valid in every format that carries a proof', async () => {
    const jurisdictions = loadJurisdictions()
    const trust = () => ({ name: null, roots: [], releases: () => new Map<number, string>() })
    const options = { primitives: NODE_PRIMITIVES, trust }
    let files = 0
    for (const { work, expression } of await expressionsIn(held))
      for (const at of daysIn(await held.library.versions(expression.id))) {
        const shown = await documentOn({ library: held.library, jurisdictions }, work, expression, at)
        if (shown.nodes.length === 0) continue
        const document = await withProof({ db: held.db, home }, expression.id, shown, 'html')
        const { proof } = document
        assert.ok(proof, `${shown.iri} is not proved`)
        for (const ending of ['html', 'akn', 'epub', ...(proof.length < MOST ? ['docx'] : [])]) {
          const file = Buffer.from((await formatOf(ending)?.make(document)) ?? '')
          const verdict = await verifyFile(file, { ...options, jurisdictions, proof: null })
          assert.equal(
            verdict.valid,
            true,
            `${shown.iri} ${ending} ${JSON.stringify(verdict.fault ?? verdict.doubt)}`,
          )
          files += 1
          if (ending !== 'html') continue
          const { proved } = await verifyProof(proof, options)
          assert.ok(proved)
          const text = file.toString()
          assert.equal(
            checkHtml({ text, written: proof, style: STYLE_SHEET }, proved).state,
            'same',
            shown.iri,
          )
        }
      }
    assert.ok(files > 10, `${files} files`)
  })
})

// The first wording, the latest, and one between.
function daysIn(versions: readonly Version[]): Day[] {
  const days = versions.flatMap(({ from, to, state }) =>
    state !== 'held' ? [] : [from ?? (to === null ? null : addDays(to, -1)) ?? ('2026-11-01' as Day)],
  )
  return [...new Set([days[0], days[days.length >> 1], days.at(-1)])].filter((day) => day !== undefined)
}
