/** The page of a study's questions and states, with what there is to choose from. */
import { html } from '../../answer.tsx'
import { FramePage } from './frame-page.tsx'
import { type Working, workViewOf } from './opened.ts'

/** Returns the page. States whose law is held come first to mind, but a study may ask of any. */
export async function frameAnswer(working: Working): Promise<Response> {
  const view = await workViewOf(working)
  const { page } = view
  const agreements = (await page.agreements?.all()) ?? []
  const held = (await page.library.holdings()).map(({ jurisdiction }) => jurisdiction)
  const states = [...new Set([...held, ...page.jurisdictions.keys()])]
  return html(working.context, <FramePage view={view} agreements={agreements} states={states} />)
}
