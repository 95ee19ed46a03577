/** One change: what it is, what made it, where the provision stood before, and its words with the difference marked. */
import { raw } from 'hono/html'
import { redlineText } from '#compare/redline.ts'
import type { Node } from '#store/model.ts'
import { hrefOf } from '../act/view.ts'
import { type Page, say } from '../page.ts'
import { type Compared, type Comparison, madeBy } from './comparison.ts'
import { labelOf, languageOf, lineOf, shortOf } from './names.ts'
import { keptColumns, keptRedline } from './redlines.ts'
import { whenSaid } from './when.ts'
import { WordsElsewhere } from './words-elsewhere.tsx'

interface Props {
  readonly page: Page
  readonly comparison: Comparison
  readonly row: Compared
}

export function Change({ page, comparison, row }: Props) {
  const { t } = page
  const { act, from, to } = comparison
  const node = row.after ?? row.before
  if (!node || row.became === null) return null
  const at = row.after ? to : from
  return (
    <section class={`provision redline ${row.became}`} id={node.eId}>
      <header>
        <Title page={page} comparison={comparison} row={row} node={node} />
        <p class="tools">
          <span class={`tag ${row.became}`}>{t(`compare.kind.${row.became}`)}</span>
          <a href={hrefOf(act, { at, eId: node.eId })}>
            {t('compare.readAt', { date: say(page, at, 'short') })}
          </a>
        </p>
      </header>
      <Between page={page} comparison={comparison} row={row} />
      {row.before?.missing && <p class="unknown">{t('compare.textUnknownBefore')}</p>}
      {row.after?.missing && <p class="unknown">{t('compare.textUnknownAfter')}</p>}
      <Words page={page} comparison={comparison} row={row} node={node} />
    </section>
  )
}

function Title({ page, comparison, row, node }: Props & { readonly node: Node }) {
  const { act } = comparison
  const label = labelOf(page, act, node)
  const [was, is] = [row.before?.heading ?? null, row.after?.heading ?? null]
  const both = row.before !== null && row.after !== null
  const heading = both && was !== is ? raw(redlineText(was, is)) : (is ?? was)
  return (
    <h4 class="head" {...languageOf(act)}>
      {label !== null && <span class="num">{label}</span>}
      {heading !== null && <span class="name">{heading}</span>}
      {label === null && heading === null && <span class="quiet">{lineOf(page, act, node)}</span>}
    </h4>
  )
}

function Between({ page, comparison, row }: Props) {
  const { t } = page
  const { act, from, to } = comparison
  const wasLabel = row.before && labelOf(page, act, row.before)
  return (
    <p class="between">
      {row.renumbered && (
        <span>{wasLabel ? t('compare.wasNumbered', { num: wasLabel }) : t('compare.wasUnnumbered')}</span>
      )}
      {row.movedFrom && <span>{placeSaid(page, comparison, row)}</span>}
      {(comparison.elsewhere.get(row.wId) ?? []).map((elsewhere) => (
        <WordsElsewhere page={page} comparison={comparison} elsewhere={elsewhere} />
      ))}
      {from <= to && <Made page={page} comparison={comparison} row={row} />}
    </p>
  )
}

// "was in Title II, after Article 5"
function placeSaid(page: Page, { act }: Comparison, { movedFrom }: Compared): string {
  const { t } = page
  const division = movedFrom?.path.at(-1)
  const previous = movedFrom?.previous
  const names = {
    division: division ? shortOf(page, act, division) : '',
    previous: previous ? shortOf(page, act, previous) : '',
  }
  if (division && previous) return t('compare.wasInAfter', names)
  if (division) return t('compare.wasFirstIn', names)
  return previous ? t('compare.wasAfter', names) : t('compare.wasFirst')
}

function Made({ page, comparison, row }: Props) {
  const { t } = page
  const { act, between } = comparison
  const { day, basis, ground, name, seenBefore, once } = madeBy(act, row)
  const known = name === null ? undefined : comparison.amending.get(name)
  // With one point in time between the days, the head of the page has said it for all.
  const when =
    day && between.length !== 1 ? whenSaid(page, { basis, day, seenBefore, ended: row.after === null }) : null
  return (
    <>
      {when && <span>{once ? when : t('compare.moreThanOnce', { when })}</span>}
      {ground && name && (
        <span>
          {t.rich(once ? 'compare.by' : 'compare.lastBy', {
            title: (
              <span lang={languageOf(act).lang}>{known?.href ? <a href={known.href}>{name}</a> : name}</span>
            ),
          })}
        </span>
      )}
    </>
  )
}

function Words({ comparison, row, node }: Props & { readonly node: Node }) {
  const { act, contents, columns } = comparison
  const { language } = act.expression
  const [before, after] = [row.before, row.after].map((side) =>
    !side || side.missing || side.textId === null ? null : (contents.get(side.textId) ?? null),
  )
  if (before == null && after == null) return null
  const attributes = languageOf(act)
  if (columns)
    return (
      <div class="sides">
        {keptColumns(before ?? null, after ?? null, node.eId, language).map(([left, right]) => (
          <div class="side">
            <div class="law" {...attributes}>
              {raw(left)}
            </div>
            <div class="law" {...attributes}>
              {raw(right)}
            </div>
          </div>
        ))}
      </div>
    )
  return (
    <div class="law" {...attributes}>
      {raw(keptRedline(before ?? null, after ?? null, node.eId, language))}
    </div>
  )
}
