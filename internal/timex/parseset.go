package timex

// set reads what comes again and again: "every month", "each July", "daily",
// "twice a week", "Sundays".
func (p *parser) set(i int) (phrase, int) {
	t := p.tok(i)
	ph := phrase{form: formSet}
	switch {
	case t.lex.class == frequency:
		ph.value = frequencies[t.lex.value]
		return ph, i + 1
	case t.lex.class == weekdays:
		ph.value = weekdaySet(int(t.lex.value))
		return ph, i + 1
	case p.is(i, "weekends"):
		ph.value = "XXXX-WXX-WE"
		return ph, i + 1
	case p.is(i, "weekdays"):
		ph.value = "XXXX-WXX-WD"
		return ph, i + 1
	case p.is(i, "once", "twice", "times") && p.is(i+1, "a", "an", "per", "each", "every"):
		if u, plural, next := p.unit(i + 2); next > 0 && !plural {
			ph.value = lasting([]duration{{some(1), u}})
			return ph, next
		}
	case p.rel(i) == relEach:
		return p.eachPhrase(ph, i+1)
	}
	return phrase{}, 0
}

func weekdaySet(weekday int) Value { return "XXXX-WXX-" + Value('0'+rune(weekday)) }

// eachPhrase reads what follows "every" and "each".
func (p *parser) eachPhrase(ph phrase, at int) (phrase, int) {
	n := 1
	if p.is(at, "other", "second") {
		n, at = 2, at+1
	}
	t := p.tok(at)
	switch t.lex.class {
	case weekday:
		ph.value = weekdaySet(int(t.lex.value))
		return ph, at + 1
	case monthName:
		ph.value = Value("XXXX-" + twoDigits(int(t.lex.value)))
		return ph, at + 1
	case seasonName:
		ph.value = Value("XXXX-" + seasonCodes[t.lex.value])
		return ph, at + 1
	case dayPart:
		ph.value = Value("XXXX-XX-XXT" + dayParts[t.lex.value])
		return ph, at + 1
	}
	q, next := p.quantity(at)
	if next == 0 {
		q, next = some(n), at
	}
	u, _, end := p.unit(next)
	if end == 0 || u == unitPeriod || u == unitSeason {
		return phrase{}, 0
	}
	ph.value = lasting([]duration{{q, u}})
	if u == unitWeekend && next == at && n == 1 {
		ph.value = "XXXX-WXX-WE"
	}
	return ph, end
}

// edge reads a part of a stretch: "early next year", "mid-November", "the end
// of 2000", "year-end", "later this month", "the rest of the week".
func (p *parser) edge(i int) (phrase, int) {
	if ph, next := p.unitEnd(i); next > 0 {
		return ph, next
	}
	at := p.skip(i, "the", "in")
	t := p.tok(at)
	if t.lex.class != edge {
		return phrase{}, 0
	}
	b := bound(t.lex.value)
	of := p.skip(p.skip(at+1, "-"), "of", "in", "on")
	joined := of == at+1 || p.is(at+1, "-")
	if p.is(at, "beginning", "end", "start", "ending") && p.is(at+1, "in", "on") {
		return phrase{}, 0
	}
	if joined && p.is(at, "beginning", "end", "start", "ending") && !p.is(at+1, "-") && !p.is(of, "this", "next", "last") {
		if !p.told || p.tok(of).number < 0 {
			return phrase{}, 0
		}
	}
	if p.is(at, "later") && p.closes(of) {
		return phrase{}, 0
	}
	ph, next := p.moment(of)
	if u, end := p.unitPhrase(of); end > next {
		ph, next = u, end
	}
	if the := p.skip(of, "the"); next == 0 && the > of && !joined {
		if u, plural, end := p.unit(the); end > 0 && !plural && u != unitPeriod {
			ph, next = phrase{form: formUnit, unit: u, rel: relThis}, end
		}
	}
	if next == 0 || ph.form == formClock || ph.form == formUnits {
		return phrase{}, 0
	}
	if ph.form == formUnit && ph.rel == noRel {
		ph.rel = relThis
	}
	ph.bound = b
	return ph, next
}

// unitEnd reads "year-end", "year's end", "month end", "end-2025".
func (p *parser) unitEnd(i int) (phrase, int) {
	at := p.skip(i, "the")
	if p.is(at, "end") && p.is(at+1, "-") && p.tok(at+1).glued {
		if ph, next := p.date(at + 2); next > 0 {
			ph.bound = boundLate
			return ph, next
		}
	}
	r := p.rel(at)
	if r == relLast || r == relThis || r == relNext {
		at++
	} else {
		r = relThis
	}
	if u, plural, next := p.unit(at); next > 0 && !plural {
		if end := p.skip(next, "'s", "-"); p.is(end, "end") {
			ph := phrase{form: formUnit, unit: u, rel: r, bound: boundLate}
			if y, _, stop := p.yearTail(end + 1); u == unitYear && y != 0 {
				return phrase{form: formDate, unit: unitYear, year: y, bound: boundLate}, stop
			}
			return ph, end + 1
		}
	}
	ph, next := phrase{}, 0
	if y, after := p.yearNumber(at); after > 0 && r == relThis {
		ph, next = phrase{form: formDate, unit: unitYear, year: y, bound: boundLate}, after
	}
	if next > 0 && p.is(next, "-", "'s") && p.is(next+1, "end") {
		return ph, next + 2
	}
	return phrase{}, 0
}

// referencePhrase reads times without a place in the calendar: "now",
// "recently", "in the future", "the past", "at the moment".
func (p *parser) referencePhrase(i int) (phrase, int) {
	at := p.skip(i, "more")
	if p.told || p.is(i, "the") && (p.is(i+1, "future") || p.is(i+2, "future", "term")) {
		at = p.skip(at, "the")
	}
	at = p.skip(at, "near", "distant", "not-too-distant", "foreseeable")
	t := p.tok(at)
	ph := phrase{form: formReference}
	switch {
	case t.lex.class == reference:
		ph.value = references[t.lex.value]
		if p.is(at, "earlier", "previously", "formerly") && !p.told {
			return phrase{}, 0
		}
	case !p.told:
		return phrase{}, 0
	case p.is(at, "past", "once", "recent", "long", "ago", "earlier", "before", "history"):
		ph.value = PastRef
	case p.is(at, "present", "current", "moment", "nowaday", "already"):
		ph.value = PresentRef
	case p.is(at, "term") && at > i, p.is(at, "later", "eventually", "someday", "coming", "upcoming", "ahead", "soon"):
		ph.value = FutureRef
	case p.is(at, "while", "time") && p.is(at-1, "a", "some", "long"), p.is(at, "a", "some") && p.is(at+1, "while", "time"):
		ph.value = "PXX"
		return ph, at + 2
	case p.is(at, "then", "time"):
		ph.form, ph.unit, ph.rel = formUnit, unitPeriod, relSame
	default:
		return phrase{}, 0
	}
	return ph, at + 1
}
