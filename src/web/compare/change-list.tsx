/** The outline of a comparison: every change of a short one, the divisions with their counts of a long one. */
import type { Child } from 'hono/jsx'
import type { Node } from '#store/model.ts'
import { nameOf } from '../act/outline.tsx'
import type { Page } from '../page.ts'
import { compareHref } from './address.ts'
import type { Compared, Comparison } from './comparison.ts'
import { languageOf, lineOf } from './names.ts'

/** Changes listed one by one; of more, those of the page that is shown. */
const ALL = 60

interface Listed {
  readonly row: Compared
  readonly page: number
}

interface Group {
  /** Null where the change stands below the act itself. */
  readonly division: Node | null
  /** What became of the division's own heading; null where it stays as it was. */
  readonly own: Listed | null
  readonly changes: readonly Listed[]
}

export function ChangeList({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { changes, total } = comparison
  if (total < 2) return <div class="outline" />
  return (
    <nav class="outline changes" aria-label={t('compare.list')} tabindex={0}>
      <details class="drawer">
        <summary>
          {t('compare.list')} ({total})
        </summary>
        <ol>
          {grouped(changes).map((group) => (
            <Section page={page} comparison={comparison} group={group} open={total <= ALL} />
          ))}
        </ol>
      </details>
    </nav>
  )
}

// By the division right below the act; in reading order, so that one that is come back to stands once more.
function grouped(changes: readonly Listed[]): Group[] {
  const groups: [string, Listed[]][] = []
  for (const change of changes) {
    const top = change.row.path[0]?.wId ?? change.row.wId
    const last = groups.at(-1)
    if (last?.[0] === top) last[1].push(change)
    else groups.push([top, [change]])
  }
  return groups.map(([top, listed]) => {
    const division = listed.find(({ row }) => row.path.length > 0)?.row.path[0] ?? null
    const own = division && (listed.find(({ row }) => row.wId === top) ?? null)
    return { division, own, changes: listed.filter((change) => change !== own) }
  })
}

function Section({
  page,
  comparison,
  group,
  open,
}: {
  page: Page
  comparison: Comparison
  group: Group
  open: boolean
}) {
  const here = group.changes.filter((change) => change.page === comparison.number)
  const listed = open ? group.changes : here
  const list = listed.map((change) => <Entry page={page} comparison={comparison} change={change} />)
  if (!group.division) return <>{list}</>
  const count = <small>{page.t('compare.listCount', { n: group.changes.length })}</small>
  const [first] = group.changes
  return (
    <li class="branch">
      {group.own ? (
        <Link page={page} comparison={comparison} change={group.own} after={count} />
      ) : (
        <a href={first ? addressOf(comparison, first) : '#main'}>
          <Name page={page} comparison={comparison} node={group.division} /> {count}
        </a>
      )}
      {list.length > 0 && <ol>{list}</ol>}
    </li>
  )
}

function Entry({ page, comparison, change }: { page: Page; comparison: Comparison; change: Listed }) {
  return (
    <li>
      <Link page={page} comparison={comparison} change={change} />
    </li>
  )
}

function Link({
  page,
  comparison,
  change,
  after,
}: {
  page: Page
  comparison: Comparison
  change: Listed
  after?: Child
}) {
  const { row } = change
  const node = row.after ?? row.before
  if (!node || row.became === null) return null
  return (
    <a href={addressOf(comparison, change)} class={`became was-${row.became}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[row.became]}
      </span>
      <span>
        <Name page={page} comparison={comparison} node={node} />
        <span class="hidden">, {page.t(`compare.kind.${row.became}`)}</span> {after}
      </span>
    </a>
  )
}

// In the act's language where the act names it, else in that of the interface.
function Name({ page, comparison, node }: { page: Page; comparison: Comparison; node: Node }) {
  const { act } = comparison
  const line = lineOf(page, act, node)
  return line === nameOf(page, node) ? <span>{line}</span> : <span {...languageOf(act)}>{line}</span>
}

const SIGNS = { added: '+', removed: '−', changed: '~', renumbered: '#', moved: '↕', formatted: '' } as const

function addressOf(comparison: Comparison, { row, page }: Listed): string {
  const place = `#${encodeURIComponent((row.after ?? row.before)?.eId ?? '')}`
  return page === comparison.number
    ? place
    : `${compareHref(comparison.act, { ...comparison, number: page })}${place}`
}
