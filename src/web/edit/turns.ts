/** What a form of the bench does to a draft: one function for each thing asked, by the name that the form's button sends. */
import { renewed } from '#editing/begin.ts'
import { readDocument, readWords } from '#editing/document.ts'
import { type Draft, redone, undone } from '#editing/draft.ts'
import { isDay } from '#kit/day.ts'
import { type At, entryAsked, saying, stepped } from './at.ts'
import { dated, described } from './describing.ts'
import { documentIn, FormError } from './form.ts'
import { moves } from './moving.ts'
import { wordsIn } from './wording.ts'

/** Where to look after it: a provision, and whether it stays open. */
export interface Turned {
  readonly draft: Draft
  readonly near: string | null
  readonly open: boolean
}

type Turn = (at: At) => Turned | Promise<Turned>

/** Returns what becomes of the draft. Throws FormError, StepError or MalformedStepError where it cannot be. */
export function turned(at: At): Turned | Promise<Turned> {
  const name = at.form.line('do')
  const turn = Object.hasOwn(TURNS, name) ? TURNS[name] : undefined
  if (!turn) throw new FormError(`Cannot tell what to do: "${name}" is not known here; open the draft again`)
  return turn(at)
}

const TURNS: Readonly<Record<string, Turn>> = {
  undo: (at) => elsewhere(undone(at.draft)),
  redo: (at) => elsewhere(redone(at.draft)),
  renew: async (at) => elsewhere(await renewed(at.desk.db, at.draft)),
  describe: (at) => elsewhere(saying(at, described(at.form, at.bench.folded.description))),
  of: (at) => elsewhere(stepped(at.base, { do: 'describe', of: at.form.line('of') })),
  date: (at) => elsewhere(saying(at, dated(at.form, at.bench.folded.point as never))),
  ground,
  enter,
  change,
  add,
  repeal,
  'repeal-act': (at) => elsewhere(stepped(at.base, { do: 'repeal-act' })),
  merge: (at) => gone(at, { do: 'merge', wId: entryAsked(at).wId }),
  split,
  hold,
  redate,
  ...moves,
}

function elsewhere(draft: Draft): Turned {
  return { draft, near: null, open: false }
}

async function ground(at: At): Promise<Turned> {
  const typed = at.form.line('ground')
  const known = at.bench.folded.point.ground
  if (typed === (known?.id ?? known?.title ?? '')) return elsewhere(at.draft)
  if (typed === '') return elsewhere(stepped(at.base, { do: 'date', ground: null }))
  const held = await at.page.library.resolve(addressIn(typed))
  const said = held ? { title: held.work.title, id: held.work.iri } : { title: typed, id: null }
  return elsewhere(stepped(at.base, { do: 'date', ground: said }))
}

/** Returns the IRI in a pasted address; what was typed where there is none. */
export function addressIn(typed: string): string {
  const at = typed.search(/\/akn\//)
  const iri = at < 0 ? typed : typed.slice(at).replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(iri)
  } catch {
    return iri
  }
}

async function enter(at: At): Promise<Turned> {
  const sent = await documentIn(at.form)
  if (!sent) throw new FormError('Cannot find a structure: paste a text, type one, or choose a file')
  const provisions = provisionsIn(at, sent)
  return elsewhere(stepped(at.base, { do: 'enter', provisions }))
}

function provisionsIn(at: At, { source, format }: NonNullable<Awaited<ReturnType<typeof documentIn>>>) {
  const { language = 'und' } = at.bench.folded.description
  const { provisions, lost } = readDocument(source, format, language)
  if (lost.length > 0)
    throw new FormError(
      `Cannot enter the text: these words would be lost: ${lost.slice(0, 12).join(' ')}; send it as plain text`,
    )
  if (provisions.length === 0) throw new FormError('Cannot enter the text: it has no words')
  return provisions
}

function change(at: At): Turned {
  const { form } = at
  const entry = entryAsked(at)
  const xml = wordsIn(form, entry.content?.xml ?? null)
  const said = ['kind', 'num', 'heading'].flatMap((name) => {
    if (!form.has(name)) return []
    const value = form.line(name) || null
    return value === (entry[name as 'kind' | 'num' | 'heading'] ?? null) ? [] : [[name, value]]
  })
  const words = xml === undefined || xml === (entry.content?.xml ?? null) ? {} : { xml }
  const step = { do: 'change', wId: entry.wId, ...words, ...Object.fromEntries(said) }
  const nothing = said.length === 0 && !('xml' in words)
  return { draft: saying(at, nothing ? null : step), near: entry.wId, open: form.has('stay') }
}

async function add(at: At): Promise<Turned> {
  const { form, base } = at
  const entry = form.line('wId') === '' ? null : entryAsked(at)
  const place = placeOf(form.line('place'), entry?.wId ?? null)
  const kind = form.line('kind')
  const sent = await documentIn(form)
  if (!sent && form.line('num') === '' && form.line('heading') === '')
    throw new FormError('Cannot add a provision: it has neither number, nor heading, nor words')
  const provisions =
    kind === '' && sent
      ? provisionsIn(at, sent)
      : [
          {
            depth: 0,
            kind: kind || 'article',
            num: form.line('num') || null,
            heading: form.line('heading') || null,
            xml: sent ? readWords(sent.source, sent.format) : null,
          },
        ]
  const draft = stepped(base, { do: 'add', place, provisions })
  return { draft, near: `+${base.cursor}.0`, open: false }
}

function placeOf(place: string, wId: string | null) {
  if (wId === null || place === 'inside') return { inside: wId, at: 'end' }
  return place === 'before' ? { before: wId } : { after: wId }
}

function repeal(at: At): Turned {
  const { wId } = entryAsked(at)
  const leaving = at.form.line('leaving')
  if (leaving === '') return gone(at, { do: 'repeal', wId })
  return { draft: stepped(at.base, { do: 'repeal', wId, leaving }), near: wId, open: false }
}

// What was there is gone: one looks at what stood before it.
function gone(at: At, step: unknown): Turned {
  const { text } = at.bench.folded
  const index = text.indexOf(entryAsked(at))
  const before = text[index - 1] ?? null
  return {
    draft: stepped(at.base, step),
    near: before?.wId ?? null,
    open: at.form.has('stay') && before !== null,
  }
}

function split(at: At): Turned {
  const { form, base } = at
  const { wId } = entryAsked(at)
  const block = Number(form.line('block'))
  if (!Number.isInteger(block))
    throw new FormError('Cannot part it: choose the block before which it is parted')
  const draft = stepped(base, { do: 'split', wId, at: block, num: form.line('newNum') || null })
  return { draft, near: `+${base.cursor}.0`, open: form.has('stay') }
}

function hold(at: At): Turned {
  const until = at.form.line('until') === 'next' ? 'next' : null
  const wId = at.form.line('wId')
  return { draft: stepped(at.base, { do: 'hold', wId, until }), near: wId, open: false }
}

function redate(at: At): Turned {
  const { form, base } = at
  const [from, to] = [form.line('from'), form.line('to')].map((day) => (day === '' ? null : day))
  for (const day of [from, to])
    if (day != null && !isDay(day)) throw new FormError(`Cannot read the day "${day}": expected YYYY-MM-DD`)
  const wId = form.line('wId') || null
  return { draft: stepped(base, { do: 'redate', wId, from, to }), near: wId, open: false }
}
