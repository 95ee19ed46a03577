/** What rows each tradition's Markdown becomes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { openFile, readRows, stateOf } from './file.ts'
import { inlineOf, plainOf } from './inline.ts'
import { piecesOf } from './pieces.ts'
import { newContext } from './reading-context.ts'
import { RowReader } from './rows.ts'
import { dialectOf } from './states.ts'

test('France: division words give the outline, with Markdown headings or without', () => {
  const lines = [
    'Livre Ier : Des personnes',
    'Titre Ier : Des droits civils',
    'Article 7',
    'Tout Français.',
    'Titre II : Des actes',
    'Dispositions communes',
    'Article 8',
    '1° Un ;',
    '2° Deux.',
    'Livre II : Des biens',
    'Article 9',
    'Fin.',
  ]
  const marked = lines.map((line) =>
    /^(Livre|Titre|Disp)/.test(line) ? `#### ${line}` : line.startsWith('Article') ? `##### ${line}` : line,
  )
  const plain = rows('fr', `# Code\n\n${lines.join('\n\n')}\n`)
  assert.deepEqual(outline(plain), [
    '0 preface - - Code',
    '0 book Livre Ier Des personnes -',
    '1 title Titre Ier Des droits civils -',
    '2 article Article 7 - Tout Français.',
    '1 title Titre II Des actes -',
    '2 division - Dispositions communes -',
    '3 article Article 8 - 1° Un ;/2° Deux.',
    '0 book Livre II Des biens -',
    '1 article Article 9 - Fin.',
  ])
  assert.deepEqual(outline(rows('fr', `# Code\n\n${marked.join('\n\n')}\n`)), outline(plain))
})

test('France: both wordings of one number come through', () => {
  const both = rows('fr', '# C\n\n##### Article 88-1\n\nAvant.\n\n##### Article 88-1\n\nAprès.\n')
  assert.deepEqual(outline(both).slice(1), [
    '0 article Article 88-1 - Avant.',
    '0 article Article 88-1 - Après.',
  ])
})

test('Estonia: raised numbers, numbered paragraphs and points', () => {
  const [, section] = rows(
    'ee',
    '# Seadus\n\n##### § 2<sup>1</sup>. Kaitse\n\n(1) Tööandja:\n\n1) ei tohi;\n\n2) võib.\n\n(2) Muu.\n',
  )
  assert.deepEqual([section?.num, section?.heading], ['§ 2¹', 'Kaitse'])
  assert.equal(
    section?.content?.xml,
    '<paragraph eId="para_1"><num>(1)</num><intro><p>Tööandja:</p></intro><point eId="para_1__point_1"><num>1)</num><content><p>ei tohi;</p></content></point>' +
      '<point eId="para_1__point_2"><num>2)</num><content><p>võib.</p></content></point></paragraph><paragraph eId="para_2"><num>(2)</num><content><p>Muu.</p></content></paragraph>',
  )
})

test('Switzerland: notes stand where they are called; what nobody calls is printed at the end', () => {
  const found = rows(
    'ch',
    '# Gesetz\n\n##### **Art. 1***a*[^1] Zweck\n\n<sup>1</sup> Nach dem Gesetz[^2] gilt dies.\n\n###### Fussnoten\n\n[^1]: Eingefügt.\n\n[^2]: [SR **101**](https://example.org/101)\n\n[^3]: Allein.\n',
  )
  assert.deepEqual(outline(found), [
    '0 preface - - Gesetz',
    '0 article Art. 1a Zweck 1 *Nach dem Gesetz* gilt dies./* Eingefügt./* SR 101',
    '0 note - Fussnoten -',
    '1 note - - Allein.',
  ])
  assert.match(
    found[1]?.content?.xml ?? '',
    /<authorialNote><p><ref href="https:\/\/example.org\/101">SR <b>101<\/b><\/ref><\/p><\/authorialNote> gilt/,
  )
})

test('Liechtenstein: a bold line is the title; a bare division takes its title from the next heading', () => {
  const found = rows(
    'li',
    '# Verfassung\n\n## I. Hauptstück\n\n### Das Fürstentum\n\n##### Art. 1\n\n**Zweck**[^1]\n\n1) Erstens.\n\n- a) dies;\n\n[^1]: Neu.\n',
  )
  assert.deepEqual(outline(found).slice(1), [
    '0 part I. Hauptstück Das Fürstentum -',
    '1 article Art. 1 Zweck 1) *Erstens./a) dies;/* Neu.',
  ])
})

test('Germany: wrapped lines are joined, lists nest by indentation, the head is a table', () => {
  const found = rows(
    'de',
    '# Gesetz (G)\n\nAusfertigungsdatum\n:   1994-06-06\n\n## Erster Abschnitt - Allgemeines\n\n### § 1 Zweck\n\n(1) Wer eine\nHandlung\n\n1.  begeht und\n\n    a)  dies oder\n\n    b)  das tut,\n\n2.  wiederholt,\n\nwird bestraft.\n',
  )
  assert.deepEqual(outline(found).slice(1), [
    '0 preamble - - Ausfertigungsdatum\t1994-06-06',
    '0 division Erster Abschnitt Allgemeines -',
    '1 section § 1 Zweck (1) Wer eine Handlung/1. begeht und/a) dies oder/b) das tut,/2. wiederholt,/wird bestraft.',
  ])
  assert.match(found.at(-1)?.content?.xml ?? '', /<wrapUp><p>wird bestraft\.<\/p><\/wrapUp><\/paragraph>$/)
})

test('Argentina: lines of running text marked as headings are text; titles and texts behind the number are told apart', () => {
  const found = rows(
    'ar',
    '# LEY\n\n### TITULO I\n\nDisposiciones Generales\n\n##### ARTICULO 1°.- Ningún subsidio del presupuesto, será pagado a la institución\n\nbeneficiaria (Leyes Nros. 11.672, Artículo 125 y 24.764,\n\n##### Artículo 53).\n\n##### Art. 2° — Ambito.\n\nLa vigencia de\n\nesta ley.\n',
  )
  assert.deepEqual(outline(found).slice(1), [
    '0 title TITULO I Disposiciones Generales -',
    '1 article ARTICULO 1° - Ningún subsidio del presupuesto, será pagado a la institución beneficiaria (Leyes Nros. 11.672, Artículo 125 y 24.764, Artículo 53).',
    '1 article Art. 2° Ambito. La vigencia de esta ley.',
  ])
})

test('Uruguay: chapters stand in sections, whatever the level of their headings', () => {
  const found = rows(
    'uy',
    '# CONSTITUCION\n\n#### SECCION I - DE LA NACION Y\nSU SOBERANIA\n\n### CAPITULO I\n\n##### Artículo 1\n\nUno.\n\n### CAPITULO II\n\n##### Artículo 2\n\nDos.\n\n#### SECCION II - DERECHOS\n\n### CAPITULO I\n\n##### Artículo 3\n\nTres.\n',
  )
  assert.deepEqual(outline(found).slice(1), [
    '0 section SECCION I DE LA NACION Y SU SOBERANIA -',
    '1 chapter CAPITULO I - -',
    '2 article Artículo 1 - Uno.',
    '1 chapter CAPITULO II - -',
    '2 article Artículo 2 - Dos.',
    '0 section SECCION II DERECHOS -',
    '1 chapter CAPITULO I - -',
    '2 article Artículo 3 - Tres.',
  ])
})

test('Ukraine: pandoc syntax goes, titles and texts behind the number are told apart, the end of the act is set off', () => {
  const found = rows(
    null,
    "## Верховна Рада України; Закон від 02.10.1992\n\n# Про інформацію\n\n### Текст документа від 01.01.2020:\n\n::: {#article}\n[]{#n3}\nГлава I\\\nЗАГАЛЬНІ ПОЛОЖЕННЯ\n\n[]{#n4}\nСтаття 2 - 1 . Права\n\nКожен має здоров\\'я.\n\n{Стаття 2-1 в редакції [№ 5](/go/5)}\n\nСтаття 3. Кожен вільний.\n\n+------+------+\n| Київ | № 1  |\n+------+------+\n:::\n\n------\n\n© Портал\n",
  )
  assert.deepEqual(outline(found).slice(3), [
    '0 chapter Глава I ЗАГАЛЬНІ ПОЛОЖЕННЯ -',
    "1 article Стаття 2-1 Права Кожен має здоров'я./{Стаття 2-1 в редакції № 5}",
    '1 article Стаття 3 - Кожен вільний.',
    '0 conclusions - - Київ\t№ 1/© Портал',
  ])
  assert.match(found[4]?.content?.xml ?? '', /<remark status="editorial">/)
})

test('United States: sections are the rows, in bold or as headings; articles without sections have their own text', () => {
  const text = (section: (n: number) => string) =>
    `# The Constitution Of The United States Of America\n\nWe the People\n\n## Article. I.\n\n${section(1)}One.\n\n${section(2)}Two.\n\n## Article. V.\n\nFive.\n`
  const bold = rows(
    null,
    text((n) => `**Section. ${n}.**  `),
  )
  assert.deepEqual(outline(bold).slice(2), [
    '0 article Article. I - -',
    '1 section Section. 1 - One.',
    '1 section Section. 2 - Two.',
    '0 article Article. V - Five.',
  ])
  assert.deepEqual(
    outline(
      rows(
        null,
        text((n) => `### Section. ${n}.\n\n`),
      ),
    ),
    outline(bold),
  )
})

test('China: articles are paragraphs that begin with their number', () => {
  const found = rows(
    null,
    '# 中华人民共和国法\n\n2021年1月1日 通过\n\n<!-- INFO END -->\n\n## 第一章 总 则\n\n第一条 为了：\n\n（一）甲；\n\n（二）乙。\n',
  )
  assert.deepEqual(outline(found), [
    '0 preface - - 中华人民共和国法',
    '0 preamble - - 2021年1月1日 通过',
    '0 chapter 第一章 总 则 -',
    '1 article 第一条 - 为了：/（一） 甲；/（二） 乙。',
  ])
})

test('Andorra: dispositions are rows, quoted articles stay in the act that amends, signatures are set off', () => {
  const found = rows(
    'ad',
    '# Llei\n\n##### Article 3. Modificació\n\nEs modifica:\n\n##### “Article 9. Sense contingut.”\n\n### Disposició final segona. Entrada en vigor\n\nL’endemà.\n\nCasa de la Vall, 15 de juliol del 2024\n\n**Síndic**\n',
  )
  assert.deepEqual(outline(found).slice(1), [
    '0 article Article 3 Modificació Es modifica:/“Article 9. Sense contingut.”',
    '0 clause Disposició final segona Entrada en vigor L’endemà.',
    '0 conclusions - - Casa de la Vall, 15 de juliol del 2024/Síndic',
  ])
})

test('An unknown state with a pipe table and Swedish sections is read by its Markdown', () => {
  const found = rows(
    'se',
    '# Lag\n\n## 1 kap. Inledning\n\n### 1 a §\n\n| A | B |\n|---|---|\n| x | [y](https://example.org) |\n',
  )
  assert.deepEqual(outline(found).slice(1), ['0 chapter 1 kap Inledning -', '1 section 1 a § - A\tB/x\ty'])
})

test('Inline Markdown: emphasis, links, raised text, escapes, entities; stars of numbers stay', () => {
  assert.equal(
    inlineOf('**a *b* c** [d](https://e.org/f(g)) <sup>1</sup> \\* &nbsp;&sect;'),
    '<b>a <i>b</i> c</b> <ref href="https://e.org/f(g)">d</ref> <sup>1</sup> * §',
  )
  assert.equal(inlineOf('article R*133-1 et R. * 311-12'), 'article R*133-1 et R. * 311-12')
  assert.equal(inlineOf('[x](javascript:alert(1)) <script>y</script> <b>z'), 'x y z')
  assert.equal(plainOf('**Art. 72***a*'), 'Art. 72a')
})

test('Every character of a text is in exactly one piece', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '# T',
      '## 第一章 总',
      '##### Article 1',
      'Article 2',
      '**Section. 1.** x',
      'Стаття 3. y',
      '第一条 z',
      'Titre II : w',
      '---',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('fr', 'ua', 'cn', 'ar', 'us', 'de'), (lines, state) => {
      const body = lines.join('\n')
      const pieces = piecesOf(body, newContext(dialectOf(state)))
      assert.equal(
        pieces
          .map((piece) => piece.raw)
          .join('')
          .trim(),
        body.trim(),
      )
    }),
  )
})

test('No word of running text is lost or invented, whatever its punctuation', () => {
  const word = fc.constantFrom(
    'alpha',
    'бета',
    '第',
    '12',
    '(1)',
    '1.',
    'a)',
    '-',
    '<sup>2</sup>',
    '§',
    '[x]',
    '*y*',
    '&',
    '<',
    '{z}',
    '|',
    '§§',
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('ch', 'de', 'uy'),
      (paragraphs, state) => {
        const text = paragraphs.map((words) => words.join(' ')).join('\n\n')
        const found = rows(state, `# T\n\n##### Art. 1\n\n${text}\n`).slice(1)
        const words = found
          .flatMap((row) => [row.num ?? '', row.heading ?? '', row.content ? plainText(row.content.xml) : ''])
          .flatMap(wordsOf)
        assert.deepEqual(words, ['Art', '1', ...wordsOf(text.replace(/<\/?sup>/g, ''))])
      },
    ),
  )
})

function rows(country: string | null, markdown: string): readonly ProvisionDraft[] {
  const file = openFile(
    country ? `---\ncountry: "${country}"\nidentifier: "X-1"\n---\n${markdown}` : markdown,
  )
  const { dialect } = stateOf(file)
  const { provisions, findings } = readRows(file, 'test.md', newContext(dialect), new RowReader(dialect))
  assert.deepEqual(findings, [])
  return provisions
}

function outline(found: readonly ProvisionDraft[]): string[] {
  return found.map((row) =>
    [
      row.depth,
      row.kind,
      row.num ?? '-',
      row.heading ?? '-',
      row.content ? plainText(row.content.xml).replaceAll('\n', '/') : '-',
    ].join(' '),
  )
}
