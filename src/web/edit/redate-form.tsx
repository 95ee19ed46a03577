/** A day that was wrong: the point in time on which all that begins and ends there begins and ends on another day. */
import { say } from '../page.ts'
import type { DraftView } from './draft.ts'
import { Upon } from './upon.tsx'

export function RedateForm({ view: { page, bench } }: { view: DraftView }) {
  const { t } = page
  const days = [...new Set(bench.history.versions.map(({ from }) => from))].toReversed()
  return (
    <details class="tool box">
      <summary>{t('bench.redate')}</summary>
      <Upon draft={bench.draft} act="redate" name="redate">
        <label>
          {t('bench.redateFrom')}
          <select name="from">
            {days.map((day) => (
              <option value={day ?? ''}>{day === null ? t('bench.unknown') : say(page, day)}</option>
            ))}
          </select>
        </label>
        <label>
          {t('bench.redateTo')}
          <input type="date" name="to" min="0001-01-01" max="9999-12-31" />
        </label>
        <button type="submit" class="quietly">
          {t('bench.redateGo')}
        </button>
      </Upon>
    </details>
  )
}
