package alignment

import (
	"cmp"
	"maps"
	"slices"
)

// Effect is what one tie more, or another one than before, does to a network.
type Effect struct {
	Before, After Frustration
	Change        int64 // of the index: after less before
	Proven        bool  // both indices are proven, and so is the change

	// Moved are the actors that stand elsewhere than before, in order. In each part
	// that the network had before, blocs of before and after are first matched, those
	// that share most actors foremost; with two blocs as few as can be have moved.
	Moved []int
}

// Effect sets a tie and looks again. Where blocs of before are still among the
// best they are kept, so that actors move only for a reason.
func (n *Network) Effect(before Frustration, tie Edge, o Options) (Effect, error) {
	changed, err := n.With(tie)
	if err != nil {
		return Effect{}, err
	}
	e := Effect{Before: before, After: changed.into(before.Groups, o)}
	kept := e.After
	kept.Blocs = slices.Clone(before.Blocs)
	if changed.settle(&kept); kept.Value <= e.After.Value {
		changed.number(kept.Blocs)
		e.After = kept
	}
	e.Change = e.After.Value - before.Value
	e.Proven = before.Proven && e.After.Proven
	part, parts := n.Parts()
	members := make([][]int, parts)
	for i, p := range part {
		members[p] = append(members[p], i)
	}
	for _, actors := range members {
		e.Moved = append(e.Moved, moved(actors, before.Blocs, e.After.Blocs, before.Groups)...)
	}
	slices.Sort(e.Moved)
	return e, nil
}

// moved are the actors whose blocs of before and after do not match.
func moved(actors, before, after []int, groups int) (out []int) {
	type pair struct{ before, after int }
	shared := map[pair]int{}
	for _, a := range actors {
		shared[pair{before[a], after[a]}]++
	}
	order := slices.SortedFunc(maps.Keys(shared), func(x, y pair) int {
		if groups == 2 { // the two matches of two blocs are judged as wholes
			x1, y1 := shared[pair{1 - x.before, 1 - x.after}], shared[pair{1 - y.before, 1 - y.after}]
			return cmp.Or(shared[y]+y1-shared[x]-x1, x.before-y.before, x.after-y.after)
		}
		return cmp.Or(shared[y]-shared[x], x.before-y.before, x.after-y.after)
	})
	to, taken := map[int]int{}, map[int]bool{}
	for _, p := range order {
		if _, ok := to[p.before]; !ok && !taken[p.after] {
			to[p.before], taken[p.after] = p.after, true
		}
	}
	for _, a := range actors {
		if match, ok := to[before[a]]; !ok || match != after[a] {
			out = append(out, a)
		}
	}
	return out
}
