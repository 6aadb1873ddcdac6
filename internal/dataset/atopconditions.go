package dataset

import (
	"math"
	"slices"
)

var notKnown = math.NaN()

// conditionNames are the columns of Conditions: under the codebook's names, whether
// some promise of the kind that the state made to the partner is limited so.
var conditionNames = []string{
	"n_atop", "atop_defuncon",
	"atop_defcoadv", "atop_defcoloc", "atop_defcocon", "atop_defconum", "atop_defcodem", "atop_defconpr",
	"atop_offcoadv", "atop_offcoloc", "atop_offcocon", "atop_offconum", "atop_offcodem",
	"atop_neucoadv", "atop_neucoloc", "atop_neucocon", "atop_neuconum", "atop_neucodem", "atop_neuconpr", "atop_neucoatt",
	"atop_conditio", "atop_asymm", "atop_obvary", "atop_wartime", "atop_secret",
}

// Conditions are the circumstances to which what a state owes another is limited,
// by the terms that hold last in the year (as DyadYears): how many alliances bind
// the two; whether some promise of defence has no limit at all; whether some
// promise of defence, offence or neutrality is limited to a certain adversary,
// place, conflict, number of adversaries, demand or unprovoked attack; and whether
// some alliance is conditional, asymmetrical, varies among members, was made in
// war, or is secret in part, which is not known where it is known of none. A pair without an
// alliance has 0 of all.
func (a *ATOP) Conditions() PairYears {
	out := PairYears{System: COWNumbers, Names: conditionNames, First: firstATOPYear, Last: a.EndYear(), Otherwise: make([]float64, len(conditionNames))}
	for range conditionNames {
		out.Whole = append(out.Whole, true)
	}
	gathered := gather[pairInYear, *MemberRow](out.First, out.Last)
	for pair, list := range a.stretches() {
		gathered.take(func(add func(pairInYear, *MemberRow)) {
			for _, s := range list {
				from, _, _ := s.outerFrom.Civil()
				to, _, _ := s.outerUntil.Civil() // the day of leaving counts
				for year := from; year <= to; year++ {
					add(pairInYear{pair[0], pair[1], year}, s.row)
				}
			}
		})
	}
	for k, said := range gathered.said {
		last := lastTerms(said)
		gathered.account.Merged += len(said) - 1
		out.Rows = append(out.Rows, PairYearValues{A: k.a, B: k.b, Year: k.y, V: limitsOf(last)})
	}
	out.Account = gathered.account
	slices.SortFunc(out.Rows, comparePairYears)
	return out
}

// lastTerms keeps, of the rows of each alliance, those that begin last.
func lastTerms(rows []*MemberRow) []*MemberRow {
	begins := map[int]*MemberRow{}
	for _, r := range rows {
		if old := begins[r.ID]; old == nil || r.From.Lo > old.From.Lo {
			begins[r.ID] = r
		}
	}
	var out []*MemberRow
	for _, r := range rows {
		if r.From.Lo == begins[r.ID].From.Lo {
			out = append(out, r)
		}
	}
	return out
}

func limitsOf(rows []*MemberRow) []float64 {
	out := make([]float64, len(conditionNames))
	alliances := map[int]bool{}
	secret, known := false, false
	for _, r := range rows {
		alliances[r.ID] = true
		known = known || r.Secrecy.Known
		secret = secret || r.Secrecy.Known && r.Secrecy.N > 0
		d, o, n := r.Limits.Defense, r.Limits.Offense, r.Limits.Neutral
		for i, has := range []bool{
			false, r.Defense && !r.DefenseCon && d == (Limit{}),
			d.Adversary, d.Place, d.Conflict, d.Number, d.Demands, d.Unprovoked,
			o.Adversary, o.Place, o.Conflict, o.Number, o.Demands,
			n.Adversary, n.Place, n.Conflict, n.Number, n.Demands, n.Unprovoked, r.Limits.NeutralAttacked,
			r.Conditional, r.Asym, r.ObVary, r.Wartime, false,
		} {
			if has {
				out[i] = 1
			}
		}
	}
	out[0] = float64(len(alliances))
	switch at := len(out) - 1; {
	case secret:
		out[at] = 1
	case !known:
		out[at] = notKnown
	}
	return out
}
