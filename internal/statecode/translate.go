package statecode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/world"
)

// Candidate is one answer to a translation: a code with the part of the time
// asked in which the state bears it.
type Candidate struct {
	Code string
	ID   world.StateID
	Held Span
}

// Translation is a code in another list, with every other code that it could
// be and the reason of the choice.
type Translation struct {
	Code       string // the choice; empty where the state is not in the list then
	ID         world.StateID
	Candidates []Candidate // in order of time
	Reason     string      // why this one, or why none
}

// Translate gives the code of another list for a code in a time. A state may
// bear several codes in a year; the one that it bears last is chosen, which is
// how the published state-year tables of both lists are made. It is an error to
// ask for a code that the list does not have.
func Translate(from List, code string, to List, in Span) (Translation, error) {
	bearers, err := Bearers(from, code, in)
	if err != nil {
		return Translation{}, err
	}
	if len(bearers) == 0 {
		return Translation{Reason: fmt.Sprintf("%s %s means no state %s; it does %s", from, code, in, when(from, code))}, nil
	}
	t := Translation{ID: bearers[len(bearers)-1].ID}
	if to == ISO {
		for _, b := range bearers {
			t.Candidates = append(t.Candidates, Candidate{string(b.ID), b.ID, b.Held})
		}
		return t.choose(in), nil
	}
	for _, r := range rowsOf(to) {
		for _, b := range bearers {
			if held, ok := r.shared(b.Held); ok && r.ID == b.ID {
				t.Candidates = append(t.Candidates, Candidate{r.code(), r.ID, held})
			}
		}
	}
	if len(t.Candidates) == 0 {
		t.Reason = fmt.Sprintf("%s is not in the list %s %s", t.ID, to, in)
		return t, nil
	}
	return t.choose(in), nil
}

// Bearers lists the states that a code means in a time, with the days on which
// it does, in order of time.
func Bearers(l List, code string, in Span) ([]Candidate, error) {
	code = strings.TrimSpace(code)
	var out []Candidate
	known := false
	for _, r := range rowsOf(l) {
		if r.code() != code && !strings.EqualFold(r.Letters, code) {
			continue
		}
		known = true
		if held, ok := r.shared(in); ok {
			out = append(out, Candidate{r.code(), r.ID, held})
		}
	}
	if !known {
		return nil, fmt.Errorf("the list %s has no code %q%s", l, code, world.DidYouMean(code, codes(l)))
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return compareDays(a.Held.Last, b.Held.Last) })
	return merge(out), nil
}

// merge joins spells of one code and state that follow each other: a change of
// name alone is no other candidate.
func merge(c []Candidate) []Candidate {
	var out []Candidate
	for _, x := range c {
		if n := len(out); n > 0 && out[n-1].Code == x.Code && out[n-1].ID == x.ID {
			out[n-1].Held.Last = max(out[n-1].Held.Last, x.Held.Last)
			continue
		}
		out = append(out, x)
	}
	return out
}

// choose takes the candidate that is borne last.
func (t Translation) choose(in Span) Translation {
	slices.SortStableFunc(t.Candidates, func(a, b Candidate) int {
		if c := compareDays(a.Held.Last, b.Held.Last); c != 0 {
			return c
		}
		return compareDays(a.Held.First, b.Held.First)
	})
	t.Candidates = merge(t.Candidates)
	last := t.Candidates[len(t.Candidates)-1]
	t.Code, t.ID = last.Code, last.ID
	t.Reason = "the only code " + in.String()
	if len(t.Candidates) > 1 {
		t.Reason = fmt.Sprintf("the last of %d codes %s, from %s", len(t.Candidates), in, last.Held.First)
	}
	return t
}

func compareDays(a, b world.Day) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// code is what the list calls the state: its number, or the id.
func (r *Row) code() string {
	if r.List == ISO {
		return string(r.ID)
	}
	return strconv.Itoa(r.Number)
}

// codes lists everything that a list calls a state.
func codes(l List) []string {
	var out []string
	for _, r := range rowsOf(l) {
		out = append(out, r.code())
		if r.List != ISO {
			out = append(out, r.Letters)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s Span) String() string {
	y, m, d := s.First.Civil()
	switch {
	case s.First == s.Last:
		return "on " + s.First.String()
	case m == 1 && d == 1 && s.Last == world.MakeDay(y, 12, 31):
		return fmt.Sprintf("in %d", y)
	}
	return fmt.Sprintf("from %s to %s", s.First, s.Last)
}

// when says in which years a code means a state.
func when(l List, code string) string {
	var out []string
	for _, r := range rowsOf(l) {
		if r.code() == code || strings.EqualFold(r.Letters, code) {
			out = append(out, r.words())
		}
	}
	return strings.Join(out, ", ")
}

// words says when a row holds: "from 1926-09-02 up to 1990-05-22".
func (r *Row) words() string {
	switch {
	case r.From == world.DistantPast && r.To == world.DistantFuture:
		return "throughout"
	case r.From == world.DistantPast:
		return "up to " + r.To.String()
	case r.To == world.DistantFuture:
		return "from " + r.From.String()
	}
	return "from " + r.From.String() + " up to " + r.To.String()
}
