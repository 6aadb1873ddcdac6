package intake

import (
	"errors"
	"fmt"
	"strings"

	"casus/internal/fault"
)

// The flags of the command line that lift a refusal; messages name them.
const (
	FlagAllowPrivate = "--allow-private"
	FlagIgnoreRobots = "--ignore-robots"
	FlagBytes        = "--max-bytes"
	FlagBatch        = "--max-batch"
	FlagItems        = "--max-items"
	FlagDepth        = "--max-depth"
	FlagTime         = "--max-time"
	FlagRedirects    = "--max-redirects"
	FlagKind         = "--kind"
	FlagCharset      = "--charset"
)

// Fault is what is wrong with one item: a file, a page, an item of a feed, a
// line of a batch. Other items go on.
type Fault struct {
	Item    string // where it was read from, as Report.File
	Line    int    // from 1; 0 where the whole item is meant
	Field   string // the field or column; "" where no single one is meant
	Text    string // the offending text, shortened; "" where it would say nothing
	Message string // what is wrong and what would be right
	Flag    string // the flag that allows it; "" where none does
	Err     error  // what it comes from; may be nil
}

func (f *Fault) Error() string {
	out := fault.Fault{File: oneLine(f.Item), Line: f.Line, Field: f.Field, Message: f.Message}.Error()
	if f.Flag != "" {
		out += "; " + f.Flag + " allows it"
	}
	return out
}

func (f *Fault) Unwrap() error { return f.Err }

// refusal is a fault that does not know its item yet.
type refusal struct {
	message string
	flag    string
	err     error
}

func (r *refusal) Error() string { return r.message }
func (r *refusal) Unwrap() error { return r.err }

func refuse(format string, args ...any) error {
	return &refusal{message: fmt.Sprintf(format, args...)}
}

// limited is a refusal that a flag lifts.
func limited(flag, format string, args ...any) error {
	return &refusal{message: fmt.Sprintf(format, args...), flag: flag}
}

// faultOf says of an item what is wrong with it.
func faultOf(item string, line int, err error) *Fault {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	out := &Fault{Item: item, Line: line, Message: clean(err.Error()), Err: err}
	if r, ok := errors.AsType[*refusal](err); ok {
		out.Message, out.Flag = r.message, r.flag
	}
	return out
}

// clean keeps what a library says, which may hold the input, to one line of
// printable text.
func clean(s string) string {
	const most = 300
	s = strings.Join(strings.Fields(printable(s)), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "..."
	}
	return s
}

// quote is an offending text for a message.
func quote(s string) string { return fmt.Sprintf("%q", fault.Shorten(head(s, 400))) }

// head is the first n bytes of a text, without half a character at the end.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
