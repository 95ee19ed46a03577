/** The Code civil: 412 versions of 850 kB. Import, size, any day, what changed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runFile } from './child.ts'
import { gitPeer } from './git-peer.ts'
import { openAct } from './library.ts'
import { mb, ms, type Row, ratio, time } from './measure.ts'
import { redlines } from './redline.ts'

/** Returns the measurements of the Code civil in the corpus folder. */
export async function codeCivil(corpus: string, full: boolean): Promise<Row[]> {
  const folder = path.join(corpus, 'LEGITEXT000006070721-code-civil')
  const home = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  try {
    const bare = await runFile('bench/bare-read.ts', [folder])
    const { bytes } = JSON.parse(bare.stdout) as { bytes: number }
    const own = await runFile('src/app.ts', ['import', 'legalize', folder, '--home', home, '--json'])
    const act = await openAct(home, 'LEGITEXT000006070721')
    const peer = full ? await gitPeer(folder) : null
    const size = act.db.bytes()
    const rows: Row[] = [
      {
        what: `Code civil, ${mb(bytes)}: import`,
        figure: `${own.seconds.toFixed(1)} s, ${mb(own.maxRssBytes)}`,
        target: '< 20 s, < 400 MB, ≤ 8×',
        met: own.seconds < 20 && own.maxRssBytes < 400e6 && own.seconds <= 8 * bare.seconds,
        against: `read, split, hash: ${bare.seconds.toFixed(1)} s, ${ratio(own.seconds, bare.seconds)}`,
      },
      {
        what: '… stored, with index',
        figure: `${mb(size)}, ${((100 * size) / bytes).toFixed(2)} %`,
        target: '< 3.5 %',
        met: size < 0.035 * bytes,
        against: peer
          ? `git pack: ${mb(peer.packBytes)}, ${ratio(size, peer.packBytes)}`
          : '(git pack with --full)',
      },
    ]
    const day = await time(100, (i) => act.withText(act.days[(i * 37) % act.days.length] as never))
    const changes = await time(200, (i) => {
      const at = (i * 37) % (act.days.length - 1)
      return act.library.changes(act.expression.id, act.days[at] as never, act.days[at + 1] as never)
    })
    const show =
      peer &&
      (await time(20, (i) => peer.git('show', `${peer.revisions[(i * 37) % peer.revisions.length]}:act.md`)))
    const diff =
      peer &&
      (await time(20, (i) =>
        peer.git('diff', peer.revisions[(i * 37) % 400] ?? '', peer.revisions[((i * 37) % 400) + 1] ?? ''),
      ))
    rows.push(
      {
        what: '… any day: rows and text',
        figure: `p50 ${ms(day.p50)}`,
        target: '< 15 ms',
        met: day.p50 < 15,
        against: show ? `git show: ${ms(show.p50)}, ${ratio(day.p50, show.p50)}` : '(git show with --full)',
      },
      {
        what: '… changes between two dates',
        figure: `p50 ${ms(changes.p50)}`,
        target: '< 2 ms',
        met: changes.p50 < 2,
        against: diff
          ? `git diff: ${ms(diff.p50)}, ${ratio(changes.p50, diff.p50)}`
          : '(git diff with --full)',
      },
    )
    rows.push(...(await redlines(act)))
    await act.db.close()
    if (peer) await rm(peer.folder, { recursive: true })
    return rows
  } finally {
    await rm(home, { recursive: true })
  }
}
