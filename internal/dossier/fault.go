package dossier

import (
	"fmt"

	"casus/internal/fault"
)

// place is where a value stands in a file.
type place struct {
	file         string
	line, column int
}

// maxFaults bounds what a hostile dossier can make the reader say.
const maxFaults = 1000

// full tells whether as many faults were found as are listed.
func (l *loader) full() bool { return l.faults.Full() }

// listed gives the faults in order and says so where some were left out: what
// would have been read after the last of them is not known.
func (l *loader) listed() fault.List {
	all := l.faults.Sorted()
	if l.full() {
		all = append(all, fault.Fault{File: ".", Message: fmt.Sprintf("there are more faults than the %d that are listed; mend these first", maxFaults)})
	}
	return all
}

// fault notes something wrong at a place. The message is a format.
func (l *loader) fault(at place, text, format string, args ...any) {
	l.faults.Add(fault.Fault{File: at.file, Line: at.line, Column: at.column, Text: text, Message: fmt.Sprintf(format, args...)})
}
