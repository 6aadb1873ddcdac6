package intake

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true,
	atom.Html: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Tr: true, atom.Ul: true, atom.Caption: true, atom.Tbody: true, atom.Thead: true}

// silent are elements whose text nobody reads.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Math: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Head: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Datalist: true, atom.Noframes: true}

// around are elements that stand around the text of a page.
var around = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Dialog: true}

// prose makes plain text of a tree.
type prose struct {
	whole    bool // the tree is a page, of which not all is its report
	out      []string
	open     strings.Builder
	captions int
}

// textOf gives the paragraphs of a tree. Captions of pictures are left out and
// counted: they speak of another day than the report.
func textOf(n *html.Node, whole bool) (text string, captions int) {
	p := &prose{whole: whole}
	p.walk(n)
	p.flush()
	return strings.Join(p.out, "\n\n"), p.captions
}

func (p *prose) flush() {
	if line := oneLine(p.open.String()); line != "" {
		p.out = append(p.out, line)
	}
	p.open.Reset()
}

// walk goes no deeper than checkDepth and the parser allow. Elements are known by
// their names, as those that the search for the main text makes have no atom.
func (p *prose) walk(n *html.Node) {
	name := atom.Atom(0)
	if n.Type == html.ElementNode {
		name = atom.Lookup([]byte(n.Data))
	}
	switch {
	case n.Type == html.TextNode:
		p.open.WriteString(n.Data)
		return
	case silent[name] || around[name] || p.whole && name == atom.Aside || hidden(n):
		return
	case name == atom.Figcaption:
		p.captions++
		return
	case name == atom.Br:
		p.lineBreak(n)
		return
	}
	if blocks[name] {
		p.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
	switch {
	case blocks[name]:
		p.flush()
	case name == atom.Td || name == atom.Th:
		p.open.WriteByte(' ')
	}
}

// lineBreak ends a paragraph where two stand together, as old pages write it.
func (p *prose) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.Type == html.ElementNode && next.Data == "br" {
		p.flush()
		return
	}
	p.open.WriteByte(' ')
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true":
			return true
		case a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(head(a.Val, 1000)), " ", ""), "display:none"):
			return true
		}
	}
	return false
}

// htmlText makes plain text of a piece of HTML, such as the body of an item of a
// feed. What has no tags and no entities passes as it is.
func htmlText(piece string, l Limits) (text string, note string, err error) {
	if !strings.ContainsAny(piece, "<&") {
		return paragraphs(piece), "", nil
	}
	if _, err := checkDepth([]byte(piece), l); err != nil {
		return "", "", err
	}
	tree, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return "", "", refuse("has markup that cannot be read: %s", clean(err.Error()))
	}
	text, captions := textOf(tree, false)
	return text, captionNote(captions), nil
}

func captionNote(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d captions of pictures are left out", n)
}

// first finds the first element of a name, in the order of the page.
func first(n *html.Node, a atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := first(c, a); found != nil {
			return found
		}
	}
	return nil
}

// attribute is the value of an attribute; "" where there is none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
