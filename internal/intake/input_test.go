package intake

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// of reads a text with the options of every day, changed by the limits given.
func of(t *testing.T, text string, l Limits) ([]Report, []error) {
	t.Helper()
	return Collect(Read(context.Background(), "in", strings.NewReader(text), Options{Limits: l}))
}

// one reads a text that must give a single report and no fault.
func one(t *testing.T, text string, o Options) Report {
	t.Helper()
	reports, faults := Collect(Read(context.Background(), "in", strings.NewReader(text), o))
	if len(faults) > 0 || len(reports) != 1 {
		t.Fatalf("%d reports, faults %v", len(reports), faults)
	}
	return reports[0]
}

// fails holds that there is one fault, which says all of the words.
func fails(t *testing.T, faults []error, words ...string) {
	t.Helper()
	if len(faults) != 1 {
		t.Fatalf("%d faults, want one: %.500v", len(faults), faults)
	}
	if _, ok := errors.AsType[*Fault](faults[0]); !ok {
		t.Errorf("%T is no *Fault", faults[0])
	}
	for _, word := range words {
		if !strings.Contains(faults[0].Error(), word) {
			t.Errorf("%q does not say %q", faults[0], word)
		}
	}
}

func noted(r Report, words string) bool { return strings.Contains(strings.Join(r.Note, "\n"), words) }

// endless repeats bytes without an end.
type endless struct {
	piece []byte
	at    int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.piece[e.at]
		e.at = (e.at + 1) % len(e.piece)
	}
	return len(p), nil
}

// stuck never gives a byte.
type stuck struct{ until chan struct{} }

func (s stuck) Read([]byte) (int, error) {
	<-s.until
	return 0, errors.New("let go")
}

func newStuck(t *testing.T) stuck {
	s := stuck{make(chan struct{})}
	t.Cleanup(func() { close(s.until) })
	return s
}

const short = time.Second
