/** An agreement that cannot be taken as it is: what is wrong, and where. */

export class AgreementError extends Error {
  override name = 'AgreementError'
}
