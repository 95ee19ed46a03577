/** Where a text comes from, what its dates rest on, how to check it. */
import { dayOf } from '#kit/day.ts'
import { placeOfFile } from '#kit/file-place.ts'
import { sha256 } from '#kit/hash.ts'
import { bcp47 } from '#law/language.ts'
import { publisherOf } from '#store/own-source.ts'
import { type Page, say } from '../page.ts'
import { groundName } from './grounds.ts'
import { isOwn } from './origin.ts'
import { inOrder } from './reading.ts'
import { basisOf } from './title-block.tsx'
import type { ActView } from './view.ts'

export function AboutText({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const { expression, text } = view
  const { version } = text
  const basis = basisOf(version, view.versions)
  const ground = version?.ground ?? null
  const print = fingerprint(view)
  const path = version?.path ?? expression.source.path
  // What editors made here comes from no file; what they took over still names the one it came from.
  const file = /^draft \d+$/.test(path) ? '' : placeOfFile(path)
  return (
    <section class="note" id="about">
      <h2>{t('notes.title')}</h2>
      <dl>
        <dt>{t('notes.source')}</dt>
        <dd>
          {isOwn(expression) ? t('act.own') : (publisherOf(expression.source.name) ?? expression.source.name)}
        </dd>
        {file !== '' && <dt>{t('notes.file')}</dt>}
        {file !== '' && <dd class="path">{file}</dd>}
        <dt>{t('notes.recorded')}</dt>
        <dd>
          <time datetime={expression.recordedAt}>{say(page, dayOf(new Date(expression.recordedAt)))}</time>
        </dd>
        <dt>{t('notes.basis')}</dt>
        <dd>{t(`act.basisLong.${basis}`)}</dd>
        {version?.published && <dt>{t('notes.versionPublished')}</dt>}
        {version?.published && <dd>{say(page, version.published)}</dd>}
        {ground && <dt>{t('notes.ground')}</dt>}
        {ground && <dd lang={bcp47(expression.language)}>{groundName(ground)}</dd>}
        {view.provisions > 0 && <dt>{t('notes.size')}</dt>}
        {view.provisions > 0 && <dd>{t('notes.sizeValue', { n: view.provisions })}</dd>}
        {print && <dt>{t('notes.fingerprint')}</dt>}
        {print && (
          <dd class="hash" title={t('notes.fingerprintOf')}>
            <code>{print}</code>
          </dd>
        )}
      </dl>
    </section>
  )
}

/** Returns the hash of what the page shows, in reading order; `/about` says how to do the same. Null where it shows no words. */
export function fingerprint(view: ActView): string | null {
  if (!view.reading || view.reading.mode === 'contents') return null
  const texts = inOrder(view.reading.nodes).flatMap((node) =>
    node.textId === null ? [] : [view.contents.get(node.textId) ?? ''],
  )
  return texts.length === 0 ? null : sha256(texts.join('\n'))
}
