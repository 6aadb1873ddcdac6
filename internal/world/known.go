package world

import "slices"

// KnownBy returns the record as it was known on a day: events, claims and
// responses that became known later are gone, with treaties signed later and
// sources that appeared later and forecasts made later, and what became of a claim or a
// forecast is hidden until it was known. Measures have no day on which they became known and stay.
func (w *World) KnownBy(day Day) *World {
	next := *w
	next.Events = filter(w.Events, func(e Event) bool { return known(e.KnownFrom, e.Date, day) })
	next.Responses = filter(w.Responses, func(r Response) bool { return known(r.KnownFrom, r.Date, day) })
	next.Claims = filter(w.Claims, func(c Claim) bool { return known(c.KnownFrom, c.Date, day) })
	next.Treaties = filter(w.Treaties, func(t *Treaty) bool { return t.Signed.By(day) != No || t.Added })
	hidden := next.hideClauses(day)
	if hidden || len(next.Treaties) != len(w.Treaties) {
		next.indexTreaties()
	}
	next.Forecasts = filter(w.Forecasts, func(f Forecast) bool { return f.Made.By(day) == Yes })
	for i := range next.Forecasts {
		if f := &next.Forecasts[i]; f.Resolved.By(day) != Yes {
			f.Outcome, f.Resolved = "", Date{}
		}
	}
	w.hideSources(&next, day)
	for i := range next.Claims {
		if c := &next.Claims[i]; c.LaterOn.By(day) != Yes {
			c.Later, c.LaterOn = "", Date{}
		}
	}
	return &next
}

// hideClauses takes away the articles that became known later, and tells
// whether there were any. A secret article of which nobody says when it became
// known is taken to be kept while the treaty lasts. w.Treaties must be the
// World's own slice.
func (w *World) hideClauses(day Day) bool {
	any := false
	for i, t := range w.Treaties {
		later := func(c Clause) bool {
			if c.KnownFrom.Known() {
				return c.KnownFrom.By(day) != Yes
			}
			return c.Secret && t.Ended.By(day) != Yes
		}
		if !slices.ContainsFunc(t.Clauses, later) {
			continue
		}
		public := *t
		public.Clauses = filter(t.Clauses, func(c Clause) bool { return !later(c) })
		w.Treaties[i], any = &public, true
	}
	return any
}

// hideSources takes sources that appeared later from the rows that remain.
func (w *World) hideSources(next *World, day Day) {
	trim := func(ids []SourceID) []SourceID {
		later := func(id SourceID) bool { s := w.sources[id]; return s != nil && s.Date.By(day) == No }
		if !slices.ContainsFunc(ids, later) {
			return ids
		}
		return filter(ids, func(id SourceID) bool { return !later(id) })
	}
	for i := range next.Events {
		next.Events[i].Sources = trim(next.Events[i].Sources)
	}
	for i := range next.Claims {
		next.Claims[i].Sources = trim(next.Claims[i].Sources)
	}
	for i := range next.Responses {
		next.Responses[i].Sources = trim(next.Responses[i].Sources)
	}
}

// known takes a date whose place is uncertain as known only when all of it has
// passed, so that nothing leaks from a later day.
func known(from, date Date, day Day) bool {
	if from.Known() {
		return from.By(day) == Yes
	}
	return !date.Known() || date.By(day) == Yes
}

func filter[T any](rows []T, keep func(T) bool) []T {
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}

// Graded returns the record with other Admiralty grades of claims, by their ids.
func (w *World) Graded(grades map[string]string) *World {
	if len(grades) == 0 {
		return w
	}
	next := *w
	next.Claims = slices.Clone(w.Claims)
	for i := range next.Claims {
		if g, ok := grades[next.Claims[i].ID]; ok {
			next.Claims[i].Grade = g
		}
	}
	return &next
}
