/** Who works on a study, as what; whoever leads it invites and takes invitations back. */
import { ROLE } from '#research/edition.ts'
import { mayLead } from '#research/may.ts'
import type { Person } from '#research/people.ts'
import { workHref } from '../addresses.ts'
import { Instant } from '../register.tsx'
import { WorkFrame, type WorkView } from './work-frame.tsx'

interface Props {
  readonly view: WorkView
  readonly people: readonly Person[]
  /** The invitation made just now, shown once; null where none was. */
  readonly invited: { readonly name: string; readonly address: string } | null
}

export function PeoplePage({ view, people, invited }: Props) {
  const { page, id, worker } = view
  const { t } = page
  return (
    <WorkFrame view={view} room="people" title={t('studies.room.people')}>
      <h1>{t('studies.room.people')}</h1>
      {invited && (
        <section class="box invitation" role="status">
          <h2>{t('studies.invited', { name: invited.name })}</h2>
          <p>{t('studies.invitedLead')}</p>
          <p>
            <input
              class="invitationlink"
              readonly
              value={invited.address}
              aria-label={t('studies.invitationLink')}
            />
          </p>
        </section>
      )}
      <ul class="framelist peoplelist">
        {people.map((person) => (
          <li>
            <p>
              <b dir="auto">{person.name}</b> <small>{t(`studies.role.${person.role}`)}</small>{' '}
              {person.revokedAt !== null && (
                <small>{t.rich('studies.revoked', { time: <Instant at={person.revokedAt} /> })}</small>
              )}
            </p>
            {mayLead(worker) && person.revokedAt === null && person.name !== worker.name && (
              <form method="post" action={workHref(id, 'people/revoke')} class="oneact">
                <input type="hidden" name="name" value={person.name} />
                <button type="submit" class="linkly">
                  {t('studies.revoke')}
                  <span class="unseen"> {person.name}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <dl class="rolessaid">
        {ROLE.options.map((role) => (
          <div>
            <dt>{t(`studies.role.${role}`)}</dt>
            <dd>{t(`studies.roleLong.${role}`)}</dd>
          </div>
        ))}
      </dl>
      {mayLead(worker) && <Invite view={view} />}
      {!worker.operator && (
        <form method="post" action={workHref(id, 'leave')} class="signout">
          <button type="submit" class="quietly">
            {t('studies.leave')}
          </button>
          <span class="quiet">{t('studies.leaveHint')}</span>
        </form>
      )}
    </WorkFrame>
  )
}

function Invite({ view: { page, id } }: { view: WorkView }) {
  const { t } = page
  return (
    <section class="cellsection" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('studies.invite')}</h2>
      <form method="post" action={workHref(id, 'people')} class="studyform">
        <label>
          {t('studies.inviteName')}
          <input name="name" required maxlength={200} dir="auto" autocomplete="off" />
        </label>
        <label>
          {t('studies.inviteRole')}
          <select name="role">
            {ROLE.options.map((role) => (
              <option value={role} selected={role === 'researcher'}>
                {t(`studies.role.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t('studies.inviteGo')}</button>
        <p class="hint wide">{t('studies.inviteHint')}</p>
      </form>
    </section>
  )
}
