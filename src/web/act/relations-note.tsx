/** Whose decision a work is, and what it and others state of one another: what it corrects, applies, follows upon. */
import type { RelationKind } from '#law/relation.ts'
import type { RelatedWork } from '#store/relations.ts'
import type { Page } from '../page.ts'
import type { ActView } from './view.ts'

/** Entries of a kind listed before the rest folds away. */
const MOST = 6

type Direction = 'states' | 'statedBy'

export function RelationsNote({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const { work, relations } = view
  const groups = [...grouped('states', relations.states), ...grouped('statedBy', relations.statedBy)]
  if (!work.body && groups.length === 0) return null
  return (
    <section class="note" id="relations">
      <h2>{t('notes.relations')}</h2>
      <dl>
        {work.body && <dt>{t('notes.body')}</dt>}
        {work.body && <dd>{work.body}</dd>}
        {groups.map(({ direction, kind, others }) => (
          <>
            <dt>{t(`notes.${direction}.${kind}`)}</dt>
            <dd>
              <Others page={page} others={others} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

interface Group {
  readonly direction: Direction
  readonly kind: RelationKind
  readonly others: readonly RelatedWork[]
}

function grouped(direction: Direction, all: readonly RelatedWork[]): Group[] {
  return [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, others]) => ({ direction, kind, others }))
}

function Others({ page, others }: { page: Page; others: readonly RelatedWork[] }) {
  const { t } = page
  const list = (some: readonly RelatedWork[]) => (
    <ul>
      {some.map((other) => (
        <li>
          <Other page={page} other={other} />
        </li>
      ))}
    </ul>
  )
  if (others.length <= MOST + 1) return list(others)
  return (
    <>
      {list(others.slice(0, MOST))}
      <details>
        <summary>{t('notes.findingsMore', { n: others.length - MOST })}</summary>
        {list(others.slice(MOST))}
      </details>
    </>
  )
}

function Other({ page, other }: { page: Page; other: RelatedWork }) {
  const { t } = page
  const name = [other.title ?? other.work?.title ?? other.target?.value, other.provision]
    .filter(Boolean)
    .join(', ')
  if (other.work) return <a href={other.work.iri}>{name}</a>
  return (
    <>
      {name} <small title={t('notes.notHeldLong')}>{t('notes.notHeld')}</small>
    </>
  )
}
