/** The outline at the left: the whole tree of a short act, of a long one the way to the part that is read. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { bcp47, direction } from '#law/language.ts'
import { TEXT_KINDS } from '#law/provision.ts'
import type { Node } from '#store/model.ts'
import type { Page } from '../page.ts'
import { inOrder, isDivision, PART, type Reading, WHOLE } from './reading.ts'
import { type ActView, hrefOf } from './view.ts'

/** Of an act with more rows than this, only divisions that hold what is read are open. */
const OPEN_ALL = 70

interface Drawing {
  readonly page: Page
  readonly view: ActView
  /** Nodes on the page or above it. */
  readonly near: ReadonlySet<Node>
  /** Nodes whose words are on the page: links to them stay on it. */
  readonly shown: ReadonlySet<Node>
  readonly current: Node | null
  /** True where the whole tree is drawn; otherwise the way to what is read. */
  readonly tree: boolean
  readonly openAll: boolean
}

export function Outline({ page, view }: { page: Page; view: ActView }) {
  const { reading, text } = view
  if (!reading || view.provisions < 2) return <div class="outline" />
  const shownNodes = reading.mode === 'contents' ? [] : inOrder(reading.nodes)
  const drawing: Drawing = {
    page,
    view,
    near: new Set(nearTo(reading)),
    shown: new Set(shownNodes),
    current: reading.mode === 'whole' ? null : (reading.nodes[0] ?? null),
    tree: view.provisions <= WHOLE,
    openAll: reading.mode === 'whole' && view.provisions <= OPEN_ALL,
  }
  const { language } = view.expression
  return (
    <nav class="outline" aria-label={page.t('outline.title')} tabindex={0}>
      <details class="drawer">
        <summary>
          {page.t('outline.contents')} <span data-here aria-hidden="true" lang={bcp47(language)} />
        </summary>
        <div lang={bcp47(language)} dir={direction(language)}>
          <List drawing={drawing} nodes={text.nodes} />
        </div>
      </details>
    </nav>
  )
}

// What is read, what it stands in, and what stands beside it.
function nearTo(reading: Reading): readonly Node[] {
  if (reading.mode === 'whole') return []
  if (reading.mode === 'contents') return [...reading.path, ...reading.nodes]
  const beside = reading.mode === 'provision' ? (reading.path.at(-1)?.children ?? []) : []
  return [
    ...reading.path,
    ...inOrder(reading.nodes),
    ...(beside.length <= PART ? beside.filter((node) => !isDivision(node)) : []),
  ]
}

function List({ drawing, nodes }: { drawing: Drawing; nodes: readonly Node[] }) {
  const listed = nodes.filter((node) => isListed(drawing, node))
  if (listed.length === 0) return null
  return (
    <ol>
      {listed.map((node) => (
        <Item drawing={drawing} node={node} />
      ))}
    </ol>
  )
}

// Loose text has its place in the outline only where it has a name of its own.
function isListed(drawing: Drawing, node: Node): boolean {
  if (node.num === null && node.heading === null && node.children.length === 0)
    return node.kind === 'preamble' || node.kind === 'attachment'
  return drawing.tree || isDivision(node) || drawing.near.has(node)
}

function Item({ drawing, node }: { drawing: Drawing; node: Node }) {
  const children = node.children.some((child) => isListed(drawing, child)) ? node.children : []
  const link = <Link drawing={drawing} node={node} />
  const open = drawing.openAll || drawing.near.has(node)
  if (children.length === 0 || (!drawing.tree && !open)) return <li>{link}</li>
  return (
    <li class="branch">
      {link}
      <details open={open}>
        <summary aria-label={drawing.page.t('outline.parts', { name: nameInLine(drawing, node) })} />
        <List drawing={drawing} nodes={children} />
      </details>
    </li>
  )
}

function Link({ drawing, node }: { drawing: Drawing; node: Node }) {
  const { page, view, shown, current } = drawing
  const label = numberOf(page, view, node)
  const changed =
    view.text.version?.from != null &&
    node.from === view.text.version.from &&
    node.from !== view.versions[0]?.from &&
    !isDivision(node)
  const name = node.heading ?? (label === null ? nameOf(page, node) : '')
  return (
    <a
      href={shown.has(node) && node !== current ? `#${node.eId}` : hrefOf(view, { eId: node.eId })}
      aria-current={node === current ? 'true' : undefined}
      class={changed ? 'changed' : undefined}
      title={changed ? page.t('outline.changed') : undefined}
    >
      {label && <b>{label}</b>}
      {name}
    </a>
  )
}

function nameInLine({ page, view }: Drawing, node: Node): string {
  return (
    [numberOf(page, view, node), node.heading].filter((part) => part !== null).join(' ') || nameOf(page, node)
  )
}

// In the outline a bare number says enough.
function numberOf(page: Page, view: ActView, node: Node): string | null {
  if (node.num === null) return null
  if (node.heading !== null && !isDivision(node)) return node.num
  return provisionLabel(page.jurisdictions, node, {
    jurisdiction: view.work.jurisdiction,
    language: view.expression.language,
  })
}

/** Returns what a row without number and heading is called. */
export function nameOf(page: Page, node: Pick<Node, 'kind'>): string {
  const kind = TEXT_KINDS.find((name) => name === node.kind)
  return kind ? page.t(`text.kind.${kind}`) : page.t('text.unnamed')
}
