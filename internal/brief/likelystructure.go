package brief

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/accession"
	"casus/internal/change"
	"casus/internal/portfolio"
	"casus/internal/world"
)

// most is how often one circumstance may count.
const most = 3

// circumstances finds what about the states moves the odds. What the record does
// not know counts for nothing, and the text says so.
func (l *Likely) circumstances(t *world.Treaty, clashes []change.Clash) []accession.Circumstance {
	var out []accession.Circumstance
	add := func(prior string, count float64, format string, args ...any) {
		out = append(out, accession.Circumstance{Prior: prior, Count: count, Text: fmt.Sprintf(format, args...)})
	}
	if threats := l.threats(); len(threats) > 0 {
		add("structure.threat", float64(min(len(threats), most)), "adversaries in common, of the last ten years: %s", names(l.world, threats))
	} else {
		add("structure.threat", 0, "the record shows no adversary in common in the last ten years")
	}
	if ties := l.ties(t); len(ties) > 0 {
		add("structure.tie", 1, "older ties with a party: %s", listed(ties))
	} else {
		add("structure.tie", 0, "no older tie of defence, consultation or cooperation with a party")
	}
	if s, ok := l.similarity(); ok {
		add("structure.similarity", (s-.5)*10, "S of the portfolios of promises in the record is %.2f, on average over the parties", s)
	} else {
		add("structure.similarity", 0, "the portfolios of promises cannot be compared")
	}
	if km, ok := l.distance(); ok {
		add("structure.distance", math.Log2(max(km, 1000)/1000), "%.0f km between the capitals of the state and the nearest party", km)
	} else {
		add("structure.distance", 0, "the distance between capitals is not known")
	}
	count, text := l.conflicts(t, clashes)
	add("structure.conflict", count, "%s", text)
	return out
}

