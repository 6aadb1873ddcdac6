// Package render draws documents: for a terminal, as Markdown and as one
// self-contained HTML file, and every drawing as SVG. Start with Text,
// Markdown and HTML.
package render

import (
	"fmt"
	"strings"

	"casus/internal/document"
	"casus/internal/world"
)

// citations numbers sources in the order in which a document first uses them.
type citations struct {
	w       *world.World
	numbers map[world.SourceID]int
	order   []world.SourceID
	skipped bool // memory was cited
}

func newCitations(w *world.World) *citations {
	return &citations{w: w, numbers: map[world.SourceID]int{}}
}

// marks returns the marks of a span's sources: numbers, or 0 for what rests on
// memory.
func (c *citations) marks(ids []world.SourceID) []int {
	var out []int
	seen := map[int]bool{}
	for _, id := range ids {
		n := 0
		if id != world.Memory {
			n = c.number(id)
		} else {
			c.skipped = true
		}
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func (c *citations) number(id world.SourceID) int {
	if n, ok := c.numbers[id]; ok {
		return n
	}
	c.order = append(c.order, id)
	c.numbers[id] = len(c.order)
	return len(c.order)
}

// plain writes marks as [1][2] or [unverified].
func (c *citations) plain(ids []world.SourceID) string {
	var parts []string
	for _, n := range c.marks(ids) {
		if n == 0 {
			parts = append(parts, "unverified")
		} else {
			parts = append(parts, fmt.Sprint(n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " [" + strings.Join(parts, ", ") + "]"
}

// describe writes a source for the list at the end.
func (c *citations) describe(id world.SourceID) string {
	s := c.w.Source(id)
	if dossier, ok := strings.CutPrefix(string(id), "dossier:"); ok && s == nil {
		return "The dossier " + dossier + " itself, which holds no such treaty"
	}
	if s == nil {
		return string(id)
	}
	parts := []string{s.Title}
	if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
		parts = append(parts, s.Publisher)
	}
	if s.Date.Known() {
		parts = append(parts, s.Date.Long())
	}
	if s.URL != "" {
		parts = append(parts, s.URL)
	}
	return strings.Join(parts, ", ")
}

const unverifiedNote = "Marked unverified: recalled and not checked against a source."

// titles used by all renderers
const sourcesTitle = "Sources"

func isNumeric(t document.Table, col int) bool { return col < len(t.Numeric) && t.Numeric[col] }
