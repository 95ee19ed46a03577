/** A page on a slow phone: a real browser with its processor and its line held back, as Lighthouse does for mobile. */
import { openBrowser } from '../test/browser.ts'
import { ms, type Row } from './measure.ts'

// Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; a processor four times slower.
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWER = 4

/** Returns when the first text is there and how far the layout moved, over five first visits. */
export async function onSlowPhone(url: string): Promise<Row[]> {
  const browser = await openBrowser()
  const visits: { first: number; shift: number }[] = []
  try {
    for (let i = 0; i < 5; i++) {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        deviceScaleFactor: 2,
      })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', LINE)
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
      await page.goto(url, { waitUntil: 'networkidle' })
      visits.push(await page.evaluate(painted))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  const first = visits.map((visit) => visit.first).sort((a, b) => a - b)[2] ?? 0
  const shift = Math.max(...visits.map((visit) => visit.shift))
  return [
    {
      what: 'first text on a slow phone',
      figure: ms(first),
      target: '< 1 s',
      met: first < 1000,
      against: '-',
    },
    { what: '… layout shift', figure: shift.toFixed(4), target: '< 0.01', met: shift < 0.01, against: '-' },
  ]
}

// Runs in the browser.
function painted(): Promise<{ first: number; shift: number }> {
  return new Promise((resolve) => {
    let shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    const first =
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY
    setTimeout(() => resolve({ first, shift }), 500)
  })
}
