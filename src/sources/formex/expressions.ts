/** The languages of a work, and the points in time of each. */
import type { Finding, Ground, Snapshot } from '#law/provision.ts'
import { type ExpressionDraft, UnreadableError } from '../contract.ts'
import { readText } from '../files.ts'
import { parseXml } from '../xml-tree.ts'
import { documentOf, type FormexFile } from './document.ts'
import { outline, pictures } from './outline.ts'
import type { Found } from './works.ts'

/** Returns an expression for each language. A file whose language and day another has already is refused. */
export function expressionsOf(files: readonly Found[]): {
  expressions: ExpressionDraft[]
  refused: UnreadableError[]
} {
  const refused: UnreadableError[] = []
  const expressions = [...Map.groupBy(files, ({ file }) => file.language).values()].map((versions) => {
    const standing = inOrder(versions, refused)
    const last = standing.at(-1) as Found
    return {
      language: last.file.language,
      title: last.file.title,
      path: last.file.path,
      textState: last.file.kind === 'consolidated' ? ('point-in-time' as const) : ('as-enacted' as const),
      history: { kind: 'snapshots' as const, count: standing.length, snapshots: snapshots(standing) },
    }
  })
  return { expressions, refused }
}

// Of two consolidated texts of a day the one produced last stands; an act and a corrigendum have one text.
function inOrder(versions: readonly Found[], refused: UnreadableError[]): Found[] {
  const sorted = [...versions].sort((a, b) => order(a).localeCompare(order(b)))
  return sorted.filter((version, index) => {
    const next = sorted[index + 1]
    if (!next || dayOf(next) !== dayOf(version)) return true
    refused.push(
      new UnreadableError(
        version.file.path,
        null,
        `Cannot import the file: its language ${version.file.language} and its day are those of ${next.file.path}, which stands; leave one of them out`,
      ),
    )
    return false
  })
}

function order(found: Found): string {
  return `${dayOf(found) ?? ''} ${found.file.consolidation?.sequence ?? ''}`
}

function dayOf({ file, descriptor }: Found): Snapshot['date'] {
  if (file.kind === 'consolidated') return file.consolidation?.from ?? null
  return descriptor?.published ?? file.date
}

async function* snapshots(versions: readonly Found[]): AsyncGenerator<Snapshot> {
  for (const found of versions) {
    const { file, descriptor } = found
    const date = dayOf(found)
    // The Official Journal showed an act so on its day; a consolidated text only bears a date.
    const seen = file.kind !== 'consolidated' && descriptor?.published != null
    const head = { date, published: descriptor?.published ?? null, path: file.path }
    try {
      const whole = await documentAt(file.path)
      const annexes = await Promise.all(found.annexes.map(documentAt))
      yield {
        ...head,
        basis: seen ? 'snapshot' : 'unknown',
        ground: groundOf(file),
        provisions: outline(whole, annexes),
        findings: [whole, ...annexes].flatMap(pictures),
      }
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      yield { ...head, basis: 'unknown', ground: null, provisions: [], findings: [unreadable(error)] }
    }
  }
}

async function documentAt(location: string): Promise<FormexFile> {
  return documentOf(parseXml(await readText(location), location), location)
}

// The acts that changed the text on the day of its last change.
function groundOf({ consolidation }: Found['file']): Ground | null {
  const last = (consolidation?.changes ?? []).filter(
    ({ published }) => published !== null && published === consolidation?.lastChange,
  )
  const titles = last.flatMap(({ title }) => title ?? [])
  if (titles.length === 0) return null
  return { title: titles.join('; '), id: last.length === 1 ? (last[0]?.celex ?? null) : null }
}

function unreadable(error: UnreadableError): Finding {
  return {
    severity: 'quarantine',
    check: 'unreadable',
    path: error.path,
    where: error.where,
    message: error.message,
  }
}
