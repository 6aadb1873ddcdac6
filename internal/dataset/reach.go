package dataset

import "casus/internal/world"

// reach tells whether a time, both days included, has a day in common with a
// period. Where the time is open, a period after it is unknown: the list ends.
func reach(from, to world.Day, open bool, period [2]world.Day) world.Tri {
	switch {
	case period[1] < from, period[0] > to && !open:
		return world.No
	case period[0] > to:
		return world.Unknown
	}
	return world.Yes
}

func yearOf(year int) [2]world.Day {
	return [2]world.Day{world.MakeDay(year, 1, 1), world.MakeDay(year, 12, 31)}
}

// endOf marks the rows that run to the last day of their table.
func endOf[T any](rows []T, to func(*T) world.Day, open func(*T) *bool) {
	last := world.DistantPast
	for i := range rows {
		last = max(last, to(&rows[i]))
	}
	for i := range rows {
		*open(&rows[i]) = to(&rows[i]) == last
	}
}
