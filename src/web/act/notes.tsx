/** Beside the text: where it comes from, what its dates rest on, what the checks found, how to cite it. */

import { provisionLabel } from '#i18n/jurisdictions.ts'
import { languageName, ownLanguageName } from '#i18n/names.ts'
import { addDays, dayOf } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { bcp47 } from '#law/language.ts'
import type { ProvisionVersion } from '#store/model.ts'
import { type Page, placeName, say } from '../page.ts'
import { Cite } from './citation.tsx'
import { Findings, placeOfFile } from './findings.tsx'
import { inOrder } from './reading.ts'
import { basisOf } from './title-block.tsx'
import { type ActView, hrefOf } from './view.ts'

export function Notes({ page, view, aliases }: { page: Page; view: ActView; aliases: readonly string[] }) {
  const { t } = page
  return (
    <aside class="margin" aria-label={t('notes.title')}>
      {view.reading?.mode === 'provision' && <OverTime page={page} view={view} />}
      <section class="note" id="about">
        <h2>{t('notes.title')}</h2>
        <Facts page={page} view={view} />
      </section>
      {view.text.nodes.length > 0 && <Cite page={page} view={view} aliases={aliases} />}
      <Languages page={page} view={view} />
      <Findings page={page} findings={view.findings} />
    </aside>
  )
}

function Facts({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const { expression, text } = view
  const version = text.version
  const basis = basisOf(version, view.versions)
  const print = fingerprint(view)
  return (
    <dl>
      <dt>{t('notes.source')}</dt>
      <dd>{expression.source.name}</dd>
      <dt>{t('notes.file')}</dt>
      <dd class="path">{placeOfFile(version?.path ?? expression.source.path)}</dd>
      <dt>{t('notes.recorded')}</dt>
      <dd>
        <time datetime={expression.recordedAt}>{say(page, dayOf(new Date(expression.recordedAt)))}</time>
      </dd>
      <dt>{t('notes.basis')}</dt>
      <dd>{t(`act.basisLong.${basis}`)}</dd>
      {version?.published && <dt>{t('notes.versionPublished')}</dt>}
      {version?.published && <dd>{say(page, version.published)}</dd>}
      {version?.ground && <dt>{t('notes.ground')}</dt>}
      {version?.ground && <dd lang={bcp47(expression.language)}>{version.ground.title}</dd>}
      <dt>{t('notes.size')}</dt>
      <dd>{t('notes.sizeValue', { n: view.provisions })}</dd>
      {print && <dt>{t('notes.fingerprint')}</dt>}
      {print && (
        <dd class="hash" title={t('notes.fingerprintOf')}>
          <code>{print}</code>
        </dd>
      )}
    </dl>
  )
}

// Over what the page shows, in reading order; `/about` says how to do the same.
function fingerprint(view: ActView): string | null {
  if (!view.reading || view.reading.mode === 'contents') return null
  const texts = inOrder(view.reading.nodes).flatMap((node) =>
    node.textId === null ? [] : [view.contents.get(node.textId) ?? ''],
  )
  return texts.length === 0 ? null : sha256(texts.join('\n'))
}

function OverTime({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const [node] = view.reading?.nodes ?? []
  const label =
    node &&
    provisionLabel(page.jurisdictions, node, {
      jurisdiction: view.work.jurisdiction,
      language: view.expression.language,
    })
  const newest = view.history.toReversed()
  return (
    <section class="note">
      <h2>{t('notes.overTime', { label: label ?? node?.heading ?? t('text.thisProvision') })}</h2>
      <ol class="overtime">
        {newest.map((version) => (
          <Wording page={page} view={view} version={version} current={version.id === node?.id} />
        ))}
      </ol>
    </section>
  )
}

function Wording({
  page,
  view,
  version,
  current,
}: {
  page: Page
  view: ActView
  version: ProvisionVersion
  current: boolean
}) {
  const { t } = page
  const day = version.from ?? (version.to ? addDays(version.to, -1) : null)
  const said = version.from
    ? t(`notes.wordingOf.${version.basis}`, { date: say(page, version.from, 'short') })
    : t('notes.undated')
  const until = version.to ? t('notes.untilDay', { date: say(page, addDays(version.to, -1), 'short') }) : ''
  return (
    <li>
      <a
        href={hrefOf(view, { ...(day ? { at: day } : {}), eId: version.eId })}
        aria-current={current ? 'true' : undefined}
      >
        {said}
      </a>{' '}
      {until}
      {version.missing && <em> {t('notes.unknownText')}</em>}
      {version.ground && <small lang={bcp47(view.expression.language)}>{version.ground.title}</small>}
    </li>
  )
}

/** Languages listed before the rest folds away. */
const LANGUAGES = 24

function Languages({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const others = view.languages.filter(({ id }) => id !== view.expression.id)
  if (others.length === 0) return null
  const order = new Intl.Collator(t.locale)
  const named = others.map((other) => ({ other, name: ownLanguageName(other.language) }))
  named.sort((a, b) => order.compare(a.name, b.name))
  const list = (
    <ul class="languages">
      {named.map(({ other, name }) => (
        <li>
          <a
            href={hrefOf({ ...view, expression: other })}
            hreflang={bcp47(other.language)}
            lang={bcp47(other.language)}
            title={languageName(other.language, t.locale)}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <section class="note" id="languages">
      <h2>{t('notes.languages')}</h2>
      {others.length <= LANGUAGES ? (
        list
      ) : (
        <details>
          <summary>{t('home.languages', { n: others.length })}</summary>
          {list}
        </details>
      )}
    </section>
  )
}

/** Returns the act's place and title in one line, for the title of the browser's window. */
export function windowTitle(
  page: Page,
  view: { readonly expression: { readonly title: string }; readonly work: { readonly jurisdiction: string } },
): string {
  return `${view.expression.title} · ${placeName(page, view.work.jurisdiction)}`
}
