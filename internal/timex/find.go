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

// Find finds the time expressions of an English report, in their order, and
// resolves them against its day. Tense and prepositions around an expression
// decide its direction; without them a weekday is the nearest past one, the
// dateline included, and a month or a day of one is the past one unless it lies
// close ahead.
func Find(text string, dateline Day) []Mention {
	if !inCalendar(dateline) || !mayHoldTime(text) {
		return nil
	}
	p := &parser{toks: tokens(text)}
	s := &story{dateline: dateline, hour: -1}
	ahead := p.triggersAhead()
	var out []Mention
	for i := 0; i < len(p.toks); {
		if t := &p.toks[i]; int(ahead[i]) > lookahead || t.lex.class == other && t.number < 0 && t.text != "'" {
			i++
			continue
		}
		m, next := p.mentionAt(text, s, i)
		if next == 0 {
			i++
			continue
		}
		if m.Value != "" {
			out = append(out, m)
		}
		i = next
	}
	return out
}

// mentionAt reads the mention at a token; a range that makes no sense is read
// as its first part.
func (p *parser) mentionAt(text string, s *story, i int) (Mention, int) {
	ph, next := p.rangeOrExpression(i)
	if next == 0 || !p.standsAlone(i, next, ph) {
		return Mention{}, 0
	}
	m, ok := p.mention(text, s, ph, i, next)
	if ok || ph.form != formRange {
		return m, next
	}
	if ph, next = p.expression(i); next == 0 || !p.standsAlone(i, next, ph) {
		return Mention{}, 0
	}
	m, _ = p.mention(text, s, ph, i, next)
	return m, next
}

// inCalendar tells whether a day has a year of four digits, so that there is
// something to count from.
func inCalendar(d Day) bool {
	return d >= world.MakeDay(minYear+1, 1, 1) && d <= world.MakeDay(maxYear-1, 12, 31)
}

// lookahead is within how many tokens an expression must come to a word or a
// number that makes it one.
const lookahead = 5

// triggersAhead tells of each token how far the next one is that can make an
// expression.
func (p *parser) triggersAhead() []uint8 {
	out := make([]uint8, len(p.toks))
	distance := uint8(255)
	for i := len(p.toks) - 1; i >= 0; i-- {
		if t := &p.toks[i]; t.number >= 0 || isTrigger(t.lex, t.capital) {
			distance = 0
		} else if distance < 255 {
			distance++
		}
		out[i] = distance
	}
	return out
}

// isTrigger tells whether a word can make a time expression.
func isTrigger(e entry, capital bool) bool {
	switch e.class {
	case other, hedge, vague, relation, edge, scale, ordinal, opener:
		return false
	case cardinal:
		return e.value >= 10
	case monthName, weekday:
		return !e.weak || capital
	}
	return true
}

// longestWord is the length of the longest word of the lexicon, in bytes.
const longestWord = 16

// mayHoldTime is the cheap first look at a text: has it a digit or a word that
// can make a time expression?
func mayHoldTime(text string) bool {
	var word [longestWord]byte
	lex := lexicon()
	n := 0
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case c >= '0' && c <= '9':
			return true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			if n < longestWord {
				word[n] = c | 0x20
			}
			n++
			continue
		}
		if n > 2 && n <= longestWord {
			first := text[i-n]
			if isTrigger(lex[string(word[:n])], first < 'a') {
				return true
			}
		}
		n = 0
	}
	return false
}

// standsAlone drops what only looks like a time in running text.
func (p *parser) standsAlone(i, next int, ph phrase) bool {
	switch {
	case p.is(i, "in", "at", "on") && ph.form != formOffset:
		return false
	case ph.form == formClock:
		return p.is(i-1, "at", "by", "until", "from", "around", "about") || p.is(next-1, "am", "pm", "noon", "midnight", "gmt", "utc", "m", ".")
	case ph.form == formDate && ph.unit == unitMonth && ph.month == 5 && ph.year == 0 && next == i+1 && ph.rel == noRel:
		return !p.startsSentence(i) || p.is(i+1, "is", "was")
	case ph.form == formDate && ph.unit == unitMonth && next == i+1 && p.tok(i).lex.weak && ph.month == 3:
		return p.is(i-1, "in", "of", "by", "since", "until", "last", "this", "next", "early", "late", "mid", "before", "after", "from", "to", "and", "-", "to", "for")
	case ph.form == formUnit && ph.rel == relLatest:
		return false
	}
	return true
}

func (p *parser) startsSentence(i int) bool {
	return i == 0 || p.is(i-1, ".", "!", "?", ":", "\"", "“")
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
	m := Mention{Start: p.tok(i).start, End: last.end, Value: v, Kind: kindOf(ph, v), Bound: p.bound(i)}
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
