/** The open provision: its words to be edited, and what else can be done with it. */
import { raw } from 'hono/html'
import type { Entry } from '#editing/text.ts'
import { AddForm } from './add-form.tsx'
import { draftHref } from './addresses.ts'
import type { DraftView } from './draft.ts'
import { KINDS, kindName, languageOf } from './names.ts'
import { Hold, Place, Repeal, Split, Standing } from './provision-tools.tsx'
import { Upon } from './upon.tsx'
import { asPage, written } from './wording.ts'

interface Props {
  readonly view: DraftView
  readonly entry: Entry
}

export function Opened({ view, entry }: Props) {
  const { bench } = view
  const { kind } = bench.draft
  return (
    <div class="opened">
      <WordsForm view={view} entry={entry} />
      {kind !== 'correct' && (
        <>
          <Standing view={view} entry={entry} />
          {kind === 'amend' && <Repeal view={view} entry={entry} />}
          <Place view={view} entry={entry} />
          <Split view={view} entry={entry} />
          <AddForm view={view} entry={entry} />
        </>
      )}
      {kind === 'amend' && <Hold view={view} entry={entry} />}
    </div>
  )
}

function WordsForm({ view, entry }: Props) {
  const { page, bench } = view
  const { t } = page
  const { draft, folded } = bench
  const { language = 'und' } = folded.description
  const attributes = languageOf(folded.description)
  const xml = entry.content?.xml ?? null
  const { as, words } = written(xml)
  const rendering = asPage(xml, language)
  return (
    <Upon draft={draft} act="change" wId={entry.wId} live name={`change ${entry.wId}`} className="wording">
      <div class="fields">
        <KindChoice view={view} kind={entry.kind} />
        <label>
          {t('bench.num')}
          <input name="num" value={entry.num ?? ''} autocomplete="off" maxlength={200} {...attributes} />
        </label>
        <label class="wide">
          {t('bench.heading')}
          <input
            name="heading"
            value={entry.heading ?? ''}
            autocomplete="off"
            maxlength={2000}
            {...attributes}
          />
        </label>
      </div>
      <label class="words">
        {t(`bench.wordsAs.${as}`)}
        <textarea name="words" rows={rowsFor(words)} spellcheck={as !== 'xml'} {...attributes}>
          {words}
        </textarea>
      </label>
      <input type="hidden" name="as" value={as} />
      {rendering !== null && (
        <template data-rendering {...attributes}>
          {raw(rendering)}
        </template>
      )}
      <p class="buttons">
        <button type="submit">{t('bench.keep')}</button>
        <a href={draftHref(draft, { near: entry.wId })}>{t('bench.close')}</a>
      </p>
    </Upon>
  )
}

function KindChoice({ view: { page }, kind }: { view: DraftView; kind: string }) {
  const kinds = KINDS.includes(kind) ? KINDS : [kind, ...KINDS]
  return (
    <label>
      {page.t('bench.kind')}
      <select name="kind">
        {kinds.map((one) => (
          <option value={one} selected={one === kind}>
            {kindName(page, one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function rowsFor(words: string): number {
  return Math.min(Math.max(Math.ceil(words.length / 70) + words.split('\n').length, 4), 30)
}
