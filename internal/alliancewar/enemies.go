package alliancewar

import (
	"cmp"
	"slices"

	"casus/internal/dataset"
	"casus/internal/world"
)

// stillInForce ends the spell of a state that has not left.
const stillInForce = world.DistantFuture - 1

// firstDays is how long after its first day a state may enter a war and still
// count as one of those against whom, or by whom, it was begun: declarations
// follow each other by days.
const firstDays = 7

// feud is a pair of enemies in a war, while they fight.
type feud struct {
	a, b     int // in order of number
	from, to world.Day
	regions  []dataset.Region
	strikers []int // who of the two attacks the other; both where the sources differ
}

func (f *feud) other(state int) int {
	if state == f.a {
		return f.b
	}
	return f.a
}

func (f *feud) has(state int) bool { return f.a == state || f.b == state }

// start is the first day of the war.
func (w *War) start() world.Day {
	first := world.DistantFuture
	for i := range w.Parts {
		first = min(first, w.Parts[i].From)
	}
	return first
}

// feuds lists the pairs of enemies in order of time and number.
func (w *War) feuds() []feud {
	var out []feud
	opened := w.openedBy()
	for i := range w.Parts {
		for j := range w.Parts {
			p, q := &w.Parts[i], &w.Parts[j]
			if p.State >= q.State || p.Side == q.Side || p.From > q.To || q.From > p.To || !w.fought(p.State, q.State) {
				continue
			}
			out = append(out, feud{a: p.State, b: q.State, from: max(p.From, q.From), to: min(p.To, q.To),
				regions: places(p, q), strikers: w.strikers(p, q, opened)})
		}
	}
	slices.SortStableFunc(out, func(x, y feud) int {
		return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// fought tells whether two states on different sides met. Where the table of
// pairs knows both and does not pair them, they did not.
func (w *War) fought(a, b int) bool {
	if !w.met[a] || !w.met[b] {
		return true
	}
	_, one := w.strikes[[2]int{a, b}]
	_, two := w.strikes[[2]int{b, a}]
	return one || two
}

// places are the regions in which both fought, or, where they have none in
// common, those of both.
func places(p, q *Part) []dataset.Region {
	var both []dataset.Region
	for _, r := range p.Regions {
		if slices.Contains(q.Regions, r) {
			both = append(both, r)
		}
	}
	if len(both) > 0 {
		return both
	}
	return append(slices.Clone(p.Regions), q.Regions...)
}

// openedBy is the side that began the war; 0 where that is not one side.
func (w *War) openedBy() int {
	side := 0
	for i := range w.Parts {
		switch p := &w.Parts[i]; {
		case !p.Began || p.Side == side:
		case side == 0:
			side = p.Side
		default:
			return 0
		}
	}
	return side
}

// strikers tells who of two enemies attacks: the one that struck first in the
// pair, and also, where the other was among the war's first victims, the one
// whose side began the war. The two sources can differ, as in August 1914, when
// Austria-Hungary had begun the war and Russia struck first at Germany.
func (w *War) strikers(p, q *Part, opened int) []int {
	var out []int
	add := func(s int) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, pair := range [2][2]*Part{{p, q}, {q, p}} {
		if w.struckFirst(pair[0].State, pair[1].State) {
			add(pair[0].State)
		}
		if pair[0].Side == opened && pair[1].From <= w.start()+firstDays {
			add(pair[0].State)
		}
	}
	if len(out) > 0 {
		return out
	}
	switch { // no source on the pair: who came later attacks, else who began the war
	case p.From > q.From+firstDays:
		add(p.State)
	case q.From > p.From+firstDays:
		add(q.State)
	case p.Began != q.Began && p.Began:
		add(p.State)
	case p.Began != q.Began:
		add(q.State)
	default:
		add(p.State)
		add(q.State)
	}
	return out
}

// struckFirst tells whether the table of pairs says that one of two enemies
// began their fighting. Where it says so of both it decides nothing.
func (w *War) struckFirst(striker, struck int) bool {
	return w.strikes[[2]int{striker, struck}] && !w.strikes[[2]int{struck, striker}]
}
