package statement

import (
	"strings"

	"casus/internal/attribution"
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
)

// sentence is one sentence in hand. Token spans count within it, byte spans in
// the whole text.
type sentence struct {
	text     string // the whole text
	number   int
	tokens   []token.Token
	mentions []gazetteer.Mention
	frames   []attribution.Frame
	dates    []claim.Date
}

func (s *sentence) span() claim.Span {
	return claim.Span{Start: s.tokens[0].Start, End: s.tokens[len(s.tokens)-1].End}
}

// bytes turns a span of tokens into one of bytes.
func (s *sentence) bytes(t token.Span) claim.Span {
	if t.End <= t.Start {
		return claim.Span{}
	}
	return claim.Span{Start: s.tokens[t.Start].Start, End: s.tokens[t.End-1].End}
}

func (s *sentence) words(t token.Span) string {
	for t.Start < t.End && (s.tokens[t.Start].Word == "which" || s.tokens[t.Start].Word == "who" || s.tokens[t.Start].Word == ",") {
		t.Start++ // a clause stands for itself
	}
	b := s.bytes(t)
	return joined(s.text[b.Start:b.End])
}

// joined writes words with single blanks.
func joined(text string) string { return strings.Join(strings.Fields(text), " ") }

// named is a mention as a party of a statement.
func (s *sentence) named(m *gazetteer.Mention) Named {
	span := token.Span{Start: m.From, End: m.To}
	return Named{Actor: m.Actor, Words: s.words(span), Span: s.bytes(span)}
}

// acts tells mentions that can act or be acted upon: states, also by their
// capitals, groups, organisations; not outlets and not cities.
func acts(m *gazetteer.Mention) bool {
	switch m.Actor.Kind {
	case gazetteer.Outlet, gazetteer.Place:
		return false
	}
	return true
}

// state tells mentions of a state, by whatever name.
func state(m *gazetteer.Mention) bool {
	return m.Actor.Kind == gazetteer.State || m.Actor.Kind == gazetteer.People
}

// actors gives the actors named between two tokens, each once, states under
// their country.
func (s *sentence) actors(from, to int, want func(*gazetteer.Mention) bool) []Named {
	var out []Named
	seen := map[string]bool{}
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.From < from || m.To > to || !want(m) {
			continue
		}
		key := m.Actor.ID
		if m.Actor.Country != "" && m.Actor.Kind != gazetteer.Group && m.Actor.Kind != gazetteer.Organisation {
			key = m.Actor.Country
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, s.named(m))
		}
	}
	return out
}

// before gives the last actor that is named before a token, no further back
// than the nearest full stop of the clause: ; or : .
func (s *sentence) before(at int, want func(*gazetteer.Mention) bool) *gazetteer.Mention {
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.To > at || !want(m) {
			continue
		}
		for j := m.To; j < at; j++ {
			if w := s.tokens[j].Word; w == ";" {
				return nil
			}
		}
		return m
	}
	return nil
}

// frame gives the innermost saying under which a token stands.
func (s *sentence) frame(at int) *attribution.Frame {
	var best *attribution.Frame
	width := 0
	for i := range s.frames {
		for _, c := range s.frames[i].Content {
			if at >= c.Start && at < c.End && (best == nil || c.End-c.Start < width) {
				best, width = &s.frames[i], c.End-c.Start
			}
		}
	}
	return best
}

// date gives the date that belongs to an act at token at: the nearest, where
// commas and conjunctions put it further away. A date in a relative clause after
// the act is not its date.
func (s *sentence) date(at int) claim.Date {
	best, distance := claim.Date{}, 0
	for _, d := range s.dates {
		first, last := s.tokenAt(d.Span.Start), s.tokenAt(d.Span.End-1)
		if first < 0 || last < 0 || s.ofSaying(first, at) {
			continue
		}
		lo, hi := last, at
		if first > at {
			lo, hi = at, first
		}
		gap := 0
		for j := lo; j < hi; j++ {
			gap += s.barrier(j, first > at)
		}
		if gap < farthest && (best.Words == "" || gap < distance) {
			best, distance = d, gap
		}
	}
	return best
}

// ofSaying tells a date that is the day on which something was said and not that
// of the act: "X said on Tuesday", "said X on Tuesday".
func (s *sentence) ofSaying(date, act int) bool {
	for i := range s.frames {
		f := &s.frames[i]
		if act >= f.Verb.Start && act < f.Verb.End {
			continue // the saying is the act
		}
		for _, end := range []int{f.Verb.End, f.Holder.End} {
			if date >= end && date <= end+sayingReach && date > f.Verb.Start && !s.startsWithThat(f.Verb.End, date) {
				return true
			}
		}
	}
	return false
}

// sayingReach is how many tokens may lie between the saying and its date: "said
// late on Tuesday".
const sayingReach = 2

// startsWithThat tells whether "that" stands before a date: what follows it is
// what is said.
func (s *sentence) startsWithThat(from, to int) bool {
	for i := from; i < to; i++ {
		if s.tokens[i].Word == "that" {
			return true
		}
	}
	return false
}

// farthest is how far a date may stand from its act, in tokens and barriers.
const farthest = 60

// barrier is how much a token puts a date away from an act.
func (s *sentence) barrier(i int, after bool) int {
	switch s.tokens[i].Word {
	case ",", "after", "before", "while", "but", "since":
		return 7
	case "and":
		return 9
	case "which", "who":
		if after {
			return farthest
		}
		return 12
	case ";", ":":
		return farthest
	}
	return 1
}

func (s *sentence) tokenAt(b int) int {
	for i := range s.tokens {
		if b >= s.tokens[i].Start && b < s.tokens[i].End {
			return i
		}
	}
	return -1
}

// clause gives the bounds of the clause around a token: between marks that part
// clauses.
func (s *sentence) clause(at int) (from, to int) {
	from, to = at, at
	for from > 0 && !parts(&s.tokens[from-1]) {
		from--
	}
	for to < len(s.tokens) && !parts(&s.tokens[to]) {
		to++
	}
	return from, to
}

func parts(t *token.Token) bool {
	switch t.Word {
	case ";", ":", ".", "?", "!":
		return true
	}
	return false
}

var conditions = map[string]bool{"if": true, "unless": true, "provided": true, "should": true, "whether": true}

// flags reads negation, condition, question and future around an act.
func (s *sentence) flags(st *Statement, act token.Span) {
	from, _ := s.clause(act.Start)
	for i := max(from, act.Start-5); i < act.Start; i++ {
		switch w := s.tokens[i].Word; {
		case w == "may" && s.tokens[i].Capital():
			// the month
		case w == "not" || w == "never" || w == "no" || w == "without" || strings.HasSuffix(w, "n't"):
			st.Negated = true
		case w == "will" || w == "would" || w == "shall" || w == "may" || w == "might" || w == "could" || w == "can":
			st.Future = true
		case w == "to" && i > from && (s.tokens[i-1].Word == "going" || s.tokens[i-1].Word == "about" || s.tokens[i-1].Word == "set" || s.tokens[i-1].Word == "expected" || s.tokens[i-1].Word == "due"):
			st.Future = true
		}
	}
	for i := from; i < act.Start; i++ {
		if conditions[s.tokens[i].Word] {
			st.Conditional = true
		}
	}
	st.Question = s.tokens[len(s.tokens)-1].Word == "?"
}
