/** Taking in the record of an agreement: read from its file with the signed texts beside it, found sound, and kept. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type AgreementFinding, warning } from '#agreements/finding.ts'
import { heldAgreement, keepAgreement, type TextFile } from '#agreements/held.ts'
import { lint } from '#agreements/lint.ts'
import type { Agreement, HeldAgreement, Party, SignedText } from '#agreements/model.ts'
import { readAgreement } from '#agreements/read.ts'
import { AgreementError } from '#agreements/refused.ts'
import { sha256 } from '#kit/hash.ts'
import { whyUnread } from '#kit/unread.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { ownFingerprints } from '../exchange/own-fingerprints.ts'

/** A record as its file has it, and the files of its texts. */
export interface ReadRecord {
  /** With the texts named by their hashes. */
  readonly record: Agreement
  readonly texts: readonly TextFile[]
}

export interface Taken {
  readonly held: HeldAgreement
  readonly isNew: boolean
  readonly warnings: readonly AgreementFinding[]
}

/** Says that this centre is none of the parties. */
export const NO_PARTY = 'none'

const LARGEST_TEXT = 30_000_000

/** Reads a record and the texts beside it. Throws AgreementError where one cannot be read, or a text is not the one that was signed. */
export async function readRecord(file: string): Promise<ReadRecord> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new AgreementError(`Cannot read ${file}: ${whyUnread(error)}; expected the record of an agreement`)
  })
  const record = readAgreement(bytes.toString('utf8'), file)
  const texts: TextFile[] = []
  const named = async (all: readonly SignedText[]) => {
    const done: SignedText[] = []
    for (const text of all) {
      const read = await readText(path.dirname(file), text)
      texts.push(read)
      done.push({ ...text, file: read.name, sha256: read.hash })
    }
    return done
  }
  const text = await named(record.text)
  const amendments: Agreement['amendments'] = []
  for (const each of record.amendments) amendments.push({ ...each, text: await named(each.text) })
  return { record: { ...record, text, amendments }, texts }
}

/**
 * Takes a record in. `as` names the party that this centre is; null finds it by the fingerprints of what this centre publishes, or
 * leaves it as it was. Throws AgreementError where the record contradicts itself, or the party cannot be told.
 */
export async function takeAgreement(
  db: Database,
  file: string,
  { as, now }: { readonly as: string | null; readonly now: Date },
): Promise<Taken> {
  const { record, texts } = await readRecord(file)
  const findings = lint(record)
  const faults = findings.filter(({ severity }) => severity === 'fault')
  if (faults.length > 0)
    throw new AgreementError(
      `Cannot take ${file}: it contradicts itself\n${faults.map(({ place, message }) => `  ${place}: ${message}`).join('\n')}\nMend the record, and add it again`,
    )
  const party = await partyOf(db, record, as)
  if (party === undefined) throw partyUnknown(record)
  const before = await heldAgreement(db.sql, record.id)
  const kept = await keepAgreement(db.sql, record, { party, texts, at: now.toISOString() })
  return { ...kept, warnings: [...findings, ...consentsLost(before?.record ?? null, record)] }
}

/**
 * Returns which party of the record this centre is: the one named, the one that it was before, or the one of whose fingerprints one is that
 * of a repository here. Null where it is none, undefined where that cannot be told. Throws AgreementError where there is no such party.
 */
export async function partyOf(
  db: Database,
  record: Agreement,
  as: string | null,
): Promise<string | null | undefined> {
  const parties = partiesOf(record)
  const ids = parties.map(({ id }) => id)
  if (as === NO_PARTY) return null
  if (as !== null) {
    if (ids.includes(as)) return as
    throw new AgreementError(
      `Cannot take it in as "${as}": the parties are ${ids.join(', ')}; ${NO_PARTY} is for an agreement of others`,
    )
  }
  const before = await heldAgreement(db.sql, record.id)
  if (before && (before.party === null || ids.includes(before.party))) return before.party
  const own = await ownFingerprints(db)
  const found = parties.filter(({ fingerprints }) => fingerprints.some((each) => own.has(each)))
  return found.length === 1 ? found[0]?.id : undefined
}

function partyUnknown(record: Agreement): AgreementError {
  const ids = partiesOf(record).map(({ id }) => id)
  return new AgreementError(
    `Cannot tell which party this centre is: no party's fingerprints are those of a repository here; say it with --as ${ids.join('|')}, or --as ${NO_PARTY} for an agreement of others`,
  )
}

function partiesOf({ parties, amendments }: Agreement): Party[] {
  return [...parties, ...amendments.flatMap((each) => each.parties)]
}

// Consents are recorded by command as well: a file that was written before one would take it away unseen.
function consentsLost(before: Agreement | null, after: Agreement): AgreementFinding[] {
  return (before?.consents ?? [])
    .filter(({ id, withdrawn }) => withdrawn === null && !after.consents.some((each) => each.id === id))
    .map(({ id, by, to }) =>
      warning(
        'consent-lost',
        `consents ${id}`,
        `the consent of "${by}" to "${to}" stood in the record before and is not in this file: it no longer holds`,
      ),
    )
}

async function readText(folder: string, { file, sha256: stated, language }: SignedText): Promise<TextFile> {
  const name = path.basename(file)
  const bytes = await readFile(path.resolve(folder, file)).catch((error: NodeJS.ErrnoException) => {
    throw new AgreementError(
      `Cannot read the signed text "${file}" (${language}): ${whyUnread(error)}; expected it beside the record`,
    )
  })
  if (bytes.length > LARGEST_TEXT)
    throw new AgreementError(
      `Cannot keep the signed text "${file}": it is larger than 30 MB; give a smaller scan`,
    )
  const hash = sha256(bytes)
  if (stated !== null && stated !== hash)
    throw new AgreementError(
      `Cannot take the signed text "${file}": its hash is ${hash}, the record states ${stated}; it is not the text that was signed, or the record is wrong`,
    )
  return { hash, name, bytes }
}
