package timex

// neighbour reads a unit beside another: "the day before yesterday", "the year
// after next", "the week after", "the comparable year-ago quarter".
func (p *parser) neighbour(i int) (phrase, int) {
	at := p.skip(p.skip(i, "the", "a"), "comparable", "corresponding", "same")
	if ph, next := p.periodOfYear(i, at); next > 0 {
		return ph, next
	}
	if next := p.yearAgo(at); next > 0 {
		ph := phrase{form: formUnit, unit: unitPeriod, rel: relAgo}
		if u, plural, end := p.unit(next); end > 0 && !plural {
			ph.unit, next = u, end
		}
		return ph, next
	}
	u, plural, next := p.unit(at)
	if next == 0 || plural || u == unitPeriod {
		return phrase{}, 0
	}
	after := p.is(next, "after", "following")
	if !after && !p.is(next, "before", "preceding") {
		return phrase{}, 0
	}
	ph := phrase{form: formOffset, grain: u, parts: []duration{{some(1), u}}, after: after}
	end := p.skip(next+1, "the")
	switch r := p.rel(end); {
	case r == relLast && !after || r == relNext && after:
		if _, _, longer := p.unit(end + 1); longer == 0 {
			ph.parts[0].count = some(2)
			return ph, end + 1
		}
	}
	if base, stop := p.moment(next + 1); stop > 0 {
		ph.base = &base
		return ph, stop
	}
	if !p.told && !p.closes(next+1) {
		return phrase{}, 0
	}
	ph.anchored = true
	return ph, next + 1
}

// periodOfYear reads what was spoken of, in another year: "the same period last
// year", "the 1988 quarter", "last year's period".
func (p *parser) periodOfYear(i, at int) (phrase, int) {
	ph := phrase{form: formUnit, rel: relAgo}
	same := p.is(at-1, "comparable", "corresponding", "same") && at > i
	if u, plural, next := p.unit(at); next > 0 && !plural && (u == unitPeriod || u == unitQuarter || u == unitMonth && same) {
		ph.unit = u
		ph.year, ph.yearRel, next = p.yearTail(p.skip(next, "of", "in"))
		if ph.year != 0 || ph.yearRel != noRel {
			return ph, next
		}
	}
	var next int
	if ph.year, ph.yearRel, next = p.yearHead(at); next == 0 || ph.yearRel == relAgo {
		return phrase{}, 0
	}
	u, plural, end := p.unit(next)
	if end == 0 || plural || u != unitPeriod && u != unitQuarter {
		return phrase{}, 0
	}
	ph.unit = u
	return ph, end
}

// closes tells that a phrase may end before the token.
func (p *parser) closes(i int) bool {
	return i >= len(p.toks) || p.is(i, ",", ".", ";", ":", "!", "?", ")", "-")
}

// offset reads "two weeks ago", "a year earlier", "three days later", "in two
// years", "2 days after January 5", "two Sundays from now".
func (p *parser) offset(i int) (phrase, int) {
	at := i
	in := p.is(i, "in") || p.told && p.is(i, "within")
	if in {
		at++
	}
	if in && p.is(at, "the") {
		return phrase{}, 0
	}
	ph, next := p.durationPhrase(at)
	if next == 0 {
		if ph, next = p.countedWeekdays(at); next == 0 {
			return phrase{}, 0
		}
	}
	ph.form = formOffset
	if in {
		ph.after = true
		if p.is(next, "from", "after", "of") && p.is(next+1, "now", "today") {
			next += 2
		}
		return ph, next
	}
	return p.offsetTail(ph, p.skip(next, "-"))
}

// offsetTail reads what follows the length: "ago", "later", "from now".
func (p *parser) offsetTail(ph phrase, at int) (phrase, int) {
	switch {
	case p.is(at, "ago", "back"):
		if base, stop := p.weekdayPhrase(at + 1); stop > 0 && base.form == formWeekday && base.rel == noRel {
			ph.base = &base
			return ph, stop
		}
		return ph, at + 1
	case p.is(at, "earlier", "previously", "prior"):
		ph.anchored = true
		return ph, p.skip(at+1, "to")
	case p.is(at, "later"):
		ph.after, ph.anchored = true, true
		return ph, at + 1
	case p.is(at, "hence"):
		ph.after = true
		return ph, at + 1
	case p.is(at, "in") && p.is(at+1, "the") && p.is(at+2, "future"):
		ph.after = true
		return ph, at + 3
	case p.is(at, "from", "after", "before", "following", "since"):
		return p.offsetBase(ph, at)
	}
	return phrase{}, 0
}

// offsetBase reads what the length is counted from.
func (p *parser) offsetBase(ph phrase, at int) (phrase, int) {
	ph.after = !p.is(at, "before")
	if p.is(at+1, "now", "today") {
		return ph, at + 2
	}
	if base, stop := p.expression(at + 1); stop > 0 && base.form != formDuration && base.form != formReference {
		ph.base = &base
		return ph, stop
	}
	if p.is(at, "after", "before") && (p.told || p.closes(at+1)) {
		ph.anchored = true
		return ph, at + 1
	}
	return phrase{}, 0
}

// countedWeekdays reads "two Sundays".
func (p *parser) countedWeekdays(i int) (phrase, int) {
	q, next := p.quantity(i)
	if next == 0 || p.class(next) != weekdays {
		return phrase{}, 0
	}
	ph := phrase{weekday: int(p.tok(next).lex.value), unit: unitWeek, parts: []duration{{q, unitWeek}}}
	return ph, next + 1
}

// weekOf reads "the week of April 10", "the weekend of the 3rd", "the quarter
// ended Sept. 30".
func (p *parser) weekOf(i int) (phrase, int) {
	at := p.skip(p.skip(i, "the"), "fiscal", "financial")
	u, plural, next := p.unit(at)
	if next == 0 || plural || u < unitWeekend || u > unitYear {
		return phrase{}, 0
	}
	week := u == unitWeek || u == unitWeekend
	next = p.skip(next, "that", "which")
	if !p.is(next, "ended", "ending") && !(week && p.is(next, "of", "beginning", "starting", "commencing")) {
		return phrase{}, 0
	}
	next = p.skip(next+1, "on", "in", "at")
	base, end := p.dayPhrase(next)
	if d, stop := p.ordinal(p.skip(next, "the")); end == 0 && stop > 0 && d <= 31 {
		base, end = phrase{form: formDate, unit: unitDay, day: d}, stop
	}
	if end == 0 || base.unit != unitDay && base.form != formWeekday && (week || base.unit != unitMonth) {
		return phrase{}, 0
	}
	return phrase{form: formWeekOf, unit: u, base: &base}, end
}
