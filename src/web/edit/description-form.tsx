/** What the act is: the form that says it, and the IRI that comes of it. */

import type { Description } from '#editing/steps.ts'
import { languageName } from '#i18n/names.ts'
import { FORCES } from '#law/force.ts'
import { bcp47 } from '#law/language.ts'
import { kindName as actKind, typeName } from '../kinds.ts'
import { type Page, placeName } from '../page.ts'
import type { Collision } from './collision.ts'
import type { DraftView } from './draft.ts'
import { Iri } from './iri.tsx'
import { languageOf } from './names.ts'
import { Upon } from './upon.tsx'

interface Props {
  readonly view: DraftView
  readonly collision: Collision | null
}

type Described = Partial<Description>

export function DescriptionForm({ view, collision }: Props) {
  const { page, bench } = view
  const { t } = page
  const { draft, folded } = bench
  const { description } = folded
  return (
    <section aria-labelledby="described">
      <h2 id="described">{t('bench.described')}</h2>
      <Upon draft={draft} act="describe" live name="describe" className="describing">
        <label class="wide">
          {t('bench.field.title')}
          <input
            name="title"
            value={description.title ?? ''}
            autocomplete="off"
            maxlength={4000}
            {...languageOf(description)}
          />
        </label>
        {draft.kind === 'new' && <Origin page={page} description={description} />}
        <Named page={page} description={description} />
        <More page={page} description={description} />
        <p class="buttons">
          <button type="submit">{t('bench.keep')}</button>
        </p>
      </Upon>
      <Iri page={page} bench={bench} collision={collision} />
    </section>
  )
}

interface Fields {
  readonly page: Page
  readonly description: Described
}

function Origin({ page, description }: Fields) {
  const { t, jurisdictions } = page
  const codes = [...jurisdictions.keys()]
    .map((code) => ({ code, name: placeName(page, code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, t.locale))
  const languages = [...new Set([...jurisdictions.values()].flatMap((place) => place.languages))]
  const { jurisdiction, language } = description
  return (
    <>
      <label>
        {t('bench.field.jurisdiction')}
        <select name="jurisdiction">
          {jurisdiction === undefined && <option value="">{t('bench.choose')}</option>}
          {jurisdiction !== undefined && !jurisdictions.has(jurisdiction) && (
            <option value={jurisdiction} selected>
              {placeName(page, jurisdiction)}
            </option>
          )}
          {codes.map(({ code, name }) => (
            <option value={code} selected={code === jurisdiction}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('bench.field.language')}
        <input
          name="language"
          value={language === undefined ? '' : bcp47(language)}
          list="languages"
          autocomplete="off"
          maxlength={20}
          size={8}
        />
      </label>
      <datalist id="languages">
        {languages.map((code) => (
          <option value={bcp47(code)}>{languageName(code, t.locale)}</option>
        ))}
      </datalist>
    </>
  )
}

const TYPES = ['act', 'bill', 'judgment', 'doc', 'statement', 'officialGazette', 'debate'] as const
const SUBTYPES =
  'code constitution law statute regulation by-law decree edict order ordinance resolution rules directive decision treaty agreement convention protocol charter declaration instruction'

function Named({ page, description }: Fields) {
  const { t } = page
  const { type, subtype, number, date, published } = description
  const types: readonly string[] =
    type === undefined || (TYPES as readonly string[]).includes(type) ? TYPES : [type, ...TYPES]
  return (
    <>
      <label>
        {t('bench.field.type')}
        <select name="type">
          {type === undefined && <option value="">{t('bench.choose')}</option>}
          {types.map((one) => (
            <option value={one} selected={one === type}>
              {typeName(t, one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('bench.field.subtype')}
        <input name="subtype" value={subtype ?? ''} list="subtypes" autocomplete="off" maxlength={60} />
      </label>
      <datalist id="subtypes">
        {SUBTYPES.split(' ').map((one) => (
          <option value={one}>{actKind(t, { type: 'act', subtype: one })}</option>
        ))}
      </datalist>
      <label>
        {t('bench.field.number')}
        <input name="number" value={number ?? ''} autocomplete="off" maxlength={100} />
      </label>
      <label>
        {t('bench.field.date')}
        <input
          name="date"
          value={date ?? ''}
          placeholder="2001-01-10"
          autocomplete="off"
          maxlength={10}
          pattern="\d{4}(-\d{2}-\d{2})?"
        />
      </label>
      <label>
        {t('bench.field.published')}
        <input type="date" name="published" value={published ?? ''} min="0001-01-01" max="9999-12-31" />
      </label>
    </>
  )
}

function More({ page, description }: Fields) {
  const { t } = page
  const { force, aliases = [], topics = [] } = description
  return (
    <>
      <label>
        {t('bench.field.force')}
        <select name="force">
          <option value="">{t('bench.unknown')}</option>
          {FORCES.map((one) => (
            <option value={one} selected={one === force}>
              {t(`bench.force.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="half">
        {t('bench.aliasesLines')}
        <textarea name="aliases" rows={3} placeholder="register:7/2001">
          {aliases.map(({ scheme, value }) => `${scheme}:${value}`).join('\n')}
        </textarea>
      </label>
      <label class="half">
        {t('bench.topicsLines')}
        <textarea name="topics" rows={3}>
          {topics.join('\n')}
        </textarea>
      </label>
    </>
  )
}
