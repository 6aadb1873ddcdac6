package intake

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// scan is what a pass over the tags of a feed finds before its items are read:
// how much of it can be read, and why not all.
type scan struct {
	items int    // whole ones
	end   int64  // offset behind the last whole one
	close string // the end tags that are missing there
	why   error  // nil where the feed is whole
	line  int    // of why
}

// scanFeed follows the elements of a feed. The decoder is set as that of the
// reader of feeds is, so that both see the same tree.
func scanFeed(data string, l Limits) scan {
	d := xml.NewDecoder(strings.NewReader(data))
	d.Strict = false
	var s scan
	var open []string // names as they are written
	for {
		at := d.InputOffset()
		token, err := d.Token()
		if err != nil {
			if err != io.EOF {
				s.why = refuse("is broken: %s", clean(err.Error()))
			} else if len(open) > 0 {
				s.why = refuse("ends within the element %s", quote(open[len(open)-1]))
			}
			s.line, _ = d.InputPos()
			return s
		}
		switch t := token.(type) {
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("<!ENTITY")) || bytes.HasPrefix(bytes.ToUpper(t), []byte("ENTITY")) {
				s.items, s.why = 0, refuse("declares entities of its own, which are never expanded; a feed needs none")
				return s
			}
		case xml.StartElement:
			if open = append(open, writtenName(data[at:])); len(open) > l.Depth {
				s.why = limited(FlagDepth, "has elements nested deeper than the limit of %d", l.Depth)
				s.line, _ = d.InputPos()
				return s
			}
			if isItem(open) && s.items == l.Items {
				s.why = limited(FlagItems, "has more than the limit of %d items; the rest is left out", l.Items)
				s.line, _ = d.InputPos()
				return s
			}
		case xml.EndElement:
			ended := isItem(open)
			open = open[:max(0, len(open)-1)]
			if ended {
				s.items++
				s.end, s.close = d.InputOffset(), closing(open)
			}
		}
	}
}

// isItem says whether the innermost open element is an item: rss/channel/item,
// rss/item, rdf/item or feed/entry.
func isItem(open []string) bool {
	if len(open) < 2 {
		return false
	}
	root, last := localName(open[0]), localName(open[len(open)-1])
	if root == "feed" {
		return last == "entry" && len(open) == 2
	}
	return last == "item" && (len(open) == 2 || len(open) == 3 && localName(open[1]) == "channel")
}

func localName(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
}

func writtenName(tag string) string {
	tag = strings.TrimPrefix(tag[:min(len(tag), 256)], "<")
	if i := strings.IndexAny(tag, " \t\r\n/>"); i >= 0 {
		tag = tag[:i]
	}
	return tag
}

func closing(open []string) string {
	var b strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

// undeclared takes the XML declaration off a feed that is UTF-8 by now, and the
// control signs that XML forbids.
func undeclared(text string) string {
	text = strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(text, "<?xml") {
		if _, after, ok := strings.Cut(text, "?>"); ok {
			text = strings.Repeat("\n", strings.Count(text[:len(text)-len(after)], "\n")) + after // lines keep their numbers
		}
	}
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' {
			return -1
		}
		return r
	}, text)
}

// xmlCharset is the encoding that the XML declaration names.
func xmlCharset(data []byte) string {
	start := string(data[:min(len(data), 512)])
	if !strings.HasPrefix(strings.TrimLeft(start, " \t\r\n\ufeff"), "<?xml") {
		return ""
	}
	start, _, _ = strings.Cut(start, "?>")
	_, after, ok := strings.Cut(start, "encoding")
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \t\r\n=")
	if after == "" || after[0] != '"' && after[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(after[1:], after[:1])
	return name
}
