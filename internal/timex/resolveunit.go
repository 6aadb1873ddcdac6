package timex

import "casus/internal/world"

// resolveUnit resolves a unit seen from the dateline ("last week") or from what
// was spoken of ("the previous week", "that quarter").
func (s *story) resolveUnit(ph phrase) Value {
	switch ph.rel {
	case relRecent:
		return PastRef
	case relAgo:
		return s.yearAgo(ph)
	case noRel, relSame:
		return s.spokenUnit(ph)
	case relLatest:
		if v := s.period; v.grain() == ph.unit || ph.unit == unitPeriod && v != "" {
			if _, to, _ := v.Days(); to < s.dateline || ph.unit == unitPeriod {
				return v
			}
		}
		return s.unitAt(s.dateline, ph.unit, -1)
	case relPrevious, relFollowing:
		base := s.dateline
		if s.spoken == "" && ph.unit == unitDay {
			return "" // "the following day" of a day that nobody named
		}
		if from, _, ok := s.spoken.Days(); ok && s.spoken.grain() <= ph.unit {
			base = from
		}
		return s.unitAt(base, ph.unit, int(ph.rel-relPrevious)*2-1)
	}
	shift := int(ph.rel) - int(relThis)
	if ph.unit == unitWeek && shift < 0 && weekdayOf(s.dateline) == 7 {
		shift = 0 // to a reporter on a Sunday the week that ends is the last
	}
	return s.unitAt(s.dateline, ph.unit, shift)
}

// spokenUnit resolves "the quarter", "that year", "then".
func (s *story) spokenUnit(ph phrase) Value {
	if ph.unit == unitPeriod {
		if s.spoken != "" {
			return s.spoken
		}
		return s.unitAt(s.dateline, unitQuarter, -1)
	}
	if ph.unit == unitWeekend && ph.rel == noRel {
		return s.bareWeekend()
	}
	if s.period.grain() == ph.unit && ph.unit != unitYear {
		return s.period
	}
	if ph.rel == noRel && ph.unit == unitYear {
		return s.unitAt(s.dateline, unitYear, 0)
	}
	grain := s.spoken.grain()
	if from, _, ok := s.spoken.Days(); ok && (grain == ph.unit || ph.rel == relSame && grain < ph.unit) {
		return s.unitAt(from, ph.unit, 0)
	}
	if ph.unit == unitQuarter {
		return s.unitAt(s.dateline, unitQuarter, -1)
	}
	return s.unitAt(s.dateline, ph.unit, 0)
}

// bareWeekend is "the weekend": the coming one where the words around it say
// so, else the last, which on a Saturday or Sunday is the one that runs.
func (s *story) bareWeekend() Value {
	if s.toward == future || weekdayOf(s.dateline) >= 6 {
		return weekendValue(s.dateline)
	}
	return weekendValue(s.dateline - 7)
}

// yearAgo resolves "the year-ago quarter": what was spoken of, a year before.
func (s *story) yearAgo(ph phrase) Value {
	u := ph.unit
	from, _, ok := s.period.Days()
	grain := s.period.grain()
	if !ok || grain > unitYear {
		if from = s.dateline; u == unitQuarter {
			y, m := shiftCivil(from, -3)
			from = world.MakeDay(y, m, 1)
		}
		grain = unitYear
	}
	if u != unitPeriod {
		grain = u
	}
	back := 1
	if y := s.yearOf(ph); y != 0 {
		own, _, _ := from.Civil()
		back = own - y
	}
	if back < -maxYear || back > maxYear {
		return ""
	}
	return s.unitAt(addMonths(from, -12*back), grain, 0)
}

func shiftCivil(d Day, months int) (y, m int) {
	y, m, _ = d.Civil()
	return shiftMonth(y, m, months)
}

// unitAt is the unit that holds a day, n units on.
func (s *story) unitAt(d Day, u unit, n int) Value {
	y, m, _ := d.Civil()
	switch u {
	case unitSecond, unitMinute, unitHour:
		return dayValue(d)
	case unitDay, unitNight:
		return dayValue(d + Day(n))
	case unitWeek:
		return weekValue(d + Day(n*7))
	case unitFortnight:
		return weekValue(d+Day(n*14)) + "/" + weekValue(d+Day(n*14+7))
	case unitWeekend:
		if n < 0 && weekdayOf(d) == 7 {
			n--
		}
		return weekendValue(d + Day(n*7))
	case unitMonth:
		return monthValue(shiftMonth(y, m, n))
	case unitQuarter:
		y, m = shiftMonth(y, m, n*3)
		return quarterValue(y, (m+2)/3)
	case unitHalf:
		y, m = shiftMonth(y, m, n*6)
		return halfValue(y, (m+5)/6)
	case unitSeason:
		y, m = shiftMonth(y, m, n*3-2) // spring, from March, becomes January
		return seasonValue(y, (m+2)/3)
	case unitDecade:
		return decadeValue(clampYear(y + n*10))
	case unitCentury:
		return centuryValue(clampYear(y + n*100))
	case unitYear:
		return yearValue(clampYear(y + n))
	}
	return ""
}

func clampYear(y int) int { return min(max(y, minYear), maxYear) }
