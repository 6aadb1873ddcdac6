package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
	"github.com/charmbracelet/x/ansi"

	"casus/internal/document"
)

// TextOptions say how wide and how colourful a terminal is.
type TextOptions struct {
	Width int // columns; 0: 80
	Color bool
}

// The widths between which text is set.
const (
	defaultWidth = 80
	minWidth     = 40
	maxMeasure   = 100 // running text is not set wider than the eye likes
)

// Text writes a document for a terminal.
func Text(out io.Writer, d *document.Document, opt TextOptions) error {
	if opt.Width == 0 {
		opt.Width = defaultWidth
	}
	opt.Width = max(opt.Width, minWidth)
	t := &textWriter{out: bufio.NewWriter(out), opt: opt, cite: newCitations(d.World)}
	t.heading(1, d.Title)
	if d.Subtitle != "" {
		t.wrap(t.style(document.Muted, false, clean(d.Subtitle)), 0)
	}
	for _, b := range d.Blocks {
		t.block(b)
	}
	t.sources()
	return t.out.Flush()
}

type textWriter struct {
	out  *bufio.Writer
	opt  TextOptions
	cite *citations
}

func (t *textWriter) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		t.line("")
		t.heading(b.Level, b.Text)
	case document.Paragraph:
		t.line("")
		t.wrap(t.spans(b.Text), 0)
	case document.List:
		t.line("")
		for _, item := range b.Items {
			t.bullet(item)
		}
	case document.Tree:
		t.line("")
		t.tree(b, "", "")
	case document.Table:
		t.line("")
		t.table(b)
	case document.Figure:
		t.figure(b)
	case document.Break:
		t.line("")
		t.line(t.style(document.Muted, false, strings.Repeat("─", min(t.opt.Width, maxMeasure))))
	}
}

func (t *textWriter) line(s string) { fmt.Fprintln(t.out, strings.TrimRight(s, " ")) }

func (t *textWriter) heading(level int, text string) {
	text = t.style(document.Plain, true, clean(text))
	t.wrap(text, 0)
	if level <= 2 {
		rule := map[int]string{1: "═", 2: "─"}[level]
		t.line(t.style(document.Muted, false, strings.Repeat(rule, min(ansi.StringWidth(text), t.measure()))))
	}
}

func (t *textWriter) measure() int { return min(t.opt.Width, maxMeasure) }

// wrap sets running text, with an indent from the second line on.
func (t *textWriter) wrap(s string, indent int) {
	lines := strings.Split(ansi.Wordwrap(s, t.measure()-indent, ""), "\n")
	for i, l := range lines {
		if i > 0 {
			l = strings.Repeat(" ", indent) + l
		}
		t.line(l)
	}
}

func (t *textWriter) bullet(item document.Text) {
	t.wrap("• "+t.spans(item), 2)
}

// tree draws a reasoning with lines; before stands in front of its first line,
// after in front of all others.
func (t *textWriter) tree(n document.Tree, before, after string) {
	under := after
	if len(n.Under) > 0 {
		under += "│ "
	} else {
		under += "  "
	}
	width := max(t.measure()-ansi.StringWidth(under), minTreeWidth)
	for i, l := range strings.Split(ansi.Wordwrap(t.spans(n.Text), width, ""), "\n") {
		if i == 0 {
			t.line(t.style(document.Muted, false, before) + l)
		} else {
			t.line(t.style(document.Muted, false, under) + l)
		}
	}
	for i, u := range n.Under {
		if i == len(n.Under)-1 {
			t.tree(u, after+"└─ ", after+"   ")
		} else {
			t.tree(u, after+"├─ ", after+"│  ")
		}
	}
}

// minTreeWidth keeps a deep branch readable on a narrow terminal.
const minTreeWidth = 24

// The colours are of Okabe and Ito, which colour-blind readers can tell apart;
// every tone is also said in words.
var toneColors = map[document.Tone]string{
	document.Owed:    "#D55E00",
	document.Depends: "#E69F00",
	document.NotOwed: "#56B4E9",
	document.Warn:    "#CC79A7",
	document.Muted:   "#888888",
}

func (t *textWriter) style(tone document.Tone, strong bool, s string) string {
	if !t.opt.Color || s == "" {
		return s
	}
	style := lipgloss.NewStyle()
	if strong {
		style = style.Bold(true)
	}
	if c, ok := toneColors[tone]; ok {
		style = style.Foreground(lipgloss.Color(c))
	}
	return style.Render(s)
}

// clean drops control characters, which a dossier from elsewhere could use to
// command the terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

func (t *textWriter) spans(text document.Text) string {
	var b strings.Builder
	for _, s := range text {
		b.WriteString(t.style(s.Tone, s.Strong, clean(s.Text)))
		b.WriteString(t.style(document.Muted, false, t.cite.plain(s.Cite)))
	}
	return b.String()
}

func (t *textWriter) table(b document.Table) {
	if b.Caption != "" {
		t.wrap(t.style(document.Plain, true, b.Caption), 0)
	}
	rows := make([][]string, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = make([]string, len(r))
		for j, cell := range r {
			rows[i][j] = t.spans(cell)
		}
	}
	widths := columnWidths(b.Head, rows, t.opt.Width)
	tb := table.New().Border(lipgloss.NormalBorder()).BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
		BorderColumn(false).BorderRow(false).Headers(b.Head...).Rows(rows...).Wrap(true).
		StyleFunc(func(row, col int) lipgloss.Style {
			style := lipgloss.NewStyle().Width(widths[col])
			if col < len(widths)-1 {
				style = style.PaddingRight(columnGap)
			}
			if isNumeric(b, col) {
				style = style.Align(lipgloss.Right)
			}
			if row == table.HeaderRow && t.opt.Color {
				style = style.Bold(true)
			}
			return style
		})
	for _, l := range strings.Split(tb.Render(), "\n") {
		t.line(l)
	}
}

