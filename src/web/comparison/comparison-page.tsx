/** The page of a comparison: its texts and the day, the rows or the table, the subjects and words that help to read them. */
import type { Child } from 'hono/jsx'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { comparisonHref, FILES, type Shown } from './address.ts'
import { shortTitle } from './share.tsx'
import { Glossary, Legend, SubjectHelp, SubjectList } from './subjects.tsx'
import { CorrespondenceTable } from './table.tsx'
import { TextHeads } from './texts.tsx'
import { TextsForm } from './texts-form.tsx'
import type { ComparisonView } from './view.ts'
import { WordRows } from './word-rows.tsx'

/** What asks for the texts, where there are too few or something is wrong with them. */
export function AskPage({ page, shown, fault }: { page: Page; shown: Shown; fault: string | null }) {
  const { t } = page
  return (
    <Frame page={page} title={t('comparison.title')} at={shown.at} canonical="/compare">
      <main id="main" class="plainpage comparison asks">
        <h1>{t('comparison.title')}</h1>
        <p class="lead">{t('comparison.lead')}</p>
        {fault !== null && (
          <p class="notice" role="alert">
            <b>{t('comparison.wrong')}.</b> {fault}
          </p>
        )}
        {fault === null && shown.of.length === 1 && <p class="notice">{t('comparison.one')}</p>}
        <TextsForm page={page} shown={shown} />
      </main>
    </Frame>
  )
}

export function ComparisonPage({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  const { comparison, shown, table } = view
  const here = comparisonHref(shown, { number: view.number })
  const title = titleOf(page, view)
  const machine = comparison.rows.some(({ why }) => why.some(({ how }) => how === 'corresponds'))
  return (
    <Frame
      page={page}
      title={`${title}: ${comparison.texts.map((text) => shortTitle(text.title)).join(' · ')}`}
      at={shown.at}
      canonical={here}
      asOf={t('act.asOf', { date: say(page, comparison.at, 'short') })}
    >
      <main id="main" class={`plainpage comparison of-${comparison.texts.length}`}>
        <h1>{title}</h1>
        <Views page={page} view={view} />
        <Fold label={t('comparison.form')}>
          <TextsForm page={page} shown={shown} />
        </Fold>
        {table ? (
          <CorrespondenceTable page={page} view={view} />
        ) : (
          <>
            <Legend page={page} view={view} />
            <div class="csheet">
              <TextHeads page={page} view={view} />
              <WordRows page={page} view={view} />
            </div>
          </>
        )}
        <Pages
          page={page}
          label={t('comparison.pages')}
          number={view.number}
          last={view.pages}
          href={(number) => comparisonHref(shown, { number })}
        />
        {machine && <p class="machine">{t('comparison.machine')}</p>}
        <SubjectList page={page} view={view} />
        <Glossary page={page} view={view} />
        <SubjectHelp page={page} view={view} />
      </main>
    </Frame>
  )
}

function titleOf({ t }: Page, { table, comparison: { level } }: ComparisonView): string {
  if (table) return t('comparison.table')
  if (level === 'outline') return t('comparison.outlines')
  return t(level === 'paragraph' ? 'comparison.paragraphs' : 'comparison.provisions')
}

function Views({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  const { shown, comparison, table } = view
  const outline = comparison.level === 'outline'
  const link = (href: string, said: string, here: boolean) => (
    <a class="cview" href={href} aria-current={here ? 'page' : undefined} rel="nofollow">
      {said}
    </a>
  )
  return (
    <div class="cways">
      <nav aria-label={t('comparison.view')}>
        {outline
          ? [
              link(comparisonHref(shown, { words: false, number: 1 }), t('comparison.view.table'), table),
              link(comparisonHref(shown, { words: true, number: 1 }), t('comparison.view.words'), !table),
            ]
          : [
              link(
                comparisonHref(shown, { byParagraph: false, number: 1 }),
                t('comparison.view.provision'),
                !shown.byParagraph,
              ),
              link(
                comparisonHref(shown, { byParagraph: true, number: 1 }),
                t('comparison.view.paragraph'),
                shown.byParagraph,
              ),
            ]}
      </nav>
      <p class="cfiles">
        {t('comparison.files')}:{' '}
        {FILES.map((name) => (
          <a class="cfile" href={comparisonHref(shown, { as: name })} rel="nofollow" download>
            {name.toUpperCase()}
          </a>
        ))}
      </p>
    </div>
  )
}

function Fold({ label, children }: { label: string; children: Child }) {
  return (
    <details class="cfold">
      <summary>{label}</summary>
      {children}
    </details>
  )
}
