/** The words of a provision as ProseMirror holds them: the HTML that the site renders fragments to, and nothing else. */
import { type Attrs, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'

function kept(names: readonly string[]) {
  return {
    attrs: Object.fromEntries(names.map((name) => [name, { default: null }])),
    read: (element: HTMLElement) =>
      Object.fromEntries(names.map((name) => [name, element.getAttribute(name)])),
    write: (attrs: Attrs) =>
      Object.fromEntries(names.flatMap((name) => (attrs[name] == null ? [] : [[name, attrs[name]]]))),
  }
}

const NAMES = ['id', 'class', 'lang']

function block(
  tag: string,
  select: string,
  content: string,
  more: Partial<NodeSpec> = {},
  names = NAMES,
): NodeSpec {
  const { attrs, read, write } = kept(names)
  return {
    content,
    attrs,
    parseDOM: [{ tag: select, getAttrs: read, ...(tag === 'p' ? {} : { priority: 60 }) }],
    toDOM: ({ attrs: held }) => [tag, write(held), 0],
    ...more,
  }
}

const BLOCKS = 'p, div, ul, ol, table, blockquote'

// A cell or an item holds either blocks or a line of text, and must come out as it came in.
function either(tag: string, names: readonly string[]): Record<string, NodeSpec> {
  const { attrs, read, write } = kept(names)
  const make = (content: string, ofBlocks: boolean): NodeSpec => ({
    content,
    attrs,
    parseDOM: [
      {
        tag,
        priority: 60,
        getAttrs: (element) =>
          (element.querySelector(BLOCKS) !== null) === ofBlocks ? read(element) : false,
      },
    ],
    toDOM: ({ attrs: held }) => [tag, write(held), 0],
  })
  return { [tag]: make('block+', true), [`${tag}_line`]: make('inline*', false) }
}

const CELL = ['colspan', 'rowspan', 'scope', ...NAMES]

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: block('p', 'p', 'inline*', { group: 'block' }),
  part: block('div', 'div.para, div.point', 'number body', { group: 'block', defining: true }),
  number: {
    ...block('span', 'span', 'inline*'),
    parseDOM: [{ tag: 'span', context: 'part/', priority: 70 }],
  },
  body: { ...block('div', 'div', 'block+'), parseDOM: [{ tag: 'div', context: 'part/', priority: 55 }] },
  tablebox: block('div', 'div.table', 'table', { group: 'block', isolating: true }, ['tabindex', ...NAMES]),
  table: block('table', 'table', '(caption | thead | tbody)+'),
  caption: block('caption', 'caption', 'inline*'),
  thead: block('thead', 'thead', 'tr+'),
  tbody: block('tbody', 'tbody', 'tr+'),
  tr: block('tr', 'tr', '(td | td_line | th | th_line)+'),
  ...either('td', CELL),
  ...either('th', CELL),
  quotation: block('blockquote', 'blockquote', 'block+', { group: 'block' }),
  notes: block('ol', 'ol.notes', 'note+', { group: 'block', isolating: true }),
  note: note(),
  ul: block('ul', 'ul', '(li | li_line)+', { group: 'block' }),
  ol: {
    ...block('ol', 'ol', '(li | li_line)+', { group: 'block' }, ['start', ...NAMES]),
    parseDOM: [{ tag: 'ol' }],
  },
  ...either('li', NAMES),
  container: {
    ...block('div', 'div', 'block+', { group: 'block' }),
    parseDOM: [{ tag: 'div', getAttrs: kept(NAMES).read, priority: 40 }],
  },
  text: { group: 'inline' },
  break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  noteref: noteref(),
}

function note(): NodeSpec {
  return {
    content: 'block+',
    attrs: { id: { default: '' }, href: { default: '' }, number: { default: '' } },
    parseDOM: [
      {
        tag: 'ol.notes > li',
        priority: 70,
        contentElement: (element) =>
          (element as HTMLElement).querySelector<HTMLElement>(':scope > div') ?? (element as HTMLElement),
        getAttrs: (element) => {
          const back = element.querySelector(':scope > a')
          return { id: element.id, href: back?.getAttribute('href'), number: back?.textContent }
        },
      },
    ],
    toDOM: ({ attrs: { id, href, number } }) => [
      'li',
      { id },
      ['a', { href, contenteditable: 'false' }, number],
      ['div', 0],
    ],
  }
}

function noteref(): NodeSpec {
  return {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { id: {}, href: { default: null }, number: {} },
    parseDOM: [
      {
        tag: 'sup.noteref',
        priority: 70,
        getAttrs: (element) => {
          const link = element.querySelector('a')
          return {
            id: (link ?? element).id,
            href: link?.getAttribute('href') ?? null,
            number: element.textContent,
          }
        },
      },
    ],
    toDOM: ({ attrs: { id, href, number } }) =>
      href === null
        ? ['sup', { class: 'noteref', id }, number]
        : ['sup', { class: 'noteref' }, ['a', { id, href }, number]],
  }
}

function mark(tag: string, more: readonly string[] = [], names = NAMES): MarkSpec {
  const { attrs, read, write } = kept(names)
  return {
    attrs,
    parseDOM: [tag, ...more].map((each) => ({ tag: each, getAttrs: read })),
    toDOM: ({ attrs: held }) => [tag.replace(/\[.*/, ''), write(held), 0],
  }
}

const marks: Record<string, MarkSpec> = {
  link: { ...mark('a[href]', [], ['href', ...NAMES]), inclusive: false },
  span: { ...mark('span[class]'), excludes: '' },
  dfn: mark('dfn'),
  abbr: mark('abbr', [], ['title', ...NAMES]),
  ins: mark('ins'),
  del: mark('del', ['s', 'strike']),
  b: mark('b', ['strong']),
  i: mark('i', ['em']),
  u: mark('u'),
  sup: mark('sup'),
  sub: mark('sub'),
}

export const schema = new Schema({ nodes, marks })
