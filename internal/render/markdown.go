package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"casus/internal/document"
)

// Markdown writes a document as GitHub-flavoured Markdown.
func Markdown(out io.Writer, d *document.Document) error {
	m := &markdownWriter{out: bufio.NewWriter(out), cite: newCitations(d.World)}
	fmt.Fprintf(m.out, "# %s\n", m.escape(d.Title))
	if d.Subtitle != "" {
		fmt.Fprintf(m.out, "\n*%s*\n", m.escape(d.Subtitle))
	}
	for _, b := range d.Blocks {
		fmt.Fprintln(m.out)
		m.block(b)
	}
	m.sources()
	return m.out.Flush()
}

type markdownWriter struct {
	out  *bufio.Writer
	cite *citations
}

func (m *markdownWriter) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		fmt.Fprintf(m.out, "%s %s\n", strings.Repeat("#", b.Level), m.escape(b.Text))
	case document.Paragraph:
		fmt.Fprintln(m.out, m.spans(b.Text))
	case document.List:
		for _, item := range b.Items {
			fmt.Fprintf(m.out, "- %s\n", m.spans(item))
		}
	case document.Tree:
		m.tree(b, 0)
	case document.Table:
		m.table(b)
	case document.Figure:
		fmt.Fprintf(m.out, "*%s*\n", m.escape(b.Caption))
	case document.Break:
		fmt.Fprintln(m.out, "---")
	}
}

func (m *markdownWriter) tree(t document.Tree, depth int) {
	fmt.Fprintf(m.out, "%s- %s\n", strings.Repeat("  ", depth), m.spans(t.Text))
	for _, u := range t.Under {
		m.tree(u, depth+1)
	}
}

func (m *markdownWriter) table(t document.Table) {
	if t.Caption != "" {
		fmt.Fprintf(m.out, "**%s**\n\n", m.escape(t.Caption))
	}
	head, rule := make([]string, len(t.Head)), make([]string, len(t.Head))
	for i, h := range t.Head {
		head[i], rule[i] = m.escape(h), "---"
		if isNumeric(t, i) {
			rule[i] = "---:"
		}
	}
	fmt.Fprintf(m.out, "| %s |\n| %s |\n", strings.Join(head, " | "), strings.Join(rule, " | "))
	for _, r := range t.Rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = m.spans(c)
		}
		fmt.Fprintf(m.out, "| %s |\n", strings.Join(cells, " | "))
	}
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "\n", " ")

func (m *markdownWriter) escape(s string) string { return markdownEscapes.Replace(s) }

func (m *markdownWriter) spans(t document.Text) string {
	var b strings.Builder
	for _, s := range t {
		text := m.escape(s.Text)
		if s.Strong && strings.TrimSpace(text) != "" {
			text = "**" + strings.TrimSpace(text) + "**" + strings.Repeat(" ", len(text)-len(strings.TrimRight(text, " ")))
		}
		b.WriteString(text)
		b.WriteString(m.escape(m.cite.plain(s.Cite)))
	}
	return b.String()
}

func (m *markdownWriter) sources() {
	if len(m.cite.order) == 0 && !m.cite.skipped {
		return
	}
	fmt.Fprintf(m.out, "\n## %s\n\n", sourcesTitle)
	for i, id := range m.cite.order {
		fmt.Fprintf(m.out, "%d. %s\n", i+1, m.escape(m.cite.describe(id)))
	}
	if m.cite.skipped {
		fmt.Fprintf(m.out, "\n%s\n", unverifiedNote)
	}
}
