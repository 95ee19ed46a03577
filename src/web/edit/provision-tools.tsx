/** What can be done with the open provision beside changing its words. */
import type { Entry } from '#editing/text.ts'
import { plainText } from '#law/content.ts'
import { unitsOf } from '#markup/fragment-units.ts'
import type { DraftView } from './draft.ts'
import { languageOf } from './names.ts'
import { Upon } from './upon.tsx'

interface Props {
  readonly view: DraftView
  readonly entry: Entry
}

export function Standing({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  return (
    <Upon draft={bench.draft} wId={entry.wId} name="standing" className="doings" label={t('bench.standing')}>
      <input type="hidden" name="stay" value="1" />
      {(['out', 'in', 'up', 'down', 'merge'] as const).map((name) => (
        <button type="submit" class="quietly" name="do" value={name}>
          {t(`bench.do.${name}`)}
        </button>
      ))}
      {bench.draft.kind === 'new' && (
        <button type="submit" class="quietly" name="do" value="repeal">
          {t('bench.do.delete')}
        </button>
      )}
    </Upon>
  )
}

export function Repeal({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  return (
    <details class="tool">
      <summary>{t('bench.repeal')}</summary>
      <Upon draft={bench.draft} act="repeal" wId={entry.wId} name="repeal">
        <p>{t('bench.repealLead')}</p>
        <label>
          {t('bench.leaving')}
          <input
            name="leaving"
            autocomplete="off"
            maxlength={500}
            {...languageOf(bench.folded.description)}
          />
        </label>
        <button type="submit">{t('bench.repealGo')}</button>
      </Upon>
    </details>
  )
}

export function Place({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  return (
    <details class="tool">
      <summary>{t('bench.move')}</summary>
      <Upon draft={bench.draft} act="move" wId={entry.wId} name="move">
        <label>
          {t('bench.moveWhere')}
          <select name="side">
            {(['after', 'before', 'inside'] as const).map((side) => (
              <option value={side}>{t(`bench.side.${side}`)}</option>
            ))}
          </select>
        </label>
        <label>
          {t('bench.moveBeside')}
          <input name="beside" required autocomplete="off" maxlength={200} />
        </label>
        <button type="submit">{t('bench.moveGo')}</button>
      </Upon>
    </details>
  )
}

export function Split({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  const units = unitsOf(entry.content?.xml ?? '')
  if (units.length < 2) return null
  return (
    <details class="tool">
      <summary>{t('bench.split')}</summary>
      <Upon draft={bench.draft} act="split" wId={entry.wId} name="split">
        <label>
          {t('bench.splitBefore')}
          <select name="block" {...languageOf(bench.folded.description)}>
            {units.slice(1).map(({ xml }, index) => (
              <option value={`${index + 1}`}>{plainText(xml).slice(0, 80)}</option>
            ))}
          </select>
        </label>
        <label>
          {t('bench.newNum')}
          <input name="newNum" autocomplete="off" maxlength={200} />
        </label>
        <button type="submit">{t('bench.splitGo')}</button>
      </Upon>
    </details>
  )
}

export function Hold({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  const held = bench.folded.untilNext.has(entry.wId)
  return (
    <Upon draft={bench.draft} act="hold" wId={entry.wId} name="hold" className="doings">
      <input type="hidden" name="until" value={held ? '' : 'next'} />
      <button type="submit" class="quietly">
        {t(held ? 'bench.holdOn' : 'bench.holdNext')}
      </button>
    </Upon>
  )
}
