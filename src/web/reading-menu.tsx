/** What a reader can set where scripts run, the help to the keyboard, and the place where the page speaks. Without scripts none of it is seen. */
import type { Key } from '#i18n/messages.ts'
import type { Page } from './page.ts'

export function ReadingMenu({ page }: { page: Page }) {
  const { t } = page
  return (
    <details class="reading scripted">
      <summary>
        <span aria-hidden="true">Aa</span>
        <span class="unseen">{t('client.reading')}</span>
      </summary>
      <div class="fold">
        <fieldset class="size">
          <legend>{t('client.size')}</legend>
          <button type="button" data-step="-1">
            <span aria-hidden="true">A−</span>
            <span class="unseen">{t('client.smaller')}</span>
          </button>
          <output>100 %</output>
          <button type="button" data-step="1">
            <span aria-hidden="true">A+</span>
            <span class="unseen">{t('client.larger')}</span>
          </button>
        </fieldset>
        <Choice page={page} name="theme" legend="client.theme" values={THEMES} />
        <Choice page={page} name="measure" legend="client.measure" values={MEASURES} />
        <Choice page={page} name="refs" legend="citing.marks" values={REFS} />
        <button type="button" class="quiet" data-opens="keys">
          {t('client.keys')} <kbd>?</kbd>
        </button>
        <p>{t('client.kept')}</p>
      </div>
    </details>
  )
}

const THEMES = [
  ['auto', 'client.theme.auto'],
  ['light', 'client.theme.light'],
  ['dark', 'client.theme.dark'],
] as const satisfies Choices

const MEASURES = [
  ['narrow', 'client.measure.narrow'],
  ['normal', 'client.measure.normal'],
  ['wide', 'client.measure.wide'],
] as const satisfies Choices

const REFS = [
  ['on', 'citing.marks.on'],
  ['off', 'citing.marks.off'],
] as const satisfies Choices

type Choices = readonly (readonly [string, Key])[]

function Choice({ page, name, legend, values }: { page: Page; name: string; legend: Key; values: Choices }) {
  return (
    <fieldset>
      <legend>{page.t(legend)}</legend>
      {values.map(([value, key]) => (
        <label>
          <input type="radio" name={name} value={value} />
          <span>{page.t(key)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const EVERYWHERE = [
  ['/', 'client.key.search'],
  ['?', 'client.key.help'],
  ['Esc', 'client.key.close'],
] as const satisfies Choices

const ON_ACTS = [
  ['j', 'client.key.next'],
  ['k', 'client.key.previous'],
  ['[', 'client.key.earlier'],
  [']', 'client.key.later'],
  ['c', 'client.key.cite'],
  ['h', 'client.key.history'],
] as const satisfies Choices

const ON_RESULTS = [
  ['j', 'client.key.nextHit'],
  ['k', 'client.key.previousHit'],
  ['Enter', 'client.key.openHit'],
] as const satisfies Choices

export function KeysHelp({ page }: { page: Page }) {
  const { t } = page
  return (
    <>
      <dialog class="keys" aria-labelledby="keys-title">
        <form method="dialog">
          <h2 id="keys-title">{t('client.keys')}</h2>
          <KeyList page={page} keys={EVERYWHERE} />
          <h3>{t('client.keysAct')}</h3>
          <KeyList page={page} keys={ON_ACTS} />
          <h3>{t('client.keysResults')}</h3>
          <KeyList page={page} keys={ON_RESULTS} />
          <label>
            <input type="checkbox" name="keys" checked /> {t('client.keysOn')}
          </label>
          <button type="submit">{t('client.close')}</button>
        </form>
      </dialog>
      <div class="said" role="status" {...phrases(page)} />
    </>
  )
}

function KeyList({ page, keys }: { page: Page; keys: Choices }) {
  return (
    <dl>
      {keys.map(([key, meaning]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{page.t(meaning)}</dd>
        </div>
      ))}
    </dl>
  )
}

// What the script may have to say, in the page's language.
function phrases({ t }: Page): Readonly<Record<string, string>> {
  return {
    'data-copied': t('client.copied', { text: '{text}' }),
    'data-copy-address': t('client.copyAddress'),
    'data-not-copied': t('client.notCopied'),
    'data-failed': t('client.failed'),
    'data-not-here': t('client.notHere', { id: '{id}' }),
    'data-no-earlier': t('client.noEarlier'),
    'data-no-later': t('client.noLater'),
    'data-close': t('client.close'),
  }
}
