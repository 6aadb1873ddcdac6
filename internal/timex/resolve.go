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
	switch ph.weekRel {
	case relLast, relPrevious, relLatest:
		return in - 7
	case relThis, relSame:
		return in
	case relNext, relFollowing:
		return in + 7
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
