/** What a page shows, as files: every format in which this text can be had, and what each is good for. */
import { FORMATS, type Format } from '#export/registry.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { isKey } from '#i18n/messages.ts'
import { bcp47 } from '#law/language.ts'
import { type ActView, hrefOf } from '../act/view.ts'
import { bare } from '../http/offers.ts'
import { type Page, say } from '../page.ts'

/** The list of files: of the provision or division asked for, else of the whole act; nothing where there is no text. */
export function Downloads({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  const { language } = view.expression
  const [node] = eId === null ? [] : (view.reading?.nodes ?? [])
  if (view.text.nodes.length === 0 || (eId !== null && (!node || node.missing))) return null
  // Files for people first: those that take the most making.
  const offered = FORMATS.filter((format) => format.takes(language)).toSorted(
    (a, b) => Number(b.heavy) - Number(a.heavy),
  )
  const date = say(page, view.at)
  // Where a paragraph was asked for, the file is of the provision that holds it.
  const part = node?.eId ?? null
  const label =
    node &&
    (provisionLabel(page.jurisdictions, node, { jurisdiction: view.work.jurisdiction, language }) ??
      node.heading ??
      t('text.thisProvision'))
  return (
    <section class="note downloads" id="downloads">
      <h2>{t('files.title')}</h2>
      <p>{label ? t('files.ofPart', { label, date }) : t('files.ofAct', { date })}</p>
      <ul>
        {offered.map((format) => (
          <File page={page} view={view} eId={part} format={format} />
        ))}
      </ul>
      {eId !== null && <WholeAct page={page} view={view} offered={offered} />}
      <p class="fine">{t('files.lead')}</p>
    </section>
  )
}

// The names of formats are the same in every language, but for the one that is a word.
function nameOf({ t }: Page, { ending, name }: Format): string {
  const key = `files.name.${ending}`
  return isKey(key) ? t(key) : name
}

function File({
  page,
  view,
  eId,
  format,
}: {
  page: Page
  view: ActView
  eId: string | null
  format: Format
}) {
  const what = `files.what.${format.ending}`
  return (
    <li>
      <a
        href={addressOf(view, eId, format)}
        type={bare(format.mediaType)}
        hreflang={bcp47(view.expression.language)}
      >
        {nameOf(page, format)}
      </a>{' '}
      <span>{isKey(what) ? page.t(what) : bare(format.mediaType)}</span>
    </li>
  )
}

function WholeAct({ page, view, offered }: { page: Page; view: ActView; offered: readonly Format[] }) {
  return (
    <p class="whole">
      {page.t('files.wholeAct')}{' '}
      {offered.map((format) => (
        <>
          <a href={addressOf(view, null, format)} type={bare(format.mediaType)}>
            {nameOf(page, format)}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

function addressOf(view: ActView, eId: string | null, { ending }: Format): string {
  return `${hrefOf(view, { at: view.at, eId })}.${ending}`
}
