package dataset

import (
	"slices"

	"casus/internal/world"
)

// DayRule turns the days on which a promise is in force into a value for the year.
type DayRule string

// The rules. AnyDay is that of DyadYears, in which the day of leaving counts; in the
// others it is the first day outside.
const (
	AnyDay   DayRule = "any"   // 1 if in force on some day of the year
	FirstDay DayRule = "jan1"  // 1 if in force on 1 January
	LastDay  DayRule = "dec31" // 1 if in force on 31 December
	Share    DayRule = "share" // the share of the days of the year on which it is in force
)

// DayRules lists them.
var DayRules = []DayRule{AnyDay, FirstDay, LastDay, Share}

// InForce is what a state owes to another in a year, by a rule: an alliance of any
// kind, and each of the five obligations in the order of Obligations. By FirstDay
// and LastDay a value is not known (NaN) where the day falls in a month of which
// the day of entering or leaving is not known; by Share such a month counts half.
type InForce struct {
	State, Partner, Year int
	V                    [6]float64
	Days                 float64 // of the year, on which some alliance was in force
}

// promised gives alliance and obligations in the order of InForce.
func (o Obligations) promised() [6]bool {
	return [6]bool{true, o.Defense, o.Offense, o.Neutral, o.NonAgg, o.Consul}
}

// stretch is a time in which one row binds a state to another: certainly from its
// inner days, possibly from its outer ones. Ends are the first day outside.
type stretch struct {
	row                    *MemberRow
	outerFrom, innerFrom   world.Day
	innerUntil, outerUntil world.Day
}

// stretches gathers the times of every ordered pair.
func (a *ATOP) stretches() map[[2]int][]stretch {
	out := map[[2]int][]stretch{}
	last := world.MakeDay(a.EndYear()+1, 1, 1)
	for _, alliance := range a.Alliances {
		rows := a.Rows(alliance.ID)
		for _, i := range rows {
			for _, j := range rows {
				m, partner := &a.Members[i], &a.Members[j]
				if m.Member == partner.Member || m.Phase != partner.Phase || m.Member == Annam || partner.Member == Annam {
					continue
				}
				s := stretch{m, max(m.From.Lo, partner.From.Lo), max(m.From.Hi, partner.From.Hi), last, last}
				for _, r := range []*MemberRow{m, partner} {
					if !r.InEffect {
						gap := a.goesOn(r)
						s.innerUntil, s.outerUntil = min(s.innerUntil, r.To.Lo+gap), min(s.outerUntil, r.To.Hi+gap)
					}
				}
				if s.outerFrom < s.outerUntil {
					key := [2]int{m.Member, partner.Member}
					out[key] = append(out[key], s)
				}
			}
		}
	}
	return out
}

// goesOn is 1 where the member goes on in the alliance on the day after a row ends,
// in its next phase: the day between is no gap.
func (a *ATOP) goesOn(m *MemberRow) world.Day {
	for _, i := range a.Rows(m.ID) {
		if next := &a.Members[i]; next.Member == m.Member && next.From.Lo == m.To.Hi+1 && next.From.Hi == m.To.Lo+1 {
			return 1
		}
	}
	return 0
}

// InForce makes what is in force by FirstDay, LastDay or Share, in order of state,
// partner and year. years, by AnyDay, says toward whom an obligation holds that
// varies among partners; see Settle.
func (a *ATOP) InForce(rule DayRule, years []DyadYear) []InForce {
	settled := make(map[dyadKey]Obligations, len(years))
	for i := range years {
		settled[dyadKey{years[i].State, years[i].Partner, years[i].Year}] = years[i].Obligations
	}
	var out []InForce
	for pair, list := range a.stretches() {
		first, last := list[0].outerFrom, list[0].outerUntil
		for _, s := range list {
			first, last = min(first, s.outerFrom), max(last, s.outerUntil)
		}
		from, _, _ := first.Civil()
		to, _, _ := (last - 1).Civil()
		for year := from; year <= to; year++ {
			f := InForce{State: pair[0], Partner: pair[1], Year: year}
			if f.fill(rule, list, settled[dyadKey{pair[0], pair[1], year}]) {
				out = append(out, f)
			}
		}
	}
	slices.SortFunc(out, func(x, y InForce) int {
		return dyadKey{x.State, x.Partner, x.Year}.compare(dyadKey{y.State, y.Partner, y.Year})
	})
	return out
}

// fill works out the values of a year; false where nothing was in force in it.
func (f *InForce) fill(rule DayRule, list []stretch, settled Obligations) bool {
	begin, end := world.MakeDay(f.Year, 1, 1), world.MakeDay(f.Year+1, 1, 1)
	var times [6][]stretch
	for _, s := range list {
		if s.outerFrom >= end || s.outerUntil <= begin {
			continue
		}
		promised, toThis := s.row.promised(), settled.promised()
		for k := range times {
			if promised[k] && (!s.row.ObVary || toThis[k]) {
				times[k] = append(times[k], s)
			}
		}
	}
	for k := range times {
		switch rule {
		case FirstDay:
			f.V[k] = onDay(times[k], begin)
		case LastDay:
			f.V[k] = onDay(times[k], end-1)
		case Share:
			f.V[k] = days(times[k], begin, end) / float64(end-begin)
		}
	}
	f.Days = days(times[0], begin, end)
	return len(times[0]) > 0
}

// onDay is 1 where some time certainly holds the day, NaN where one may, else 0.
func onDay(times []stretch, day world.Day) float64 {
	out := 0.0
	for _, s := range times {
		switch {
		case s.innerFrom <= day && day < s.innerUntil:
			return 1
		case s.outerFrom <= day && day < s.outerUntil:
			out = notKnown
		}
	}
	return out
}

// days counts the days of some times between two, each day once; those that may be
// and may not be count half.
func days(times []stretch, begin, end world.Day) float64 {
	inner := covered(times, begin, end, func(s stretch) (world.Day, world.Day) { return s.innerFrom, s.innerUntil })
	outer := covered(times, begin, end, func(s stretch) (world.Day, world.Day) { return s.outerFrom, s.outerUntil })
	return float64(inner+outer) / 2
}

func covered(times []stretch, begin, end world.Day, of func(stretch) (from, until world.Day)) int {
	spans := make([][2]world.Day, 0, len(times))
	for _, s := range times {
		from, until := of(s)
		if from, until = max(from, begin), min(until, end); from < until {
			spans = append(spans, [2]world.Day{from, until})
		}
	}
	slices.SortFunc(spans, func(x, y [2]world.Day) int { return int(x[0] - y[0]) })
	n, reached := 0, begin
	for _, s := range spans {
		if from := max(s[0], reached); from < s[1] {
			n, reached = n+int(s[1]-from), s[1]
		}
	}
	return n
}
