/** Until when what this library publishes is signed, and who signs it anew. */
import type { OwnRepository, OwnRole } from '#jobs/network/own.ts'
import type { Page } from '../page.ts'
import { sayInstant } from './instants.ts'

export function Own({ page, own }: { page: Page; own: readonly OwnRepository[] }) {
  const { t } = page
  return (
    <section class="own">
      <h2>{t('network.own')}</h2>
      {own.length === 0 ? (
        <div class="nobody">
          <p>{t('network.ownNone')}</p>
          <pre class="command" tabindex={0}>
            <code lang="en">comity keys init</code>
          </pre>
        </div>
      ) : (
        own.map((repository) => <Repository page={page} repository={repository} />)
      )}
    </section>
  )
}

function Repository({ page, repository }: { page: Page; repository: OwnRepository }) {
  const { t } = page
  if (repository.fingerprint === null) return <p class="notice">{t('network.ownFault')}</p>
  return (
    <>
      <p>{t('network.ownLead')}</p>
      <p class="netprint">
        {t('network.fingerprint')}: <code>{repository.fingerprint.match(/.{4}/g)?.join(' ')}</code>
      </p>
      <section class="nettable" tabindex={0} aria-label={t('network.own')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('network.what')}</th>
              <th scope="col">{t('network.standing')}</th>
              <th scope="col">{t('network.expires')}</th>
              <th scope="col">{t('network.by')}</th>
            </tr>
          </thead>
          <tbody>
            {repository.roles.map((role) => (
              <tr>
                <th scope="row">{roleName(page, role)}</th>
                <td>
                  <span class={`sign s-${role.state}`}>{t(`network.own.${role.state}`)}</span>
                </td>
                <td>{sayInstant(page, role.expires)}</td>
                <td>{t(`network.by.${role.renewed}`, { role: role.role })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function roleName({ t }: Page, { role }: OwnRole): string {
  switch (role) {
    case 'root':
    case 'targets':
    case 'snapshot':
    case 'timestamp':
      return t(`network.role.${role}`)
    default:
      return t('network.role.collection', { name: role })
  }
}
