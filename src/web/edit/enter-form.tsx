/** Entering the text of a new act: pasted from a word processor, typed, or sent as a file. */
import type { DraftView } from './draft.ts'
import { languageOf } from './names.ts'
import { Upon } from './upon.tsx'

export function EnterForm({ view: { page, bench } }: { view: DraftView }) {
  const { t } = page
  const { draft, folded } = bench
  const filled = folded.text.length > 0
  return (
    <details class="tool enter" open={!filled}>
      <summary>{t(filled ? 'bench.enterAgain' : 'bench.enter')}</summary>
      <Upon draft={draft} act="enter" name="enter" files>
        <p>{t('bench.enterLead')}</p>
        <label class="words">
          {t('bench.enterWords')}
          <textarea name="words" rows={12} data-paste data-find {...languageOf(folded.description)} />
        </label>
        <input type="hidden" name="html" value="" />
        <label>
          {t('bench.enterFile')}
          <input type="file" name="file" accept=".html,.htm,.txt,.md" />
        </label>
        <button type="submit">{t('bench.enterGo')}</button>
      </Upon>
    </details>
  )
}
