/** The form of one field: what stands in it, and where people disagree, all that they wrote, to choose from or to bring together. */
import type { Field } from '#research/change.ts'
import { isDisputed, type Register, said } from '#research/study.ts'
import type { Page } from '../../page.ts'
import { workHref } from '../addresses.ts'
import { Instant } from '../register.tsx'
import { fieldName } from './fields.ts'

interface Props {
  readonly page: Page
  /** The id of the study. */
  readonly study: string
  readonly field: Field
  readonly register: Register
  readonly label: string
  readonly rows?: number
  readonly hint?: string
  /** Where one is led once it is written. */
  readonly back: string
  /** False where the one who looks may not write it. */
  readonly open?: boolean
}

export function FieldForm({ page, study, field, register, label, rows = 1, hint, back, open = true }: Props) {
  const { t } = page
  const name = fieldName(field)
  const words = said(register)
  const seen = register.map(({ seq }) => seq).join(',')
  if (!open)
    return (
      <div class="field readonly">
        <span class="label">{label}</span>
        <p dir="auto">{words === '' ? <i>{t('studies.nothingWritten')}</i> : words}</p>
      </div>
    )
  return (
    <div class="fieldbox" data-box={name}>
      {isDisputed(register) && (
        <Choice page={page} study={study} name={name} register={register} back={back} seen={seen} />
      )}
      <form method="post" action={workHref(study)} class="fieldform" data-field={name}>
        <input type="hidden" name="do" value="write" />
        <input type="hidden" name="field" value={name} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="back" value={back} />
        {rows > 1 ? (
          <label>
            {label}
            <textarea name="words" rows={rows} maxlength={100_000} dir="auto">
              {words}
            </textarea>
          </label>
        ) : (
          <label>
            {label}
            <input name="words" value={words} maxlength={2000} dir="auto" autocomplete="off" />
          </label>
        )}
        {hint && <small class="hint">{hint}</small>}
        <div class="meanwhile" hidden />
        <button type="submit" class="quietly">
          {t('studies.save')}
        </button>
        <output class="savedsaid" />
      </form>
    </div>
  )
}

function Choice({
  page,
  study,
  name,
  register,
  back,
  seen,
}: {
  page: Page
  study: string
  name: string
  register: Register
  back: string
  seen: string
}) {
  const { t } = page
  return (
    <div class="choice disputed">
      <p class="flagged">{t('studies.disputedLead', { n: register.length })}</p>
      {register.map(({ by, at, words }) => (
        <form method="post" action={workHref(study)} class="onevalue">
          <input type="hidden" name="do" value="write" />
          <input type="hidden" name="field" value={name} />
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="words" value={words} />
          <p class="quiet">
            <b dir="auto">{by}</b> <Instant at={at} />
          </p>
          <p class="value" dir="auto">
            {words === '' ? <i>{t('studies.emptied')}</i> : words}
          </p>
          <button type="submit" class="quietly">
            {t('studies.chooseThis')}
          </button>
        </form>
      ))}
      <p class="hint">{t('studies.mergeHint')}</p>
    </div>
  )
}
