package render

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"casus/internal/document"
)

//go:embed style.css
var styleSheet string

// HTML writes a document as one file that needs no other: style inside,
// drawings as SVG, no script and no request to anywhere.
func HTML(out io.Writer, d *document.Document) error {
	h := &htmlWriter{out: bufio.NewWriter(out), cite: newCitations(d.World)}
	fmt.Fprintf(h.out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n",
		html.EscapeString(d.Title), styleSheet)
	fmt.Fprintf(h.out, "<h1>%s</h1>\n", html.EscapeString(d.Title))
	if d.Subtitle != "" {
		fmt.Fprintf(h.out, "<p class=\"subtitle\">%s</p>\n", html.EscapeString(d.Subtitle))
	}
	for _, b := range d.Blocks {
		h.block(b)
	}
	h.sources()
	fmt.Fprint(h.out, "</main>\n</body>\n</html>\n")
	return h.out.Flush()
}

type htmlWriter struct {
	out  *bufio.Writer
	cite *citations
}

func (h *htmlWriter) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		fmt.Fprintf(h.out, "<h%d>%s</h%d>\n", b.Level, html.EscapeString(b.Text), b.Level)
	case document.Paragraph:
		fmt.Fprintf(h.out, "<p>%s</p>\n", h.spans(b.Text))
	case document.List:
		fmt.Fprint(h.out, "<ul>\n")
		for _, item := range b.Items {
			fmt.Fprintf(h.out, "<li>%s</li>\n", h.spans(item))
		}
		fmt.Fprint(h.out, "</ul>\n")
	case document.Tree:
		fmt.Fprint(h.out, "<ul class=\"tree\">\n")
		h.tree(b)
		fmt.Fprint(h.out, "</ul>\n")
	case document.Table:
		h.table(b)
	case document.Figure:
		h.figure(b)
	case document.Break:
		fmt.Fprint(h.out, "<div class=\"page-break\"></div>\n")
	}
}

// tree writes a reasoning as nested lists that fold without any script.
func (h *htmlWriter) tree(t document.Tree) {
	if len(t.Under) == 0 {
		fmt.Fprintf(h.out, "<li>%s</li>\n", h.spans(t.Text))
		return
	}
	open := " open"
	if t.Closed {
		open = ""
	}
	fmt.Fprintf(h.out, "<li><details%s><summary>%s</summary>\n<ul>\n", open, h.spans(t.Text))
	for _, u := range t.Under {
		h.tree(u)
	}
	fmt.Fprint(h.out, "</ul></details></li>\n")
}

func (h *htmlWriter) table(t document.Table) {
	fmt.Fprint(h.out, "<div class=\"scroll\" tabindex=\"0\"><table>\n")
	if t.Caption != "" {
		fmt.Fprintf(h.out, "<caption>%s</caption>\n", html.EscapeString(t.Caption))
	}
	fmt.Fprint(h.out, "<thead><tr>")
	for i, head := range t.Head {
		fmt.Fprintf(h.out, "<th scope=\"col\"%s>%s</th>", numericClass(t, i), html.EscapeString(head))
	}
	fmt.Fprint(h.out, "</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		fmt.Fprint(h.out, "<tr>")
		for i, c := range r {
			fmt.Fprintf(h.out, "<td%s>%s</td>", cellClass(t, i, c), h.spans(c))
		}
		fmt.Fprint(h.out, "</tr>\n")
	}
	fmt.Fprint(h.out, "</tbody>\n</table></div>\n")
}

var dateText = regexp.MustCompile(`^\d{4}(-\d{2}){0,2}$`)

// cellClass keeps a date on one line and sets numbers to the right.
func cellClass(t document.Table, col int, cell document.Text) string {
	if dateText.MatchString(cell.String()) {
		return " class=\"date\""
	}
	return numericClass(t, col)
}

func numericClass(t document.Table, col int) string {
	if isNumeric(t, col) {
		return " class=\"number\""
	}
	return ""
}

var toneClasses = map[document.Tone]string{
	document.Owed: "owed", document.Depends: "depends", document.NotOwed: "not-owed", document.Warn: "warn", document.Muted: "muted",
}

func (h *htmlWriter) spans(t document.Text) string {
	var b strings.Builder
	for _, s := range t {
		text := html.EscapeString(s.Text)
		if s.Strong {
			text = "<strong>" + text + "</strong>"
		}
		if class, ok := toneClasses[s.Tone]; ok {
			text = fmt.Sprintf("<span class=\"%s\">%s</span>", class, text)
		}
		b.WriteString(text)
		b.WriteString(h.marks(s))
	}
	return b.String()
}

func (h *htmlWriter) marks(s document.Span) string {
	var parts []string
	for _, n := range h.cite.marks(s.Cite) {
		if n == 0 {
			parts = append(parts, "<span class=\"unverified\">unverified</span>")
		} else {
			parts = append(parts, fmt.Sprintf("<a href=\"#source-%d\">%d</a>", n, n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "<sup class=\"cite\">[" + strings.Join(parts, ", ") + "]</sup>"
}

func (h *htmlWriter) figure(f document.Figure) {
	svg := SVG(f.Drawing)
	if svg == "" {
		return
	}
	fmt.Fprintf(h.out, "<figure>\n%s<figcaption>%s%s</figcaption>\n</figure>\n", svg, html.EscapeString(f.Caption), h.marks(document.Span{Cite: f.Sources}))
}

func (h *htmlWriter) sources() {
	if len(h.cite.order) == 0 && !h.cite.skipped {
		return
	}
	fmt.Fprintf(h.out, "<h2>%s</h2>\n<ol class=\"sources\">\n", sourcesTitle)
	for i, id := range h.cite.order {
		fmt.Fprintf(h.out, "<li id=\"source-%d\">%s</li>\n", i+1, html.EscapeString(h.cite.describe(id)))
	}
	fmt.Fprint(h.out, "</ol>\n")
	if h.cite.skipped {
		fmt.Fprintf(h.out, "<p class=\"muted\">%s</p>\n", unverifiedNote)
	}
}
