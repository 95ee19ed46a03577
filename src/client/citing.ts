/** Copying a citation: of a provision by its link, in the style that the server gave the page. */
import { button, phrase, say } from './said.ts'

/** Copies the citation where a link of a provision's head asks for it. */
export function readCitations(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.cite') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void cite(link)
  })
}

/** Copies the citation of the provision; where the browser does not let it, shows it to be copied by hand. */
export async function cite(link: HTMLAnchorElement): Promise<void> {
  const law = link.closest<HTMLElement>('.law')
  const section = link.closest<HTMLElement>('section[id]')
  if (!law || !section) return
  const citation = (law.dataset.cite ?? '').replace('{label}', () => link.dataset.label ?? '')
  const address = new URL(`${law.dataset.dated ?? ''}/~${encodeURI(section.id)}`, location.origin)
  if (await copied(citation)) {
    const both = `${citation}\n${address.href}`
    const more = button(phrase('copyAddress'), async () => {
      if (await copied(both)) say(phrase('copied', both))
    })
    say(phrase('copied', citation), more)
  } else byHand(citation)
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function byHand(citation: string): void {
  const field = document.createElement('input')
  field.readOnly = true
  field.value = citation
  field.ariaLabel = phrase('notCopied')
  say(phrase('notCopied'), field)
  field.select()
}
