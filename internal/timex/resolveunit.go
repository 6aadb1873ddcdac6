package timex

import (
	"fmt"
	"strconv"
	"strings"

	"casus/internal/world"
)

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

// span is a length of time in the two measures that do not convert.
type span struct {
	months, days, minutes int
}

// maxSpan bounds what a span counts, in months, days or minutes.
const maxSpan = 1 << 24

// spanOf adds up a duration; ok is false where a part has no number.
func spanOf(parts []duration) (sum span, finest unit, ok bool) {
	finest = unitMillennium
	for _, part := range parts {
		h := part.count.hundredths
		if part.count.unknown || h > maxSpan {
			return span{}, noUnit, false
		}
		finest = min(finest, part.unit)
		switch part.unit {
		case unitMinute:
			sum.minutes += h / 100
		case unitHour:
			sum.minutes += h * 60 / 100
		case unitDay, unitNight:
			sum.days += h / 100
		case unitWeek, unitWeekend:
			sum.days += h * 7 / 100
		case unitFortnight:
			sum.days += h * 14 / 100
		case unitMonth, unitQuarter, unitHalf, unitYear, unitDecade, unitCentury, unitMillennium:
			sum.months += h * monthsIn[part.unit] / 100
		}
		if h%100 != 0 && part.unit >= unitQuarter {
			finest = min(finest, unitMonth)
		}
	}
	return sum, finest, max(sum.months, sum.days, sum.minutes) <= maxSpan
}

var monthsIn = [...]int{unitMonth: 1, unitQuarter: 3, unitHalf: 6, unitYear: 12, unitDecade: 120, unitCentury: 1200, unitMillennium: 12000}

// resolveOffset resolves a time so long before or after another.
func (s *story) resolveOffset(ph phrase) Value {
	sum, finest, ok := spanOf(ph.parts)
	if !ok {
		if ph.after {
			return FutureRef
		}
		return PastRef
	}
	sign := -1
	if ph.after {
		sign = 1
	}
	base, grain := s.offsetBase(ph, finest)
	if ph.weekday != 0 { // "two Sundays from now"
		toward := Day((weekdayOf(base) - ph.weekday + 7) % 7)
		return dayValue(base - toward + Day(sign*sum.days))
	}
	at := base + Day(sign*sum.days)
	if sum.months != 0 {
		at = addMonths(at, sign*sum.months)
	}
	if finest < unitDay {
		return s.atMinutes(at, sign*sum.minutes)
	}
	if y, _, _ := at.Civil(); y < minYear || y > maxYear {
		return ""
	}
	switch {
	case ph.grain != noUnit:
		return s.unitAt(at, ph.grain, 0)
	case finest <= unitFortnight:
		return dayValue(at)
	case grain != noUnit && grain < finest && (finest != unitMonth || grain == unitMonth || ph.base != nil):
		return s.unitAt(at, grain, 0)
	case finest >= unitYear && finest <= unitDecade:
		return s.unitAt(at, unitYear, 0)
	}
	return s.unitAt(at, min(finest, unitCentury), 0)
}

// offsetBase is the day that an offset counts from and how exact it is; no
// grain where the offset counts from the dateline.
func (s *story) offsetBase(ph phrase, finest unit) (Day, unit) {
	var v Value
	switch {
	case ph.base != nil:
		v = s.baseValue(ph)
	case ph.anchored && finest >= unitYear, finest == unitYear && !ph.after && s.period.grain() == unitQuarter:
		v = s.period // "a year ago" of a quarter's figures means its quarter
	case ph.anchored:
		v = s.spoken
		if v.grain() > finest && v.grain() != unitMonth {
			v = ""
		}
	}
	from, to, ok := v.Days()
	if !ok {
		return s.dateline, noUnit
	}
	if ph.after && ph.base != nil && v.grain() != unitDay && finest <= unitWeek {
		return to, v.grain()
	}
	return from, v.grain()
}

// baseValue resolves the base of an offset: "a week from Friday" counts from the
// coming Friday.
func (s *story) baseValue(ph phrase) Value {
	t := *s
	if ph.after && ph.base.form == formWeekday {
		t.toward = future
	}
	return t.resolve(*ph.base)
}

// atMinutes is a time some minutes from the hour of the dateline, or its day
// where no hour is known.
func (s *story) atMinutes(d Day, minutes int) Value {
	if s.hour < 0 {
		return dayValue(d + Day(minutes/(24*60)))
	}
	total := s.hour*60 + minutes
	days := total / (24 * 60)
	if total%(24*60) < 0 {
		days--
	}
	total -= days * 24 * 60
	return dayValue(d+Day(days)) + Value(fmt.Sprintf("T%02d:%02d", total/60, total%60))
}

// lasting writes a duration: "P2Y6M", "PT4H", "PXM". Decades and centuries are
// counted in years, quarters in months, fortnights in weeks, nights in days.
func lasting(parts []duration) Value {
	var amount [lastingUnits]int // hundredths
	var unknown [lastingUnits]bool
	for _, part := range parts {
		u := lastingUnit[part.unit]
		h := part.count.hundredths * u.times
		if u.at == lastingYear && h%100 != 0 && h*12%100 == 0 {
			amount[lastingMonth] += h % 100 * 12
			h -= h % 100
		} else if u.at == lastingHour && h%100 != 0 && h*60%100 == 0 {
			amount[lastingMinute] += h % 100 * 60
			h -= h % 100
		}
		amount[u.at] += h
		unknown[u.at] = unknown[u.at] || part.count.unknown
	}
	var b strings.Builder
	b.WriteByte('P')
	for at, letters := range lastingLetters {
		if amount[at] == 0 && !unknown[at] {
			continue
		}
		if at >= lastingHour && !strings.Contains(b.String(), "T") {
			b.WriteByte('T')
		}
		if unknown[at] {
			b.WriteByte('X')
		} else {
			b.WriteString(strconv.FormatFloat(float64(amount[at])/100, 'f', -1, 64))
		}
		b.WriteString(letters)
	}
	if b.Len() == 1 {
		return ""
	}
	return Value(b.String())
}

const (
	lastingYear = iota
	lastingMonth
	lastingWeek
	lastingDay
	lastingWeekend
	lastingHour
	lastingMinute
	lastingSecond
	lastingUnits
)

var lastingLetters = [...]string{"Y", "M", "W", "D", "WE", "H", "M", "S"}

var lastingUnit = [...]struct{ at, times int }{
	unitSecond: {lastingSecond, 1}, unitMinute: {lastingMinute, 1}, unitHour: {lastingHour, 1},
	unitDay: {lastingDay, 1}, unitNight: {lastingDay, 1}, unitWeekend: {lastingWeekend, 1},
	unitWeek: {lastingWeek, 1}, unitFortnight: {lastingWeek, 2}, unitMonth: {lastingMonth, 1},
	unitQuarter: {lastingMonth, 3}, unitSeason: {lastingMonth, 3}, unitHalf: {lastingMonth, 6},
	unitYear: {lastingYear, 1}, unitDecade: {lastingYear, 10}, unitCentury: {lastingYear, 100},
	unitMillennium: {lastingYear, 1000}, unitPeriod: {lastingMonth, 3},
}
