package timex

import "casus/internal/world"

// story is what a phrase is resolved against: the dateline and what was spoken
// of before.
type story struct {
	dateline Day
	hour     int   // of the dateline, -1 where unknown
	spoken   Value // the last calendar value
	period   Value // the last one that a comparison can mean: "a year earlier"
	toward   toward
}

// toward is where a time without a year or week most likely lies.
type toward int8

const (
	past      toward = -1
	undecided toward = 0
	future    toward = 1
)

// resolve gives the value of a phrase, or "" where nothing decides it.
func (s *story) resolve(ph phrase) Value {
	v := s.resolveDay(ph)
	if v == "" || ph.clock == "" && ph.dayPart == 0 || v.grain() != unitDay {
		return v
	}
	if ph.clock != "" {
		return v + "T" + Value(ph.clock)
	}
	return v + "T" + Value(dayParts[ph.dayPart])
}

func (s *story) resolveDay(ph phrase) Value {
	switch ph.form {
	case formDate:
		return s.resolveDate(ph)
	case formWeekday:
		return dayValue(s.resolveWeekday(ph))
	case formDayWord:
		return dayValue(s.dateline + Day(ph.number))
	case formUnit:
		return s.resolveUnit(ph)
	case formUnits:
		return lasting([]duration{{ph.count, ph.unit}})
	case formOffset:
		return s.resolveOffset(ph)
	case formDuration:
		return lasting(ph.parts)
	case formSet, formReference:
		return ph.value
	case formHoliday:
		return s.resolveHoliday(ph)
	case formRange:
		return s.resolveRange(ph)
	case formWeekOf:
		return s.resolveWeekOf(ph)
	case formClock:
		return "XXXX-XX-XXT" + Value(ph.clock)
	}
	return ""
}

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

// resolveDate resolves what is named by the calendar; what it leaves out is
// taken from the dateline.
func (s *story) resolveDate(ph phrase) Value {
	y := s.yearOf(ph)
	dy, dm, _ := s.dateline.Civil()
	switch ph.unit {
	case unitYear:
		return yearValue(y)
	case unitDecade:
		return decadeValue(y)
	case unitCentury:
		return centuryValue((ph.number - 1) * 100)
	case unitQuarter:
		if y == 0 {
			y = s.nearYear(ph.rel, (ph.number-1)*3+1, 3)
		}
		return quarterValue(y, ph.number)
	case unitHalf:
		if y == 0 {
			y = s.nearYear(ph.rel, (ph.number-1)*6+1, 6)
		}
		return halfValue(y, ph.number)
	case unitSeason:
		if y == 0 {
			y = s.yearOfSeason(ph)
		}
		return seasonValue(y, ph.number)
	case unitWeek:
		return s.resolveWeekNumber(ph, y, dy)
	case unitMonth:
		if y == 0 {
			y = s.nearYear(ph.rel, ph.month, 1)
		}
		return monthValue(y, ph.month)
	}
	if ph.monthRel != noRel {
		ph.month, y = s.monthOf(ph)
	}
	if ph.month == 0 {
		return s.dayOfNearMonth(ph, dy, dm)
	}
	return s.resolveMonthDay(ph, y)
}

// monthOf is the month that "next month" and the like mean, with its year.
func (s *story) monthOf(ph phrase) (m, y int) {
	from, _, _ := s.resolveUnit(phrase{form: formUnit, unit: unitMonth, rel: ph.monthRel}).Days()
	y, m, _ = from.Civil()
	return m, y
}

func (s *story) resolveMonthDay(ph phrase, y int) Value {
	if y == 0 {
		y = s.yearOfDay(ph)
	}
	if ph.number != 0 && ph.weekday != 0 { // "the third Tuesday of March"
		return dayValue(nthWeekday(y, ph.month, ph.weekday, ph.number))
	}
	if ph.weekday != 0 && ph.year == 0 && ph.yearRel == noRel {
		y = yearOnWeekday(ph, y)
	}
	if !exists(y, ph.month, ph.day) {
		return ""
	}
	return dayValue(world.MakeDay(y, ph.month, ph.day))
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

func (s *story) resolveWeekNumber(ph phrase, y, thisYear int) Value {
	if ph.monthRel != noRel {
		ph.month, y = s.monthOf(ph)
	}
	if ph.month != 0 {
		if y == 0 {
			y = s.nearYear(ph.rel, ph.month, 1)
		}
		at := nthWeekday(y, ph.month, 4, -1)
		if ph.number > 0 {
			at = min(at, nthWeekday(y, ph.month, 4, 1)+Day(ph.number-1)*7)
		}
		return weekValue(at)
	}
	if y == 0 {
		y = thisYear
	}
	if ph.number < 0 {
		return weekValue(world.MakeDay(y, 12, 28)) // always in the last week of its year
	}
	return weekValue(weekStart(y, ph.number))
}

func (s *story) resolveWeekday(ph phrase) Day {
	d := s.dateline
	monday := d - Day(weekdayOf(d)) + 1
	in := monday + Day(ph.weekday) - 1 // the one of the dateline's week
	shift := func(r rel) Day { return Day(int(r)-int(relThis)) * 7 }
	switch {
	case ph.weekRel >= relLast && ph.weekRel <= relNext:
		return in + shift(ph.weekRel)
	case ph.weekRel == relPrevious, ph.weekRel == relFollowing:
		return in + shift(ph.weekRel-relPrevious+relLast)*1
	}
	back := Day((weekdayOf(d) - ph.weekday + 7) % 7)
	onward := Day((ph.weekday - weekdayOf(d) + 7) % 7)
	switch ph.rel {
	case relLast, relPrevious, relLatest:
		if back == 0 {
			back = 7
		}
		return d - back
	case relNext:
		return in + 7
	case relFollowing:
		if onward == 0 {
			onward = 7
		}
		return d + onward
	case relThis:
		return in
	}
	if s.toward == future {
		return d + onward
	}
	return d - back
}

func (s *story) resolveHoliday(ph phrase) Value {
	f := feasts[ph.number]
	y := s.yearOf(ph)
	if y != 0 {
		return dayValue(f.on(y))
	}
	y, _, _ = s.dateline.Civil()
	gap := f.on(y) - s.dateline
	switch {
	case (ph.rel == relLast || ph.rel == relPrevious) && gap >= 0, s.toward == past && gap > 0 && ph.rel == noRel,
		s.toward == undecided && ph.rel == noRel && gap > ahead*30:
		y--
	case (ph.rel == relNext || ph.rel == relFollowing) && gap <= 0, s.toward == future && gap < 0 && ph.rel == noRel,
		s.toward == undecided && ph.rel == noRel && f.on(y+1)-s.dateline <= ahead*30:
		y++
	}
	return dayValue(f.on(y))
}

func (s *story) resolveWeekOf(ph phrase) Value {
	from, _, ok := s.resolve(*ph.base).Days()
	switch {
	case !ok:
		return ""
	case ph.unit == unitWeekend && weekdayOf(from) <= 2:
		return weekendValue(from - 2) // of a Monday: the one before it
	case ph.unit == unitWeekend:
		return weekendValue(from)
	}
	return s.unitAt(from, ph.unit, 0)
}
