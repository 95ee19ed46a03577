/** Beside a text: whether a publisher signed it, and where that is shown. */
import type { ActView } from '../act/view.ts'
import type { Page } from '../page.ts'
import { verifyHref } from './address.ts'

/** The note; nothing where there is no text. */
export function VerifyNote({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  const [node] = eId === null ? [] : (view.reading?.nodes ?? [])
  if (view.text.nodes.length === 0 || (eId !== null && (!node || node.missing))) return null
  const { signer } = view
  return (
    <section class="note" id="signature">
      <h2>{t('verify.aside.title')}</h2>
      <p>
        {signer === undefined
          ? t('verify.aside.unsigned')
          : signer === null
            ? t('verify.aside.signedOwn')
            : t('verify.aside.signed', { publisher: signer })}
      </p>
      <p class="links">
        <a href={verifyHref(view, eId)}>{t(eId === null ? 'verify.aside.link' : 'verify.aside.linkPart')}</a>
        {eId !== null && (
          <>
            {' · '}
            <a href={verifyHref(view, null)}>{t('verify.aside.linkWhole')}</a>
          </>
        )}
      </p>
    </section>
  )
}
