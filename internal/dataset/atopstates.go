package dataset

import (
	"cmp"
	"maps"
	"slices"

	"casus/internal/statecode"
	"casus/internal/world"
)

// stateRows gives every state of the Correlates of War list and every other
// that occurs, with all its dated rows: one that was never allied can still be
// asked about. Where a state has a part in an alliance while no list has it, a
// row is added; the row says so.
func (m *recorder) stateRows() []world.State {
	ids := map[world.StateID]bool{}
	for id := range m.states {
		ids[id] = true
	}
	for _, r := range statecode.COWRows() {
		ids[r.ID] = true
	}
	var out []world.State
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		rows := statecode.Spells(id)
		var listed []span
		for i := range rows {
			out = append(out, stateRow(&rows[i]))
			listed = append(listed, span{rows[i].From, rows[i].To})
		}
		for _, gap := range uncovered(m.states[id], listed) {
			s := stateRow(nearest(rows, gap.from))
			s.Valid = spell(gap)
			s.Sources, s.Confidence = []world.SourceID{m.source}, "medium"
			s.Note = "A member of an alliance in these days by ATOP; the list of states does not have it then."
			m.report.States.Added = append(m.report.States.Added, AddedState{string(id), s.COW, s.Valid.From.Text, s.Valid.To.Text})
			out = append(out, s)
		}
	}
	return out
}

func stateRow(r *statecode.Row) world.State {
	s := world.State{ID: r.ID, COW: r.Number, COWLetter: r.Letters, Name: r.Name, Aliases: r.Aliases,
		Provenance: world.Provenance{Sources: []world.SourceID{statecode.SourceCOW, statecode.SourceISO}, Confidence: "high"}}
	if r.List == statecode.GW {
		s.COW, s.COWLetter = 0, ""
		s.Sources = []world.SourceID{statecode.SourceGW}
		s.Note = "In the list of Gleditsch and Ward alone."
	}
	s.Valid = spell(span{r.From, r.To})
	return s
}

// spell writes a span; an end that lies beyond all records is left open.
func spell(s span) world.Spell {
	var out world.Spell
	if s.from != world.DistantPast {
		out.From = world.On(s.from)
	}
	if s.to != world.DistantFuture {
		out.To = world.On(s.to)
	}
	return out
}

// nearest is the row that begins next after a day, or the last.
func nearest(rows []statecode.Row, day world.Day) *statecode.Row {
	for i := range rows {
		if rows[i].From >= day {
			return &rows[i]
		}
	}
	return &rows[len(rows)-1]
}

// uncovered gives the parts of the spans that none of the others covers.
func uncovered(spans, others []span) []span {
	others = join(others)
	var out []span
	for _, s := range join(spans) {
		at := s.from
		for _, o := range others {
			if o.to <= at || o.from >= s.to {
				continue
			}
			if o.from > at {
				out = append(out, span{at, o.from})
			}
			at = o.to
		}
		if at < s.to {
			out = append(out, span{at, s.to})
		}
	}
	return out
}

// join sorts spans and puts together those that touch.
func join(spans []span) []span {
	var out []span
	for _, s := range slices.SortedFunc(slices.Values(spans), func(a, b span) int { return cmp.Compare(a.from, b.from) }) {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}
