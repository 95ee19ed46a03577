import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DATA_ACT, LONG_ACT, LONG_TITLE } from '../../test/e2e/invented.ts'
import { DECLARATION, smallLibrary } from '../../test/e2e/small-library.ts'
import { visited } from './site.fixture.ts'

const { get } = visited(smallLibrary)

describe('an address with a slip', () => {
  it('is refused as unreadable wherever a sign of it cannot be decoded', async () => {
    for (const path of ['/%ff', '/akn/%ff', '/alias/%ff']) assert.equal((await get(path)).status, 400, path)
  })

  it('loses a slash at its end, and never leads to another site', async () => {
    assert.equal((await get('/about/')).to, '/about')
    assert.equal((await get('/browse/?in=xv')).to, '/browse?in=xv')
    assert.equal((await get(`${DATA_ACT}/`)).to, DATA_ACT)
    assert.equal((await get('//example.org/')).to, '/example.org')
  })

  it('leads to the shelf of a state where it ends with the state', async () => {
    assert.equal((await get('/akn/xv')).to, '/browse?in=xv')
  })

  it('keeps what it asks when it is another name of an act', async () => {
    const { body, to } = await get('/A/RES/217(III)?at=1990-01-01&lang=fr')
    assert.equal(to, `${DECLARATION}?at=1990-01-01&lang=fr`, body)
  })
})

describe('an act at its address', () => {
  it('shows the text as it stands today, in English where nothing else is wished', async () => {
    const { status, body } = await get(DATA_ACT)
    assert.equal(status, 200)
    assert.match(body, /within fourteen days/)
    assert.match(body, /as of 23 Nov 2026/)
    assert.match(body, /imported, unsigned/)
    assert.match(body, /4 wordings, 1 to come/)
  })

  it('follows the address, the choice and the preference of the reader to a language, in this order', async () => {
    assert.match((await get(DATA_ACT, { 'accept-language': 'ru, en;q=0.5' })).body, /Настоящий Закон/)
    assert.match((await get(`${DATA_ACT}?lang=ru`, { 'accept-language': 'en' })).body, /Настоящий Закон/)
    assert.match((await get(`${DATA_ACT}/eng?lang=ru`)).body, /This Act protects/)
  })

  it('shows the text of the day named, and what it rests on', async () => {
    const { body } = await get(`${DATA_ACT}/eng@1999-01-01`)
    assert.match(body, /without unreasonable delay/)
    assert.match(body, /Registers kept before this Act/)
    assert.match(body, /In force from[\s\S]*1 March 1994/)
    assert.match((await get(`${DATA_ACT}/rus`)).body, /dated by when the text was seen/)
  })

  it('shows a hole as a hole, with its reason, and never the wording before it', async () => {
    const { status, body } = await get(`${DATA_ACT}/eng@2010-01-01`)
    assert.equal(status, 200)
    assert.match(body, /Text unknown from 1 January 2009 to 24 May 2018/)
    assert.match(body, /The file ends in the middle of Article 8/)
    assert.doesNotMatch(body, /This Act protects/)
  })

  it('says so before the first wording, and leads to it', async () => {
    const { body } = await get(`${DATA_ACT}/eng@1900-01-01`)
    assert.doesNotMatch(body, /How to cite/, 'there is no text of that day to cite')
    assert.match(body, /No text is held for 1 January 1900/)
    assert.match(body, new RegExp(`href="${DATA_ACT}/eng@1994-03-01"`))
  })

  it('marks what is to come as to come', async () => {
    const { body } = await get(`${DATA_ACT}/eng@2027-06-01`)
    assert.match(body, /within seven days/)
    assert.match((await get(`${DATA_ACT}?view=versions`)).body, /1 January 2027[\s\S]*to come/)
  })

  it('shows a provision alone, with every wording it had', async () => {
    const { body } = await get(`${DATA_ACT}/eng/~art_9`)
    assert.match(body, /Article 9 over time/)
    assert.match(body, /1 January 2027, no end stated/)
    assert.match(body, /Text unknown from 1 January 2009 to 24 May 2018/)
    assert.match(
      body,
      /Shown: changes from [^.]*25 May 2018[^.]* to [^.]*1 March 2024[^.]*Act No\. 7 of 2024/,
    )
    assert.doesNotMatch(body, /This Act protects/)
    assert.match(body, new RegExp(`href="${DATA_ACT}/eng#art_9"`))
  })

  it('shows a paragraph in the provision that holds it', async () => {
    assert.match((await get(`${DATA_ACT}/eng/~art_9__para_1`)).body, /Article 9 over time/)
  })

  it('tells the languages it is held in where another is asked for', async () => {
    const { status, body } = await get(`${DATA_ACT}/deu`)
    assert.equal(status, 404)
    assert.match(body, new RegExp(`href="${DATA_ACT}/rus"`))
  })

  it('gives right-to-left law its direction, and every text its language', async () => {
    const { body } = await get(`${DECLARATION}/ara`)
    assert.match(body, /<html lang="en"[ >]/)
    assert.match(body, /class="law" lang="ar" dir="rtl"/)
  })

  it('opens an act longer than a page at its beginning, with the way on', async () => {
    const { body } = await get(LONG_ACT)
    assert.match(body, /Сведения разряда 1 /)
    assert.doesNotMatch(body, /Сведения разряда 200 /)
    assert.match(body, new RegExp(`href="${LONG_ACT}/rus\\?part=2"`))
    assert.match((await get(`${LONG_ACT}?part=6`)).body, /Сведения разряда 210 /)
    assert.ok(body.includes(LONG_TITLE))
  })
})

