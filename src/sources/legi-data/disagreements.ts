/** Where the folded history of an article says something else of a day than the snapshot of that day did. */
import { isForOtherDays, type Seen, type Stretch } from './articles.ts'
import type { Digest } from './digest.ts'
import type { Report } from './report.ts'
import { holds } from './spans.ts'

/**
 * Reports wordings that a snapshot shows and the newer ones have not for its day, and articles that a snapshot lacks and the newer
 * ones have for its day. LEGI corrects the past: a text published late takes effect earlier, a wording is declared never in force.
 */
export function reportDisagreements(
  seen: readonly Seen[],
  stretches: readonly Stretch[],
  digests: readonly Digest[],
  report: Report,
): void {
  digests.forEach((digest, at) => {
    const holding = stretches.filter((one) => one.basis !== 'unknown' && holds(one, digest.day))
    const shown = seen.filter((one) => one.at === at).map((one) => one.sighting)
    for (const { id, num, cid } of shown) {
      if (holding.some((one) => one.seenAs === id) || isForOtherDays(id, seen, [digest.day])) continue
      const instead = holding.map((one) => one.id).join(', ') || 'nothing'
      const message = `${id} is shown in force on ${digest.day}, for which a newer snapshot has ${instead}, which is kept`
      report.warn('withdrawn-by-source', digest.path, num ?? cid, message)
    }
    if (shown.length === 0 && holding.length > 0) {
      const message = `Articles absent on ${digest.day} that a newer snapshot has in force on that day, {cases}`
      report.gather('added-by-source', digest.path, message, holding[0]?.num ?? holding[0]?.id ?? '')
    }
  })
}
