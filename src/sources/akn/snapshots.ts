/** One file as a whole text on its day. */
import type { Basis, Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import type { XmlElement } from '#markup/xml.ts'
import type { Identity } from './identify.ts'
import { ownDrafts } from './own.ts'
import { rawRows } from './rows.ts'
import { notesOf, wordsOfRow } from './words.ts'

const always = () => true

/** Returns the text of the file. `keyed`: rows follow the `wId` (else `eId`) that the files of the work give. */
export function snapshotOf(root: XmlElement, identity: Identity, path: string, keyed: boolean): Snapshot {
  const { date, events } = identity
  const event = events.find((one) => one.date === date && one.type !== 'repeal')
  const isPublication = date !== null && date === identity.work.published
  return {
    date,
    basis: basisOf(identity),
    published: event?.published ?? (isPublication ? date : null),
    ground: event?.ground ?? null,
    path,
    provisions: identity.own === 'day' ? ownDrafts(root) : draftsOf(root, keyed),
    findings: findingsOf(identity, path),
  }
}

/** Returns the rows of a foreign document, all of them. */
export function draftsOf(root: XmlElement, keyed: boolean): ProvisionDraft[] {
  const notes = notesOf(root)
  const drafts = rawRows(root, notes.rest()).map((row): ProvisionDraft => {
    const key = keyed ? (row.element?.attributes.wId ?? row.element?.attributes.eId) : undefined
    const { depth, kind } = row
    return { depth, kind, ...wordsOfRow(row, notes, always), ...(key && /^\S+$/.test(key) ? { key } : {}) }
  })
  return withoutEmptyRows(drafts)
}

// A row without title, words and anything in it says nothing.
function withoutEmptyRows(drafts: readonly ProvisionDraft[]): ProvisionDraft[] {
  return drafts.filter((draft, index) => {
    const empty = draft.num === null && draft.heading === null && draft.content === null
    return !empty || (drafts[index + 1]?.depth ?? 0) > draft.depth
  })
}

// The life of the act says that the text of that day has effect. A version without such an event bears a date of the document
// (a judgment's, a publication's), of which the file does not say what it means for the law.
function basisOf(identity: Identity): Basis {
  if (identity.date === null) return 'unknown'
  const events = identity.events.filter((event) => event.date === identity.date)
  const own = events.find((event) => event.basis !== null)?.basis
  const stated = events.some((event) => event.type === 'amendment' || event.type === 'generation')
  return own ?? (stated ? 'in-force' : 'unknown')
}

function findingsOf(identity: Identity, path: string): Finding[] {
  const repeal = identity.events.find((event) => event.type === 'repeal')
  if (!repeal) return []
  const by = repeal.ground ? ` by ${repeal.ground.title}` : ''
  return [
    {
      severity: 'warning',
      check: 'repealed',
      path,
      where: null,
      message: `The file says that the act was repealed on ${repeal.date}${by}`,
    },
  ]
}
