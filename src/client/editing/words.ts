/** The editor in the place of a text field: shown only where it holds every mark of the words as they came. */
import { DOMParser, DOMSerializer } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { plugins, TOOLS } from './commands.ts'
import { schema } from './schema.ts'

export interface WordsEditor {
  readonly view: EditorView
  html(): string
  put(html: string): void
}

const editors = new WeakMap<HTMLFormElement, WordsEditor>()

/** Returns the editor of a form; undefined where its words stand in a text field. */
export function editorOf(form: HTMLFormElement): WordsEditor | undefined {
  return editors.get(form)
}

/** Puts an editor into each form whose words can be edited as a page. */
export function offerEditors(main: HTMLElement): void {
  for (const template of main.querySelectorAll<HTMLTemplateElement>('template[data-rendering]')) {
    const form = template.closest('form')
    if (form && !editors.has(form)) offer(main, form, template)
  }
}

function offer(main: HTMLElement, form: HTMLFormElement, template: HTMLTemplateElement): void {
  const doc = parsed(template.content)
  const whole = template.content.childNodes.length === 0 || serialised(doc).isEqualNode(template.content)
  if (!whole) return
  const frame = document.createElement('div')
  const bar = document.createElement('div')
  bar.className = 'editing-tools'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', main.dataset.tools ?? '')
  const place = document.createElement('div')
  frame.append(bar, place)
  template.before(frame)
  form.classList.add('rich')
  let changed = false
  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: plugins() }),
    attributes: attributesOf(main, template),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      press(bar, view)
      if (!transaction.docChanged) return
      changed = true
      form.dispatchEvent(new Event('input', { bubbles: true }))
    },
  })
  addTools(bar, main, view)
  form.addEventListener('formdata', ({ formData }) => {
    formData.delete('words')
    formData.delete('as')
    if (changed) formData.set('page', htmlOf(view))
  })
  const put = (html: string) => {
    const box = document.createElement('template')
    box.innerHTML = html
    changed = true
    view.updateState(EditorState.create({ doc: parsed(box.content), plugins: plugins() }))
  }
  editors.set(form, { view, html: () => htmlOf(view), put })
}

function attributesOf(main: HTMLElement, { lang, dir }: HTMLTemplateElement): Record<string, string> {
  const named = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': main.dataset.editor ?? '',
    class: 'law',
  }
  return { ...named, ...(lang === '' ? {} : { lang }), ...(dir === '' ? {} : { dir }) }
}

function addTools(bar: HTMLElement, main: HTMLElement, view: EditorView): void {
  for (const { name, mark, command } of TOOLS) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quietly'
    button.textContent = main.dataset[`tool${name[0]?.toUpperCase()}${name.slice(1)}`] ?? name
    if (mark) button.dataset.mark = mark
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      command(view.state, view.dispatch, view)
      view.focus()
    })
    bar.append(button)
  }
}

function press(bar: HTMLElement, { state }: EditorView): void {
  const { from, to, empty, $from } = state.selection
  for (const button of bar.querySelectorAll<HTMLElement>('[data-mark]')) {
    const type = schema.marks[button.dataset.mark ?? '']
    if (!type) continue
    const on = empty
      ? (state.storedMarks ?? $from.marks()).some((mark) => mark.type === type)
      : state.doc.rangeHasMark(from, to, type)
    button.setAttribute('aria-pressed', `${on}`)
  }
}

function parsed(content: Node) {
  return DOMParser.fromSchema(schema).parse(content, { preserveWhitespace: 'full' })
}

function serialised(doc: ReturnType<typeof parsed>): DocumentFragment {
  const fragment = DOMSerializer.fromSchema(schema).serializeFragment(doc.content) as DocumentFragment
  for (const element of fragment.querySelectorAll('[contenteditable]'))
    element.removeAttribute('contenteditable')
  return fragment
}

function htmlOf({ state }: EditorView): string {
  const box = document.createElement('div')
  box.append(serialised(state.doc))
  return box.innerHTML
}
