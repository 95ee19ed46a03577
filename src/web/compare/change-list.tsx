/** The outline of a comparison: every change of a short one, the divisions with their counts of a long one. */
import type { Node } from '#store/model.ts'
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
  readonly division: Node | null
  readonly changes: Listed[]
}

export function ChangeList({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { changes, total } = comparison
  if (total < 2) return <div class="outline" />
  return (
    <nav class="outline changes" aria-label={t('compare.list')}>
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
  const groups: Group[] = []
  for (const change of changes) {
    const division = change.row.path[0] ?? null
    const last = groups.at(-1)
    if (last && last.division?.wId === division?.wId) last.changes.push(change)
    else groups.push({ division, changes: [change] })
  }
  return groups
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
  const { act } = comparison
  const here = group.changes.filter((change) => change.page === comparison.number)
  const listed = open ? group.changes : here
  const list = listed.map((change) => <Entry page={page} comparison={comparison} change={change} />)
  if (!group.division) return <>{list}</>
  const [first] = group.changes
  return (
    <li class="branch">
      <a href={first ? addressOf(comparison, first) : '#main'} {...languageOf(act)}>
        {lineOf(page, act, group.division)}{' '}
        <small lang={page.t.locale}>{page.t('compare.listCount', { n: group.changes.length })}</small>
      </a>
      {list.length > 0 && <ol>{list}</ol>}
    </li>
  )
}

function Entry({ page, comparison, change }: { page: Page; comparison: Comparison; change: Listed }) {
  const { row } = change
  const node = row.after ?? row.before
  if (!node || row.became === null) return null
  return (
    <li>
      <a href={addressOf(comparison, change)} class={`became was-${row.became}`}>
        <span class="sign" aria-hidden="true">
          {SIGNS[row.became]}
        </span>
        <span {...languageOf(comparison.act)}>{lineOf(page, comparison.act, node)}</span>
        <span class="hidden">, {page.t(`compare.kind.${row.became}`)}</span>
      </a>
    </li>
  )
}

const SIGNS = { added: '+', removed: '−', changed: '~', renumbered: '#', moved: '↕', formatted: '' } as const

function addressOf(comparison: Comparison, { row, page }: Listed): string {
  const place = `#${encodeURIComponent((row.after ?? row.before)?.eId ?? '')}`
  return page === comparison.number
    ? place
    : `${compareHref(comparison.act, { ...comparison, number: page })}${place}`
}
