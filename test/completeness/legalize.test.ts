/** Nothing is lost of the Markdown family: the words of every version file are those that `show --at` prints for its date. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { type Act, actsBelow, eight, looseActs, sampled, versionsListed } from './dated-files.ts'
import { bring, emptyHolding } from './holding.ts'
import { assertExceptionsOccur, type Exception, judge } from './judging.ts'
import { readMarkdown } from './markdown.ts'

/** Corpora and, where their files do not say it, the jurisdiction that the operator gives. */
const CORPORA: Readonly<Record<string, string | null>> = {
  'ad-legalize-md': null,
  'ar-legalize-md': null,
  'ch-legalize-md': null,
  'cn-lawrefbook-md': 'cn',
  'de-bundesgesetze-md': 'de',
  'ee-legalize-md': null,
  'fr-legalize-md': null,
  'li-legalize-md': null,
  'ua-rada-md': null,
  'us-constitution-md': 'us',
  'uy-legalize-md': null,
}

const REPLACED = 'two files of one date: the one recorded later stands, as a finding tells'
const EXCEPTIONS: readonly Exception[] = [
  { file: 'constitution/2019-10-24.md', kind: 'same-day', reason: REPLACED },
  { file: '254k96-constitution/2020-01-01.md', kind: 'same-day', reason: REPLACED },
  { file: '995_015-udhr/1948-12-10.md', kind: 'same-day', reason: REPLACED },
  { file: '995_043-iccpr/1973-10-19.md', kind: 'same-day', reason: REPLACED },
  {
    file: 'LEGITEXT000039086952-code-justice-penale-mineurs/2021-04-10.md',
    kind: 'refused',
    reason: 'the file holds front matter and title alone, no article',
  },
]

// Of acts with forty versions or more (the Code civil has 412, of 850 KB) eight; all with COMITY_FULL=1.
const scratch = await mkdtemp(path.join(tmpdir(), 'comity-legalize-'))
after(() => rm(scratch, { recursive: true, force: true }))

function broughtFrom(name: string): string {
  const folder = corpus(name) ?? ''
  if (FULL || name.startsWith('cn-')) return folder
  const thin = path.join(scratch, name)
  sampled(folder, thin, eight)
  return thin
}

function actsOf(name: string, folder = corpus(name) ?? ''): Act[] {
  return name.startsWith('cn-') ? looseActs(folder, '.md') : actsBelow(folder)
}

describe('words of the Markdown family', { skip: withoutCorpora(...Object.keys(CORPORA)) }, () => {
  for (const [name, jurisdiction] of Object.entries(CORPORA)) {
    it(`${name}: every version brought is shown on its day with all its words, in order, and no other`, async () => {
      assert.equal(
        actsOf(name).reduce((sum, act) => sum + act.files.length, 0),
        versionsListed(name),
        'all versions of the corpus are found',
      )
      const folder = broughtFrom(name)
      await using holding = await emptyHolding()
      const report = await bring(holding, 'legalize', [folder], jurisdiction)
      const refused = EXCEPTIONS.filter(({ kind }) => kind === 'refused')
      for (const { path: place, reason } of report.quarantined) {
        assert.ok(
          refused.some(({ file }) => place.endsWith(path.basename(file))),
          `${place} was refused: ${reason}`,
        )
      }
      const judged = await judge(holding, actsOf(name, folder), {
        read: readMarkdown,
        exceptions: EXCEPTIONS,
      })
      assert.ok(judged > 0)
    })
  }

  it('lists no exception that is not in the corpora', () => {
    assertExceptionsOccur(
      Object.keys(CORPORA).flatMap((name) => actsOf(name)),
      EXCEPTIONS,
    )
  })
})
