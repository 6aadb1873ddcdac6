package timex

import "fmt"

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
