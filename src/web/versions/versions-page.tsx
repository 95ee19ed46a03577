/** Every point in time of an act, the newest first, by year: read one, see what it changed, or choose two to compare. */
import { dayOf } from '#kit/day.ts'
import type { StoredFinding, Version } from '#store/model.ts'
import { type Amending, withAddresses } from '../act/grounds.ts'
import { windowTitle } from '../act/notes.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { type Act, hrefOf, versionOn } from '../act/view.ts'
import { DaysForm } from '../compare/days-form.tsx'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Point } from './points.tsx'

/** Acts with more points in time than this get a list of years to jump to. */
const FEW = 12

/** Returns the addresses of the amending acts that are held here, by what they are called. */
export async function groundsOf(page: Page, act: Act): Promise<ReadonlyMap<string, Amending>> {
  const named = act.versions.flatMap(({ ground }) => ground ?? [])
  return new Map((await withAddresses(page, named)).map((each) => [each.title, each]))
}

export function VersionsPage({
  page,
  act,
  grounds,
  findings,
}: {
  page: Page
  act: Act
  grounds: ReadonlyMap<string, Amending>
  findings: readonly StoredFinding[]
}) {
  const { t } = page
  const shown = versionOn(act.versions, act.at)
  const years = byYear(act.versions)
  const listing = { page, act, shown, grounds, findings }
  const comparable = act.versions.filter(({ state, from }) => state === 'held' && from !== null).length > 1
  return (
    <Frame
      page={page}
      title={`${t('versions.title')} · ${windowTitle(page, act)}`}
      canonical={`${hrefOf(act, { at: null })}?view=versions`}
    >
      <main id="main" class="act single">
        <TitleBlock page={page} act={act} version={shown} notes={hrefOf(act)} />
        <article class="points">
          <p class="back">
            <a href={hrefOf(act)}>‹ {t('versions.back')}</a>
          </p>
          <h2>{t('versions.title')}</h2>
          <p class="lead">
            {t('versions.lead')}{' '}
            {t('versions.recorded', { date: say(page, dayOf(new Date(act.expression.recordedAt))) })}
          </p>
          {act.versions.length > FEW && <Years page={page} years={years} />}
          <form action={hrefOf(act, { at: null })}>
            {years.map(({ year, versions }) => (
              <section id={`y${year ?? 'undated'}`}>
                <h3>{year ?? t('versions.untilOpen')}</h3>
                <ol class="wordings">
                  {versions.map((version) => (
                    <Point listing={listing} version={version} comparable={comparable} />
                  ))}
                </ol>
              </section>
            ))}
            {comparable && (
              <p class="choice">
                <span>{t('versions.choose')}</span> <button type="submit">{t('versions.compareTwo')}</button>
              </p>
            )}
          </form>
          <DaysForm page={page} act={act} />
        </article>
      </main>
    </Frame>
  )
}

interface Year {
  readonly year: string | null
  readonly versions: Version[]
}

// The newest first; what has no date stands where its order puts it.
function byYear(versions: readonly Version[]): Year[] {
  const years: Year[] = []
  for (const version of versions.toReversed()) {
    const year = version.from?.slice(0, 4).replace(/^0+/, '') ?? null
    const last = years.at(-1)
    if (last && last.year === year) last.versions.push(version)
    else years.push({ year, versions: [version] })
  }
  return years
}

function Years({ page, years }: { page: Page; years: readonly Year[] }) {
  return (
    <nav class="years" aria-label={page.t('versions.years')}>
      <ol>
        {years.map(({ year, versions }) => (
          <li>
            <a href={`#y${year ?? 'undated'}`}>
              {year ?? page.t('versions.untilOpen')}
              {versions.length > 1 && <small>×{versions.length}</small>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
