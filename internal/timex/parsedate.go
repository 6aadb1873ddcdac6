package timex

// date reads a time named by the calendar: the longest of its forms.
func (p *parser) date(i int) (phrase, int) {
	best, end := phrase{}, 0
	for _, form := range [...]func(*parser, int) (phrase, int){
		(*parser).numericDate, (*parser).monthFirst, (*parser).dayFirst, (*parser).yearFirst, (*parser).numbered,
		(*parser).season, (*parser).decade, (*parser).bareYear, (*parser).holiday,
	} {
		if ph, next := form(p, i); next > end {
			best, end = ph, next
		}
	}
	return best, end
}

// month reads the name of a month and the stop of its abbreviation. A word that
// is a month only in company needs one: told, or a number beside it.
func (p *parser) month(i int) (m, next int) {
	t := p.tok(i)
	if t.lex.class != monthName {
		return 0, 0
	}
	next = i + 1
	if len(t.text) <= 4 && p.is(next, ".") && p.tok(next).glued {
		next++
	}
	if t.lex.weak && !p.told && !t.capital {
		beside := p.tok(next).number > 0 || p.tok(i-1).number > 0 || p.tok(i+1).lex.class == ordinal || p.is(i-1, "of", "th", "st", "nd", "rd", "-")
		if !beside {
			return 0, 0
		}
	}
	return int(t.lex.value), next
}

// yearTail reads the year that follows a month, a quarter or the like: ", 1998",
// "of 1998", "next year", "of fiscal 1998". It gives i where there is none.
func (p *parser) yearTail(i int) (y int, r rel, next int) {
	at := p.skip(p.skip(i, ","), "of", "in", "'s", "-", "/")
	at = p.skip(at, "the")
	if p.rel(at) != noRel && p.rel(at) < relRecent {
		after := at + 1
		if p.is(after, "calendar", "fiscal", "financial") {
			after++
		}
		if p.is(after, "year") {
			return 0, p.rel(at), after + 1
		}
	}
	if p.is(at, "year") && p.is(at-1, "the") && !p.told && p.is(at-2, "of") {
		if y, next := p.yearNumber(p.skip(at+1, "of")); next > 0 {
			return y, noRel, next
		}
		return 0, relThis, at + 1
	}
	if next := p.yearAgo(at); next > 0 {
		return 0, relAgo, next
	}
	at = p.fiscal(at)
	if y, next := p.yearNumber(p.skip(at, "year")); next > 0 && !p.unitFollows(next) {
		return y, noRel, next
	}
	return 0, noRel, i
}

// unitFollows tells that a number counts something and names no year.
func (p *parser) unitFollows(i int) bool {
	_, plural, next := p.unit(i)
	return next > 0 && plural || p.is(i, "%") || p.is(i, ",", ".", ":") && p.tok(i).glued && p.tok(i+1).glued && p.tok(i+1).number >= 0
}

// fiscal skips "fiscal", "fiscal year", "FY".
func (p *parser) fiscal(i int) int {
	if p.is(i, "fiscal", "financial", "calendar") {
		return p.skip(i+1, "year")
	}
	return p.skip(i, "fy")
}

// yearAgo reads "a year ago", "a year earlier", "year-ago".
func (p *parser) yearAgo(i int) int {
	at := p.skip(i, "a", "one", "the")
	if !p.is(at, "year") {
		return 0
	}
	if at = p.skip(at+1, "-"); p.is(at, "ago", "earlier", "before") {
		return at + 1
	}
	return 0
}

// dayNumber reads the day of a month: "13", "13th", "thirteenth", "twenty two".
func (p *parser) dayNumber(i int) (d, next int) {
	if d, next = p.ordinal(i); next == 0 {
		if t := p.tok(i); t.number >= 0 && t.digits <= 2 {
			d, next = t.number, i+1
		} else if t.lex.class == cardinal {
			d, next = p.spokenCardinal(i)
		}
	}
	if d < 1 || d > 31 {
		return 0, 0
	}
	return d, next
}

// monthFirst reads "October", "Oct. 13", "March 15, 2007", "October 1989",
// "May of last year", "last May".
func (p *parser) monthFirst(i int) (phrase, int) {
	ph := phrase{form: formDate, unit: unitMonth}
	at := i
	if r, after := p.relAndNext(at); r != noRel && r < relRecent {
		ph.rel, at = r, after
	}
	var next int
	if ph.month, next = p.month(at); next == 0 {
		return phrase{}, 0
	}
	if p.is(next, "quarter") { // "the September quarter"
		ph.unit, ph.number = unitQuarter, (ph.month+2)/3
		ph.year, ph.yearRel, next = p.yearTail(next + 1)
		return ph, next
	}
	day := p.skip(p.skip(next, ",", "-"), "the")
	d, after := p.dayNumber(day)
	if p.is(day-1, "the") && p.tok(day).digits == 0 && !p.told && !p.closes(after) {
		after = 0 // "in June, the first visit"
	}
	if after > 0 && !p.clockFollows(day) && (!p.unitFollows(after) || p.is(after, ",", ".")) {
		ph.day, ph.unit = d, unitDay
		y, r, end := p.yearTail(after)
		if y == 0 && r == noRel && p.tok(after).digits == 2 && p.tok(day).digits == 0 {
			y, end = centuryOf(p.tok(after).number), after+1 // "January first 12"
		}
		if y != 0 || r != noRel || p.spokenYearAfter(day) == 0 {
			ph.year, ph.yearRel = y, r
			return ph, end
		}
		ph.day, ph.unit = 0, unitMonth // "January nineteen ninety-seven"
	}
	ph.year, ph.yearRel, next = p.yearTail(next)
	if t := p.tok(next); ph.year == 0 && t.digits == 2 && t.number > 31 {
		ph.year, next = centuryOf(t.number), next+1 // "August 99"
	}
	return ph, next
}

