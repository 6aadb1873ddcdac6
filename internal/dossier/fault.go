package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a dossier, with where it stands and what would
// be right.
type Fault struct {
	File    string // path inside the dossier
	Line    int    // from 1; 0 where the whole file is meant
	Column  int    // from 1, in characters; 0 where the whole line is meant
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
	b.WriteString(f.Message)
	return b.String()
}

// Faults is everything wrong in a dossier, in the order of files and lines.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

func (f Faults) sorted() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f
}

// place is where a value stands in a file.
type place struct {
	file         string
	line, column int
}

const maxShown = 60

// shorten keeps an offending text fit for one line of a message.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxShown {
		s = string(r[:maxShown]) + "..."
	}
	return s
}

// maxFaults bounds what a hostile dossier can make the reader say.
const maxFaults = 1000

// full tells whether more faults were found than are listed.
func (l *loader) full() bool { return len(l.faults) >= maxFaults }

// listed gives the faults in order and says so where some were left out.
func (l *loader) listed() Faults {
	all := l.faults.sorted()
	if l.full() {
		all = append(all[:maxFaults], Fault{File: ".", Message: fmt.Sprintf("there are more faults than the %d that are listed; mend these first", maxFaults)})
	}
	return all
}

// fault notes something wrong at a place. The message is a format.
func (l *loader) fault(at place, text, format string, args ...any) {
	if l.full() {
		return
	}
	l.faults = append(l.faults, Fault{File: at.file, Line: at.line, Column: at.column, Text: shorten(text), Message: fmt.Sprintf(format, args...)})
}
