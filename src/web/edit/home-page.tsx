/** The bench: drafts in the making, what can be begun, what was recorded lately. */
import type { ListedDraft } from '#editing/draft-store.ts'
import type { RecordedDraft } from '#editing/recorded.ts'
import { dayOf } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import { draftHref } from './addresses.ts'
import type { FoundAct } from './grounds.ts'

export interface Home {
  readonly page: Page
  readonly drafts: readonly ListedDraft[]
  readonly recorded: readonly RecordedDraft[]
  /** What was looked for; empty where nothing was. */
  readonly asked: string
  readonly found: readonly FoundAct[]
  /** When the sign-in ends, as an ISO instant; null where it is not known. */
  readonly until: string | null
}

export function HomePage(home: Home) {
  const { page } = home
  const { t } = page
  return (
    <Frame page={page} title={t('bench.title')}>
      <main id="main" class="plainpage benchhome">
        <h1>{t('bench.title')}</h1>
        <Begin {...home} />
        <Drafts {...home} />
        <Recorded {...home} />
        <form method="post" action="/edit/session/end" class="signout">
          <p class="quiet">
            {home.until !== null &&
              t.rich('bench.signedInUntil', { time: <Instant page={page} at={home.until} /> })}
          </p>
          <button type="submit" class="quietly">
            {t('bench.signOut')}
          </button>
        </form>
      </main>
      <script type="module" src={page.assets.scripts.editor} />
    </Frame>
  )
}

function Begin({ page, asked, found }: Home) {
  const { t } = page
  return (
    <section class="begin" aria-labelledby="begin-title">
      <h2 id="begin-title">{t('bench.begin')}</h2>
      <form method="post" action="/edit/begin">
        <input type="hidden" name="kind" value="new" />
        <button type="submit">{t('bench.begin.new')}</button>
      </form>
      <search aria-label={t('bench.begin.search')}>
        <form action="/edit" class="find">
          <input
            type="search"
            name="of"
            value={asked}
            placeholder={t('bench.begin.placeholder')}
            aria-label={t('bench.begin.search')}
            maxlength={500}
          />
          <button type="submit">{t('site.search')}</button>
        </form>
      </search>
      <p class="hint">{t('bench.begin.lead')}</p>
      {asked !== '' && found.length === 0 && <p class="lead">{t('bench.begin.nothing')}</p>}
      {found.length > 0 && (
        <ul class="plainlist">
          {found.map(({ iri, title, jurisdiction, language }) => (
            <li>
              <a
                href={`/edit?of=${encodeURIComponent(`${iri}/${language}`)}`}
                lang={bcp47(language)}
                dir={direction(language)}
              >
                {title}
              </a>{' '}
              <small>{placeName(page, jurisdiction)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Drafts({ page, drafts }: Home) {
  const { t } = page
  return (
    <section aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('bench.drafts')}</h2>
      {drafts.length === 0 && <p class="quiet">{t('bench.draftsNone')}</p>}
      <ul class="plainlist">
        {drafts.map((draft) => (
          <li>
            <div>
              <a href={draftHref(draft)} {...(draft.language ? { lang: bcp47(draft.language) } : {})}>
                {draft.title ?? t('bench.untitled')}
              </a>
              <small>
                {t(`bench.draftOf.${draft.kind}`)} · {t('bench.stepCount', { n: draft.stepCount })} ·{' '}
                <Instant page={page} at={draft.updatedAt} />
              </small>
            </div>
            <a class="quietlink" href={`/edit/draft/${draft.id}/discard`}>
              {t('bench.discard')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Recorded({ page, recorded }: Home) {
  const { t } = page
  if (recorded.length === 0) return null
  return (
    <section aria-labelledby="recorded-title">
      <h2 id="recorded-title">{t('bench.recordedLately')}</h2>
      <ul class="plainlist">
        {recorded.map((draft) => (
          <li>
            <div>
              <a href={draftHref(draft)}>{draft.title ?? t('bench.untitled')}</a>
              <small>
                {t(`bench.draftOf.${draft.kind}`)} · <Instant page={page} at={draft.at} />
                {draft.who !== null && ` · ${draft.who}`}
                {draft.reason !== null && ` · ${draft.reason}`}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

// The script says it in the reader's own time.
function Instant({ page, at }: { page: Page; at: string }) {
  return (
    <time datetime={at} data-instant>
      {say(page, dayOf(new Date(at)), 'short')}, {at.slice(11, 16)} UTC
    </time>
  )
}