func (p *parser) spokenYearAfter(i int) int {
	_, next := p.spokenYear(i)
	return next
}

// dayFirst reads "15 June 2016", "the second of Aug", "10th of September".
func (p *parser) dayFirst(i int) (phrase, int) {
	at := p.skip(i, "the")
	d, next := p.dayNumber(at)
	if next == 0 {
		return phrase{}, 0
	}
	if p.is(next, ".") && p.tok(next).glued && p.tok(at).digits > 0 {
		next++
	}
	next = p.skip(p.skip(p.skip(next, "day"), "of"), "-", "/")
	if c := p.tok(at - 1).text; p.tok(at).glued && (c == "$" || c == "€" || c == "£") {
		return phrase{}, 0
	}
	m, r, next := p.monthOf(next)
	if next == 0 {
		return phrase{}, 0
	}
	ph := phrase{form: formDate, unit: unitDay, month: m, day: d, monthRel: r}
	if r != noRel {
		return ph, next
	}
	ph.year, ph.yearRel, next = p.yearTail(next)
	return ph, next
}

// yearFirst reads "2015 June", "2019/aug/01", "this year's March".
func (p *parser) yearFirst(i int) (phrase, int) {
	y, r, at := p.yearHead(i)
	if at == 0 {
		return phrase{}, 0
	}
	m, next := p.month(p.skip(at, "-", "/", ","))
	if next == 0 {
		return phrase{}, 0
	}
	ph := phrase{form: formDate, unit: unitMonth, year: y, yearRel: r, month: m}
	if d, after := p.dayNumber(p.skip(next, "-", "/")); after > 0 && !p.clockFollows(next) {
		ph.day, ph.unit, next = d, unitDay, after
	}
	return ph, next
}

// yearHead reads the year that stands before its part: "1989", "1989's",
// "this year's", "year-ago".
func (p *parser) yearHead(i int) (y int, r rel, next int) {
	at := p.skip(i, "the", "a")
	at = p.skip(at, "comparable", "corresponding", "same")
	if next = p.yearAgo(at); next > 0 {
		return 0, relAgo, next
	}
	if r = p.rel(at); r != noRel && r < relRecent && p.is(at+1, "year") {
		return 0, r, p.skip(at+2, "'s")
	}
	at = p.fiscal(at)
	if y, next = p.yearNumber(at); next > 0 {
		return y, noRel, p.skip(next, "'s")
	}
	return 0, noRel, 0
}

// bareYear reads "1998", "the year 1998", "fiscal 1998", "FY98".
func (p *parser) bareYear(i int) (phrase, int) {
	at := p.skip(i, "the")
	named := p.is(at, "year", "fiscal", "fy", "calendar", "financial")
	at = p.skip(p.skip(p.fiscal(at), "year"), "of")
	y, next := p.yearNumber(at)
	if t := p.tok(at); next == 0 && named && t.digits == 2 && p.is(at-1, "fy", "fiscal") {
		y, next = centuryOf(t.number), at+1
	}
	if next == 0 || !named && at > i {
		return phrase{}, 0
	}
	if !named && !p.told && !p.standsAsYear(at, next) {
		return phrase{}, 0
	}
	return phrase{form: formDate, unit: unitYear, year: y}, next
}

// standsAsYear tells whether a number in running text can be a year: no amount,
// no part of a longer number, and no count of people or things.
func (p *parser) standsAsYear(at, next int) bool {
	before, after := p.tok(at-1), p.tok(next)
	if p.tok(at).digits == 0 {
		return p.tok(at).lex.class == cardinal
	}
	if p.unitFollows(next) || after.glued && after.text != "," && after.text != "." && isWordOrMark(after) {
		return false
	}
	if p.tok(at).glued && !p.is(at-1, "(", "\"", "“", "'", "[", "-") {
		return false
	}
	if p.tok(at).number < 1850 && !p.is(at-1, "in", "since", "of", "from", "until", "by") || numberedThing[before.text] {
		return false
	}
	if c := before.lex.class; c == relation || c == edge || c == monthName || c == seasonName || p.is(at-1, "in", "since", "of", "from", "until", "by", "during", "(", "for", "after", "before", "and", "to") {
		return !countNoun[after.text]
	}
	return !countNoun[after.text] && !(len(after.text) > 3 && after.text[len(after.text)-1] == 's' && !after.capital)
}

func isWordOrMark(t *token) bool {
	switch t.text {
	case ")", "]", "\"", "”", "'", "'s", ":", ";", "-", "?", "!", "’":
		return false
	}
	return true
}

// numberedThing are words that the number after them names.
var numberedThing = map[string]bool{
	"resolution": true, "no": true, "number": true, "article": true, "flight": true, "room": true, "page": true, "section": true,
	"decree": true, "law": true, "act": true, "route": true, "type": true, "model": true, "unit": true, "chapter": true, "case": true,
}

// countNoun are words that a number before them counts.
var countNoun = map[string]bool{
	"people": true, "men": true, "women": true, "children": true, "troops": true, "soldiers": true, "dead": true,
	"miles": true, "meters": true, "metres": true, "tons": true, "tonnes": true, "dollars": true, "euros": true,
	"pounds": true, "km": true, "kilometers": true, "kilometres": true, "feet": true, "points": true, "times": true,
	"percent": true, "per": true, "square": true, "million": true, "billion": true, "police": true, "hours": true,
	"rounds": true, "missiles": true, "drones": true, "fighters": true, "tanks": true, "personnel": true, "civilians": true,
	"yards": true, "acres": true, "hectares": true, "kg": true, "mm": true, "cm": true, "mph": true, "gmt": true, "utc": true,
}