describe('any day by typing', () => {
  it('leads to the address of the day', async () => {
    const { status, to } = await get(`${DATA_ACT}/eng/~art_9?at=2003-5-1`)
    assert.equal(status, 302)
    assert.equal(to, `${DATA_ACT}/eng@2003-05-01/~art_9`)
  })

  for (const path of [
    `${DATA_ACT}/eng?at=2023-02-30`,
    `${DATA_ACT}/eng@2023-02-30`,
    `${DATA_ACT}/eng?from=x&to=2024-01-01`,
    `${DATA_ACT}/eng@today`,
  ]) {
    it(`says what is wrong: ${path}`, async () => {
      const { status, body } = await get(path)
      assert.equal(status, 400)
      assert.match(body, /cannot be read as a day[\s\S]*1804-03-21/)
    })
  }
})

describe('two days compared', () => {
  it('shows only what changed, word by word', async () => {
    const { body } = await get(`${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01`)
    assert.match(
      body,
      /<del>without unreasonable delay, and free of charge,<\/del>\s*<ins>within fourteen days<\/ins>/,
    )
    assert.match(body, /1 added/)
    assert.match(body, /Data about children/)
    assert.doesNotMatch(body, /This Act protects/)
    assert.match(body, /made by <span lang="en">Act No\. 7 of 2024, art\. 3/)
  })

  it('reads backwards where the later day stands first, and says so', async () => {
    const { body } = await get(`${DATA_ACT}/eng?from=2024-03-01&to=2018-05-25`)
    assert.match(
      body,
      /<del>within fourteen days<\/del>\s*<ins>without unreasonable delay, and free of charge,<\/ins>/,
    )
    assert.match(body, /1 removed[\s\S]*Read backwards/)
    assert.doesNotMatch(body, /made by Act No\. 7 of 2024/)
  })

  it('shows the whole text with the changes in it, and both wordings in columns', async () => {
    const { body } = await get(`${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01&show=whole&columns=2`)
    assert.match(body, /This Act protects/)
    assert.match(body, /<div class="side">/)
    assert.match(body, /<del>without unreasonable delay, and free of charge,<\/del> where/)
  })

  it('finds no difference in one day, and names the first text where a day lies before it', async () => {
    assert.match((await get(`${DATA_ACT}/eng?from=2024-03-01&to=2024-03-01`)).body, /Both days are the same/)
    const { body } = await get(`${DATA_ACT}/eng?from=1990-01-01&to=2024-03-01`)
    assert.match(body, /no text is held for 1 January 1990\. The first one held is that of 1 March 1994/)
  })

  it('says what lies between: points in time, and text that is not known', async () => {
    const { body } = await get(`${DATA_ACT}/eng?from=2003-05-01&to=2024-03-01`)
    assert.match(body, /3 points in time between the two days/)
    assert.match(body, /from 1 January 2009 to 24 May 2018, the text is unknown/)
  })

  it('says of a provision that went when it ceased, and of one that changed twice that it did', async () => {
    const { body } = await get(`${DATA_ACT}/eng?from=1994-03-01&to=2027-06-01`)
    assert.match(body, /no longer in force from 1 May 2003/)
    assert.match(body, /changed more than once between the two days/)
  })

  it('compares nothing with a hole', async () => {
    assert.match(
      (await get(`${DATA_ACT}/eng?from=2010-01-01&to=2024-03-01`)).body,
      /no text is held for 1 January 2010/,
    )
  })
})

