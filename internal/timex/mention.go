package timex

import (
	"strings"

	"casus/internal/world"
)

// Mention is one time expression in running text.
type Mention struct {
	Start, End int    // bytes of the text
	Text       string // text[Start:End]
	Kind       string // "DATE", "TIME", "DURATION", "SET"
	Value      Value
	// From and To are the days of the time that is named, both included: "early
	// 2011" is its first third, "the last three weeks" ends on the dateline. Both
	// are zero, and Dated false, where the time has no place in the calendar.
	From, To Day
	Dated    bool
	// Bound tells how the preposition before it uses the time: Since for "since
	// 2011". It is not part of Text, and From and To do not know of it; Span does.
	Bound Bound
}

// Span is the interval of days that the mention denotes with its preposition:
// from 1 January 2011 on for "since 2011". An open side is DistantPast or
// DistantFuture. ok is false where the mention has no place in the calendar.
func (m Mention) Span() (from, to Day, ok bool) {
	if !m.Dated {
		return 0, 0, false
	}
	switch m.Bound {
	case Since:
		return m.From, world.DistantFuture, true
	case After:
		return m.To + 1, world.DistantFuture, true
	case Before:
		return world.DistantPast, m.From - 1, true
	case Until, By:
		return world.DistantPast, m.To, true
	}
	return m.From, m.To, true
}

// mention resolves a phrase where it stands.
func (p *parser) mention(text string, s *story, ph phrase, i, next int) (Mention, bool) {
	s.toward = p.toward(i, next)
	if ph.form == formOffset && p.is(i, "in") && (s.toward == past || p.comparesSpan(i)) {
		ph.form = formDuration // "killed 300 in three weeks"
		i++
	}
	if p.is(i, "from", "between") && ph.form != formRange {
		i++
	}
	v := s.resolve(ph)
	if v == "" {
		return Mention{}, false
	}
	s.heard(ph, v)
	last := p.tok(next - 1)
	if last.text == "." && next-2 >= i {
		last = p.tok(next - 2)
	}
	m := Mention{Start: p.tok(i).start, End: last.end, Value: v, Kind: kindOf(ph, v), Bound: p.bound(i, next)}
	m.Text = text[m.Start:m.End]
	m.From, m.To, m.Dated = s.days(ph, v)
	if !m.Dated {
		m.Bound = Within
	}
	return m, true
}

// comparesSpan tells that "in three years" is a length: "the first time in
// three years", "the worst in a decade".
func (p *parser) comparesSpan(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if t := p.tok(k).text; t == "first" || t == "most" || t == "least" || t == "once" || t == "twice" || t == "worst" ||
			t == "best" || strings.HasSuffix(t, "est") && len(t) > 5 {
			return true
		}
	}
	return false
}

func kindOf(ph phrase, v Value) string {
	switch {
	case ph.form == formSet:
		return "SET"
	case ph.form == formDuration || ph.form == formUnits:
		return "DURATION"
	case strings.Contains(string(v), "T") && v[0] != 'P' || ph.form == formClock:
		return "TIME"
	}
	return "DATE"
}

// days is the interval of a phrase: of its value, or for "the last three weeks"
// the days up to the dateline.
func (s *story) days(ph phrase, v Value) (from, to Day, ok bool) {
	if ph.form == formUnits {
		return s.unitsDays(ph)
	}
	if from, to, ok = v.Days(); !ok {
		return 0, 0, false
	}
	if lo, hi, isRange := strings.Cut(string(v), "/"); isRange && ph.form == formRange {
		from, _, _ = s.days(phrase{bound: ph.base.bound}, Value(lo))
		_, to, _ = s.days(phrase{bound: ph.to.bound}, Value(hi))
		return from, to, from <= to
	}
	from, to = s.narrow(from, to, ph.bound, v.grain())
	return from, to, from <= to
}

func (s *story) unitsDays(ph phrase) (from, to Day, ok bool) {
	sum, _, ok := spanOf([]duration{{ph.count, ph.unit}})
	if !ok || sum.months == 0 && sum.days == 0 {
		return 0, 0, false
	}
	move := func(sign int) Day {
		return min(max(addMonths(s.dateline, sign*sum.months), world.MakeDay(minYear, 1, 1)), world.MakeDay(maxYear, 12, 31)) + Day(sign*sum.days)
	}
	switch ph.rel {
	case relLast, relPrevious, relRecent, relLatest:
		return move(-1), s.dateline, true
	case relNext, relFollowing:
		return s.dateline, move(1), true
	}
	return 0, 0, false
}

// narrow gives the part of a stretch that "early", "mid", "late", "earlier" and
// "later" mean: thirds of it, of a year four months each; or what of it lies
// before or after the dateline.
func (s *story) narrow(from, to Day, b bound, grain unit) (Day, Day) {
	one, two := from+(to-from+1)/3, to-(to-from+1)/3+1
	if grain == unitYear {
		one, two = addMonths(from, 4), addMonths(from, 8)
	}
	if from == to {
		return from, to
	}
	half := from + (to-from+1)/2
	switch b {
	case boundFirstHalf:
		return from, half - 1
	case boundSecondHalf:
		return half, to
	case boundEarly:
		return from, one - 1
	case boundMiddle:
		return one, two - 1
	case boundLate:
		return two, to
	case boundSofar:
		return from, max(from, min(to, s.dateline))
	case boundRest:
		return min(to, max(from, s.dateline)), to
	}
	return from, to
}
