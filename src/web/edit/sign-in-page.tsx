/** The door of the editor's bench: the operator's token, or how to make one. */
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'

export interface SignInPage {
  readonly page: Page
  /** False where no token was ever made: there is then nothing to type. */
  readonly open: boolean
  /** Why the last attempt failed; null where there was none. */
  readonly refused: string | null
  /** What was typed and could not be kept, as the sign-in had ended; empty where nothing was. */
  readonly typed?: string
  /** Where to go once signed in. */
  readonly onward: string
}

export function SignInPage({ page, open, refused, onward, typed = '' }: SignInPage) {
  const { t } = page
  return (
    <Frame page={page} title={t('bench.signIn.title')}>
      <main id="main" class="plainpage prose signin">
        <h1>{t('bench.signIn.title')}</h1>
        <p class="lead">{t('bench.signIn.lead')}</p>
        {refused !== null && (
          <p class="refused" role="alert">
            {refused}
          </p>
        )}
        {typed !== '' && (
          <label class="words">
            {t('bench.signIn.typed')}
            <textarea rows={8} readonly>
              {typed}
            </textarea>
          </label>
        )}
        {open ? (
          <form method="post" action="/edit/session">
            <input type="hidden" name="onward" value={onward} />
            <label>
              {t('bench.signIn.token')}
              <input type="password" name="token" required autocomplete="current-password" maxlength={200} />
            </label>
            <button type="submit">{t('bench.signIn.go')}</button>
          </form>
        ) : (
          <p>{t('bench.signIn.none')}</p>
        )}
        <pre class="command" tabindex={0}>
          <code>comity operator token</code>
        </pre>
        <p>{t('bench.signIn.how')}</p>
      </main>
    </Frame>
  )
}
