/** Finding a subject by its name, in whatever language that is typed. */
import { type Concept, shortName, type Vocabulary } from '#vocab/model.ts'

/**
 * Returns the concepts whose labels have what was typed, or whose id it is: those named so in one of the languages first, and labels that
 * begin with it before others.
 */
export function subjectsNamed(
  { concepts }: Vocabulary,
  typed: string,
  languages: readonly string[],
): Concept[] {
  const wanted = plain(typed)
  const placed = [...concepts.values()].flatMap((concept) => {
    const places = [...concept.wordings].flatMap(([language, { preferred, alternatives, hidden }]) =>
      [preferred ?? '', ...alternatives, ...hidden].flatMap((label) => {
        const at = plain(label).indexOf(wanted)
        return at < 0 ? [] : [(languages.includes(language) ? 0 : 2) + (at === 0 ? 0 : 1)]
      }),
    )
    if (shortName(concept.iri) === typed || concept.iri === typed) places.push(0)
    return places.length === 0 ? [] : [{ concept, place: Math.min(...places) }]
  })
  return placed.sort((a, b) => a.place - b.place).map(({ concept }) => concept)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
