package intake

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements is how many elements a page may have for the search for its main
// text, which looks at each many times.
const maxElements = 30_000

// void elements have no end tag.
var void = map[atom.Atom]bool{atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true, atom.Frame: true,
	atom.Basefont: true, atom.Bgsound: true, atom.Keygen: true}

// nested follows the open elements of a page by its tags alone, so that no tree
// is built of one that is too deep. Names that it does not know share one place.
type nested struct {
	stack []atom.Atom
	open  map[atom.Atom]int
	count int // elements begun
}

// checkDepth holds a page against the limit of nesting and counts its elements.
func checkDepth(data []byte, l Limits) (elements int, err error) {
	z := html.NewTokenizer(bytes.NewReader(data))
	n := &nested{open: map[atom.Atom]int{}}
	for {
		switch z.Next() {
		case html.ErrorToken:
			return n.count, nil
		case html.StartTagToken:
			name, _ := z.TagName()
			n.begin(atom.Lookup(name))
		case html.SelfClosingTagToken: // in a page the slash closes nothing, save in drawings
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if n.begin(a); n.open[atom.Svg]+n.open[atom.Math] > 0 {
				n.end(a)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			n.end(atom.Lookup(name))
		}
		if len(n.stack) > l.Depth {
			return n.count, limited(FlagDepth, "has elements nested deeper than the limit of %d", l.Depth)
		}
	}
}

func (n *nested) begin(a atom.Atom) {
	n.count++
	if void[a] {
		return
	}
	for len(n.stack) > 0 && impliesEnd(n.stack[len(n.stack)-1], a) {
		n.pop()
	}
	n.stack = append(n.stack, a)
	n.open[a]++
}

// end closes the innermost element of a name and what is open in it; an end tag
// without a beginning closes nothing. Each element is popped once.
func (n *nested) end(a atom.Atom) {
	if n.open[a] == 0 {
		return
	}
	for last := atom.Atom(0); n.open[a] > 0; {
		if last = n.pop(); last == a {
			return
		}
	}
}

func (n *nested) pop() atom.Atom {
	last := n.stack[len(n.stack)-1]
	n.stack = n.stack[:len(n.stack)-1]
	n.open[last]--
	return last
}

// impliesEnd says whether a beginning element ends an open one that pages often
// leave open.
func impliesEnd(open, next atom.Atom) bool {
	switch open {
	case atom.P:
		return blocks[next]
	case atom.Li, atom.A:
		return next == open
	case atom.Dt, atom.Dd:
		return next == atom.Dt || next == atom.Dd
	case atom.Option:
		return next == atom.Option || next == atom.Optgroup
	case atom.Td, atom.Th:
		return next == atom.Td || next == atom.Th || next == atom.Tr || next == atom.Tbody || next == atom.Tfoot
	case atom.Tr:
		return next == atom.Tr || next == atom.Tbody || next == atom.Tfoot
	case atom.Thead, atom.Tbody:
		return next == atom.Tbody || next == atom.Tfoot
	case atom.Head:
		return next == atom.Body
	}
	return false
}
