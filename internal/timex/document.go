package timex

import (
	"fmt"
	"strconv"
	"strings"

	"casus/internal/world"
)

// Expression is a time expression that somebody found in a text. Kind is its
// TIMEX3 type: "DATE", "TIME", "DURATION", "SET", or "" where nobody says.
type Expression struct {
	Text string
	Kind string
}

// Document resolves the expressions of one document in their order. dct is the
// day of the document, with or without a time ("1998-04-02T22:52:00"). The
// value of an expression that is not understood is empty. The error is of a
// dct that is no date.
func Document(dct string, exprs []Expression) ([]Value, error) {
	s, err := newStory(dct)
	if err != nil {
		return nil, err
	}
	out := make([]Value, len(exprs))
	phrases := make([]phrase, len(exprs))
	for i, e := range exprs {
		phrases[i] = readExpression(e.Text)
	}
	borrowUnits(exprs, phrases)
	for i, e := range exprs {
		out[i] = s.valueOf(phrases[i], e.Kind)
		s.heard(phrases[i], out[i])
	}
	return out, nil
}

func newStory(dct string) (*story, error) {
	date, clock, _ := strings.Cut(strings.TrimSpace(dct), "T")
	day, err := world.ParseDay(date)
	if err != nil {
		return nil, fmt.Errorf("the date of the document: %w", err)
	}
	s := &story{dateline: day, hour: -1}
	if len(clock) >= 2 && clock[0] >= '0' && clock[0] <= '2' && clock[1] >= '0' && clock[1] <= '9' {
		s.hour = int(clock[0]-'0')*10 + int(clock[1]-'0')
	}
	return s, nil
}

// maxExpression bounds the text that is looked at as one expression, in bytes.
const maxExpression = 400

// readExpression reads the phrase that covers most of the text, the first of
// equals.
func readExpression(text string) phrase {
	if len(text) > maxExpression {
		text = text[:maxExpression]
	}
	p := &parser{toks: tokens(text), told: true}
	if t := p.tok(0); len(p.toks) == 1 && t.digits == 2 && t.number > 31 {
		return phrase{form: formDate, unit: unitYear, year: centuryOf(t.number)}
	}
	best, longest := phrase{}, 0
	for i := p.hedges(0); i < len(p.toks) && 2*(len(p.toks)-i) > longest; i++ {
		ph, next := p.rangeOrExpression(i)
		length := 2 * (next - i)
		if ph.form == formReference {
			length-- // "some time next year" is next year
		}
		if next > 0 && length > longest {
			best, longest = ph, length
		}
	}
	return best
}

// borrowUnits gives a bare number the unit of the expression after it: "12" in
// "12 to 18 months".
func borrowUnits(exprs []Expression, phrases []phrase) {
	for i := range phrases {
		if phrases[i].form != noForm || i+1 == len(phrases) || phrases[i+1].form != formDuration {
			continue
		}
		p := &parser{toks: tokens(exprs[i].Text)}
		if n, next := p.cardinal(0); next > 0 && next == len(p.toks) {
			u := phrases[i+1].unit
			phrases[i] = phrase{form: formDuration, unit: u, parts: []duration{{some(n), u}}}
		}
	}
}

// valueOf resolves a phrase as the kind of expression that it is said to be.
func (s *story) valueOf(ph phrase, kind string) Value {
	switch {
	case kind == "DURATION":
		return s.asDuration(ph)
	case kind == "SET" && ph.form == formDuration:
		return lasting(ph.parts)
	case kind == "SET" && (ph.form == formUnit || ph.form == formUnits):
		return lasting([]duration{{s.countOf(ph), ph.unit}})
	case kind == "SET" && ph.form == formDate:
		return recurring(ph)
	case kind == "DATE" && (ph.form == formUnits || ph.form == formDuration):
		return s.vagueDate(ph)
	}
	return s.resolve(ph)
}

func (s *story) countOf(ph phrase) quantity {
	if ph.form == formUnit {
		return some(1)
	}
	return ph.count
}

// asDuration resolves what is said to be a length of time. A stretch of the
// calendar keeps its place there.
func (s *story) asDuration(ph phrase) Value {
	switch ph.form {
	case formUnit:
		if ph.unit == unitPeriod {
			return "PXX"
		}
		return lasting([]duration{{some(1), ph.unit}})
	case formOffset:
		return lasting(ph.parts)
	case formReference:
		return "PXX"
	case formClock:
		return clockDuration(ph.clock)
	}
	return s.resolve(ph)
}

// clockDuration reads the time of a race, "03:07:35", as a length of time.
func clockDuration(clock string) Value {
	var parts []duration
	for i, field := range strings.Split(clock, ":") {
		n, _ := strconv.Atoi(field)
		parts = append(parts, duration{some(n), unitHour - unit(i)})
	}
	return lasting(parts)
}

// vagueDate resolves several units that are said to be a date: "recent years".
func (s *story) vagueDate(ph phrase) Value {
	if ph.form == formDuration {
		// The extent of a date takes in "ago" and leaves out "in": a bare length
		// that is called a date lies ahead. A bare year compares: "from a year".
		n, known := ph.parts[0].count.whole()
		if !known && ph.parts[0].count.unknown {
			return PastRef
		}
		ph.form, ph.after = formOffset, n != 1 || ph.unit != unitYear
		ph.anchored = !ph.after
		return s.resolve(ph)
	}
	switch {
	case ph.rel == relRecent, ph.count.unknown && (ph.rel == relLast || ph.rel == relPrevious):
		return PastRef
	case ph.count.unknown && (ph.rel == relNext || ph.rel == relFollowing):
		return FutureRef
	}
	return s.resolve(ph)
}

// recurring is a part of the year that comes again.
func recurring(ph phrase) Value {
	switch ph.unit {
	case unitQuarter:
		return "XXXX-Q" + Value('0'+rune(ph.number))
	case unitSeason:
		return "XXXX-" + Value(seasonCodes[ph.number])
	case unitMonth:
		return "XXXX-" + Value(twoDigits(ph.month))
	case unitDay:
		return "XXXX-" + Value(twoDigits(ph.month)+"-"+twoDigits(ph.day))
	}
	return ""
}

// heard keeps what later expressions may refer to.
func (s *story) heard(ph phrase, v Value) {
	if _, _, ok := v.Days(); !ok {
		if ph.form == formDuration || ph.form == formUnits {
			s.period = ""
		}
		return
	}
	s.spoken = v
	switch {
	case ph.form == formDate && ph.unit != unitDecade && ph.unit != unitCentury,
		ph.form == formUnit && ph.unit == unitQuarter && ph.rel != relAgo:
		s.period = v
	}
}
