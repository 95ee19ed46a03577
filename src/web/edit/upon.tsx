/** A form that changes the draft: it says which draft as of which change, so that nobody writes over another. */
import type { Child } from 'hono/jsx'
import type { Draft } from '#editing/draft.ts'

export interface Upon {
  readonly draft: Pick<Draft, 'id' | 'revision'>
  /** What the form does where its buttons do not say. */
  readonly act?: string
  readonly wId?: string
  /** True where it is sent by itself as one types. */
  readonly live?: boolean
  /** Tells it from the other forms of the page. */
  readonly name: string
  readonly className?: string
  readonly label?: string
  readonly files?: boolean
  readonly children?: Child
}

export function Upon({
  draft,
  act,
  wId,
  live = false,
  name,
  className,
  label,
  files = false,
  children,
}: Upon) {
  return (
    <form
      method="post"
      action={`/edit/draft/${draft.id}`}
      class={className}
      aria-label={label}
      data-form={name}
      data-live={live ? '' : undefined}
      enctype={files ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="revision" value={`${draft.revision}`} />
      {act !== undefined && <input type="hidden" name="do" value={act} />}
      {wId !== undefined && <input type="hidden" name="wId" value={wId} />}
      {children}
    </form>
  )
}
