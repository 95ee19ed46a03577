/**
 * The integrity gate: every text passes it before it enters the library. Warnings tell; quarantines keep the version out.
 * The checks and their limits are listed in `docs/spec/data-model.md`.
 */
import { plainText, wordsOf } from '#law/content.ts'
import { isStatedEId } from '#law/eid.ts'
import { numberKey } from '#law/number.ts'
import {
  type Finding,
  isDivisionKind,
  isNumberedKind,
  type ProvisionDraft,
  type Snapshot,
} from '#law/provision.ts'
import { numberingFindings } from './numbering.ts'

/** Share of numbered provisions that may be without words before the text counts as lost. */
export const EMPTY_SHARE = 0.25
/** Share of words with marks of a wrong decoding from which on a text is refused. */
export const MOJIBAKE_SHARE = 0.01

const CHECKS = new Set([
  'no-provisions',
  'empty-bodies',
  'mojibake',
  'truncated',
  'mojibake-traces',
  'empty-body',
  'numbering-gap',
  'numbering-repeat',
  'missing-heading',
  'shrunk',
])

/** Returns whether the check is one of the gate's, and not of a reader or of weaving. */
export function isCheck(name: string): boolean {
  return CHECKS.has(name)
}

/** Returns what the gate finds in a snapshot, seen beside the one before it. */
export function inspect(snapshot: Snapshot, previous: Snapshot | null): Finding[] {
  if (snapshot.findings.some((finding) => finding.severity === 'quarantine')) return []
  const units = unitsOf(snapshot.provisions)
  const garbled = mojibake(snapshot)
  const refused = refusal(snapshot, previous, units, garbled)
  if (refused) return [{ severity: 'quarantine', path: snapshot.path, ...refused }]
  return [
    ...traces(garbled, snapshot.path),
    ...emptyBodies(units, snapshot.path),
    ...numberingFindings(snapshot),
    ...missingHeadings(units, snapshot.path),
    ...shrinkage(snapshot, previous),
  ]
}

type Garbled = ReturnType<typeof mojibake>

// Why the text is kept out; null where it enters.
function refusal(
  snapshot: Snapshot,
  previous: Snapshot | null,
  units: readonly ProvisionDraft[],
  garbled: Garbled,
): Pick<Finding, 'check' | 'where' | 'message'> | null {
  const empty = units.filter((unit) => unit.content === null).length
  const marked = snapshot.provisions.some((draft) => draft.content !== null && isNumberedKind(draft.kind))
  if (units.length === 0 && !marked) {
    const message = 'The text has no provision with words that could be cited'
    return { check: 'no-provisions', where: null, message }
  }
  if (
    units.length > 0 &&
    (empty === units.length || (units.length >= 4 && empty / units.length > EMPTY_SHARE))
  ) {
    const message = `${empty} of ${units.length} numbered provisions have no words`
    return { check: 'empty-bodies', where: null, message }
  }
  if (garbled.share > MOJIBAKE_SHARE) {
    const message = `The text was decoded wrongly somewhere on its way: for example "${garbled.sample}"`
    return { check: 'mojibake', where: garbled.where, message }
  }
  const cut = truncation(snapshot, previous)
  if (cut === null) return null
  const message = `The text breaks off inside ${cut}, which the version before it has whole and followed by more`
  return { check: 'truncated', where: cut, message }
}

function traces({ count, where, sample }: Garbled, path: string): Finding[] {
  if (count === 0) return []
  const message = `${count} places were decoded wrongly at the source: for example "${sample}"`
  return [{ severity: 'warning', check: 'mojibake-traces', path, where, message }]
}

/**
 * The numbered provisions: those with words, and those without words or parts whose kind carries words elsewhere in the
 * text (an empty section in a text of articles is a division; an empty article is not).
 */
function unitsOf(drafts: readonly ProvisionDraft[]): ProvisionDraft[] {
  const numbered = drafts.filter(
    (draft, index) =>
      hasNumber(draft) &&
      isNumberedKind(draft.kind) &&
      (draft.content !== null || !holdsOthers(drafts, index)),
  )
  const carriers = new Set(numbered.filter((draft) => draft.content !== null).map((draft) => draft.kind))
  return numbered.filter((draft) =>
    carriers.size === 0 ? !isDivisionKind(draft.kind) : carriers.has(draft.kind),
  )
}

