package timex

// numbered reads parts of a year that are counted: "third quarter", "Q3 2019",
// "first half of 1990", "week 3 of 2027", "the first week of January", "third
// Tuesday of March".
func (p *parser) numbered(i int) (phrase, int) {
	ph := phrase{form: formDate}
	var head int
	ph.year, ph.yearRel, head = p.yearHead(i)
	if head == 0 {
		head = p.skip(i, "the")
	}
	n, u, next := p.numberedUnit(p.skip(p.skip(head, "-"), "the"))
	if next == 0 || ph.yearRel == relAgo && u == noUnit {
		return phrase{}, 0
	}
	ph.number, ph.unit = n, u
	if u == unitDay { // a weekday, counted
		ph.weekday, ph.number = n%10, n/10
	}
	if ph.year != 0 || ph.yearRel != noRel {
		return ph, next
	}
	of := p.skip(next, "of", "in")
	if m, r, after := p.monthOf(of); after > 0 && u == unitHalf {
		half := phrase{form: formUnit, unit: unitMonth, rel: r, bound: boundFirstHalf + bound(n-1)}
		if m > 0 {
			half.form, half.month = formDate, m
			half.year, half.yearRel, after = p.yearTail(after)
		}
		return half, after
	} else if after > 0 && (u == unitWeek || u == unitDay) {
		ph.month, ph.monthRel, next = m, r, after
		if r != noRel {
			return ph, next
		}
	}
	ph.year, ph.yearRel, next = p.yearTail(next)
	if u == unitDay && ph.month == 0 || u == unitWeek && ph.month == 0 && ph.year == 0 && ph.yearRel == noRel && !p.is(next-1, "week") && p.tok(next-1).number < 0 {
		return phrase{}, 0
	}
	return ph, next
}

// numberedUnit reads "third quarter", "fiscal first quarter", "Q3", "3Q", "H1",
// "week 31", "last week". A weekday is given as ten times its number in the
// month plus its own.
func (p *parser) numberedUnit(i int) (n int, u unit, next int) {
	t, figure := p.tok(i), p.tok(i+1)
	switch {
	case t.text == "q" && figure.glued && figure.number >= 1 && figure.number <= 4:
		return figure.number, unitQuarter, i + 2
	case t.text == "h" && figure.glued && figure.number >= 1 && figure.number <= 2:
		return figure.number, unitHalf, i + 2
	case t.number >= 1 && t.number <= 4 && figure.glued && figure.text == "q":
		return t.number, unitQuarter, i + 2
	case t.number >= 1 && t.number <= 2 && figure.glued && figure.text == "h" && (p.told || p.tok(i+2).digits == 4):
		return t.number, unitHalf, i + 2
	case t.text == "week" && figure.number >= 1 && figure.number <= 53 && figure.digits <= 2:
		return figure.number, unitWeek, i + 2
	}
	return p.ordinalUnit(p.skip(i, "fiscal", "financial"))
}

// ordinalUnit reads "third quarter", "first half", "last week", "20th century",
// "second Friday".
func (p *parser) ordinalUnit(at int) (n int, u unit, next int) {
	n, next = p.ordinal(at)
	if next == 0 && p.is(at, "last", "final") && p.is(at+1, "week", "quarter") && (p.ofDate(at+2) || p.is(at, "final")) {
		n, next = -1, at+1
	}
	if next == 0 {
		return 0, noUnit, 0
	}
	if p.is(next, "fiscal", "financial") {
		next++
	}
	next = p.skip(next, "-")
	switch {
	case n < 0 && p.is(next, "quarter") && (p.is(at, "final") || p.is(next+1, "of") && p.tok(next+2).number > 0):
		return 4, unitQuarter, next + 1
	case p.is(next, "period") && p.told && n >= 1 && n <= 4:
		return n, unitQuarter, next + 1
	case p.is(next, "quarter", "quarters") && n >= 1 && n <= 4:
		return n, unitQuarter, next + 1
	case p.is(next, "half") && (n == 1 || n == 2):
		return n, unitHalf, next + 1
	case p.is(next, "week") && n <= 53 && p.is(next+1, "of", "in", "this", "next", "last"):
		return n, unitWeek, next + 1
	case p.class(next) == weekday && n >= 1 && n <= 5:
		return n*10 + int(p.tok(next).lex.value), unitDay, next + 1
	case p.is(next, "century") && n >= 1 && n <= 22:
		return n, unitCentury, next + 1
	}
	return 0, noUnit, 0
}

// ofDate tells that a month or a year follows.
func (p *parser) ofDate(i int) bool {
	if !p.is(i, "of", "in") {
		return false
	}
	at := p.skip(p.skip(i+1, "the"), "year")
	return p.class(at) == monthName || p.tok(at).digits == 4
}

