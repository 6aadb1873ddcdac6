package timex

// expression reads the longest time expression at a token.
func (p *parser) expression(i int) (phrase, int) {
	if p.depth >= maxDepth {
		return phrase{}, 0
	}
	p.depth++
	defer func() { p.depth-- }()
	best, end := phrase{}, 0
	for _, form := range [...]func(*parser, int) (phrase, int){
		(*parser).set, (*parser).edge, (*parser).offset, (*parser).neighbour, (*parser).weekOf, (*parser).moment,
		(*parser).unitPhrase, (*parser).durationPhrase, (*parser).referencePhrase,
	} {
		if ph, next := form(p, i); next > end {
			best, end = ph, next
		}
	}
	return best, end
}

// moment reads a day, a longer stretch named by the calendar, or a time of
// day, with the time of day that may stand on either side of the day.
func (p *parser) moment(i int) (phrase, int) {
	clock, at := p.clock(p.skip(i, "at"))
	day, part := i, 0
	if at > 0 {
		day = p.skip(p.skip(at, ","), "on", "of")
	} else if p.class(i) == dayPart && (p.is(i+1, "of", "on") || p.class(i+1) == dayWord) {
		part, day = int(p.tok(i).lex.value), p.skip(i+1, "on", "of")
	}
	ph, next := p.dayPhrase(day)
	if next == 0 {
		if clock == "" {
			return p.dayPartPhrase(i)
		}
		return phrase{form: formClock, clock: clock}, at
	}
	ph.clock, ph.dayPart = clock, part
	if clock != "" || part != 0 {
		return ph, next
	}
	return p.timeOfDay(ph, next)
}

// dayPhrase reads a day or a longer stretch.
func (p *parser) dayPhrase(i int) (phrase, int) {
	best, end := p.date(i)
	if ph, next := p.weekdayPhrase(i); next > end {
		best, end = ph, next
	}
	if t := p.tok(i); t.lex.class == dayWord && end == 0 {
		ph := phrase{form: formDayWord, unit: unitDay, number: int(t.lex.value)}
		return ph, i + 1
	}
	the := p.skip(i, "the")
	if d, next := p.ordinal(the); end == 0 && the > i && d <= 31 && next > 0 && p.is(i-1, "on") && (p.told || p.closes(next) || p.is(next, "and")) {
		return phrase{form: formDate, unit: unitDay, day: d}, next // "on the 18th"
	}
	return best, end
}

// timeOfDay reads the hour or the part of the day that follows a day.
func (p *parser) timeOfDay(ph phrase, next int) (phrase, int) {
	if ph.unit != unitDay && ph.form != formWeekday {
		return ph, next
	}
	at := p.skip(p.skip(next, ","), "at", "in", "t")
	at = p.skip(at, "the")
	if clock, end := p.clock(at); end > 0 {
		ph.clock = clock
		return ph, end
	}
	if p.class(at) == dayPart && !p.is(next, "in") {
		ph.dayPart = int(p.tok(at).lex.value)
		return ph, at + 1
	}
	return ph, next
}

// dayPartPhrase reads "this morning", "last night", "tonight", "overnight".
func (p *parser) dayPartPhrase(i int) (phrase, int) {
	ph := phrase{form: formDayWord, unit: unitDay}
	at := i
	if r := p.rel(i); r == relLast || r == relThis || r == relNext {
		ph.number, at = int(r)-int(relThis), i+1
	} else if p.is(i, "the") && p.told {
		at = i + 1
	} else if !p.is(i, "tonight") && !p.told {
		return phrase{}, 0
	}
	if p.class(at) != dayPart {
		return phrase{}, 0
	}
	ph.dayPart = int(p.tok(at).lex.value)
	return ph, at + 1
}

// unitPhrase reads units seen from somewhere: "last week", "the last five
// years", "this fiscal year", "the coming months", "recent years", "the
// quarter".
func (p *parser) unitPhrase(i int) (phrase, int) {
	at := p.skip(i, "the", "my", "its", "their", "our", "his", "her")
	the := at > i
	if ph, next := p.countBeforeRel(at); next > 0 {
		return ph, next
	}
	if p.is(at, "most") && p.rel(at+1) == relRecent {
		at++
	}
	r, at := p.relAndNext(at)
	if r == relEach || r == noRel && !the && !p.told {
		return phrase{}, 0
	}
	if ph, next := p.countedUnits(at, r); next > 0 {
		return ph, next
	}
	at = p.skip(at, "calendar", "fiscal", "financial", "full", "whole", "entire", "business", "current", "school", "academic")
	u, plural, next := p.unit(at)
	if next == 0 {
		return phrase{}, 0
	}
	if plural {
		return p.unknownUnits(u, r, next)
	}
	if r == noRel && !p.told && u != unitWeekend {
		return phrase{}, 0
	}
	ph := phrase{form: formUnit, unit: u, rel: r}
	if end := p.yearAgo(next); end > 0 && r == noRel && u != unitYear { // "the quarter a year ago"
		ph.rel, next = relAgo, end
	}
	return ph, next
}

// countBeforeRel reads "three next weeks".
func (p *parser) countBeforeRel(at int) (phrase, int) {
	n, next := p.cardinal(at)
	if r := p.rel(next); next == 0 || n > 1000 || r == noRel || r >= relRecent {
		return phrase{}, 0
	}
	u, _, end := p.unit(next + 1)
	if end == 0 || u == unitPeriod {
		return phrase{}, 0
	}
	return phrase{form: formUnits, rel: p.rel(next), count: some(n), unit: u}, end
}

// countedUnits reads what follows "the last": "five years", "business day".
func (p *parser) countedUnits(at int, r rel) (phrase, int) {
	q, next := p.quantity(at)
	if next == 0 || r == noRel || p.is(at, "the", "a", "an") {
		return phrase{}, 0
	}
	u, _, end := p.unit(p.skip(next, "-", "business", "working", "full", "consecutive", "straight"))
	if end == 0 || u == unitPeriod {
		return phrase{}, 0
	}
	ph := phrase{form: formUnits, count: q, unit: u, rel: r}
	if n, ok := q.whole(); ok && n == 1 {
		ph.form = formUnit
	}
	return ph, end
}

// unknownUnits reads on from the plural of "recent weeks and months", "the years
// ahead".
func (p *parser) unknownUnits(u unit, r rel, next int) (phrase, int) {
	if r == noRel && p.is(next, "ahead") {
		r = relNext
	}
	if r == noRel || r == relThis || r == relSame {
		return phrase{}, 0
	}
	if more := p.skip(next, "and", "or"); more > next {
		if _, plural, end := p.unit(more); end > 0 && plural {
			next = end
		}
	}
	return phrase{form: formUnits, unit: u, rel: r, count: quantity{unknown: true}}, p.skip(next, "ahead")
}
