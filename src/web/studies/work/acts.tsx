/** Forms of one button each: what is done to a row, a quote, a source. */
import type { Child } from 'hono/jsx'
import { workHref } from '../addresses.ts'

interface Act {
  /** The id of the study. */
  readonly study: string
  /** What is done, as `turns.ts` knows it. */
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly back: string
  readonly words: string
  /** What is said to those who do not see what stands beside the button. */
  readonly about?: string
  readonly className?: string
  readonly children?: Child
}

export function Act({ study, name, values, back, words, about, className = 'quietly', children }: Act) {
  return (
    <form method="post" action={workHref(study)} class="oneact">
      <input type="hidden" name="do" value={name} />
      <input type="hidden" name="back" value={back} />
      {Object.entries(values).map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
      {children}
      <button type="submit" class={className}>
        {words}
        {about && <span class="unseen"> {about}</span>}
      </button>
    </form>
  )
}
