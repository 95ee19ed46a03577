/** Where the repository and the keys of an audience lie below the home. */
import path from 'node:path'
import { PublishingError } from '../publishing-error.ts'
import { isIdentifier } from './roles.ts'

/** Whom everybody belongs to. */
export const PUBLIC = 'public'

export interface Places {
  readonly repository: string
  readonly keys: string
}

/** Returns the places of an audience. Throws PublishingError where it cannot be called so. */
export function placesOf(home: string, audience: string): Places {
  if (audience !== PUBLIC && !isIdentifier(audience))
    throw new PublishingError(
      `Cannot use the audience "${audience}": expected lower-case letters, digits and hyphens, at most 40, and none of the names of roles`,
    )
  const below = audience === PUBLIC ? [PUBLIC] : ['audiences', audience]
  return { repository: path.join(home, 'exchange', ...below), keys: path.join(home, 'keys', audience) }
}
