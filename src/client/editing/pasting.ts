/** Pasting from a word processor: its mark-up goes along beside the words, so that lists and notes keep what they are. */

/** Listens to what is pasted into the fields that take whole texts. */
export function takePastes(main: HTMLElement): void {
  for (const field of main.querySelectorAll<HTMLTextAreaElement>('textarea[data-paste]')) {
    const form = field.form
    const markup = form?.elements.namedItem('html')
    if (!form || !(markup instanceof HTMLInputElement)) continue
    field.addEventListener('paste', (event) => paste(event, field, form, markup))
    // What is typed afterwards is in the words alone.
    field.addEventListener('input', () => (markup.value = ''))
  }
}

function paste(
  event: ClipboardEvent,
  field: HTMLTextAreaElement,
  form: HTMLFormElement,
  markup: HTMLInputElement,
): void {
  const html = event.clipboardData?.getData('text/html') ?? ''
  const whole =
    field.value.trim() === '' || (field.selectionStart === 0 && field.selectionEnd === field.value.length)
  if (html === '' || !whole) return
  event.preventDefault()
  field.value = event.clipboardData?.getData('text/plain') ?? ''
  markup.value = html
  if ('find' in field.dataset) form.requestSubmit()
}
