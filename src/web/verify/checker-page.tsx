/** The page that checks proofs: whole in one file, in the language of whoever asks for it. */
import { raw } from 'hono/html'
import { STYLE_SHEET } from '#export/style-sheet.ts'
import { patternsIn, type Translator } from '#i18n/messages.ts'
import type { Checker } from './checker.ts'

/** The address of the page. */
export const CHECKER = '/verify'
/** What it is called on a disk. */
export const FILE_NAME = 'comity-verify.html'

/** Returns the page. `language` is the one that the reader chose, if any: what is kept is in it, too. */
export function CheckerPage({
  t,
  checker,
  language,
}: {
  t: Translator
  checker: Checker
  language: string | null
}) {
  const chosen = language === null ? '' : `?ui=${language}`
  return (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={checker.policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${t('verify.check.title')} · ${t('site.name')}`}</title>
        <style>{raw(checker.style)}</style>
      </head>
      <body>
        <main class="checker">
          <p class="of-site">
            <a href={`/${chosen}`}>{t('verify.check.site')}</a>
          </p>
          <h1>{t('verify.check.title')}</h1>
          <p class="lead">{t('verify.check.lead')}</p>
          <noscript>
            <p class="warning">{t('verify.check.noScript')}</p>
          </noscript>
          <Asking t={t} />
          <section id="answer" aria-live="polite" aria-label={t('verify.check.answer')}>
            <p>{t('verify.check.waiting')}</p>
          </section>
          <p class="keep of-site">
            <a href={`${CHECKER}${chosen}`} download={FILE_NAME}>
              {t('verify.check.keep')}
            </a>{' '}
            <span>{t('verify.check.keepNote')}</span>
          </p>
        </main>
        <script type="application/json" id="given">
          {raw(givenTo(t))}
        </script>
        <script>{raw(checker.script)}</script>
      </body>
    </html>
  )
}

function Asking({ t }: { t: Translator }) {
  return (
    <form method="dialog">
      <div>
        <label for="file">{t('verify.check.file')}</label>
        <input
          id="file"
          type="file"
          accept=".json,.proof,.html,.htm,.docx,.epub,.pdf,.akn,.xml"
          aria-describedby="file-hint"
        />
        <p class="fine" id="file-hint">
          {t('verify.check.drop')}
        </p>
      </div>
      <div>
        <label for="fingerprint">{t('verify.check.fingerprint')}</label>
        <input
          id="fingerprint"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="fingerprint-hint fingerprint-fault"
        />
        <p class="fine" id="fingerprint-hint">
          {t('verify.check.fingerprintHint')}
        </p>
        <p class="fault" id="fingerprint-fault" role="alert"></p>
      </div>
      <p>
        <button type="submit">{t('verify.check.go')}</button>
      </p>
    </form>
  )
}

// The script's own words. None of them may end the element that they stand in.
function givenTo({ locale }: Translator): string {
  const given = {
    locale,
    messages: { ...patternsIn(locale, 'verify'), ...patternsIn(locale, 'files.days') },
    style: STYLE_SHEET,
  }
  return JSON.stringify(given).replaceAll('<', '\\u003c')
}
