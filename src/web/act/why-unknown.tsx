/** Why no text is held for a span: the gate refused a version, or the source itself says that the text is not known. */
import { bcp47, direction } from '#law/language.ts'
import type { StoredFinding, Version } from '#store/model.ts'
import type { Page } from '../page.ts'
import type { Act } from './view.ts'

export function WhyUnknown({
  page,
  act,
  version,
  findings,
}: {
  page: Page
  act: Act
  version: Version
  findings: readonly StoredFinding[]
}) {
  const { t } = page
  const { reason } = version
  if (!reason) return <>{t('hole.noReason')}</>
  if (wasRefused(version, findings))
    return <>{t.rich('hole.reason', { reason: <span lang="en">{reason}</span> })}</>
  const { language } = act.expression
  return (
    <>
      {t.rich('hole.stated', {
        reason: (
          <span lang={bcp47(language)} dir={direction(language)}>
            {reason}
          </span>
        ),
      })}
    </>
  )
}

/** Returns whether the gate refused the version: its reason is then a finding on record, in the words of the gate. */
export function wasRefused(version: Version, findings: readonly StoredFinding[]): boolean {
  return findings.some(({ severity, message }) => severity === 'quarantine' && message === version.reason)
}
