/** Canonical fragments cut at their blocks and put together again: parting a provision in two, joining two to one. */
import { attribute, scan, type Tag } from './scan.ts'

/** A block that stands between the numbered parts of a fragment, or a numbered part with all it holds. */
export interface Unit {
  readonly kind: 'block' | 'part'
  readonly xml: string
}

const GROUPS = new Set(['content', 'intro', 'wrapUp'])

/** Returns the units of a fragment in reading order. */
export function unitsOf(fragment: string): Unit[] {
  const units: Unit[] = []
  const open: Tag[] = []
  const groups = () => (open[0] && GROUPS.has(open[0].name) ? 1 : 0)
  scan(
    fragment,
    () => {},
    (tag) => {
      if (tag.type === 'open') open.push(tag)
      else if (tag.type === 'empty') {
        if (open.length === groups())
          units.push({ kind: groups() ? 'block' : 'part', xml: cut(fragment, tag, tag) })
      } else {
        const inside = groups()
        const begun = open.pop()
        if (begun && open.length === inside && !(inside === 0 && GROUPS.has(begun.name)))
          units.push({ kind: inside === 1 ? 'block' : 'part', xml: cut(fragment, begun, tag) })
      }
    },
  )
  return units
}

/** Returns the fragment of the units; empty where there are none. eIds that would stand twice get a suffix. */
export function fragmentOf(units: readonly Unit[]): string {
  if (units.length === 0) return ''
  const first = units.findIndex((unit) => unit.kind === 'part')
  if (first < 0) return `<content>${joined(units)}</content>`
  const last = units.findLastIndex((unit) => unit.kind === 'part')
  const [intro, wrapUp] = [joined(units.slice(0, first)), joined(units.slice(last + 1))]
  const middle = units
    .slice(first, last + 1)
    .map((unit) =>
      unit.kind === 'part' ? unit.xml : `<paragraph><content>${unit.xml}</content></paragraph>`,
    )
  return withoutRepeats(
    `${intro && `<intro>${intro}</intro>`}${middle.join('')}${wrapUp && `<wrapUp>${wrapUp}</wrapUp>`}`,
  )
}

function joined(units: readonly Unit[]): string {
  return units.map((unit) => unit.xml).join('')
}

function cut(fragment: string, from: Tag, to: Tag): string {
  return fragment.slice(from.start, to.end)
}

// A part whose eId is taken gets another, and what it holds follows it.
function withoutRepeats(fragment: string): string {
  const given = new Set<string>()
  let renamed: { readonly from: string; readonly to: string } | null = null
  let out = ''
  let at = 0
  scan(
    fragment,
    () => {},
    (tag) => {
      const eId = tag.type === 'close' ? null : attribute(tag, 'eId')
      if (eId === null) return
      let name: string =
        renamed && eId.startsWith(`${renamed.from}__`) ? renamed.to + eId.slice(renamed.from.length) : eId
      if (given.has(name)) {
        let count = 2
        while (given.has(`${name}__${count}`)) count++
        renamed = { from: eId, to: `${name}__${count}` }
        name = renamed.to
      }
      given.add(name)
      if (name === eId) return
      out +=
        fragment.slice(at, tag.start) +
        fragment.slice(tag.start, tag.end).replace(`eId="${eId}"`, `eId="${name}"`)
      at = tag.end
    },
  )
  return out + fragment.slice(at)
}
