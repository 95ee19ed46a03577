/** The page that checks proofs: a file chosen or dropped, a fingerprint pasted, the answer step by step. It asks no network. */
import { checkFile } from './verify-file.ts'
import { show } from './verify-show.ts'
import { words } from './verify-words.ts'

/** What this page reads at most: a browser holds it all in memory. */
const MOST = 128 * 2 ** 20

const form = document.querySelector('form')
const chosen = document.querySelector<HTMLInputElement>('#file')
const typed = document.querySelector<HTMLInputElement>('#fingerprint')
const fault = document.querySelector<HTMLElement>('#fingerprint-fault')
let file: File | null = null
let turn = 0

/** Returns the fingerprint typed; null where none is, and false where it is none. */
function fingerprint(): string | null | false {
  const digits = (typed?.value ?? '').replace(/[\s:]/g, '').toLowerCase()
  if (digits === '') return null
  return /^[0-9a-f]{64}$/.test(digits) ? digits : false
}

async function check(): Promise<void> {
  const mine = ++turn
  const trusted = fingerprint()
  const wrong = trusted === false
  typed?.toggleAttribute('aria-invalid', wrong)
  if (fault) fault.textContent = wrong ? words.say('check.badFingerprint') : ''
  if (!file || wrong) return
  show({ state: 'working', name: file.name })
  if (file.size > MOST) return show({ state: 'unread', name: file.name, why: words.say('check.tooLarge') })
  try {
    const answer = await checkFile(new Uint8Array(await file.arrayBuffer()), trusted)
    // Another file may have been chosen meanwhile.
    if (mine === turn) show({ state: 'told', name: file.name, answer })
  } catch (error) {
    if (mine === turn)
      show({ state: 'unread', name: file.name, why: error instanceof Error ? error.message : String(error) })
  }
}

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  void check()
})
chosen?.addEventListener('change', () => {
  file = chosen.files?.[0] ?? null
  void check()
})
typed?.addEventListener('input', () => void check())
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  const dropped = event.dataTransfer?.files[0]
  if (!dropped) return
  file = dropped
  void check()
})
// From a disk there is no site to go back to.
if (location.protocol === 'file:') for (const link of document.querySelectorAll('.of-site')) link.remove()
