/** Addresses of comparisons. */
import { addDays, type Day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'
import { type Act, hrefOf } from '../act/view.ts'
import type { Asked } from './comparison.ts'

/** Returns the address of a comparison of the act. */
export function compareHref(
  act: Act,
  asked: Partial<Asked> & { readonly from: Day; readonly to: Day },
): string {
  const { from, to, whole, columns, number = 1 } = asked
  const more = `${whole ? '&show=whole' : ''}${columns ? '&columns=2' : ''}${number > 1 ? `&page=${number}` : ''}`
  return `${hrefOf(act, { at: null })}?from=${from}&to=${to}${more}`
}

/** Returns the days that show what a version changed: the last day of the one before, and its own first day. Null where there is none before, or no text of it. */
export function pairOf(
  versions: readonly Version[],
  version: Version | undefined,
): { readonly from: Day; readonly to: Day } | null {
  const before = version && versions[versions.indexOf(version) - 1]
  return version?.from && version.state === 'held' && before?.state === 'held'
    ? { from: addDays(version.from, -1), to: version.from }
    : null
}
