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
	ph := phrase{form: formUnit}
	at := p.skip(i, "the", "my", "its", "their", "our", "his", "her")
	the := at > i
	if n, next := p.cardinal(at); next > 0 && p.rel(next) != noRel && p.rel(next) < relRecent { // "three next weeks"
		if u, _, end := p.unit(next + 1); end > 0 && u != unitPeriod && n <= 1000 {
			return phrase{form: formUnits, rel: p.rel(next), count: some(n), unit: u}, end
		}
	}
	if p.is(at, "most") && p.rel(at+1) == relRecent || p.is(at, "just") && p.is(at+2, "ended") {
		at++
	}
	ph.rel, at = p.relAndNext(at)
	if ph.rel == relEach || ph.rel == noRel && !the && !p.told {
		return phrase{}, 0
	}
	if q, next := p.quantity(at); next > 0 && ph.rel != noRel && !p.is(at, "the", "a", "an") {
		if u, _, end := p.unit(p.skip(next, "-", "business", "working", "full", "consecutive", "straight")); end > 0 && u != unitPeriod {
			ph.form, ph.count, ph.unit = formUnits, q, u
			if n, ok := q.whole(); ok && n == 1 {
				ph.form = formUnit
			}
			return ph, end
		}
	}
	if p.is(at, "calendar", "fiscal", "financial", "full", "whole", "entire", "business", "current", "school", "academic") {
		at++
	}
	u, plural, next := p.unit(at)
	if next == 0 {
		return phrase{}, 0
	}
	ph.unit = u
	if plural {
		if ph.rel == noRel || ph.rel == relThis || ph.rel == relSame {
			return phrase{}, 0
		}
		ph.form, ph.count = formUnits, quantity{unknown: true}
		if more := p.skip(next, "and", "or"); more > next {
			if _, also, end := p.unit(more); end > 0 && also {
				next = end
			}
		}
		if p.is(next, "ahead") {
			next++
		}
	} else if ph.rel == noRel && !p.told && u != unitWeekend {
		return phrase{}, 0
	}
	if next2 := p.yearAgo(next); next2 > 0 && ph.rel == noRel && u != unitYear { // "the quarter a year ago"
		ph.rel, next = relAgo, next2
	}
	return ph, next
}

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
		at = p.skip(i+1, "the")
		if at > i+1 {
			return phrase{}, 0
		}
	}
	ph, next := p.durationPhrase(at)
	if next == 0 {
		if ph, next = p.countedWeekdays(at); next == 0 {
			return phrase{}, 0
		}
	}
	ph.form = formOffset
	after := p.skip(next, "-")
	switch {
	case in && p.is(after, "from", "after", "of") && p.is(after+1, "now", "today"):
		ph.after = true
		return ph, after + 2
	case in:
		ph.after = true
		return ph, next
	case p.is(after, "ago", "back"):
		if base, stop := p.weekdayPhrase(after + 1); stop > 0 && base.form == formWeekday && base.rel == noRel {
			ph.base, next = &base, stop
			return ph, stop
		}
		return ph, after + 1
	case p.is(after, "earlier", "previously", "prior"):
		ph.anchored = true
		return ph, p.skip(after+1, "to")
	case p.is(after, "later"):
		ph.after, ph.anchored = true, true
		return ph, after + 1
	case p.is(after, "hence"):
		ph.after = true
		return ph, after + 1
	case p.is(after, "in") && p.is(after+1, "the") && p.is(after+2, "future"):
		ph.after = true
		return ph, after + 3
	case p.is(after, "from", "after", "before", "following", "since"):
		return p.offsetBase(ph, after)
	}
	return phrase{}, 0
}

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

// maxDurationParts bounds "two years, three months and five days".
const maxDurationParts = 6

// durationPhrase reads "two years", "six-month", "1 month and 21 days", "half a
// year", "a year and a half", "several weeks"; also bare units where the text
// is known to be a time.
func (p *parser) durationPhrase(i int) (phrase, int) {
	ph := phrase{form: formDuration}
	next := 0
	for at := i; len(ph.parts) < maxDurationParts; {
		q, after := p.quantity(at)
		if after == 0 {
			break
		}
		u, _, end := p.unit(p.skip(after, "-", "business", "working", "full", "consecutive", "straight", "more", "additional"))
		if end == 0 || u == unitPeriod || u == unitSeason {
			u, end = p.shortUnit(after)
		}
		if end == 0 {
			break
		}
		if len(ph.parts) == 0 && p.is(end, "and") && (p.is(end+1, "half") || p.is(end+1, "a") && p.is(end+2, "half", "quarter")) {
			q.hundredths += 50
			if end = p.skip(end+1, "a"); p.is(end, "quarter") {
				q.hundredths -= 25
			}
			end++
		}
		ph.parts = append(ph.parts, duration{q, u})
		next = end
		at = p.skip(p.skip(end, ","), "and")
		if p.is(at, "a", "an", "another") {
			break
		}
	}
	if next == 0 {
		return p.bareUnits(i)
	}
	ph.unit = ph.parts[len(ph.parts)-1].unit
	if after := p.skip(next, "-"); p.is(after, "old") {
		next = after + 1
	} else if after > next && p.is(after, "long") {
		next = after + 1
	}
	return ph, next
}

// shortUnit reads the letter of "10d" and the like.
func (p *parser) shortUnit(i int) (unit, int) {
	if !p.tok(i).glued || p.tok(i-1).number < 0 {
		return noUnit, 0
	}
	switch p.tok(i).text {
	case "d":
		return unitDay, i + 1
	case "h":
		return unitHour, i + 1
	case "y":
		return unitYear, i + 1
	case "wk", "wks", "w":
		return unitWeek, i + 1
	}
	return noUnit, 0
}

// bareUnits reads "years", "all week", "decades": a time without a number.
func (p *parser) bareUnits(i int) (phrase, int) {
	at := p.hedges(i)
	all := p.is(at, "all", "whole", "entire", "full")
	if all {
		at = p.skip(p.skip(at+1, "-"), "the")
	}
	u, plural, next := p.unit(at)
	if next == 0 || u == unitPeriod || u == unitSeason || !all && !p.told {
		return phrase{}, 0
	}
	q := quantity{unknown: plural}
	if !plural {
		q = some(1)
	}
	if p.is(next, "-") && p.is(next+1, "long") {
		next += 2
	}
	return phrase{form: formDuration, unit: u, parts: []duration{{q, u}}}, next
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
