/** The open provision: its words to be edited, and what else can be done with it. */
import { raw } from 'hono/html'
import type { Entry } from '#editing/text.ts'
import { plainText } from '#law/content.ts'
import { unitsOf } from '#markup/fragment-units.ts'
import { AddForm } from './add-form.tsx'
import { draftHref } from './addresses.ts'
import type { DraftView } from './draft-view.tsx'
import { KINDS, kindName, languageOf } from './names.ts'
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

function Standing({ view, entry }: Props) {
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

function Repeal({ view, entry }: Props) {
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

function Place({ view, entry }: Props) {
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

function Split({ view, entry }: Props) {
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

function Hold({ view, entry }: Props) {
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

function rowsFor(words: string): number {
  return Math.min(Math.max(Math.ceil(words.length / 70) + words.split('\n').length, 4), 30)
}
