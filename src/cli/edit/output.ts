/** A draft on a terminal: its outline or redline, the point in time that would come of it, and what stands against it. */
import { type Bench, isBlocked } from '#editing/bench.ts'
import type { RecordedDraft } from '#jobs/record-edit.ts'
import { newMoveLines } from '#jobs/study/found.ts'
import { type CommonOptions, type Context, print } from '../context.ts'
import { redline } from '../diff.ts'
import { clip, count } from '../format.ts'

/** Prints what a draft amounts to. */
export function printBench(
  context: Context,
  options: CommonOptions & { readonly outline?: boolean },
  bench: Bench,
  recorded: RecordedDraft | null,
): void {
  print(context, options, jsonOf(bench, recorded), () => textOf(bench, recorded, options.outline === true))
}

function jsonOf(bench: Bench, recorded: RecordedDraft | null) {
  const { draft, folded, version, findings, changes, stale, iri } = bench
  return {
    draft: draft.id === 0 ? null : draft.id,
    kind: draft.kind,
    iri,
    language: folded.description.language ?? null,
    title: folded.description.title ?? null,
    asOf: folded.point.asOf,
    ground: folded.point.ground,
    version: version && {
      from: version.from,
      to: version.to,
      added: version.added,
      changed: version.changed,
      removed: version.removed,
    },
    outline: folded.text.map(({ wId, eId, depth, kind, num, heading, content }) => ({
      wId,
      eId,
      depth,
      kind,
      num,
      heading,
      words: content?.length ?? 0,
    })),
    changes,
    findings,
    stale,
    blocked: isBlocked(bench),
    recorded: recorded && {
      iri: recorded.iri,
      language: recorded.language,
      inserted: recorded.inserted.length,
      superseded: recorded.gone.length,
      ownCopyMade: recorded.copied,
      moved: recorded.moved,
    },
  }
}

function textOf(bench: Bench, recorded: RecordedDraft | null, outline: boolean): string {
  const { draft, changes } = bench
  const body =
    draft.kind === 'new' || outline
      ? outlineOf(bench)
      : changes.length > 0
        ? changes.map(redline).join('\n')
        : ''
  return [heading(bench), body, pointOf(bench), findingsOf(bench), next(bench, recorded)]
    .filter((part) => part !== '')
    .join('\n')
}

function heading({ folded, iri }: Bench): string {
  return `${folded.description.title ?? 'An act without a title yet'}\n${iri ?? 'no IRI yet'}\n`
}

function outlineOf({ folded }: Bench): string {
  return folded.text
    .map(({ wId, eId, depth, kind, num, heading: title, content }) => {
      const name = [num, title].filter((part) => part !== null).join('  ')
      const words = content ? count(content.length, 'word') : ''
      return `${'  '.repeat(depth)}${clip(name || `(${kind})`, 90)}  [${eId ?? wId} ${kind}${words && `, ${words}`}]\n`
    })
    .join('')
}

function pointOf({ draft, version, folded }: Bench): string {
  if (draft.kind === 'set' || draft.kind === 'correct' || !version) return ''
  const from = version.from ?? 'a day that is unknown'
  const to = version.to === null ? '' : ` to ${version.to}`
  const by = folded.point.ground ? `, by "${folded.point.ground.title}"` : ''
  return `Point in time: from ${from}${to}${by}: ${version.added} added, ${version.changed} changed, ${version.removed} removed\n`
}

function findingsOf({ findings }: Bench): string {
  return findings
    .map(
      ({ severity, message }) => `${severity === 'quarantine' ? 'Stands against it' : 'Note'}: ${message}\n`,
    )
    .join('')
}

function next(bench: Bench, recorded: RecordedDraft | null): string {
  const { id } = bench.draft
  if (recorded)
    return [
      `Recorded: ${count(recorded.inserted.length, 'row')} in, ${recorded.gone.length} superseded. See it with comity show ${recorded.iri}`,
      ...(recorded.copied
        ? ['The imported text is kept as it was; this library shows its own from now on']
        : []),
      ...newMoveLines(recorded.moved),
      '',
    ].join('\n')
  if (id === 0) return isBlocked(bench) ? '' : 'Nothing was kept (dry run)\n'
  return isBlocked(bench)
    ? `Kept as draft ${id}. It cannot be recorded as it is: go on with comity edit step ${id} FILE\n`
    : `Kept as draft ${id}. Record it with comity edit record ${id}, or take it away with comity edit discard ${id}\n`
}
