/** The frame of the rooms where a study is worked on: the study's name, its rooms, what became of the last step. */
import type { Child } from 'hono/jsx'
import { mayLead } from '#research/may.ts'
import { said } from '#research/study.ts'
import { Frame } from '../../layout.tsx'
import { studyHref, workHref } from '../addresses.ts'
import type { StudyView, Worker } from '../view.ts'

export const ROOMS = ['', 'frame', 'people', 'asked', 'history', 'publish'] as const
export type RoomName = (typeof ROOMS)[number]

/** A study as somebody works on it. */
export interface WorkView extends StudyView {
  readonly worker: Worker
  /** The number of its latest edition; null where nothing was published. */
  readonly edition: number | null
  /** Why the last step was not taken; null where it was. */
  readonly refused: string | null
}

interface Props {
  readonly view: WorkView
  readonly room: RoomName | 'cell'
  readonly title: string
  readonly children?: Child
}

export function WorkFrame({ view, room, title, children }: Props) {
  const { page, id, study, worker, refused } = view
  const { t } = page
  const name = said(study.title) || id
  const wide = room === ''
  return (
    <Frame page={page} title={`${title} · ${name}`}>
      <main
        id="main"
        class={wide ? 'study working' : 'plainpage study working'}
        data-study={id}
        data-seq={String(study.seq)}
        data-name={worker.name}
        {...sayings(view)}
      >
        <nav class="studyrooms" aria-label={t('studies.rooms')}>
          {ROOMS.filter((each) => each !== 'publish' || mayLead(worker)).map((each) => (
            <a href={workHref(id, each)} {...(each === room ? { 'aria-current': 'page' as const } : {})}>
              {t(`studies.room.${each || 'grid'}`)}
            </a>
          ))}
          {view.edition !== null && <a href={studyHref(id)}>{t('studies.toPublished')}</a>}
          <span class="whoami">
            <output id="study-said" class="status" />
            <span id="study-here" class="here" />
            <span>
              <b dir="auto">{worker.name}</b> <small>{t(`studies.role.${worker.role}`)}</small>
            </span>
          </span>
        </nav>
        {refused !== null && (
          <p class="refused" role="alert">
            {refused}
          </p>
        )}
        {children}
      </main>
      <script type="module" src={page.assets.scripts.studying} />
    </Frame>
  )
}

// What the script says, in the page's language.
function sayings({ page: { t } }: WorkView): Record<string, string> {
  return {
    'data-saving': t('studies.say.saving'),
    'data-saved': t('studies.say.saved', { time: '{time}' }),
    'data-unsaved': t('studies.say.unsaved'),
    'data-offline': t('studies.say.offline'),
    'data-refused': t('studies.say.refused'),
    'data-ended': t('studies.say.ended'),
    'data-meanwhile': t('studies.say.meanwhile', { name: '{name}', time: '{time}' }),
    'data-take': t('studies.say.take'),
    'data-keep': t('studies.say.keep'),
    'data-here': t('studies.say.here', { names: '{names}' }),
    'data-undone': t('studies.say.undone'),
    'data-close': t('studies.say.close'),
    'data-keys': t('studies.say.keys'),
    'data-changed': t('studies.say.changed', { name: '{name}' }),
    'data-restored': t('studies.say.restored'),
  }
}
