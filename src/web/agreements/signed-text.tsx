/** The signed text of an agreement and of its protocols, in one of its languages: as it was signed, with its hash. */
import type { SignedText, Words } from '#agreements/model.ts'
import { languageName } from '#i18n/names.ts'
import type { Page } from '../page.ts'
import { type Block, blocksOf } from './text-blocks.ts'
import { markOf, said } from './words.ts'

/** A text of the agreement itself, or of a protocol. */
export interface Signed {
  readonly title: Words | null
  readonly texts: readonly SignedText[]
  /** The one that is shown; null where it is a file to be downloaded, or there is none. */
  readonly shown: { readonly text: SignedText; readonly words: string } | null
}

export function SignedTexts({ page, id, signed }: { page: Page; id: string; signed: readonly Signed[] }) {
  const { t } = page
  const own = signed[0]
  return (
    <section class="signed" aria-labelledby="text">
      <h2 id="text">{t('agreements.text')}</h2>
      {own?.texts.length === 0 && <p class="quiet">{t('agreements.noText')}</p>}
      {signed
        .filter(({ texts }) => texts.length > 0)
        .map((each) => (
          <One page={page} id={id} signed={each} />
        ))}
    </section>
  )
}

function One({ page, id, signed }: { page: Page; id: string; signed: Signed }) {
  const { t } = page
  const { shown, texts } = signed
  const title = signed.title && said(page, signed.title)
  return (
    <article>
      {title && <h3 {...title.mark}>{title.words}</h3>}
      <nav aria-label={t('agreements.texts')}>
        {texts.map(({ language }) => (
          <a
            href={`/agreements/${id}?text=${language}#text`}
            aria-current={language === shown?.text.language ? 'true' : undefined}
          >
            {languageName(language, t.locale)}
          </a>
        ))}
      </nav>
      {shown ? (
        <div class="signedtext" {...markOf(page, shown.text.language)}>
          {blocksOf(shown.words).map((block) => (
            <Written block={block} />
          ))}
        </div>
      ) : (
        <p class="quiet">{t('agreements.fileOnly')}</p>
      )}
      <ul class="files">
        {texts.map((text) => (
          <li>
            <a href={`/agreements/${id}/text/${text.sha256}`} download={text.file}>
              {t('agreements.download', { name: text.file })}
            </a>
            <span class="quiet">
              {languageName(text.language, t.locale)},{' '}
              {t(text.authentic ? 'agreements.authentic' : 'agreements.translation')}
            </span>
            <code>
              {t('agreements.hash')} {text.sha256}
            </code>
          </li>
        ))}
      </ul>
    </article>
  )
}

function Written({ block }: { block: Block }) {
  if (block.kind === 'title') return <p class="texttitle">{block.words}</p>
  if (block.kind === 'heading') return <p class="textheading">{block.words}</p>
  return (
    <p class={block.kind === 'note' ? 'textnote' : block.kind === 'numbered' ? 'numbered' : undefined}>
      {block.words}
    </p>
  )
}
