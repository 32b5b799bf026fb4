import { draftWords } from './layout.ts';
import { families } from './print-fonts.ts';

/**
 * The page in typst. Nothing of a briefing is ever pasted into it: the layout comes as JSON in
 * `sys.inputs`, so that no text can be taken for markup or code.
 *
 * Chinese: GB/T 9704-2012. A4 with a field of 156 by 225 mm, 22 lines of 28 characters of 16 points
 * (set a little closer, since 28 of them are 158 mm), title of 22 points, page numbers outside at the
 * foot. English: a plain report on A4.
 */
export const pageTemplate = String.raw`
#let d = json(bytes(sys.inputs.layout))
#let zh = d.language == "zh"
#let serif = "${families.serif}"
#let sans = ("${families.sans}", "${families.serif}")

#set document(
  title: d.name,
  author: if d.issuer == "" { () } else { d.issuer },
  date: if d.date == none { none } else { datetime(..d.date) },
)
#set page(
  paper: "a4",
  margin: if zh { (top: 37mm, bottom: 35mm, inside: 28mm, outside: 26mm) } else { 28mm },
  background: if d.draft {
    rotate(-50deg, reflow: false, text(font: sans, size: 84pt, fill: luma(225))[${draftWords}])
  },
  footer-descent: if zh { 7mm } else { 10mm },
  footer: context {
    let n = counter(page).get().first()
    if zh {
      let side = if calc.odd(n) { right } else { left }
      align(side, pad(x: 16pt, text(size: 14pt)[— #n —]))
    } else {
      align(center, text(size: 9.5pt)[#n])
    }
  },
)

// one character is one em high, so that 22 lines fill the field
#let pitch = 225mm / 22
#let size = if zh { 16pt } else { 11pt }
#let gap = if zh { pitch - size } else { 0.72em }
#set text(
  font: serif, fallback: false, size: size,
  lang: d.language, region: if zh { "CN" } else { "GB" },
  hyphenate: not zh,
)
// official pages are full: a line may stand alone at the head or foot of one
#set text(costs: (widow: 0%, orphan: 0%)) if zh
#set text(tracking: (156mm - 28 * 16pt) / 28, top-edge: 0.88em, bottom-edge: -0.12em) if zh
#set par(
  justify: true, leading: gap, spacing: if zh { gap } else { 1.1em },
  first-line-indent: if zh { (amount: 2em, all: true) } else { 0pt },
)
#set list(indent: if zh { 2em } else { 0.6em }, body-indent: 0.5em, spacing: gap, marker: [–])
#set enum(indent: if zh { 2em } else { 0.6em }, body-indent: 0.5em, spacing: gap)

// a mark of a note stands no higher than its line, so that the grid holds, and never begins one
#let mark(n) = {
  sym.wj
  super(typographic: false, baseline: -0.75em, size: 0.58em, link(
    label("note-" + str(n)),
    text(top-edge: if zh { 0.72em } else { 0.5em }, bottom-edge: "baseline", tracking: 0pt)[[#n]],
  ))
}
#let set-span(span) = {
  let body = text(span.text)
  if span.em { body = text(font: sans, weight: "medium", body) }
  if span.strong { body = text(weight: "bold", body) }
  body
  if span.note > 0 { mark(span.note) }
}
#let line-of(spans) = spans.map(set-span).join()

#show heading: set text(size: size, weight: "regular")
#show heading: it => block(above: if zh { gap } else { 1.6em }, below: if zh { gap } else { 0.9em }, sticky: true, {
  set par(first-line-indent: 0pt, justify: false)
  if zh { h(2em) }
  if it.level == 2 or not zh {
    text(font: sans, weight: "medium", size: if zh or it.level == 3 { size } else { 13pt }, it.body)
  } else {
    text(weight: "bold", it.body)
  }
})
#show heading.where(level: 1): it => block(above: 0pt, below: if zh { pitch + gap } else { 1em }, width: 100%, {
  set par(first-line-indent: 0pt, justify: false, leading: if zh { gap } else { 0.5em })
  set align(center)
  text(font: serif, weight: "bold", size: 22pt, tracking: 0pt, hyphenate: false, it.body)
})

#if d.kicker != "" {
  align(center, block(below: if zh { pitch } else { 1em }, par(first-line-indent: 0pt, text(font: sans, weight: "medium", d.kicker))))
}
#heading(level: 1, line-of(d.title))
#if not zh and (d.issuer != "" or d.day != "") {
  align(center, block(below: 2em, text(size: 10.5pt, (d.issuer, d.day).filter(it => it != "").join([ · ]))))
}

#for block in d.blocks {
  if block.kind == "heading" {
    heading(level: block.level, { text(block.number); line-of(block.spans) })
  } else if block.kind == "paragraph" {
    par(line-of(block.spans))
  } else if block.kind == "list" {
    let items = block.items.map(line-of)
    if block.ordered { enum(..items) } else { list(..items) }
  } else {
    set text(size: if zh { 12pt } else { 9.5pt })
    set par(first-line-indent: 0pt, justify: false, leading: 0.5em)
    table(
      columns: block.columns, stroke: 0.5pt, inset: 5pt,
      table.header(..block.head.map(cell => text(font: sans, weight: "medium", line-of(cell)))),
      ..block.rows.map(row => row.map(line-of)).flatten(),
    )
  }
}

#if zh and (d.issuer != "" or d.day != "") {
  // the day begins two characters to the right of the name, and ends two before the edge
  align(right, block(above: pitch + gap, breakable: false, pad(right: 2em, align(left, {
    set par(first-line-indent: 0pt)
    if d.issuer != "" { d.issuer; linebreak() }
    if d.day != "" { if d.issuer != "" { h(2em) }; d.day }
  }))))
}

#if d.notes.len() > 0 {
  block(above: if zh { gap } else { 2em }, below: 0pt, width: 100%, sticky: true, {
    line(length: 100%, stroke: 0.6pt)
  })
  set text(size: if zh { 12pt } else { 9.5pt }, tracking: 0pt)
  set par(first-line-indent: 0pt, leading: 0.55em, spacing: 0.55em, justify: false)
  block(above: 0.8em, below: 0.7em, sticky: true, text(font: sans, weight: "medium", d.notesTitle))
  for note in d.notes [
    #block(breakable: false, grid(columns: (2em, 1fr), text([[#note.n]]), text(note.text)))
    #label("note-" + str(note.n))
  ]
}
`;
