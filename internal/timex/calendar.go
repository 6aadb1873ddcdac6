package timex

import "casus/internal/world"

// Day counts days since 1 January 1970; it is the record's own type.
type Day = world.Day

// weekdayOf is 1 for Monday to 7 for Sunday.
func weekdayOf(d Day) int {
	// 1 January 1970 was a Thursday.
	return int((int64(d)+3)%7+7)%7 + 1
}

func daysIn(year, month int) int {
	nextYear, nextMonth := shiftMonth(year, month, 1)
	return int(world.MakeDay(nextYear, nextMonth, 1) - world.MakeDay(year, month, 1))
}

// isoWeek is the ISO 8601 week of a day and the year that owns the week.
func isoWeek(d Day) (year, week int) {
	thursday := d - Day(weekdayOf(d)) + 4
	year, _, _ = thursday.Civil()
	return year, int(thursday-world.MakeDay(year, 1, 1))/7 + 1
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) Day {
	fourth := world.MakeDay(year, 1, 4)
	return fourth - Day(weekdayOf(fourth)) + 1 + Day(week-1)*7
}

// shiftMonth moves a month on by n; months run from 1 to 12.
func shiftMonth(year, month, n int) (int, int) {
	at := year*12 + month - 1 + n
	year = at / 12
	if at%12 < 0 {
		year--
	}
	return year, at - year*12 + 1
}

// addMonths moves a day on by n months; a day that the month lacks becomes its
// last.
func addMonths(d Day, n int) Day {
	y, m, day := d.Civil()
	y, m = shiftMonth(y, m, n)
	return world.MakeDay(y, m, min(day, daysIn(y, m)))
}

// exists tells whether the calendar has the day.
func exists(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

// easter is Easter Sunday of the Gregorian calendar, by the anonymous
// algorithm that Nature printed in 1876.
func easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	sum := h + l - 7*m + 114
	return world.MakeDay(year, sum/31, sum%31+1)
}

// nthWeekday is the nth weekday of a month, counted from its end where n is
// negative.
func nthWeekday(year, month, weekday, n int) Day {
	if n > 0 {
		first := world.MakeDay(year, month, 1)
		return first + Day((weekday-weekdayOf(first)+7)%7) + Day(n-1)*7
	}
	last := world.MakeDay(year, month, daysIn(year, month))
	return last - Day((weekdayOf(last)-weekday+7)%7) + Day(n+1)*7
}