describe('the points in time', () => {
  it('are chosen in pairs without a script, the wording shown and the one before it by default', async () => {
    const { body } = await get(`${DATA_ACT}/eng?view=versions`)
    const checked = [...body.matchAll(/name="(from|to)" value="([^"]*)" checked/g)].map(([, name, at]) => [
      name,
      at,
    ])
    assert.deepEqual(checked, [
      ['to', '2024-03-01'],
      ['from', '2018-05-25'],
    ])
    assert.match(body, /<section id="y2027">/)
    assert.match(body, /in force from 1 Mar 2024 · published 15 Jan 2024/)
  })
})

describe('languages side by side', () => {
  const beside = async (path: string) => (await get(path)).body

  it('stand in one row by number, each in its own language and direction', async () => {
    const body = await beside(`${DECLARATION}/eng?beside=rus,ara`)
    const row = /<section class="abreast provision" id="art_1">.*?<\/section>/s.exec(body)?.[0] ?? ''
    assert.match(row, /<div class="law" lang="en" dir="ltr">.*All human beings/s)
    assert.match(row, /<div class="law" lang="ru" dir="ltr">.*Все люди/s)
    assert.match(row, /<div class="law" lang="ar" dir="rtl">/)
    assert.match(body, /32 of them in every language shown/)
  })

  it('say what a language does not have, and count it', async () => {
    const body = await beside(`${DATA_ACT}/eng@2024-03-01?beside=rus`)
    assert.match(body, /No counterpart in this language/)
    assert.match(body, /7 provisions, 2 of them in every language shown/)
  })

  it('say that a language has no text for the day, and offer the nearest day for that column alone', async () => {
    const body = await beside(`${DATA_ACT}/eng@1999-01-01?beside=rus`)
    assert.match(body, /No text is held for 1 January 1999/)
    assert.match(body, /eng@1999-01-01\?beside=rus@2024-03-01/)
    assert.match(
      await beside(`${DATA_ACT}/eng@1999-01-01?beside=rus@2024-03-01`),
      /as of 1 Mar 2024 · dated by when/,
    )
  })

  it('are chosen by a form, which a repeated name and a list with commas both answer', async () => {
    const one = await beside(`${DECLARATION}/eng?beside=rus&beside=&beside=fra`)
    const other = await beside(`${DECLARATION}/eng?beside=rus,fra`)
    const canonical = (body: string) => /<link rel="canonical" href="([^"]*)"/.exec(body)?.[1]
    assert.equal(canonical(one), `${DECLARATION}/eng?beside=rus,fra`)
    assert.equal(canonical(other), canonical(one))
  })

  it('show one provision where the address names one', async () => {
    const body = await beside(`${DECLARATION}/eng/~art_3?beside=fra`)
    assert.equal(body.match(/class="abreast provision"/g)?.length, 1)
  })

  it('say what of the address cannot be read, and which language is not held', async () => {
    assert.equal((await get(`${DECLARATION}/eng?beside=rus@2024-02-30`)).status, 400)
    assert.match(await beside(`${DECLARATION}/eng?beside=tlh`), /not held in the language “tlh”/)
    assert.equal((await get(`${DECLARATION}/eng?beside=rus&page=0`)).status, 400)
  })

  it('of a long act come in pages', async () => {
    const body = await beside(`${LONG_ACT}?beside=eng`)
    assert.match(body, /rel="next" href="[^"]*page=2"/)
    assert.doesNotMatch(body, /Сведения разряда 210 /)
  })
})

describe('other names', () => {
  for (const path of ['/VALREG-1994-41', '/alias/VALREG-1994-41', '/valreg-1994-41']) {
    it(`leads from ${path} to the act`, async () => {
      const { status, to } = await get(path)
      assert.equal(status, 302)
      assert.equal(to, DATA_ACT)
    })
  }

  it('finds names that hold slashes and brackets', async () => {
    assert.equal((await get('/A/RES/217(III)')).to, DECLARATION)
  })
})
