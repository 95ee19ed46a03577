/** What would be recorded and what stands against it: it changes as one types. */
import { isBlocked } from '#editing/bench.ts'
import { isKey } from '#i18n/messages.ts'
import type { Finding } from '#law/provision.ts'
import { type Page, say } from '../page.ts'
import type { DraftView } from './draft.ts'
import { Upon } from './upon.tsx'

const MOST = 30

type View = Pick<DraftView, 'page' | 'bench'>

export function State({ view }: { view: View }) {
  const { page, bench } = view
  const { t } = page
  const blocked = isBlocked(bench)
  return (
    <section class="box state" id="bench-state" aria-labelledby="state-title">
      <h2 id="state-title">{t('bench.toRecord')}</h2>
      <Counts view={view} />
      <Findings page={page} findings={bench.findings} />
      <Conflicts view={view} />
      {bench.stale && (
        <Upon draft={bench.draft} act="renew" name="renew">
          <button type="submit">{t('bench.renew')}</button>
        </Upon>
      )}
      <p class="buttons">
        {blocked ? (
          <span class="blocked">{t('bench.blocked')}</span>
        ) : (
          <a class="button" href={`/edit/draft/${bench.draft.id}/record`}>
            {t('bench.look')}
          </a>
        )}
      </p>
    </section>
  )
}

// Where a later version changes the same thing, the editor decides how long what is entered holds.
function Conflicts({ view: { page, bench } }: { view: View }) {
  const { t } = page
  const asked = new Map(
    bench.conflicts.filter(({ what }) => UNTIL_NEXT.includes(what)).map((one) => [one.wId, one]),
  )
  return (
    <>
      {[...asked.values()].slice(0, MOST).map(({ wId, name, on }) => (
        <Upon draft={bench.draft} act="hold" wId={wId} name={`hold ${wId}`}>
          <input type="hidden" name="until" value="next" />
          <button type="submit" class="quietly">
            {on === null
              ? t('bench.holdNamed', { name })
              : t('bench.holdNamedUntil', { name, date: say(page, on) })}
          </button>
        </Upon>
      ))}
    </>
  )
}

const UNTIL_NEXT: readonly string[] = ['words', 'heading', 'number', 'place', 'number-later']

/** How the point in time that comes of it reads, in counts. */
export function Counts({ view: { page, bench } }: { view: View }) {
  const { t } = page
  const { draft, folded, version, changes } = bench
  const { asOf, ground } = folded.point
  if (draft.kind === 'new')
    return (
      <p>
        {t('bench.counts.new', { n: folded.text.length })}{' '}
        {asOf === null ? t('bench.counts.undated') : t('bench.counts.from', { date: say(page, asOf) })}
      </p>
    )
  if (draft.kind === 'set') return null
  if (draft.kind === 'correct') return <p>{t('bench.counts.corrected', { n: changes.length })}</p>
  const { added = 0, changed = 0, removed = 0 } = changes.length > 0 && version ? version : {}
  return (
    <>
      {asOf !== null && (
        <p>
          {t('bench.counts.point', { date: say(page, asOf) })}
          {ground && ` ${t('bench.counts.by', { title: ground.title })}`}
        </p>
      )}
      <ul class="facts">
        <li class="added">{t('bench.counts.added', { n: added })}</li>
        <li>{t('bench.counts.changed', { n: changed })}</li>
        <li class="removed">{t('bench.counts.removed', { n: removed })}</li>
      </ul>
    </>
  )
}

/** What the checks say, what stands against recording first. */
export function Findings({ page, findings }: { page: Page; findings: readonly Finding[] }) {
  const { t } = page
  if (findings.length === 0) return <p class="quiet">{t('bench.clear')}</p>
  const sorted = findings.toSorted(
    (a, b) => Number(b.severity === 'quarantine') - Number(a.severity === 'quarantine'),
  )
  return (
    <ul class="findings">
      {sorted.slice(0, MOST).map((finding) => (
        <li class={finding.severity}>
          <b>{t(finding.severity === 'quarantine' ? 'bench.against' : 'bench.warning')}</b>{' '}
          <Said page={page} finding={finding} />
        </li>
      ))}
      {sorted.length > MOST && <li>{t('bench.moreFindings', { n: sorted.length - MOST })}</li>}
    </ul>
  )
}

function Said({ page: { t }, finding: { check, message } }: { page: Page; finding: Finding }) {
  const key = `bench.check.${check}`
  return isKey(key) ? <span>{t(key)}</span> : <span lang="en">{message}</span>
}
