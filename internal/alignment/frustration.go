package alignment

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Options bound a search.
type Options struct {
	// Nodes is how many nodes may be searched in all; 0 means DefaultNodes.
	Nodes int
	// Steps is how many steps the linear programs of the nodes may take in all; 0
	// means DefaultSteps. A step takes time by the square of the ties that are left
	// after reduction: with 100 of them microseconds, with 1000 a millisecond.
	Steps int
}

// Bounds of a search for which nothing else is said.
const (
	DefaultNodes = 100_000
	DefaultSteps = 100_000
)

func (o Options) budget() *budget {
	b := &budget{DefaultNodes, DefaultSteps}
	if o.Nodes > 0 {
		b.nodes = o.Nodes
	}
	if o.Steps > 0 {
		b.steps = o.Steps
	}
	return b
}

// budget is what is left of what a search may do.
type budget struct{ nodes, steps int }

func (b *budget) spent() bool { return b.nodes <= 0 || b.steps <= 0 }

// Frustration is how far a network is from falling into blocs without a positive
// tie between two blocs or a negative one within a bloc.
type Frustration struct {
	Groups int   // how many blocs there may be
	Value  int64 // weight of the ties that are frustrated by Blocs
	Lower  int64 // no blocs frustrate less than this
	Proven bool  // Value is the least there is: Lower equals it
	Nodes  int   // nodes of the search

	// Blocs is the bloc of each actor, from 0. In each connected part the actor of
	// the lowest index is in bloc 0; blocs of one number in two parts have nothing
	// to do with each other.
	Blocs      []int
	Frustrated []Edge // the ties that Blocs frustrates, in order
}

// String is the value, or the bounds and that they are no more than that.
func (f Frustration) String() string {
	if f.Proven {
		return fmt.Sprintf("%d (proven least, %d nodes)", f.Value, f.Nodes)
	}
	return fmt.Sprintf("at most %d, at least %d (heuristic: the search was stopped after %d nodes)", f.Value, f.Lower, f.Nodes)
}

// Burden is the weight of the frustrated ties that each actor carries.
func (f Frustration) Burden() []int64 {
	out := make([]int64, len(f.Blocs))
	for _, e := range f.Frustrated {
		out[e.A] += e.Weight
		out[e.B] += e.Weight
	}
	return out
}

// MaxGroups is the most blocs that can be asked for.
const MaxGroups = 100

// Frustration finds the frustration index, the least weight of ties to take away
// so that two blocs are left, and blocs that have it.
func (n *Network) Frustration(o Options) Frustration { return n.into(2, o) }

// FrustrationIn is the same for up to so many groups: the least weight of positive
// ties between blocs and of negative ones within them. With more than two, enemies
// of an enemy need not be friends.
func (n *Network) FrustrationIn(groups int, o Options) (Frustration, error) {
	if groups < 1 || groups > MaxGroups {
		return Frustration{}, fmt.Errorf("alignment: %d groups; ask for 1 to %d", groups, MaxGroups)
	}
	return n.into(groups, o), nil
}

func (n *Network) into(groups int, o Options) Frustration {
	f := Frustration{Groups: groups, Blocs: make([]int, n.n)}
	if groups == 1 {
		n.settle(&f)
		f.Lower, f.Proven = f.Value, true
		return f
	}
	left := o.budget()
	// The blocks nearer the start of a part come last, and each names first the
	// actor that it shares with one of those.
	for _, actors := range slices.Backward(n.blocks()) {
		t := n.among(actors, groups).solve(left, math.MaxInt64, 0)
		f.Nodes += t.nodes
		f.Lower += t.lower()
		n.place(f.Blocs, actors, t.blocs(groups))
	}
	n.number(f.Blocs)
	n.settle(&f)
	return f
}

// place gives the actors of a block their blocs. The first has one already; that
// bloc's number is exchanged with the number it has among the block's own.
func (n *Network) place(blocs, actors, own []int) {
	here, there := own[0], blocs[actors[0]]
	for i, a := range actors {
		switch bloc := own[i]; bloc {
		case here:
			blocs[a] = there
		case there:
			blocs[a] = here
		default:
			blocs[a] = bloc
		}
	}
}

// number renames blocs so that in each connected part they count from 0 in the
// order of their first actors.
func (n *Network) number(blocs []int) {
	part, _ := n.Parts()
	name, next := map[[2]int]int{}, map[int]int{}
	for i, bloc := range blocs {
		key := [2]int{part[i], bloc}
		if _, ok := name[key]; !ok {
			name[key] = next[part[i]]
			next[part[i]]++
		}
		blocs[i] = name[key]
	}
}

// settle fills in what follows from blocs.
func (n *Network) settle(f *Frustration) {
	f.Value, f.Frustrated = 0, nil
	for _, e := range n.edges {
		if (f.Blocs[e.A] == f.Blocs[e.B]) != (e.Sign > 0) {
			f.Value += e.Weight
			f.Frustrated = append(f.Frustrated, e)
		}
	}
	f.Proven = f.Lower == f.Value
}

// Frustrations are those of several networks, found at the same time and given in
// their order. Each is what Frustration gives.
func Frustrations(networks []*Network, o Options) []Frustration {
	out := make([]Frustration, len(networks))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(networks)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(networks); i = int(next.Add(1)) - 1 {
				out[i] = networks[i].Frustration(o)
			}
		})
	}
	wait.Wait()
	return out
}
