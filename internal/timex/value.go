package timex

import (
	"fmt"
	"strconv"
	"strings"

	"casus/internal/world"
)

// Value is what an expression denotes, in the notation of TIMEX3 (TimeML 1.2.1,
// built on ISO 8601): "2013-03-22", "2013-03", "1998-W07", "1989-Q3", "1990-H1",
// "1998-SU", "199" (a decade), "19" (the years 1900 to 1999), "P2M", "PXY",
// "PRESENT_REF", "XXXX-WXX-2" (every Tuesday). Two values joined by "/" are a
// range of which both ends belong to it. The empty value is unknown.
type Value string

// The references to a time without a place in the calendar.
const (
	PastRef    Value = "PAST_REF"
	PresentRef Value = "PRESENT_REF"
	FutureRef  Value = "FUTURE_REF"
)

// Years that a value can name; beyond them four digits do not do.
const minYear, maxYear = 1, 9999

func yearValue(y int) Value { return Value(fmt.Sprintf("%04d", y)) }

func monthValue(y, m int) Value { return Value(fmt.Sprintf("%04d-%02d", y, m)) }

func dayValue(d Day) Value { return Value(d.String()) }

func weekValue(d Day) Value {
	y, w := isoWeek(d)
	return Value(fmt.Sprintf("%04d-W%02d", y, w))
}

func weekendValue(d Day) Value { return weekValue(d) + "-WE" }

func quarterValue(y, q int) Value { return Value(fmt.Sprintf("%04d-Q%d", y, q)) }

func halfValue(y, h int) Value { return Value(fmt.Sprintf("%04d-H%d", y, h)) }

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

func seasonValue(y, season int) Value { return Value(fmt.Sprintf("%04d-%s", y, seasonCodes[season])) }

func decadeValue(y int) Value { return Value(fmt.Sprintf("%03d", y/10)) }

func centuryValue(y int) Value { return Value(fmt.Sprintf("%02d", y/100)) }

// Days is the interval of days that the value denotes, both ends included; ok
// is false where it has no place in the calendar.
func (v Value) Days() (from, to Day, ok bool) {
	if lo, hi, isRange := strings.Cut(string(v), "/"); isRange {
		from, _, ok1 := Value(lo).Days()
		_, to, ok2 := Value(hi).Days()
		return from, to, ok1 && ok2 && from <= to
	}
	s, _, _ := strings.Cut(string(v), "T")
	head, rest, hasRest := strings.Cut(s, "-")
	n, err := strconv.Atoi(head)
	if err != nil || n < 0 || head[0] == '+' || hasRest && rest == "" {
		return 0, 0, false
	}
	switch {
	case len(head) == 2 && rest == "":
		return world.MakeDay(n*100, 1, 1), world.MakeDay(n*100+99, 12, 31), true
	case len(head) == 3 && rest == "":
		return world.MakeDay(n*10, 1, 1), world.MakeDay(n*10+9, 12, 31), true
	case len(head) != 4:
		return 0, 0, false
	}
	return yearPartDays(n, rest)
}

// yearPartDays reads what follows the year of a value.
func yearPartDays(year int, rest string) (from, to Day, ok bool) {
	switch {
	case rest == "":
		return monthSpan(year, 1, 12)
	case rest[0] == 'W' && rest != "WI":
		return weekDays(year, rest[1:])
	case len(rest) == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4':
		return monthSpan(year, int(rest[1]-'1')*3+1, 3)
	case len(rest) == 2 && rest[0] == 'H' && (rest[1] == '1' || rest[1] == '2'):
		return monthSpan(year, int(rest[1]-'1')*6+1, 6)
	}
	for season := 1; season < len(seasonCodes); season++ {
		if rest == seasonCodes[season] {
			return monthSpan(year, season*3, 3)
		}
	}
	month, day, hasDay := strings.Cut(rest, "-")
	m, err := strconv.Atoi(month)
	if err != nil || len(month) != 2 || m < 1 || m > 12 {
		return 0, 0, false
	}
	if !hasDay {
		return monthSpan(year, m, 1)
	}
	d, err := strconv.Atoi(day)
	if err != nil || len(day) != 2 || !exists(year, m, d) {
		return 0, 0, false
	}
	at := world.MakeDay(year, m, d)
	return at, at, true
}

// monthSpan is n months from the first of a month.
func monthSpan(year, month, n int) (from, to Day, ok bool) {
	endYear, endMonth := shiftMonth(year, month, n)
	return world.MakeDay(year, month, 1), world.MakeDay(endYear, endMonth, 1) - 1, true
}

// weekDays reads "07", "07-WE" and "07-3".
func weekDays(year int, rest string) (from, to Day, ok bool) {
	number, part, hasPart := strings.Cut(rest, "-")
	w, err := strconv.Atoi(number)
	if err != nil || len(number) != 2 || w < 1 || w > 53 {
		return 0, 0, false
	}
	monday := weekStart(year, w)
	switch {
	case !hasPart:
		return monday, monday + 6, true
	case part == "WE":
		return monday + 5, monday + 6, true
	case len(part) == 1 && part[0] >= '1' && part[0] <= '7':
		at := monday + Day(part[0]-'1')
		return at, at, true
	}
	return 0, 0, false
}

// unit is a unit of time, from fine to coarse.
type unit int8

const (
	noUnit unit = iota
	unitSecond
	unitMinute
	unitHour
	unitDay
	unitNight
	unitWeekend
	unitWeek
	unitFortnight
	unitMonth
	unitQuarter
	unitSeason
	unitHalf
	unitYear
	unitDecade
	unitCentury
	unitMillennium
	unitPeriod // "the year-ago period": whatever was spoken of
)

// grain is the unit of a calendar value.
func (v Value) grain() unit {
	if _, _, ok := v.Days(); !ok || strings.Contains(string(v), "/") {
		return noUnit
	}
	s, _, _ := strings.Cut(string(v), "T")
	switch len(s) {
	case 2:
		return unitCentury
	case 3:
		return unitDecade
	case 4:
		return unitYear
	case 10:
		return unitDay
	}
	switch s[5] {
	case 'W':
		if strings.HasSuffix(s, "WE") {
			return unitWeekend
		} else if s[6] == 'I' {
			return unitSeason
		}
		return unitWeek
	case 'Q':
		return unitQuarter
	case 'H':
		return unitHalf
	case 'S', 'F':
		return unitSeason
	}
	return unitMonth
}
