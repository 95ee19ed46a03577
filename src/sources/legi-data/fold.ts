/** Several snapshots of one code as one history of wordings. */
import type { Day } from '#kit/day.ts'
import type { Content } from '#law/content.ts'
import type { Wording } from '#law/provision.ts'
import type { WordingHistory } from '../contract.ts'
import { type Seen, type Stretch, stretchesOf } from './articles.ts'
import type { Digest, Holdings } from './digest.ts'
import { reportDisagreements } from './disagreements.ts'
import { type Heading, headingsOf } from './divisions.ts'
import { type Cause, notesOf } from './ground.ts'
import { type Placed, type Placing, placing } from './places.ts'
import type { Report } from './report.ts'
import type { Span } from './spans.ts'
import { splitTitle } from './title.ts'

/**
 * Returns the history of a code. Digests ascend by day.
 *
 * The whole text is held from the day of the first snapshot: before it, articles that had already ended by then are unknown.
 * Between snapshots, wordings whose text no snapshot gives are rows without text; articles that both began and ended between two
 * snapshots leave no trace, which a finding says.
 */
export function foldHistory(digests: readonly Digest[], holdings: Holdings, report: Report): WordingHistory {
  const headings = headingsOf(digests, report)
  const place = placing(digests, headings, report)
  const wordings = [...headings].flatMap(([cid, list]) => divisionRows(cid, list, place))
  const causes = new Map<Day, Cause[]>()
  const note = (day: Day, cause: Cause) => causes.set(day, [...(causes.get(day) ?? []), cause])
  for (const [cid, seen] of sightings(digests)) {
    const stretches = stretchesOf(seen, digests, holdings, report)
    reportDisagreements(seen, stretches, digests, report)
    const keys = keysOf(cid, stretches)
    const causeOf = (id: string) =>
      seen.findLast((one) => one.sighting.causes.has(id))?.sighting.causes.get(id) ?? null
    for (const stretch of stretches) {
      const cause = stretch.basis === 'in-force' ? (causeOf(stretch.id) ?? causeOf(stretch.seenAs)) : null
      if (cause) note(stretch.from, cause)
      wordings.push(...articleRows(keys(stretch), stretch, place(cid, stretch, starts(stretches)), cause))
    }
    const end = seen.at(-1)?.sighting.end
    if (end) note(end.day, end.cause)
  }
  reportGaps(digests, report)
  return {
    kind: 'wordings',
    wordings,
    notes: notesOf(causes, digests.at(-1)?.path ?? ''),
    findings: report.findings(),
    completeFrom: digests[0]?.day ?? null,
    texts: digests.map(({ day, path }) => ({
      date: day,
      basis: 'snapshot',
      published: null,
      ground: null,
      path,
    })),
  }
}

function sightings(digests: readonly Digest[]): Map<string, Seen[]> {
  const found = new Map<string, Seen[]>()
  digests.forEach((digest, at) => {
    for (const sighting of digest.articles) {
      const list = found.get(sighting.cid)
      if (list) list.push({ sighting, at })
      else found.set(sighting.cid, [{ sighting, at }])
    }
  })
  return found
}

function starts(spans: readonly Span[]): Day[] {
  return spans.map((span) => span.from)
}

function divisionRows(cid: string, headings: readonly Heading[], place: Placing): Wording[] {
  return headings.flatMap((heading) =>
    place(cid, heading, starts(headings)).map((placed) => ({
      key: cid,
      parentKey: placed.parent,
      order: placed.order,
      ...splitTitle(heading.title),
      content: null,
      from: placed.from,
      to: placed.to,
      basis: heading.basis,
      missing: false,
      published: null,
      ground: null,
    })),
  )
}

// The cid is the article's key. A wording that holds beside another gets a key of its own, told apart by its id.
function keysOf(
  cid: string,
  stretches: readonly Stretch[],
): (stretch: Stretch) => { key: string; suffix: string } {
  const beside = [...new Set(stretches.filter((one) => one.lane > 0).map((one) => one.id))]
  return ({ id, lane }) =>
    lane === 0 ? { key: cid, suffix: '' } : { key: `${cid}-${id}`, suffix: `~${beside.indexOf(id) + 1}` }
}

// The article and, right after it, its editorial note as a row of its own: the note is not law, and the text keeps its hash
// when only the note changes.
function articleRows(
  { key, suffix }: { key: string; suffix: string },
  stretch: Stretch,
  places: readonly Placed[],
  cause: Cause | null,
): Wording[] {
  return places.flatMap((placed) => {
    const common = {
      parentKey: placed.parent,
      heading: null,
      from: placed.from,
      to: placed.to,
      basis: stretch.basis,
      published: cause?.published ?? null,
      ground: cause?.ground ?? null,
    }
    const row = (content: Content | null): Wording => ({
      ...common,
      key,
      order: `${placed.order}${suffix}`,
      kind: 'article',
      num: stretch.num,
      content,
      missing: stretch.text === null,
    })
    const nota = stretch.text?.nota
    if (!nota) return [row(stretch.text?.content ?? null)]
    const note: Wording = {
      ...common,
      key: `${key}-nota`,
      order: `${placed.order}${suffix}.nota`,
      kind: 'note',
      num: null,
      content: nota,
      missing: false,
    }
    return [row(stretch.text?.content ?? null), note]
  })
}

function reportGaps(digests: readonly Digest[], report: Report): void {
  const newest = digests.at(-1)
  digests.slice(1).forEach((digest, index) => {
    report.gather(
      'between-snapshots',
      newest?.path ?? '',
      'Articles that began and ended between two snapshots are in neither and are not known; snapshots, {cases}',
      `${digests[index]?.day} to ${digest.day}`,
    )
  })
}
