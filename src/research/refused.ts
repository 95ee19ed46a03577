/** A study that cannot be found, changed or published as asked: what is wrong, and what to do. */

export class StudyError extends Error {
  override name = 'StudyError'
}

/** Somebody is known to the study, and what they ask for is not theirs to do. */
export class NotAllowedError extends StudyError {
  override name = 'NotAllowedError'
}
