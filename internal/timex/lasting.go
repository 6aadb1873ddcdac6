package timex

import (
	"strconv"
	"strings"
)

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
