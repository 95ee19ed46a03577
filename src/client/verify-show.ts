/** The answer on the page that checks proofs: the verdict, why, what was signed, and each step. */
import { STEPS, type Step } from '#exchange/proof/fault.ts'
import { sectionsOf } from '#exchange/proof/html-file.ts'
import type { Proved } from '#exchange/proof/verify.ts'
import { addDays } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Answer } from './verify-file.ts'
import { words } from './verify-words.ts'

export type Shown =
  | { readonly state: 'working'; readonly name: string }
  | { readonly state: 'unread'; readonly name: string; readonly why: string }
  | { readonly state: 'told'; readonly name: string; readonly answer: Answer }

const VERDICTS = new Map([
  [true, ['valid', 'valid']],
  [false, ['invalid', 'invalid']],
  [null, ['unclear', 'unclear']],
] as const)

/** Puts the answer in its place; screen readers hear the verdict. */
export function show(shown: Shown): void {
  const place = document.querySelector<HTMLElement>('#answer')
  if (!place) return
  place.replaceChildren(element('p', 'name', shown.name), ...partsOf(shown))
  place.dataset.state = shown.state === 'told' ? String(shown.answer.valid) : shown.state
}

function partsOf(shown: Shown): HTMLElement[] {
  if (shown.state === 'working') return [element('p', '', words.say('check.working'))]
  if (shown.state === 'unread') return [verdictOf(null), element('p', 'why', shown.why)]
  const { answer } = shown
  const { proved } = answer
  return [
    verdictOf(answer.valid),
    element('p', 'why', whyOf(answer)),
    ...(proved ? [factsOf(proved), notesOf(proved, answer)] : []),
    element('h3', '', words.say('steps')),
    stepsOf(answer),
    ...(proved ? [textOf(proved)] : []),
  ]
}

function verdictOf(valid: boolean | null): HTMLElement {
  const [name, key] = VERDICTS.get(valid) ?? ['unclear', 'unclear']
  return element('h2', `verdict ${name}`, words.say(key))
}

function whyOf({ fault, doubt, proved }: Answer): string {
  const told = fault ?? doubt
  if (told) {
    const { at } = told.values
    const values = at === undefined ? told.values : { ...told.values, at: words.day(at) }
    return words.say(`${fault ? 'fault' : 'doubt'}.${told.code}`, values)
  }
  return proved ? statementOf(proved) : ''
}

function statementOf(proved: Proved): string {
  const { work, language, at, eId } = proved
  const publisher = nameOf(proved)
  const values = { publisher, iri: `${work}/${language}@${at}`, at: words.day(at), eId: eId ?? '' }
  const said = words.say(eId === null ? 'why.act' : 'why.part', values)
  return said.slice(0, 1).toUpperCase() + said.slice(1)
}

function nameOf({ institution, publisher }: Proved): string {
  return institution ?? words.say('someone', { fingerprint: `${publisher.slice(0, 12)}…` })
}

function factsOf(proved: Proved): HTMLElement {
  const { work, language, at, eId, release, title, until, publisher, object, licence, span } = proved
  const facts: [string, string | null][] = [
    ['fact.who', nameOf(proved)],
    ['fact.fingerprint', (publisher.match(/.{4}/g) ?? []).join(' ')],
    ['fact.iri', `${work}/${language}@${at}${eId === null ? '' : `/~${eId}`}`],
    ['fact.at', words.day(at)],
    ['fact.days', daysOf(span)],
    [
      'fact.release',
      words.say('fact.releaseSaid', { number: release.number, title, date: words.day(release.at) }),
    ],
    ['fact.until', words.day(until)],
    ['fact.licence', licence],
    ['fact.object', object],
  ]
  const list = element('dl', 'facts')
  for (const [key, value] of facts)
    if (value !== null) list.append(element('dt', '', words.say(key)), element('dd', '', value))
  return list
}

function daysOf({ from, to }: Proved['span']): string {
  const last = to === null ? null : words.day(addDays(to, -1))
  if (from === null)
    return last === null ? words.say('files.days.none') : words.say('files.days.until', { to: last })
  return last === null
    ? words.say('files.days.open', { from: words.day(from) })
    : words.say('files.days.range', { from: words.day(from), to: last })
}

function notesOf(proved: Proved, { front }: Answer): HTMLElement {
  const list = element('ul', 'provisos')
  const notes = [
    words.say(proved.whole ? 'note.whole' : 'note.part'),
    words.say('check.until', { date: words.day(proved.until) }),
    words.say('note.later'),
    front === null
      ? words.say('note.title')
      : words.say('check.front', { words: front.replace(/\n+/g, ' · ') }),
  ]
  list.append(...notes.map((note) => element('li', '', note)))
  return list
}

function stepsOf({ held, fault, doubt }: Answer): HTMLElement {
  const list = element('ol', 'steps')
  for (const step of STEPS) {
    const outcome = outcomeOf(step, held, fault?.step, doubt?.step)
    if (step === 'file' && outcome === 'notReached') continue
    const line = element('li', outcome)
    line.append(element('span', 'outcome', words.say(outcome)), ' ', words.say(`step.${step}`))
    list.append(line)
  }
  return list
}

function outcomeOf(step: Step, held: readonly Step[], failed?: Step, untold?: Step): string {
  if (held.includes(step)) return 'held'
  return failed === step ? 'failed' : untold === step ? 'untold' : 'notReached'
}

// The rendering of fragments writes only elements of its own lists, and this page runs nothing but its own script.
function textOf(proved: Proved): HTMLElement {
  const fold = element('details', 'signed')
  const text = element('div', 'law')
  text.lang = bcp47(proved.language)
  text.dir = direction(proved.language)
  text.innerHTML = sectionsOf(proved)
  const missing = proved.rows.filter((row) => row.missing)
  for (const [index, place] of text.querySelectorAll('.unknown em').entries()) {
    const { from = null, to = null } = missing[index] ?? {}
    place.textContent = words.say('check.missing', { from: from ?? '…', to: to ?? '…' })
  }
  fold.append(element('summary', '', words.say('check.text')), text)
  return fold
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}
