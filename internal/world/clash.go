package world

import "slices"

// Clashes tells whether two exceptions of one clause have different effects and
// the same rank, and nothing in their own words keeps them apart. Such a pair
// would leave open which of them prevails (default logic with an unranked
// conflict; compare Catala's ambiguous exceptions).
func (e *Exception) Clashes(o *Exception) bool {
	if e.Rank != o.Rank || e.sameEffect(o) {
		return false
	}
	return !apart(e.Parties, o.Parties) && !apart(e.Against, o.Against) && !apart(e.Objects, o.Objects) &&
		!apart(e.Acts, o.Acts) && !e.Reading.excludes(o.Reading)
}

func (e *Exception) sameEffect(o *Exception) bool {
	return e.Modifies == o.Modifies && (!e.Modifies || e.Duty == o.Duty && e.Discretion == o.Discretion)
}

// apart tells whether two lists of what is meant have nothing in common; an
// empty list means everything.
func apart[T comparable](a, b []T) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}

// excludes tells whether two tests ask for different options of one reading.
func (r ReadingTest) excludes(o ReadingTest) bool {
	return !r.IsZero() && r.Question == o.Question && r.Option != o.Option
}
