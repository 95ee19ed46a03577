/** What a check finds in an agreement. */

export interface AgreementFinding {
  /** A fault contradicts what was agreed, or stops what was promised; a warning is for people to look at. */
  readonly severity: 'fault' | 'warning'
  readonly check: string
  /** Where in the record. */
  readonly place: string
  readonly message: string
}

export function fault(check: string, place: string, message: string): AgreementFinding {
  return { severity: 'fault', check, place, message }
}

export function warning(check: string, place: string, message: string): AgreementFinding {
  return { severity: 'warning', check, place, message }
}
