/** Headings of a text. */

/** Returns a heading of the level; those of a text can be deeper than HTML's six. */
export function Title({
  level,
  className,
  children,
}: {
  level: number
  className: string
  children?: unknown
}) {
  const inside = children as string
  if (level <= 2) return <h2 class={className}>{inside}</h2>
  if (level === 3) return <h3 class={className}>{inside}</h3>
  if (level === 4) return <h4 class={className}>{inside}</h4>
  if (level === 5) return <h5 class={className}>{inside}</h5>
  return <h6 class={className}>{inside}</h6>
}
