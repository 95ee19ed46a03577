/** What readers are told on every page of a law whose publisher has fallen silent. */
import type { Standing } from '#jobs/network/watch.ts'
import type { Expression } from '#store/model.ts'
import type { Page } from '../page.ts'
import { NETWORK, sourcePath } from './address.ts'
import { sayDay } from './instants.ts'

/** One note for each publisher of the texts that has fallen silent; nothing where none has. */
export function SilenceNotes({
  page,
  expressions,
}: {
  page: Page
  expressions: readonly Pick<Expression, 'source'>[]
}) {
  const sources = new Set(expressions.map(({ source }) => source.name))
  const silent = [...sources].flatMap((source) => page.network?.standingOf(source) ?? [])
  return <>{silent.map((standing) => standing.silence && <SilenceNote page={page} standing={standing} />)}</>
}

function SilenceNote({ page, standing }: { page: Page; standing: Standing }) {
  const { t } = page
  const { silence, name, heard, until, source } = standing
  if (silence === null) return null
  const isFollowed = silence !== 'left'
  const date = heard === null ? t('network.unknownDay') : sayDay(page, heard)
  return (
    <aside class={`silence ${silence}`} aria-label={t('network.silence.label')}>
      <p>
        {t.rich(`network.silence.${silence}`, { name: <bdi>{name}</bdi>, date: <b>{date}</b> })}
        {silence === 'late' &&
          until !== null &&
          ` ${t('network.silence.until', { date: sayDay(page, until) })}`}{' '}
        <a href={isFollowed ? sourcePath(source) : NETWORK}>{t('network.toBoard')}</a>
      </p>
    </aside>
  )
}