// season reads "the summer of 1990", "last spring", "winter 2022-23".
func (p *parser) season(i int) (phrase, int) {
	ph := phrase{form: formDate, unit: unitSeason}
	at := p.skip(i, "the")
	if r, after := p.relAndNext(at); r != noRel && r < relRecent {
		ph.rel, at = r, after
	}
	t := p.tok(at)
	if t.lex.class != seasonName {
		return phrase{}, 0
	}
	ph.number = int(t.lex.value)
	var next int
	ph.year, ph.yearRel, next = p.yearTail(at + 1)
	named := ph.rel != noRel || ph.year != 0 || ph.yearRel != noRel
	if t.lex.weak && !p.told && !named && !p.is(at-1, "in", "the", "by", "since", "until") {
		return phrase{}, 0
	}
	if t.lex.weak && t.text == "fall" && !p.told && !named {
		return phrase{}, 0
	}
	if ph.number == 4 && p.is(next, "-", "/") && p.tok(next+1).digits == 2 && p.tok(next).glued {
		next += 2
	}
	return ph, next
}

// decade reads "the 1990s", "the '70s", "the nineties", "nineteen-nineties".
func (p *parser) decade(i int) (phrase, int) {
	at := p.skip(p.skip(i, "the"), "'")
	ph := phrase{form: formDate, unit: unitDecade}
	t := p.tok(at)
	if t.number >= 0 && t.number%10 == 0 {
		next := at + 1
		if !p.is(next, "s", "'s") || !p.tok(next).glued {
			return phrase{}, 0
		}
		switch {
		case t.digits == 4 && t.number >= firstYear && t.number <= lastYear:
			ph.year = t.number
			return ph, next + 1
		case t.digits == 2 && (at > i || p.told || p.is(i-1, "early", "late", "mid", "-", "in")):
			ph.year = centuryOf(t.number)
			return ph, next + 1
		}
		return phrase{}, 0
	}
	if t.lex.class == decadeName && (at > i || p.told) && !t.lex.weak {
		ph.year = centuryOf(int(t.lex.value))
		return ph, at + 1
	}
	if t.lex.class == cardinal && t.lex.value >= 10 && t.lex.value <= 20 {
		if next := p.skip(at+1, "-"); p.class(next) == decadeName {
			ph.year = int(t.lex.value)*100 + int(p.tok(next).lex.value)
			return ph, next + 1
		}
	}
	if t.lex.class == cardinal && t.lex.value == 2 && p.is(at+1, "thousand") {
		if next := p.skip(at+2, "and"); p.class(next) == decadeName {
			ph.year = 2000 + int(p.tok(next).lex.value)
			return ph, next + 1
		}
	}
	return phrase{}, 0
}

// weekdayPhrase reads "Tuesday", "last Friday", "Friday Oct. 13", "Saturday the
// 23rd", "Tuesday next week", "Sunday of last week".
func (p *parser) weekdayPhrase(i int) (phrase, int) {
	ph := phrase{form: formWeekday}
	at := p.skip(i, "the")
	if r, after := p.relAndNext(at); r != noRel && r < relRecent {
		ph.rel, at = r, after
		if r2 := ph.rel; p.is(at, "week") { // "last week Sunday", "next week on Tuesday"
			ph.rel, ph.weekRel = noRel, r2
			at = p.skip(at+1, "'s", "on")
		}
	}
	t := p.tok(at)
	if t.lex.class != weekday || t.lex.weak && !p.told && !t.capital {
		return phrase{}, 0
	}
	ph.weekday = int(t.lex.value)
	next := at + 1
	if len(t.text) <= 5 {
		next = p.skip(next, ".")
	}
	dateAt := p.skip(next, ",")
	if full, end := p.date(dateAt); end > 0 && full.unit == unitDay && full.form == formDate && full.weekday == 0 {
		full.weekday = ph.weekday
		return full, end
	}
	if d, end := p.ordinal(p.skip(dateAt, "the")); end > 0 && d <= 31 && (p.told || p.closes(end) || p.tok(end-1).glued) {
		return phrase{form: formDate, unit: unitDay, weekday: ph.weekday, day: d}, end
	}
	if t.lex.weak && !p.told && ph.rel == noRel && !p.is(at-1, "on") && !p.is(next-1, ".") {
		return phrase{}, 0
	}
	of := p.skip(p.skip(next, "of"), "the")
	if r := p.rel(of); r != noRel && r < relRecent && p.is(of+1, "week") && ph.weekRel == noRel {
		ph.weekRel = r
		return ph, of + 2
	}
	if p.is(next, "last") && ph.rel == noRel && p.told {
		ph.rel, next = relLast, next+1
	}
	return ph, next
}
