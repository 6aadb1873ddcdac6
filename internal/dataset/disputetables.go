package dataset

import (
	"math"

	"casus/internal/world"
)

// DisputePairs reduces dispute-years to one row for a pair and year, by the rules
// of OneADyadYear, with the columns of peacesciencer's add_cow_mids and
// add_gml_mids. prefix is cowmid or gmlmid: of the onset and of whether there was
// a dispute, which are 0 for a pair without one. All else is of the dispute that
// is kept, and unknown without one. The span ends with the latest year of the
// data.
func DisputePairs(prefix string, years DisputeYears) PairYears {
	g := gather[pairInYear, DisputeYear](systemBegins, lastOf(years.Rows, func(y *DisputeYear) int { return y.Year }))
	for i := range years.Rows {
		y := &years.Rows[i]
		g.take(func(add func(pairInYear, DisputeYear)) { add(pairInYear{y.A, y.B, y.Year}, *y) })
	}
	vars := append(counted(prefix+"onset", prefix+"ongoing"), coded("dispnum", "init1", "init2", "sidea1", "sidea2", "orig1", "orig2",
		"fatality1", "fatality2", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "hostlev1", "hostlev2",
		"fatality", "hostlev", "mindur", "maxdur", "recip", "stmon")...)
	return pairYears(g, COWNumbers, vars, func(said []DisputeYear) []float64 {
		y := OneADyadYear(said)[0]
		return []float64{zeroOne(y.Onset), 1, float64(y.Dispute), zeroOne(y.Initiator1()), zeroOne(y.Initiator2()), zeroOne(y.SideA1), zeroOne(y.SideA2), zeroOne(y.Orig1), zeroOne(y.Orig2),
			valueOr(y.State1.Fatality), valueOr(y.State2.Fatality), valueOr(y.State1.Deaths), valueOr(y.State2.Deaths),
			valueOr(y.State1.Action), valueOr(y.State2.Action), valueOr(y.State1.Hostility), valueOr(y.State2.Hostility),
			valueOr(y.Fatality), valueOr(y.Hostility), float64(y.MinDur), float64(y.MaxDur), zeroOne(y.Reciprocated), valueOr(y.FirstMonth)}
	})
}

// COWDisputeStates says of each state whether it was in a dispute of the
// Correlates of War project in a year, and whether it began one; n_cowmids is the
// number of disputes. Variables and rules are those of peacesciencer's
// add_gml_mids for state-years: an onset is the first year of each stay in a
// dispute, and a state begins a dispute (_init) if it is on side A, or joined
// later on whatever side. Where that is not known of any, and no other dispute
// says yes, it is not known.
func COWDisputeStates(m *MID) StateYears {
	stays := make([]stay, len(m.Participants))
	for i := range m.Participants {
		p := &m.Participants[i]
		stays[i] = stay{p.Dispute, p.State, p.From, p.To, began(p.SideA, p.Originator)}
	}
	return disputeStates("cowmid", stays)
}

// GMLDisputeStates is COWDisputeStates of Gibler, Miller and Little. Unlike
// peacesciencer it keeps states whose leaders are not known.
func GMLDisputeStates(t GMLParticipants) StateYears {
	stays := make([]stay, len(t.Rows))
	for i := range t.Rows {
		p := &t.Rows[i]
		stays[i] = stay{p.Dispute, p.State, p.From, p.To, zeroOne(p.SideA || !p.Originator)}
	}
	return disputeStates("gmlmid", stays)
}

// stay is a time of a state in a dispute.
type stay struct {
	dispute, state int
	from, to       world.Date
	began          float64 // NaN: not known
}

func began(sideA, originator Value) float64 {
	switch {
	case sideA.Is(1), originator.Is(0):
		return 1
	case sideA.Known && originator.Known:
		return 0
	}
	return math.NaN()
}

// disputeOfYear is a dispute of a state in a year.
type disputeOfYear struct {
	dispute int
	onset   bool
	began   float64
}

func disputeStates(prefix string, stays []stay) StateYears {
	last := lastOf(stays, func(s *stay) int { return s.end() })
	g := gather[stateInYear, disputeOfYear](systemBegins, last)
	for i := range stays {
		s := &stays[i]
		g.take(func(add func(stateInYear, disputeOfYear)) {
			for year := s.begin(); year <= s.end(); year++ {
				add(stateInYear{s.state, year}, disputeOfYear{s.dispute, year == s.begin(), s.began})
			}
		})
	}
	vars := counted(prefix+"ongoing", prefix+"onset", prefix+"ongoing_init", prefix+"onset_init", "n_"+prefix+"s")
	return stateYears(g, COWNumbers, vars, func(said []disputeOfYear) []float64 {
		out := []float64{1, 0, 0, 0, different(said, func(d *disputeOfYear) (int, bool) { return d.dispute, true })}
		for _, d := range said {
			out[2] = either(out[2], d.began)
			if d.onset {
				out[1], out[3] = 1, either(out[3], d.began)
			}
		}
		return out
	})
}

// begin and end are the first and last year, as far as they are known; a stay of
// which the end is not known has its first year alone, and one of which the
// beginning is not known none.
func (s *stay) begin() int {
	if !s.from.Known() {
		return 1
	}
	return yearOn(s.from.Lo)
}

func (s *stay) end() int {
	switch {
	case !s.from.Known():
		return 0
	case !s.to.Known():
		return s.begin()
	}
	return yearOn(s.to.Hi)
}

// either is 1 if one of the two is, else NaN if one is not known.
func either(x, y float64) float64 {
	if x == 1 || y == 1 {
		return 1
	}
	return x + y
}
