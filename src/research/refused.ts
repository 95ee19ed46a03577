/** A study that cannot be found, changed or published as asked: what is wrong, and what to do. */

export class StudyError extends Error {
  override name = 'StudyError'
}
