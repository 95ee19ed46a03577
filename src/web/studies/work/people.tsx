/** Inviting people to a study and taking invitations back, as whoever leads it asks. */
import { ROLE } from '#research/edition.ts'
import { invite, peopleOf, revoke } from '#research/people.ts'
import { StudyError } from '#research/refused.ts'
import { html } from '../../answer.tsx'
import { Form } from '../../edit/form.ts'
import { originOf } from '../../http/origin.ts'
import { workHref } from '../addresses.ts'
import { actorOf } from '../view.ts'
import { type Working, workViewOf } from './opened.ts'
import { PeoplePage } from './people-page.tsx'

interface Said {
  readonly invited?: Parameters<typeof PeoplePage>[0]['invited']
  readonly refused?: string | null
}

/** Returns the page of the study's people. */
export async function peopleAnswer(
  working: Working,
  { invited = null, refused = null }: Said = {},
): Promise<Response> {
  const view = await workViewOf(working, { refused })
  const people = await peopleOf(working.room.db, view.id)
  const status = refused === null ? 200 : 400
  return html(working.context, <PeoplePage view={view} people={people} invited={invited} />, status)
}

/** Invites somebody; the link is shown once, on the page that answers. */
export async function invitePerson(working: Working): Promise<Response> {
  const { context, room, opened } = working
  const form = await Form.of(context)
  const name = form.line('name').slice(0, 200)
  const role = ROLE.catch('researcher').parse(form.line('role'))
  try {
    const secret = await invite(room.db, opened.id, {
      name,
      role,
      by: actorOf(working.worker),
      at: room.now().toISOString(),
    })
    const origin = context.get('page').origin ?? originOf(context)
    return peopleAnswer(working, {
      invited: { name, address: `${origin}/studies/${opened.id}/join/${secret}` },
    })
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return peopleAnswer(working, { refused: error.message })
  }
}

/** Takes an invitation back. */
export async function revokePerson(working: Working): Promise<Response> {
  const { context, room, opened, worker } = working
  const form = await Form.of(context)
  const what = { name: form.line('name'), by: actorOf(worker), at: room.now().toISOString() }
  try {
    await revoke(room.db, opened.id, what)
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return peopleAnswer(working, { refused: error.message })
  }
  return context.redirect(workHref(opened.id, 'people'), 303)
}
