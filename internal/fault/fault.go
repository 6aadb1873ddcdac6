// Package fault says what is wrong in a file that somebody wrote: where it
// stands, what the text is and what would be right. A reader gathers all faults
// with a Collector and returns them as one error, a List in the order of files
// and lines. What is wrong with how the program is used is no fault.
package fault

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a file.
type Fault struct {
	File    string // path inside the folder that is read
	Line    int    // from 1; 0 where the whole file is meant
	Column  int    // from 1, in characters; 0 where the whole line is meant
	Field   string // the name of the column of a table; empty where no single one is meant
	Text    string // the offending text
	Message string // what is wrong and what would be right
}

func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
		if f.Column > 0 {
			fmt.Fprintf(&b, ":%d", f.Column)
		}
	}
	b.WriteString(": ")
	if f.Field != "" {
		b.WriteString(f.Field + ": ")
	}
	b.WriteString(f.Message)
	return b.String()
}

// List is everything wrong, in the order of files and lines.
type List []Fault

func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err is the list as an error; nil where there is no fault.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Collector gathers faults up to a limit, which bounds what a hostile file, or
// one of the wrong kind, can make a reader say.
type Collector struct {
	Limit int
	list  List
	more  int
}

// Add notes a fault, or counts it where the limit is reached.
func (c *Collector) Add(f Fault) {
	if c.Full() {
		c.more++
		return
	}
	f.Text = Shorten(f.Text)
	c.list = append(c.list, f)
}

// Addf notes a fault of a line, or with line 0 of a file. The message is a
// format.
func (c *Collector) Addf(file string, line int, format string, args ...any) {
	c.Add(Fault{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// Len is the number of faults noted.
func (c *Collector) Len() int { return len(c.list) }

// Full tells whether the limit is reached.
func (c *Collector) Full() bool { return len(c.list) >= c.Limit }

// Drop takes out the faults of which drop is true.
func (c *Collector) Drop(drop func(Fault) bool) { c.list = slices.DeleteFunc(c.list, drop) }

// Sorted gives the faults that were noted, in order.
func (c *Collector) Sorted() List {
	out := slices.Clone(c.list)
	slices.SortStableFunc(out, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return out
}

// Listed gives the faults in order, with a last one that counts those left out.
func (c *Collector) Listed() List {
	out := c.Sorted()
	if c.more > 0 {
		out = append(out, Fault{File: out[len(out)-1].File, Message: fmt.Sprintf("%d more faults are not listed", c.more)})
	}
	return out
}

const maxShown = 60

// Shorten keeps an offending text fit for one line of a message.
func Shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxShown {
		s = string(r[:maxShown]) + "..."
	}
	return s
}