const (
	columnGap = 2
	narrowest = 5  // below this a column cannot be read
	shortCell = 12 // a column of cells no longer than this is not broken if it can be helped
)

// columnWidths shares the width of the terminal among columns: each gets what
// its longest word needs, then the rest goes where cells need most lines.
func columnWidths(head []string, rows [][]string, width int) []int {
	n := len(head)
	need, want := make([]int, n), make([]int, n)
	measure := func(col int, cell string) {
		want[col] = max(want[col], ansi.StringWidth(cell))
		for _, w := range strings.Fields(ansi.Strip(cell)) {
			need[col] = max(need[col], min(ansi.StringWidth(w), 20))
		}
	}
	for c, h := range head { // a head is never broken
		need[c], want[c] = ansi.StringWidth(h), ansi.StringWidth(h)
	}
	for _, r := range rows {
		for c := range min(len(r), n) {
			measure(c, r[c])
		}
	}
	gaps := columnGap * (n - 1)
	free := width - gaps
	for _, w := range need {
		free -= w
	}
	out := append([]int{}, need...)
	for ; free < 0; free++ { // too narrow for every word: break the longest
		widest := 0
		for c := range out {
			if out[c] > out[widest] {
				widest = c
			}
		}
		if out[widest] <= narrowest {
			break
		}
		out[widest]--
	}
	for _, c := range byWidth(want) { // short columns first: they should not wrap
		if more := want[c] - out[c]; want[c] <= shortCell && more <= free {
			out[c] += more
			free -= more
		}
	}
	for free > 0 {
		most, at := 0.0, -1
		for c := range out { // widen the column whose cells would run over most lines
			if lines := float64(want[c]) / float64(max(out[c], 1)); want[c] > out[c] && lines > most {
				most, at = lines, c
			}
		}
		if at < 0 {
			break
		}
		out[at]++
		free--
	}
	for c := range out {
		if c < n-1 {
			out[c] += columnGap
		}
	}
	return out
}

// byWidth lists columns from the narrowest to the widest.
func byWidth(want []int) []int {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return want[a] - want[b] })
	return order
}

// figure writes a caption; the numbers of every figure stand in a table near
// it.
func (t *textWriter) figure(f document.Figure) {
	switch d := f.Drawing.(type) {
	case document.Bars:
		t.line("")
		t.bars(d)
	case document.Waterfall:
		t.line("")
		t.waterfall(d)
	}
}

// waterfall draws each step where it lies on the scale: what it added, took away,
// or stands at.
func (t *textWriter) waterfall(w document.Waterfall) {
	const length = 30
	label := 0
	for _, s := range w.Steps {
		label = max(label, ansi.StringWidth(s.Label))
	}
	label = min(label, 38)
	top := w.Top()
	t.line(t.style(document.Plain, true, fmt.Sprintf("%s (scale: 0 to %.0f %%)", w.Title, 100*top)))
	for _, s := range w.Steps {
		from, to, mark := s.Before, s.After, "▒"
		switch {
		case s.Total:
			from, mark = 0, "█"
		case to < from:
			from, to, mark = to, from, "░"
		}
		at := func(p float64) int { return min(int(p/top*length+.5), length) }
		cells := strings.Repeat(" ", at(from)) + strings.Repeat(mark, at(to)-at(from))
		if at(to) == at(from) {
			cells += "│" // less than a cell
		}
		pad := strings.Repeat(" ", max(length+1-ansi.StringWidth(cells), 0))
		t.line(fmt.Sprintf("  %s %s%s %5.1f %%", fitted(s.Label, label), t.style(document.NotOwed, false, cells), pad, 100*s.After))
	}
}

// fitted cuts or fills a label to a width.
func fitted(s string, width int) string {
	s = ansi.Truncate(s, width, "…")
	return s + strings.Repeat(" ", max(width-ansi.StringWidth(s), 0))
}

// bars draws bars of block characters, scaled within each measure.
func (t *textWriter) bars(b document.Bars) {
	const length = 28
	label := 0
	for _, g := range b.Groups {
		for _, bar := range g.Bars {
			label = max(label, ansi.StringWidth(bar.Label))
		}
	}
	for _, g := range b.Groups {
		t.line(t.style(document.Plain, true, g.Name))
		top := g.Full()
		for _, bar := range g.Bars {
			n := 0
			if top > 0 && bar.Known {
				n = int(bar.Value/top*length + 0.5)
			}
			cells := strings.Repeat("█", n)
			if bar.Known && n == 0 && bar.Value > 0 {
				cells = "▏"
			}
			pad := strings.Repeat(" ", length-ansi.StringWidth(cells))
			t.line(fmt.Sprintf("  %-*s %s%s %s", label, bar.Label, t.style(document.NotOwed, false, cells), pad, bar.Text))
		}
	}
}

func (t *textWriter) sources() {
	if len(t.cite.order) == 0 && !t.cite.skipped {
		return
	}
	t.line("")
	t.heading(2, sourcesTitle)
	for i, id := range t.cite.order {
		t.wrap(fmt.Sprintf("[%d] %s", i+1, clean(t.cite.describe(id))), 5)
	}
	if t.cite.skipped {
		t.wrap(unverifiedNote, 0)
	}
}
