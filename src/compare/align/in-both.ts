/** Numbers and citations that two units share. */
import { citationsIn, numbersIn } from './terms.ts'
import type { Unit } from './unit.ts'

/** Returns the numbers that stand in both. */
export function numbersInBoth(a: Unit, b: Unit): string[] {
  return common(numbersIn(a.text), numbersIn(b.text))
}

/** Returns what both cite: addresses that the caller knows, and numbers that the words cite. */
export function citationsInBoth(a: Unit, b: Unit): string[] {
  return common(citationsOf(a), citationsOf(b))
}

function citationsOf({ text, citations }: Unit): Set<string> {
  return new Set([...(citations ?? []), ...citationsIn(text)])
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((each) => b.has(each))
}
