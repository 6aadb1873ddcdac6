package alliancewar

import (
	"casus/internal/dataset"
	"casus/internal/world"
)

// Data are the tables in hand.
type Data struct {
	Cases    []dataset.WarAllianceRow           // in order of row
	Outcomes map[int]dataset.WarAllianceOutcome // by row; empty where no outcomes are at hand
	members  map[int][]*dataset.MemberRow       // by number of the alliance
	wars     map[int]*War                       // by Correlates of War number
	others   map[int]*War                       // wars that are not in that list, by the number that the cases give them
}

// consultationOnly tells whether nothing but talk is promised.
func consultationOnly(o dataset.Obligations) bool {
	return o == dataset.Obligations{Consul: true}
}

// firstDay is the day on which a member came under a wording.
func firstDay(m *dataset.MemberRow) world.Day { return m.From.Lo }

// lastDay is a member's last day. The day of leaving counts: many a treaty ended
// by the very war that put it to the test.
func lastDay(m *dataset.MemberRow) world.Day {
	if !m.To.Known() {
		return stillInForce
	}
	return m.To.Hi
}

// holds tells whether a member is in the treaty on a day.
func holds(m *dataset.MemberRow, on world.Day) bool { return firstDay(m) <= on && on <= lastDay(m) }

// against lists the states that the treaty names as the threat.
func against(m *dataset.MemberRow) []int {
	var out []int
	for _, v := range []dataset.Value{m.Threat1, m.Threat2} {
		if v.Known && v.N > 0 {
			out = append(out, v.N)
		}
	}
	return out
}

// War is an inter-state war.
type War struct {
	Name    string
	Parts   []Part
	strikes map[[2]int]bool // pairs of the table of pairs; true: the first is coded as having begun it
	met     map[int]bool    // states whose enemies the table of pairs lists
}

// Part is a spell of one state in a war.
type Part struct {
	State    int
	Name     string
	Side     int
	Began    bool // coded as having begun the war
	From, To world.Day
	Regions  []dataset.Region
}

var regionNames = map[dataset.Region]string{dataset.Americas: "the Americas", dataset.Europe: "Europe", dataset.Africa: "Africa",
	dataset.MiddleEast: "the Middle East", dataset.Asia: "Asia", dataset.Oceania: "Oceania"}

// home gives the regions in which a state's own land lies: by the hundreds of
// its number, and for three states that lie in two regions both.
func home(state int) []dataset.Region {
	switch state {
	case 365:
		return []dataset.Region{dataset.Europe, dataset.Asia}
	case 640:
		return []dataset.Region{dataset.Europe, dataset.MiddleEast}
	case 651:
		return []dataset.Region{dataset.Africa, dataset.MiddleEast}
	}
	switch {
	case state < 200:
		return []dataset.Region{dataset.Americas}
	case state < 400:
		return []dataset.Region{dataset.Europe}
	case state < 600:
		return []dataset.Region{dataset.Africa}
	case state < 700:
		return []dataset.Region{dataset.MiddleEast}
	case state < 900:
		return []dataset.Region{dataset.Asia}
	}
	return []dataset.Region{dataset.Oceania}
}

// war finds the war of a case; nil where nothing is known of it.
func (d *Data) war(c *dataset.WarAllianceRow) *War {
	if c.COWWar != 0 {
		return d.wars[c.COWWar]
	}
	return d.others[c.War]
}
