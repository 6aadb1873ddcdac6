package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a file of a data set, with where it stands and
// what would be right.
type Fault struct {
	File    string
	Line    int    // from 1; 0 where the whole file is meant
	Column  int    // from 1, in characters; 0 where the whole line is meant
	Field   string // the name of the column; empty where no single one is meant
	Text    string // the offending text
	Message string
}

func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
	}
	if f.Column > 0 {
		fmt.Fprintf(&b, ":%d", f.Column)
	}
	b.WriteString(": ")
	if f.Field != "" {
		b.WriteString(f.Field + ": ")
	}
	b.WriteString(f.Message)
	return b.String()
}

// Faults lists all that is wrong, in the order of files and lines. Beyond a
// limit the last entry says that there is more.
type Faults []Fault

// maxFaults bounds how many faults are listed: a file of the wrong kind would
// otherwise give one for each of its fields.
const maxFaults = 100

func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// orNil gives an error only where there is a fault.
func (fs Faults) orNil() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// collector gathers faults up to the limit.
type collector struct {
	faults Faults
	more   int
}

func (c *collector) add(f Fault) {
	if len(c.faults) == maxFaults {
		c.more++
		return
	}
	if r := []rune(f.Text); len(r) > 60 {
		f.Text = string(r[:60]) + "..."
	}
	c.faults = append(c.faults, f)
}

func (c *collector) addf(file string, line int, format string, args ...any) {
	c.add(Fault{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// listed returns the faults in order, with a last one for those left out.
func (c *collector) listed() Faults {
	out := slices.Clone(c.faults)
	slices.SortStableFunc(out, func(a, b Fault) int {
		if n := strings.Compare(a.File, b.File); n != 0 {
			return n
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	if c.more > 0 {
		out = append(out, Fault{File: out[len(out)-1].File, Message: fmt.Sprintf("%d more faults are not listed", c.more)})
	}
	return out
}
