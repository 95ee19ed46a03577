/** The reader's script, on every page: what makes reading quicker where scripts run. Every page works without it. */
import { addToStudies } from './adding.ts'
import { readCitations } from './citing.ts'
import { followHash } from './elsewhere.ts'
import { closeFolds } from './folds.ts'
import { listenToKeys } from './keys.ts'
import { tellWhereRefsLead } from './leads.ts'
import { ActLife } from './life.ts'
import { offerSettings } from './menu.ts'
import { followReading } from './outline.ts'
import { tellStories } from './stories.ts'
import { TypingHelp } from './typing-help.ts'

closeFolds()
offerSettings()
listenToKeys()
followReading()
readCitations()
addToStudies()
tellStories()
tellWhereRefsLead()
followHash()
customElements.define('act-life', ActLife)
customElements.define('typing-help', TypingHelp)
