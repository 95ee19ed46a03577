/** Beside the text: where it comes from, what its dates rest on, what the checks found, how to cite it. */

import { formatDay } from '#i18n/dates.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { languageName, ownLanguageName } from '#i18n/names.ts'
import { addDays, dayOf } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { ProvisionVersion, StoredFinding } from '#store/model.ts'
import { type Page, placeName, say } from '../page.ts'
import { inOrder } from './reading.ts'
import { basisOf } from './title-block.tsx'
import { type ActView, hrefOf } from './view.ts'

/** Findings listed before the rest folds away. */
const FIRST = 4

export function Notes({ page, view, aliases }: { page: Page; view: ActView; aliases: readonly string[] }) {
  const { t } = page
  return (
    <aside class="margin" aria-label={t('notes.title')}>
      {view.history.length > 0 && <OverTime page={page} view={view} />}
      <section class="note" id="about">
        <h2>{t('notes.title')}</h2>
        <Facts page={page} view={view} />
      </section>
      <Cite page={page} view={view} aliases={aliases} />
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

function Cite({ page, view, aliases }: { page: Page; view: ActView; aliases: readonly string[] }) {
  const { t } = page
  const { work, expression, reading } = view
  const node = reading?.mode === 'provision' ? reading.nodes[0] : undefined
  const label = node
    ? (provisionLabel(page.jurisdictions, node, {
        jurisdiction: work.jurisdiction,
        language: expression.language,
      }) ?? node.heading)
    : null
  const tag = bcp47(expression.language)
  const patterns = page.jurisdictions.get(work.jurisdiction)?.citation
  const pattern = patterns?.[tag] ?? patterns?.en ?? '{label}, {act}, as of {date}'
  const iri = formatIri({
    work: work.iri,
    language: expression.language,
    at: view.at,
    eId: node?.eId ?? null,
  })
  const citation = cited(pattern, label, expression.title, formatDay(view.at, tag))
  return (
    <section class="note">
      <h2>{t('notes.cite')}</h2>
      <p class="citation" lang={tag}>
        {citation}
      </p>
      <p class="path">
        <a href={hrefOf(view, { at: view.at, eId: node?.eId ?? null })}>{iri}</a>
      </p>
      {aliases.length > 0 && (
        <p>
          {t('notes.aliases')}: <span class="path">{aliases.join(', ')}</span>
        </p>
      )}
    </section>
  )
}

// Without a provision the act is cited, and what joins the two is left out.
function cited(pattern: string, label: string | null, act: string, date: string): string {
  const whole =
    label === null
      ? pattern.replace(/\{label\}[,،]? ?|[,،] \{label\}(?=[,،])/, '').replace(/^(.*\{act\}), (?=[,(])/, '$1')
      : pattern
  return whole
    .replace('{label}', label ?? '')
    .replace('{act}', act)
    .replace('{date}', date)
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

function Findings({ page, findings }: { page: Page; findings: readonly StoredFinding[] }) {
  const { t } = page
  const sorted = findings.toSorted(
    (a, b) => Number(b.severity === 'quarantine') - Number(a.severity === 'quarantine'),
  )
  return (
    <section class="note">
      <h2>{t('notes.findings')}</h2>
      {findings.length === 0 && <p>{t('notes.findingsNone')}</p>}
      {findings.length > 0 && (
        <ul class="findings">
          {sorted.slice(0, FIRST).map((finding) => (
            <Finding page={page} finding={finding} />
          ))}
        </ul>
      )}
      {sorted.length > FIRST && (
        <details>
          <summary>{t('notes.findingsMore', { n: sorted.length - FIRST })}</summary>
          <ul class="findings">
            {sorted.slice(FIRST, FIRST + 60).map((finding) => (
              <Finding page={page} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Finding({ page, finding }: { page: Page; finding: StoredFinding }) {
  const refused = finding.severity === 'quarantine'
  return (
    <li class={refused ? 'refused' : undefined}>
      <b>{page.t(refused ? 'notes.refused' : 'notes.warning')}</b> {finding.message}
      <small class="path">{[placeOfFile(finding.path), finding.where].filter(Boolean).join(' · ')}</small>
    </li>
  )
}

/** Returns the act's place and title in one line, for the title of the browser's window. */
export function windowTitle(
  page: Page,
  view: { readonly expression: { readonly title: string }; readonly work: { readonly jurisdiction: string } },
): string {
  return `${view.expression.title} · ${placeName(page, view.work.jurisdiction)}`
}

// The end of the path says which file of a source it was; where the operator keeps it is nobody's business.
function placeOfFile(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '..')
    .slice(-3)
    .join('/')
}
