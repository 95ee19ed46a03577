/** Putting in what is new: one provision, or a text of several whose structure is found. */
import type { Entry } from '#editing/text.ts'
import type { DraftView } from './draft.ts'
import { KINDS, kindName, languageOf } from './names.ts'
import { Upon } from './upon.tsx'

/** `entry` is the provision beside which it goes; null puts it at the end of the act. */
export function AddForm({ view, entry }: { view: DraftView; entry: Entry | null }) {
  const { page, bench } = view
  const { t } = page
  const attributes = languageOf(bench.folded.description)
  return (
    <details class="tool add">
      <summary>{t(entry ? 'bench.add' : 'bench.addAtEnd')}</summary>
      <Upon
        draft={bench.draft}
        act="add"
        name={entry ? 'add' : 'add at the end'}
        {...(entry ? { wId: entry.wId } : {})}
      >
        {entry && (
          <label>
            {t('bench.moveWhere')}
            <select name="place">
              {(['after', 'before', 'inside'] as const).map((side) => (
                <option value={side}>{t(`bench.side.${side}`)}</option>
              ))}
            </select>
          </label>
        )}
        <div class="fields">
          <label>
            {t('bench.kind')}
            <select name="kind">
              <option value="">{t('bench.kindFound')}</option>
              {KINDS.map((kind) => (
                <option value={kind}>{kindName(page, kind)}</option>
              ))}
            </select>
          </label>
          <label>
            {t('bench.num')}
            <input name="num" autocomplete="off" maxlength={200} {...attributes} />
          </label>
          <label class="wide">
            {t('bench.heading')}
            <input name="heading" autocomplete="off" maxlength={2000} {...attributes} />
          </label>
        </div>
        <label class="words">
          {t('bench.addWords')}
          <textarea name="words" rows={6} data-paste {...attributes} />
        </label>
        <input type="hidden" name="html" value="" />
        <button type="submit">{t('bench.addGo')}</button>
      </Upon>
    </details>
  )
}