// A source may state which provision it is without printing a number.
function hasNumber({ num, key }: ProvisionDraft): boolean {
  return num !== null || (key !== undefined && isStatedEId(key))
}

function holdsOthers(drafts: readonly ProvisionDraft[], index: number): boolean {
  const [draft, next] = [drafts[index], drafts[index + 1]]
  return draft !== undefined && next !== undefined && next.depth > draft.depth
}

function emptyBodies(units: readonly ProvisionDraft[], path: string): Finding[] {
  return units
    .filter((unit) => unit.content === null && !unit.held?.missing)
    .map((unit) => ({
      severity: 'warning',
      check: 'empty-body',
      path,
      where: unit.num,
      message: `${unit.num} has no words`,
    }))
}

// UTF-8 read as Latin-1 or Windows-1251, and what decoders put where they give up.
const GARBLED =
  /Ã[\u0080-\u00bf©¨ª«¢¤´¼]|â€[™œ\u009d"“”¦]|Â[\u00a0-\u00bf]|\ufffd|[ÐÑ][\u0080-\u00bf]|(?:Р[\u00b0-\u00bfЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ]){2}/g

const garbledCounts = new WeakMap<object, { count: number; sample: string }>()

function mojibake(snapshot: Snapshot): {
  share: number
  count: number
  where: string | null
  sample: string
} {
  let words = 0
  let count = 0
  let where: string | null = null
  let sample = ''
  for (const draft of snapshot.provisions) {
    if (!draft.content) continue
    words += draft.content.length
    let known = garbledCounts.get(draft.content)
    if (!known) {
      const matches = [...draft.content.xml.matchAll(GARBLED)]
      const at = matches[0]?.index ?? 0
      known = {
        count: matches.length,
        sample:
          matches.length === 0
            ? ''
            : plainText(
                draft.content.xml.slice(Math.max(0, at - 12), at + 14).replace(/^[^<>]*>|<[^<>]*$/g, ''),
              ),
      }
      garbledCounts.set(draft.content, known)
    }
    if (known.count > 0 && sample === '') [where, sample] = [draft.num ?? draft.heading, known.sample]
    count += known.count
  }
  return { share: words === 0 ? 0 : count / words, count, where, sample }
}

/** Returns the number of the provision inside which the text breaks off, or null where it does not. */
function truncation(snapshot: Snapshot, previous: Snapshot | null): string | null {
  const last = snapshot.provisions.findLast((draft) => draft.content !== null)
  if (!previous || !last?.content || last.num === null || previous.provisions.length < 3) return null
  const key = numberKey(last.num)
  const at = previous.provisions.findIndex(
    (draft) =>
      draft.kind === last.kind &&
      draft.content !== null &&
      draft.num !== null &&
      numberKey(draft.num) === key,
  )
  const whole = previous.provisions[at]
  if (!whole?.content || previous.provisions.length - at - 1 < Math.max(1, previous.provisions.length * 0.05))
    return null
  const cut = plainText(last.content.xml)
  const full = plainText(whole.content.xml)
  const sure = cut.replace(/\s*\S+$/, '')
  // One word left ("Repealed") is how laws end, too.
  return cut.length < full.length && full.startsWith(sure) && wordsOf(sure).length >= 3 ? last.num : null
}

function missingHeadings(units: readonly ProvisionDraft[], path: string): Finding[] {
  const bare = units.filter((unit) => (unit.heading ?? '') === '')
  if (units.length < 5 || bare.length === 0 || bare.length > units.length * 0.1) return []
  return bare.map((unit) => ({
    severity: 'warning',
    check: 'missing-heading',
    path,
    where: unit.num,
    message: `${unit.num} has no heading, while nearly all others have one`,
  }))
}

function shrinkage(snapshot: Snapshot, previous: Snapshot | null): Finding[] {
  if (!previous) return []
  const [now, before] = [totalWords(snapshot), totalWords(previous)]
  if (now * 2 >= before) return []
  return [
    {
      severity: 'warning',
      check: 'shrunk',
      path: snapshot.path,
      where: null,
      message: `The text has ${now} words; the version before it has ${before}`,
    },
  ]
}

function totalWords(snapshot: Snapshot): number {
  return snapshot.provisions.reduce((sum, draft) => sum + (draft.content?.length ?? 0), 0)
}
