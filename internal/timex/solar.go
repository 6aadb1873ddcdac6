package timex

import "casus/internal/world"

// solarMonths are the months of the Solar Hijri calendar, by which Iran dates.
const solarMonths = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"

// firstSolar is added to the number of a solar month, to tell it from January.
const firstSolar = 100

// The years for which the rule of 33 years agrees with the observed equinox.
const firstSolarYear, lastSolarYear = 1244, 1472

// solarDay is the day of a date of the Solar Hijri calendar: years begin at the
// spring equinox, six months of 31 days, five of 30, and a last one of 29, or 30
// in leap years.
func solarDay(year, month, day int) (Day, bool) {
	if year < firstSolarYear || year > lastSolarYear || month < 1 || month > 12 || day < 1 {
		return 0, false
	}
	length, before := 31, (month-1)*31
	if month > 6 {
		length, before = 30, 186+(month-7)*30
	}
	if month == 12 && !solarLeap(year) {
		length = 29
	}
	start := world.MakeDay(2024, 3, 20) // 1 Farvardin 1403
	for y := 1403; y < year; y++ {
		start += solarYearDays(y)
	}
	for y := year; y < 1403; y++ {
		start -= solarYearDays(y)
	}
	return start + Day(before+day-1), day <= length
}

func solarYearDays(year int) Day {
	if solarLeap(year) {
		return 366
	}
	return 365
}

func solarLeap(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}
