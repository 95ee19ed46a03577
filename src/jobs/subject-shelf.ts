export interface SubjectShelf {
  readonly x: 1
}
