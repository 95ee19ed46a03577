/** Nothing is lost of the LEGI snapshots: on the day of each the code is shown with its words, as newer snapshots correct them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { actsBelow, versionsListed } from './dated-files.ts'
import { bring, emptyHolding, expressionsIn, shownText } from './holding.ts'
import { told } from './judging.ts'
import { corrected, type Snapshot } from './legi-corrections.ts'
import { type Piece, piecesOf } from './legi-json.ts'
import { difference, type Reading, wordsOf } from './words.ts'

const NAME = 'fr-legi-data-json'
// Two snapshots of 50 MB: judged with COMITY_FULL=1. That both are read back is tried in every run, in src/sources/legi-data.
const TRAVAIL = 'LEGITEXT000006072050-code-du-travail/2020-01-01'

/** What newer snapshots change of a day, article by article (rule: `legi-corrections.ts`); no other file may change. */
const CORRECTIONS: Readonly<Record<string, { reworded?: string; replaced?: string; added?: string }>> = {
  'LEGITEXT000031366350/2020-01-08': { reworded: 'L112-9 L342-2' },
  'LEGITEXT000031366350/2020-06-18': { reworded: 'L112-9 L342-2' },
  'LEGITEXT000031366350/2021-01-01': { reworded: 'L112-9 L342-2', replaced: 'R114-9-4' },
  'LEGITEXT000031366350/2021-12-04': { reworded: 'L112-9 L342-2' },
  'LEGITEXT000031366350/2023-01-01': { reworded: 'L112-9' },
  'LEGITEXT000031366350/2023-05-14': { reworded: 'L112-9' },
  [TRAVAIL]: {
    reworded:
      'L1453-7 L2121-1 L2261-33 L2261-34 L3141-10 R1454-28 R4214-26 R4214-27 R4217-2 Annexe I R4624-45 R5426-15 R7232-17 L970-4',
    replaced:
      'L5212-10-1 L6211-3 L6331-35 L6331-51 L6333-6 L6522-3 L7342-10 R1454-13 R1454-28 D2231-8 R2315-52 R4214-28 R4311-11 R5134-171 R5134-172 D6243-1',
    added:
      'D6111-8 R6113-8 R6113-9 R6113-10 R6113-11 R6113-12 R6113-13 R6113-14 R6113-15 R6113-16 L320-4 L321-4-2 L321-13 R212-12',
  },
}

/** Of the same day of the labour code, titles of sections that the newer snapshot changes. */
const SECTIONS = {
  // The file lost the first line of four titles; the newer one has it.
  retitled: [
    "en cas de projet de fermeture d'un établissement",
    'et des collectivités territoriales',
    'au niveau de la branche professionnelle',
    'et multi-professionnel',
  ],
  // Its only articles are among those replaced.
  emptied: ["Chapitre II : Création de centres de formation d'apprentis et de sections d'apprentissage"],
  // They hold articles that only the newer snapshot has for the day.
  added: [
    "Chapitre II : Organisation de l'apprentissage au sein des centres de formation d'apprentis",
    'Titre Ier : Conditions du travail',
    'Chapitre II : Durée du travail',
    "Chapitre préliminaire : Gestion de l'emploi et des compétences - Prévention des conséquences des mutations économiques.",
    'Chapitre Ier : Licenciement pour motif économique.',
    'Section 1 : Heures supplémentaires',
    'C : Dispositions communes.',
  ],
}

// Also of that day: the newest snapshot ranks an article after another sibling; the older package ranks nothing.
const RANKED = [
  ['L6323-16', 'L6323-17-2'],
  ['L6323-17-4', 'L6323-17-6'],
] as const

// What stands for a wording that is known to have existed and whose words no snapshot gives: no word of the law.
const UNKNOWN = /^\[text unknown from .* to .*\]$/gm

describe('words of the LEGI snapshots', { skip: withoutCorpora(NAME) }, () => {
  it('every snapshot is shown on its day with all its words, in order, and no other', async () => {
    const folder = corpus(NAME) ?? ''
    const acts = actsBelow(folder)
    assert.equal(
      acts.reduce((sum, act) => sum + act.files.length, 0),
      versionsListed(NAME),
      'all versions of the corpus are found',
    )
    await using holding = await emptyHolding()
    const judged = acts.filter(({ path }) => FULL || !TRAVAIL.startsWith(path.slice(folder.length + 1)))
    const report = await bring(
      holding,
      'legi-data',
      judged.map(({ path }) => path),
    )
    assert.deepEqual(report.quarantined, [])
    const held = await expressionsIn(holding)
    assert.ok(judged.length > 0)
    for (const act of judged) {
      const code = held.find(({ expression }) => expression.source.path.startsWith(act.path))
      assert.ok(code, `${act.path} is held`)
      const snapshots = act.files.map((file) => ({ date: file.date, pieces: piecesOf(file.text()) }))
      for (const snapshot of snapshots) {
        const name = `${act.path.slice(folder.length + 1)}/${snapshot.date}`
        const shown = await shownText(holding, code, snapshot.date)
        const found = difference(expected(name, snapshot, snapshots), shown?.replace(UNKNOWN, '') ?? '')
        if (found) assert.fail(`${name}: ${told(found)}`)
      }
    }
  })
})

function expected(name: string, snapshot: Snapshot, snapshots: readonly Snapshot[]): Reading {
  const { reading, reworded, replaced, added } = corrected(
    name === TRAVAIL ? retitled(snapshot, snapshots) : snapshot,
    snapshots,
  )
  const known = CORRECTIONS[name] ?? {}
  assert.deepEqual(
    { reworded: reworded.join(' '), replaced: replaced.join(' '), added: added.join(' ') },
    { reworded: '', replaced: '', added: '', ...known },
    `${name}: what newer snapshots correct`,
  )
  return name === TRAVAIL ? { ...reading, moved: [...reading.moved, ...SECTIONS.added] } : reading
}

function retitled(snapshot: Snapshot, snapshots: readonly Snapshot[]): Snapshot {
  const newest = snapshots.at(-1)?.pieces ?? []
  const has = (pieces: readonly Piece[], title: string) => pieces.some((piece) => isTitled(piece, title))
  for (const title of SECTIONS.added) assert.ok(has(newest, title), `the newest snapshot has "${title}"`)
  for (const title of [...SECTIONS.retitled, ...SECTIONS.emptied])
    assert.ok(has(snapshot.pieces, title), `the snapshot has "${title}"`)
  const pieces = snapshot.pieces.flatMap((piece) => {
    if (SECTIONS.emptied.some((title) => isTitled(piece, title))) return []
    const lost = SECTIONS.retitled.some((title) => isTitled(piece, title))
    return lost ? (newest.find((other) => other.id === piece.id) ?? []) : piece
  })
  for (const [num, after] of RANKED)
    pieces.splice(indexOf(pieces, after), 0, ...pieces.splice(indexOf(pieces, num), 1))
  return { ...snapshot, pieces }
}

function indexOf(pieces: readonly Piece[], num: string): number {
  return pieces.findIndex((piece) => 'cid' in piece && piece.num === num)
}

function isTitled(piece: Piece, title: string): boolean {
  return !('cid' in piece) && wordsOf(piece.words) === wordsOf(title)
}
