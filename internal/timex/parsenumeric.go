package timex

// numericDate reads dates in figures: 2026-01-14, 2026/01/14, 14.01.2026,
// 01/14/2026, 14/01/2026, 22/04, 20260114, 2026-01. Where day and month could
// be either, a stroke or dash means the American order and a stop the
// European one.
func (p *parser) numericDate(i int) (phrase, int) {
	first := p.tok(i)
	if first.number < 0 || first.glued && !p.is(i-1, "(", "\"", "“", "'", "[", ":", "-", ",") {
		return phrase{}, 0
	}
	if y, m, d := first.number/10000, first.number/100%100, first.number%100; first.digits == 8 && y >= firstYear && y <= lastYear && exists(y, m, d) {
		return phrase{form: formDate, unit: unitDay, year: y, month: m, day: d}, i + 1
	}
	mark := p.tok(i + 1).text
	if mark != "/" && mark != "-" && mark != "." || !p.tok(i+1).glued && first.digits != 4 {
		return phrase{}, 0
	}
	second, third := p.tok(i+2), p.tok(i+4)
	if second.number < 0 || second.digits > 2 && second.digits != 4 || !second.glued {
		return phrase{}, 0
	}
	if p.tok(i+3).glued && (p.is(i+3, mark) || p.is(i+3, ",")) && third.number >= 0 && third.glued {
		if ph := threeFigures(*first, *second, *third, mark == "." || p.european); ph.form != noForm && !p.tailGlued(i+5) {
			return ph, i + 5
		}
	}
	if p.tailGlued(i + 3) {
		return phrase{}, 0
	}
	if ph := p.twoFigures(*first, *second, mark); ph.form != noForm {
		return ph, i + 3
	}
	return phrase{}, 0
}

// tailGlued tells that a number goes on after the date, so that it is none.
func (p *parser) tailGlued(i int) bool {
	t := p.tok(i)
	if !t.glued {
		return false
	}
	return t.number >= 0 || (t.text == "." || t.text == "/" || t.text == ",") && p.tok(i+1).glued && p.tok(i+1).number >= 0 ||
		t.text == "%" || isLetter(firstRune(t.text)) && t.text != "t"
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// threeFigures orders a day, a month and a year; european puts the day first
// where both orders are possible.
func threeFigures(a, b, c token, european bool) phrase {
	y, m, d := 0, 0, 0
	switch {
	case b.digits > 2:
		return phrase{}
	case a.digits == 4:
		y, m, d = a.number, b.number, c.number
	case c.digits != 4 && c.digits != 2 || a.digits > 2:
		return phrase{}
	case european || a.number > 12:
		y, m, d = c.number, b.number, a.number
	default:
		y, m, d = c.number, a.number, b.number
	}
	if a.digits != 4 && c.digits == 2 {
		y = centuryOf(y)
	}
	if m > 12 && d <= 12 {
		m, d = d, m
	}
	if y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1 || d > 31 {
		return phrase{}
	}
	return phrase{form: formDate, unit: unitDay, year: y, month: m, day: d}
}

// twoFigures reads 2026-01, 01/2026 and, where the text is known to be a time
// or the mark is a stroke, 22/04.
func (p *parser) twoFigures(a, b token, mark string) phrase {
	switch {
	case a.digits == 4 && a.number >= firstYear && a.number <= lastYear && b.number >= 1 && b.number <= 12 && mark != "." && (b.digits == 2 || mark == "/"):
		return phrase{form: formDate, unit: unitMonth, year: a.number, month: b.number}
	case b.digits == 4 && b.number >= firstYear && b.number <= lastYear && a.number >= 1 && a.number <= 12 && mark != ".":
		return phrase{form: formDate, unit: unitMonth, year: b.number, month: a.number}
	case a.digits == 4 || b.digits > 2 || mark != "/" && !p.told:
		return phrase{}
	}
	m, d := a.number, b.number
	if m > 12 {
		m, d = d, m
	}
	if m < 1 || m > 12 || d < 1 || d > 31 || a.digits > 2 {
		return phrase{}
	}
	return phrase{form: formDate, unit: unitDay, month: m, day: d}
}

// clock reads a time of day: "9:30 a.m.", "9am", "14:55", "17:01 PM", "noon",
// "0900 GMT". It gives it as "09:30", with seconds where they are said.
func (p *parser) clock(i int) (hhmm string, next int) {
	switch {
	case p.is(i, "noon", "midday"):
		return "12:00", i + 1
	case p.is(i, "midnight"):
		return "24:00", i + 1
	}
	t := p.tok(i)
	if t.number < 0 || t.digits > 4 {
		return "", 0
	}
	h, m, s, at := t.number, -1, -1, i+1
	switch {
	case t.digits == 4 && p.is(at, "gmt", "utc"):
		h, m = t.number/100, t.number%100
	case t.digits > 2:
		return "", 0
	default:
		if m, at = p.minutes(at); m >= 0 {
			s, at = p.minutes(at)
		}
	}
	half, after := p.halfOfDay(at)
	if m < 0 && half == 0 || h > 24 || m > 59 || s > 59 {
		return "", 0
	}
	if half == 'p' && h < 12 {
		h += 12
	} else if half == 'a' && h == 12 {
		h = 0
	}
	out := twoDigits(h)
	if m >= 0 {
		out += ":" + twoDigits(m)
	}
	if s >= 0 {
		out += ":" + twoDigits(s)
	}
	return out, p.skip(after, "gmt", "utc", "est", "edt", "pst", "et", "cet", "z")
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

func (p *parser) minutes(i int) (n, next int) {
	if t := p.tok(i + 1); p.is(i, ":") && p.tok(i).glued && t.glued && t.digits == 2 {
		return t.number, i + 2
	}
	return -1, i
}

// halfOfDay reads a.m. and p.m.; it gives 'a', 'p' or 0.
func (p *parser) halfOfDay(i int) (half byte, next int) {
	switch {
	case p.is(i, "am", "pm"):
		return p.tok(i).text[0], i + 1
	case p.is(i, "a", "p") && p.is(i+1, ".") && p.is(i+2, "m") && p.tok(i+2).glued:
		return p.tok(i).text[0], p.skip(i+3, ".")
	}
	return 0, i
}

// clockFollows tells that a number after a month is an hour and no day.
func (p *parser) clockFollows(i int) bool {
	if p.tok(i).number < 0 {
		return false
	}
	_, next := p.clock(i)
	return next > 0
}
