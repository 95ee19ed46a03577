/** The script of those who work on a study: every page of it works without. */
import { localInstants } from './editing/status.ts'
import { Desk } from './studying/desk.ts'

const main = document.querySelector<HTMLElement>('main.working[data-study]')
if (main) new Desk(main).begin()
localInstants(document)
