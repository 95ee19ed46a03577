/** What a check of a proof finds wrong, by stable names and with the values that say it in words. */

/** The steps of section 15, in their order. */
export const STEPS = [
  'read',
  'root',
  'timestamp',
  'snapshot',
  'targets',
  'collection',
  'release',
  'state',
  'rows',
  'day',
  'text',
  'file',
  'trust',
] as const

export type Step = (typeof STEPS)[number]

/** Why a proof does not hold. */
export type FaultCode =
  | 'not-proof'
  | 'newer-format'
  | 'metadata-unreadable'
  | 'first-root'
  | 'root-missing'
  | 'under-threshold'
  | 'not-named'
  | 'other-file'
  | 'not-delegated'
  | 'release-not-signed'
  | 'release-unreadable'
  | 'release-misplaced'
  | 'state-path'
  | 'rows-root'
  | 'row-path'
  | 'rows-unsound'
  | 'nothing-in-force'
  | 'not-in-force'
  | 'no-provision'
  | 'text-missing'
  | 'text-other'
  | 'text-spare'
  | 'root-fork'
  | 'release-fork'
  | 'file-other'

/** Why it cannot be told whether a proof holds. */
export type DoubtCode =
  | 'no-ed25519'
  | 'no-crypto'
  | 'unknown-publisher'
  | 'keys-changed'
  | 'file-not-compared'
  | 'file-differs-beside'
  | 'no-proof'

export interface Told<Code> {
  readonly step: Step
  readonly code: Code
  readonly values: Readonly<Record<string, string | number>>
}

export type Fault = Told<FaultCode>
export type Doubt = Told<DoubtCode>

/** A proof does not hold. */
export class ProofFault extends Error {
  override name = 'ProofFault'
  readonly fault: Fault
  constructor(step: Step, code: FaultCode, values: Fault['values'] = {}) {
    super(`${step}: ${code}`)
    this.fault = { step, code, values }
  }
}

/** It cannot be told whether a proof holds. */
export class ProofDoubt extends Error {
  override name = 'ProofDoubt'
  readonly doubt: Doubt
  constructor(step: Step, code: DoubtCode, values: Doubt['values'] = {}) {
    super(`${step}: ${code}`)
    this.doubt = { step, code, values }
  }
}
