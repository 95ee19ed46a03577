/** The subjects of the texts on a page: what the marks mean, what opens at a mark, the list of them, and words that the lexicon knows. */
import { languageName } from '#i18n/names.ts'
import { bcp47, direction, languageOf } from '#law/language.ts'
import type { Page } from '../page.ts'
import { shortTitle } from './share.tsx'
import type { ComparisonView, Subject } from './view.ts'

export function Legend({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  if (view.subjects.size === 0) return null
  const mark = (kind: string) => (
    <span class={`subject ${kind}`} aria-hidden="true">
      abc
    </span>
  )
  return (
    <p class="clegend">
      <span>{t.rich('comparison.legend.shared', { mark: mark('shared') })}</span>{' '}
      <span>{t.rich('comparison.legend.alone', { mark: mark('alone') })}</span>{' '}
      <a href="#subjects">{t('comparison.concepts')}</a>
    </p>
  )
}

// No element has this name: an address that ends so shows none of them, and the page stays where it is.
const NONE = '#none'

/** What opens at a mark: hidden until the address names it, without a script. */
export function SubjectHelp({ page, view }: { page: Page; view: ComparisonView }) {
  return (
    <>
      {[...view.subjects.values()].map((subject) => (
        <aside id={`subject-${subject.number}`} class="csubject" aria-label={subject.label}>
          <a class="cclose" href={NONE} aria-label={page.t('comparison.close')}>
            ×
          </a>
          <About page={page} view={view} subject={subject} />
        </aside>
      ))}
    </>
  )
}

export function SubjectList({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  if (view.subjects.size === 0) return null
  return (
    <section class="csubjects" aria-labelledby="subjects">
      <h2 id="subjects">{t('comparison.concepts')}</h2>
      <p class="lead">{t('comparison.conceptsLead')}</p>
      <ul>
        {[...view.subjects.values()].map((subject) => (
          <li id={`about-${subject.number}`}>
            <About page={page} view={view} subject={subject} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function About({ page, view, subject }: { page: Page; view: ComparisonView; subject: Subject }) {
  const { t } = page
  const { label, scope, friends, told } = subject
  return (
    <>
      <p class="cname">{label}</p>
      <ul class="ctold">
        {Array.from(told, ([column, words]) => {
          const text = view.comparison.texts[column]
          if (!text) return null
          return (
            <li>
              <span lang={bcp47(text.language)} dir={direction(text.language)}>
                {shortTitle(text.title)}
                {words.length > 0 && (
                  <>
                    : <i>{words.join(', ')}</i>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {scope !== null && (
        <p class="cnote" lang="en">
          {scope}
        </p>
      )}
      {friends !== null && (
        <p class="cnote">
          <b>{t('comparison.friends')}:</b> <span lang="en">{friends}</span>
        </p>
      )}
    </>
  )
}

export function Glossary({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  const reader = languageOf(t.locale) ?? 'eng'
  if (view.help.length === 0) return null
  return (
    <section class="cwords" aria-labelledby="words">
      <h2 id="words">{t('comparison.words')}</h2>
      <p class="lead">{t('comparison.wordsLead')}</p>
      {view.help.map(({ language, words }) => (
        <div>
          <h3>
            <a href={`/lexicon/${bcp47(language)}/${bcp47(reader)}`}>
              {t('comparison.glossary', {
                from: languageName(language, t.locale),
                to: languageName(reader, t.locale),
              })}
            </a>
          </h3>
          <dl>
            {words.map(({ word, renderings }) => (
              <div>
                <dt lang={bcp47(language)} dir={direction(language)}>
                  <a
                    class="cword"
                    href={`/lexicon/${bcp47(language)}/${bcp47(reader)}?term=${encodeURIComponent(word)}`}
                  >
                    {word}
                  </a>
                </dt>
                <dd lang={bcp47(reader)}>{renderings.slice(0, 3).join(', ')}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
