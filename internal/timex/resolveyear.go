package timex

import "casus/internal/world"

// yearOf is the year that a phrase says, or says by another; 0 where it says
// none.
func (s *story) yearOf(ph phrase) int {
	if ph.year != 0 {
		return ph.year
	}
	y, _, _ := s.dateline.Civil()
	spoken := y
	if from, _, ok := s.spoken.Days(); ok {
		spoken, _, _ = from.Civil()
	}
	switch ph.yearRel {
	case relLast:
		return y - 1
	case relThis, relLatest:
		return y
	case relNext:
		return y + 1
	case relPrevious:
		return spoken - 1
	case relFollowing:
		return spoken + 1
	case relSame:
		return spoken
	case relAgo:
		if from, _, ok := s.period.Days(); ok {
			y, _, _ = from.Civil()
		}
		return y - 1
	}
	return 0
}

// monthOf is the month that "next month" and the like mean, with its year.
func (s *story) monthOf(ph phrase) (m, y int) {
	from, _, _ := s.resolveUnit(phrase{form: formUnit, unit: unitMonth, rel: ph.monthRel}).Days()
	y, m, _ = from.Civil()
	return m, y
}

// yearOnWeekday is the year, or one beside it, in which a day of a month falls on
// the weekday that is said with it.
func yearOnWeekday(ph phrase, y int) int {
	for _, near := range [...]int{y, y - 1, y + 1} {
		if exists(near, ph.month, ph.day) && weekdayOf(world.MakeDay(near, ph.month, ph.day)) == ph.weekday {
			return near
		}
	}
	return y
}

// ahead is how many months before its coming a time without a year is taken to
// be meant as the coming one, where nothing else tells.
const ahead = 3

// nearYear is the year of a stretch of n months that begins with a month.
func (s *story) nearYear(r rel, first, n int) int {
	y, m, _ := s.dateline.Civil()
	gap := first - m // months from the dateline to its start, in this year
	switch {
	case r == relThis || r == relSame:
		return y
	case r == relLast || r == relPrevious || r == relLatest:
		if gap+n-1 < 0 {
			return y
		}
		return y - 1
	case r == relNext || r == relFollowing:
		if gap > 0 {
			return y
		}
		return y + 1
	case s.toward == past && gap > 0:
		return y - 1
	case s.toward == future && gap+n-1 < 0:
		return y + 1
	case s.toward != undecided || gap <= 0 && gap+n-1 >= 0:
		return y
	case gap > ahead || gap > 0 && n > 1:
		return y - 1
	case gap+12 <= ahead && n == 1:
		return y + 1
	}
	return y
}

// yearOfSeason is the year in which a season begins. In January and February
// the winter that runs began the year before.
func (s *story) yearOfSeason(ph phrase) int {
	y, m, _ := s.dateline.Civil()
	if ph.number != 4 || m > 2 {
		return s.nearYear(ph.rel, ph.number*3, 3)
	}
	switch ph.rel {
	case relLast, relPrevious, relLatest:
		return y - 2
	case relNext, relFollowing:
		return y
	}
	return y - 1
}

// yearOfDay is the year of a day of a month.
func (s *story) yearOfDay(ph phrase) int {
	y, _, _ := s.dateline.Civil()
	if ph.month == 2 && ph.day == 29 {
		return s.yearOfLeapDay(y)
	}
	at := world.MakeDay(y, ph.month, ph.day)
	const window = 120 // days: what has a day is planned further ahead
	switch gap := int(at - s.dateline); {
	case ph.rel == relLast && gap >= 0, s.toward == past && gap > 0, s.toward == undecided && gap > window:
		return y - 1
	case ph.rel == relNext && gap <= 0, s.toward == future && gap < 0, s.toward == undecided && gap+365 <= window:
		return y + 1
	}
	return y
}

// yearOfLeapDay is the nearest year that has a 29 February.
func (s *story) yearOfLeapDay(y int) int {
	step := -1
	if s.toward == future {
		step = 1
	}
	for k := 0; k < 9; k++ {
		if exists(y+step*k, 2, 29) {
			return y + step*k
		}
	}
	return y
}

// dayOfNearMonth resolves "Saturday the 23rd": the nearest month in which the
// day falls on that weekday, the dateline's own first.
func (s *story) dayOfNearMonth(ph phrase, y, m int) Value {
	order := [...]int{0, -1, 1, -2, 2, -3, 3}
	for _, shift := range order {
		if s.toward == future {
			shift = -shift
		}
		yy, mm := shiftMonth(y, m, shift)
		if !exists(yy, mm, ph.day) {
			continue
		}
		at := world.MakeDay(yy, mm, ph.day)
		wrongSide := ph.weekday == 0 && (s.toward == past && at > s.dateline || s.toward == future && at < s.dateline)
		if !wrongSide && (ph.weekday == 0 || weekdayOf(at) == ph.weekday) {
			return dayValue(at)
		}
	}
	return ""
}
