/** What the cells of a row share and on what their pairing rests, what only one of them is about, and how sure it is. */
import { type ComparedRow, isShared, type SharedThing } from '#jobs/compare/model.ts'
import { bcp47 } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import type { Page } from '../page.ts'
import type { ComparisonView } from './view.ts'

/** Below this a pairing is called doubtful. */
const DOUBTFUL = 0.6
const KINDS = ['concept', 'term', 'number', 'citation'] as const

export function Share({ page, view, row }: { page: Page; view: ComparisonView; row: ComparedRow }) {
  const { t } = page
  const columns = new Set(row.cells.map(({ column }) => column))
  if (columns.size < 2) return null
  const kinds = KINDS.flatMap((kind) => {
    const things = row.shared.filter((thing) => thing.kind === kind)
    return things.length === 0 ? [] : [{ kind, things }]
  })
  const same = row.why.some(({ sameNumber }) => sameNumber)
  return (
    <footer class="cshare">
      <Sure page={page} confidence={row.confidence} />
      {kinds.length === 0 && !same && <p class="cremark">{t('comparison.nothing')}</p>}
      <dl>
        {kinds.map(({ kind, things }) => (
          <div>
            <dt>{t(`comparison.share.${kind}`)}</dt>
            <dd>
              <Things view={view} row={row} things={things} />
            </dd>
          </div>
        ))}
        <OnlyHere page={page} view={view} row={row} />
      </dl>
      {row.why.some(({ neighbours }) => neighbours) && <p class="cremark">{t('comparison.neighbours')}</p>}
      {same && <p class="cremark">{t('comparison.sameNumber')}</p>}
    </footer>
  )
}

/** How sure a pairing is, in words and as a bar. */
export function Sure({ page, confidence }: { page: Page; confidence: number | null }) {
  const { t } = page
  if (confidence === null) return null
  const percent = Math.floor(confidence * 100)
  return (
    <p class={confidence < DOUBTFUL ? 'csure doubtful' : 'csure'}>
      <span>{t('comparison.confidence')}</span>{' '}
      <b class="cpercent">
        {t('comparison.percent', { percent })}
        {confidence < DOUBTFUL && ` · ${t('comparison.doubtful')}`}
      </b>
      <meter min={0} max={100} value={percent} aria-hidden="true" />
    </p>
  )
}

function Things({
  view,
  row,
  things,
}: {
  view: ComparisonView
  row: ComparedRow
  things: readonly SharedThing[]
}) {
  const languages = new Set(row.cells.map(({ language }) => language))
  const [only] = languages
  return (
    <ul class="cthings">
      {things.map(({ kind, iri, label }) => {
        const subject = kind === 'concept' && iri !== null ? view.subjects.get(iri) : undefined
        if (subject)
          return (
            <li>
              <a class="cthing" href={`#about-${subject.number}`}>
                {label}
              </a>
            </li>
          )
        if (kind === 'citation' && iri !== null)
          return (
            <li>
              <a class="cthing" href={addressOf(iri)}>
                <bdi>{iri.slice('/akn/'.length)}</bdi>
              </a>
            </li>
          )
        return (
          <li lang={kind === 'term' && languages.size === 1 ? bcp47(only ?? 'und') : undefined}>{label}</li>
        )
      })}
    </ul>
  )
}

function OnlyHere({ page, view, row }: { page: Page; view: ComparisonView; row: ComparedRow }) {
  const alone = new Map<number, Set<string>>()
  for (const cell of row.cells)
    for (const concept of cell.concepts)
      if (!isShared(row, cell, concept))
        alone.set(cell.column, (alone.get(cell.column) ?? new Set<string>()).add(concept))
  return (
    <>
      {Array.from(alone, ([column, concepts]) => {
        const text = view.comparison.texts[column]
        return (
          <div>
            <dt lang={bcp47(text?.language ?? 'und')}>
              <bdi lang={page.t.locale}>
                {page.t('comparison.onlyIn', { title: shortTitle(text?.title ?? '') })}
              </bdi>
            </dt>
            <dd>
              <ul class="cthings">
                {Array.from(concepts, (iri) => {
                  const subject = view.subjects.get(iri)
                  return (
                    subject && (
                      <li>
                        <a class="cthing" href={`#about-${subject.number}`}>
                          {subject.label}
                        </a>
                      </li>
                    )
                  )
                })}
              </ul>
            </dd>
          </div>
        )
      })}
    </>
  )
}

/** Characters of a title where it is named in passing. */
const SHORT = 48

/** Returns a title short enough to be named in passing. */
export function shortTitle(title: string): string {
  return title.length <= SHORT ? title : `${title.slice(0, SHORT).replace(/\s+\S*$/, '')} …`
}