// threats are the states with which both the state and a party had hostile events
// in the ten years before.
func (l *Likely) threats() []world.StateID {
	year, month, day := l.from.Civil()
	since := world.MakeDay(year-10, month, day)
	foes := func(ids []world.StateID) map[world.StateID]bool {
		out := map[world.StateID]bool{}
		for _, e := range l.world.Events {
			if e.Stance != "hostile" || e.Intensity > -5 || e.Date.Lo < since || e.Date.Lo > l.from {
				continue
			}
			if slices.Contains(ids, e.Initiator) {
				out[e.Target] = true
			}
			if slices.Contains(ids, e.Target) {
				out[e.Initiator] = true
			}
		}
		return out
	}
	own, theirs := foes([]world.StateID{l.State}), foes(l.parties)
	var out []world.StateID
	for s := range own {
		if theirs[s] && s != l.State && !slices.Contains(l.parties, s) && !l.allied(s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// allied tells whether a state has promised the state its defence: a quarrel with
// an ally is no common enmity.
func (l *Likely) allied(s world.StateID) bool {
	return slices.ContainsFunc(l.world.TreatiesOf(l.State), func(t *world.Treaty) bool {
		return slices.Contains(t.Kinds, "defence") && l.inForce(t) && l.inIt(t, l.State) && l.inIt(t, s)
	})
}

// binds are the kinds of treaty that tie states together.
var binds = []string{"defence", "consultation", "assurance", "entente", "basing", "industrial"}

// ties names the treaties in force between the state and a party.
func (l *Likely) ties(joining *world.Treaty) []string {
	var out []string
	for _, t := range l.world.TreatiesOf(l.State) {
		if t.ID == joining.ID || !l.inForce(t) || !slices.ContainsFunc(t.Kinds, func(k string) bool { return slices.Contains(binds, k) }) || !l.inIt(t, l.State) {
			continue
		}
		if slices.ContainsFunc(l.parties, func(p world.StateID) bool { return l.inIt(t, p) }) {
			out = append(out, t.Short)
		}
	}
	return out
}

func (l *Likely) inForce(t *world.Treaty) bool {
	return t.Status == "in_force" && t.InForce.By(l.from) != world.No && t.Ended.By(l.from) != world.Yes
}

func (l *Likely) inIt(t *world.Treaty, s world.StateID) bool {
	return slices.ContainsFunc(t.Parties, func(p world.Party) bool {
		return p.State == s && p.Role != "broker" && p.Status != "suspended" && p.Status != "signatory" && p.Spell.Covers(l.from) != world.No
	})
}

// mostStates bounds the table of portfolios.
const mostStates = 2000

// similarity is S between the state and the parties, on average, over the states
// that the record has treaties of.
func (l *Likely) similarity() (float64, bool) {
	var states []world.StateID
	at := map[world.StateID]int{}
	for i := range l.world.States {
		if id := l.world.States[i].ID; len(l.world.TreatiesOf(id)) > 0 && (len(states) == 0 || states[len(states)-1] != id) {
			at[id] = len(states)
			states = append(states, id)
		}
	}
	n := len(states)
	i, ok := at[l.State]
	if !ok || len(l.parties) == 0 || n > mostStates {
		return 0, false
	}
	p := portfolio.New(n, l.promises(at))
	sum, counted := 0.0, 0.0
	for _, party := range l.parties {
		if j, ok := at[party]; ok {
			table := p.Compare(i, j)
			sums := table.Sums()
			sum, counted = sum+sums.S(), counted+1
		}
	}
	if counted == 0 {
		return 0, false
	}
	return sum / counted, true
}

// promises is the table of what each state has promised each, by the treaties in
// force. at gives the places of the states.
func (l *Likely) promises(at map[world.StateID]int) []uint8 {
	n := len(at)
	values := make([]uint8, n*n)
	for k := range n {
		values[k*n+k] = portfolio.Top
	}
	for _, t := range l.world.Treaties {
		v := portfolioValue(t.Kinds)
		if v == 0 || t.AllStates || !l.inForce(t) {
			continue
		}
		var in []int
		for _, p := range t.Parties {
			if k, ok := at[p.State]; ok && !slices.Contains(in, k) && l.inIt(t, p.State) {
				in = append(in, k)
			}
		}
		for _, a := range in {
			for _, b := range in {
				values[a*n+b] = max(values[a*n+b], v)
			}
		}
	}
	return values
}

// portfolioValue is the value of a treaty in a portfolio: 3 for defence, 2 for neutrality
// or non-aggression, 1 for consultation.
func portfolioValue(kinds []string) uint8 {
	v := uint8(0)
	for _, k := range kinds {
		switch k {
		case "defence":
			return 3
		case "neutrality", "nonaggression":
			v = max(v, 2)
		case "consultation", "entente", "assurance":
			v = max(v, 1)
		}
	}
	return v
}

// distance is that to the nearest party, between capitals.
func (l *Likely) distance() (float64, bool) {
	own := l.world.StateOn(l.State, l.from)
	if own == nil || own.Lat == nil || own.Lon == nil {
		return 0, false
	}
	best := math.Inf(1)
	for _, p := range l.parties {
		if s := l.world.StateOn(p, l.from); s != nil && s.Lat != nil && s.Lon != nil {
			best = min(best, world.Distance(*own.Lat, *own.Lon, *s.Lat, *s.Lon))
		}
	}
	return best, !math.IsInf(best, 1)
}

// conflicts counts the older clauses of the state that the new duty would run into.
func (l *Likely) conflicts(t *world.Treaty, clashes []change.Clash) (float64, string) {
	if clashes == nil {
		e := world.Edit{Kind: world.Join, State: l.State, Treaty: t.ID}
		if t.Status != "in_force" {
			e = world.Edit{Kind: world.Sign, Treaty: t.ID}
		}
		after, err := l.world.With(e)
		if err != nil {
			return 0, "conflicts of duty were not worked out: " + err.Error()
		}
		clashes = change.Compute(l.world, after, []world.Edit{e}, l.from).New
		if clashes == nil {
			clashes = []change.Clash{}
		}
	}
	l.clashes = clashes
	var found []string
	for _, c := range clashes {
		if name := clauseName(l.world, c.Treaty, c.Clause); c.State == l.State && !c.Settled && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return 0, "no older duty of the state would conflict"
	}
	return float64(min(len(found), most)), "older duties that may conflict: " + listed(found)
}
