package timex

// rangeOrExpression reads a range or, where there is none, one expression.
func (p *parser) rangeOrExpression(i int) (phrase, int) {
	ph, next := p.expression(i)
	if r, end := p.rangePhrase(i, ph, next); end > next {
		return r, end
	}
	return ph, next
}

// rangePhrase reads "from May to September", "between 2007 and 2009", "Nov. 18 -
// Dec. 19, 2015", "April 9 through 17", "9-17 April". first is the expression
// that was read at the token, if any.
func (p *parser) rangePhrase(i int, first phrase, after int) (phrase, int) {
	named, between := p.is(i, "from", "between"), p.is(i, "between")
	at := i
	if named {
		at = p.skip(i+1, "the")
		if first, after = p.expression(i + 1); after == 0 {
			first, after = p.expression(at)
		}
	}
	if after > 0 && rangeable(first) && (named || first.form != formReference) {
		if first.form == formReference {
			first = phrase{form: formDayWord, unit: unitDay}
		}
		if to := p.through(after, between); to > 0 {
			if ph, next := p.rangeEnd(first, to); next > 0 {
				return ph, next
			}
		}
	}
	return p.dayRange(p.skip(at, "the"), named, between)
}

// rangeable tells whether a phrase can be an end of a range.
func rangeable(ph phrase) bool {
	switch ph.form {
	case formDate, formWeekday, formDayWord, formUnit, formOffset, formHoliday:
		return true
	}
	return ph.value == PresentRef
}

// through skips the word between the ends of a range.
func (p *parser) through(i int, between bool) int {
	if p.is(i, "to", "through", "thru", "until", "till", "-") || between && p.is(i, "and", "to") {
		return p.skip(i+1, "and", "the")
	}
	return 0
}

// rangeEnd reads the later end. A lone number is a day of the month before it.
func (p *parser) rangeEnd(first phrase, at int) (phrase, int) {
	second, next := p.expression(at)
	if next == 0 && p.is(at, "now", "present", "today") {
		second, next = phrase{form: formDayWord, unit: unitDay}, at+1
	}
	if next > 0 && second.form == formReference && second.value == PresentRef {
		second = phrase{form: formDayWord, unit: unitDay}
	}
	if next > 0 && rangeable(second) {
		return phrase{form: formRange, base: &first, to: &second}, next
	}
	d, end := p.dayNumber(at)
	if end == 0 || first.form != formDate || first.unit != unitDay || d < first.day || p.unitFollows(end) {
		return phrase{}, 0
	}
	second = first
	second.day, second.weekday = d, 0
	if y, r, stop := p.yearTail(end); first.year == 0 && (y != 0 || r != noRel) {
		second.year, second.yearRel, end = y, r, stop
		first.year, first.yearRel = y, r
	}
	return phrase{form: formRange, base: &first, to: &second}, end
}

// dayRange reads a range that begins with a lone day: "9-17 April", "the 9th to
// the 17th of April", "between 4 and 22 this month".
func (p *parser) dayRange(i int, named, between bool) (phrase, int) {
	d, after := p.dayNumber(i)
	if after == 0 {
		return phrase{}, 0
	}
	to := p.through(after, between)
	if next := d + 1; to == 0 && p.is(after, "and") {
		if d2, _ := p.dayNumber(p.skip(after+1, "the")); d2 == next { // "18 and 19 June"
			to = p.skip(after+1, "the")
		}
	}
	if to == 0 {
		return phrase{}, 0
	}
	if second, next := p.dayFirst(to); next > 0 {
		first := second
		if first.day = d; d > second.day && first.month != 0 { // "from the 27th to the 3rd of April"
			if first.month--; first.month == 0 {
				first.month = 12
				if first.year > 0 {
					first.year--
				}
			}
		}
		return phrase{form: formRange, base: &first, to: &second}, next
	}
	d2, end := p.dayNumber(to)
	_, r, next := p.monthOf(p.skip(end, "of"))
	if end == 0 || d2 < d || !named || r == noRel {
		return phrase{}, 0
	}
	first := phrase{form: formDate, unit: unitDay, day: d, monthRel: r}
	second := first
	second.day = d2
	return phrase{form: formRange, base: &first, to: &second}, next
}

// resolveRange joins the two ends. An end without a year takes it from the
// other, so that the range does not end before it begins.
func (s *story) resolveRange(ph phrase) Value {
	first, second := *ph.base, *ph.to
	if yearless(second) && !yearless(first) {
		lo := s.resolve(first)
		return s.join(lo, s.withYear(second, lo, 1))
	}
	hi := s.resolve(second)
	lo := s.resolve(first)
	if from, _, ok := lo.Days(); ok && second.form == formWeekday && second.rel == noRel && (first.form != formWeekday || first.rel != noRel) {
		return s.join(lo, dayValue(from+Day((second.weekday-weekdayOf(from)+7)%7))) // "next Monday to Friday"
	}
	if yearless(first) {
		lo = s.withYear(first, hi, -1)
	} else if from, _, ok := lo.Days(); ok && first.form == formWeekday && first.rel == noRel {
		if _, to, _ := hi.Days(); from > to {
			lo = dayValue(to - Day((weekdayOf(to)-first.weekday+7)%7))
		}
	}
	return s.join(lo, hi)
}

func (s *story) join(lo, hi Value) Value {
	if lo == "" || hi == "" {
		return ""
	}
	if _, _, ok := (lo + "/" + hi).Days(); !ok {
		return ""
	}
	return lo + "/" + hi
}

func yearless(ph phrase) bool {
	return ph.form == formDate && ph.year == 0 && ph.yearRel == noRel && ph.rel == noRel && ph.unit != unitCentury && (ph.month != 0 || ph.number != 0)
}

// withYear resolves a phrase in the year of another value, or in the next one in
// the direction where it would lie on the wrong side.
func (s *story) withYear(ph phrase, other Value, direction int) Value {
	from, to, ok := other.Days()
	if !ok {
		return ""
	}
	at := to
	if direction > 0 {
		at = from
	}
	ph.year, _, _ = at.Civil()
	v := s.resolve(ph)
	lo, hi, ok := v.Days()
	if ok && (direction < 0 && lo > to || direction > 0 && hi < from) {
		ph.year += direction
		return s.resolve(ph)
	}
	return v
}
