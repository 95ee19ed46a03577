/** The page of the API: every operation with its parameters, an example that works, and what it answers. */
import { PROBLEMS_PAGE } from '#kit/http.ts'
import { FEEDS } from '../feeds/address.ts'
import { OFFERS } from '../http/offers.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { type Described, exampleOf, nameOf, type OpenApi, type Parameter, type Shape } from './described.ts'

export function ApiPage({ page, api }: { page: Page; api: OpenApi }) {
  const { t } = page
  const operations = Object.entries(api.paths).flatMap(([path, { get }]) => (get ? [{ path, get }] : []))
  return (
    <Frame page={page} title={api.info.title} canonical="/api">
      <main id="main" class="plainpage api">
        <h1>{api.info.title}</h1>
        <p class="lead">{api.info.description}</p>
        <p>
          <a href="/api/v1/openapi.json">{t('api.document')}</a> ·{' '}
          <a href={PROBLEMS_PAGE}>{t('api.problemsTitle')}</a>
        </p>
        <p>{t('api.agents', { address: `${page.origin ?? ''}/mcp` })}</p>
        <nav class="operations" aria-label={t('api.operations')}>
          <ul>
            {operations.map(({ get }) => (
              <li>
                <a href={`#${get.operationId}`}>{get.summary}</a>
              </li>
            ))}
          </ul>
        </nav>
        {operations.map(({ path, get }) => (
          <Operation page={page} path={path} operation={get} />
        ))}
        <Beside page={page} />
        <section>
          <h2>{t('api.types')}</h2>
          <div class="schemas">
            {Object.entries(api.components.schemas).map(([name, shape]) => (
              <section class="type" id={`type-${name}`}>
                <h3>
                  <code>{name}</code>
                </h3>
                <Fields shape={shape} />
              </section>
            ))}
          </div>
        </section>
      </main>
    </Frame>
  )
}

function Operation({ page, path, operation }: { page: Page; path: string; operation: Described }) {
  const { t } = page
  const { parameters = [], security } = operation
  const example = security ? null : exampleOf(path, parameters)
  const answer = operation.responses['200']?.content?.['application/json']?.schema
  return (
    <section class="operation" id={operation.operationId}>
      <h2>{operation.summary}</h2>
      <p class="path">
        <code>
          <b>GET</b> {path}
        </code>
      </p>
      <p>{operation.description}</p>
      {parameters.length === 0 ? (
        <p>{t('api.noParameters')}</p>
      ) : (
        <Parameters page={page} parameters={parameters} />
      )}
      {security && <p>{t('api.forPeople')}</p>}
      {example !== null && (
        <p>
          {t('api.example')}:{' '}
          <a href={example} class="example">
            <code>{example}</code>
          </a>
        </p>
      )}
      {answer && (
        <p>
          {t('api.answerFields')}: <Kind shape={answer} />
        </p>
      )}
    </section>
  )
}

function Parameters({ page, parameters }: { page: Page; parameters: readonly Parameter[] }) {
  const { t } = page
  return (
    <>
      <h3>{t('api.parameters')}</h3>
      <dl class="fields">
        {parameters.map(({ name, required, description, schema }) => (
          <div>
            <dt>
              <code>{name}</code>{' '}
              <span>
                <Kind shape={schema} />
                {required ? `, ${t('api.required')}` : ''}
              </span>
            </dt>
            <dd>{description ?? schema.description}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Fields({ shape }: { shape: Shape }) {
  return (
    <dl class="fields">
      {Object.entries(shape.properties ?? {}).map(([name, field]) => (
        <div>
          <dt>
            <code>{name}</code>{' '}
            <span>
              <Kind shape={field} />
            </span>
          </dt>
          {field.description && <dd>{field.description}</dd>}
        </div>
      ))}
    </dl>
  )
}

function Kind({ shape }: { shape: Shape }) {
  const name = nameOf(shape)
  if (name !== null)
    return (
      <a href={`#type-${name}`} lang="en">
        {name}
      </a>
    )
  if (shape.anyOf)
    return (
      <>
        {shape.anyOf.map((each, index) => (
          <>
            {index > 0 ? ' | ' : ''}
            <Kind shape={each} />
          </>
        ))}
      </>
    )
  if (shape.enum) return <span lang="en">{shape.enum.map((value) => JSON.stringify(value)).join(' | ')}</span>
  if (shape.items)
    return (
      <>
        [<Kind shape={shape.items} />]
      </>
    )
  const kinds = [shape.type ?? 'object']
    .flat()
    .map((kind) => (kind === 'string' ? (shape.format ?? kind) : kind))
  return <span lang="en">{kinds.join(' | ')}</span>
}

// What programs find beside the API: other formats, other days, feeds.
function Beside({ page }: { page: Page }) {
  const { t } = page
  const types = [...new Set(OFFERS.map(({ type }) => type))].join(', ')
  return (
    <section>
      <h2>{t('api.formatsTitle')}</h2>
      <p>{t.rich('api.formatsLead', { types: <span class="types">{types}</span> })}</p>
      <p>{t('api.mementoLead')}</p>
      <h2>{t('api.feedsTitle')}</h2>
      <p>
        {t.rich('api.feedsLead', {
          changes: <a href={FEEDS.changes}>{t('api.feedChanges')}</a>,
          recorded: <a href={FEEDS.recorded}>{t('api.feedRecorded')}</a>,
        })}
      </p>
      <h2>{t('api.limitsTitle')}</h2>
      <p>{t('api.limitsLead')}</p>
    </section>
  )
}
