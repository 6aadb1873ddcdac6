package alignment

// Stance says whether an actor's place is the same in all best solutions.
type Stance uint8

// What is known of an actor's place.
const (
	Undecided Stance = iota // the search was stopped before it was known
	Settled                 // in all best solutions with its anchor, or in all against it
	Torn                    // with its anchor in some, against it in others
)

func (s Stance) String() string { return [...]string{"undecided", "settled", "torn"}[s] }

// Stances says which actors change side between solutions of the frustration
// index. Sides can be told apart only from somewhere: in each connected part that
// is the anchor, the actor whose ties weigh most, the first of those.
type Stances struct {
	Of     []Stance
	Anchor []int // of each actor: that of its part
	Nodes  int   // nodes of the search
}

// Stances finds them for a solution that is proven; without that proof nothing is
// decided. The budget is for all actors together.
func (n *Network) Stances(f Frustration, o Options) Stances {
	s := Stances{Of: make([]Stance, n.n), Anchor: make([]int, n.n)}
	left := o.budget()
	part, parts := n.Parts()
	members := make([][]int, parts)
	for i, p := range part {
		members[p] = append(members[p], i)
	}
	for _, actors := range members {
		anchor := n.anchor(actors)
		for _, a := range actors {
			s.Anchor[a] = actors[anchor]
		}
		if f.Proven && f.Groups == 2 {
			s.Nodes += n.stances(s.Of, actors, anchor, f.Blocs, left)
		}
	}
	return s
}

func (n *Network) anchor(actors []int) (at int) {
	heaviest := int64(-1)
	for i, a := range actors {
		total := int64(0)
		for _, l := range n.links[a] {
			total += abs(l.w)
		}
		if total > heaviest {
			at, heaviest = i, total
		}
	}
	return at
}

// stances asks of each actor of a part whether there is a best solution with it on
// the other side. Actors that are merged with the anchor by what holds in every
// best solution need no question, and those that are merged with each other only
// one. A solution found for one actor answers for all that it moves.
func (n *Network) stances(of []Stance, actors []int, anchor int, blocs []int, left *budget) (nodes int) {
	m := n.among(actors, 2)
	before := make([]int8, len(actors))
	for i, a := range actors {
		before[i] = int8(1 - 2*blocs[a])
	}
	least := m.cost(before)
	m.reduce(true)
	home := m.in.node[anchor]
	stance := make([]Stance, m.n)
	stance[home] = Settled
	reference := make([]int8, m.n)
	for i, node := range m.in.node {
		reference[node] = before[i] * m.in.side[i]
	}
	for node := range m.n {
		if stance[node] != Undecided {
			continue
		}
		child := m.clone()
		child.in = newMatrix(m.n, 2).in // so that sides are those of the nodes here
		relation := -reference[node] * reference[home]
		t := child.decided(int(home), node, relation).solve(left, least+1, least)
		nodes += t.nodes
		switch {
		case t.best == least:
			for other, side := range t.side {
				if side*t.side[home] != reference[other]*reference[home] {
					stance[other] = Torn
				}
			}
		case t.lower() > least:
			stance[node] = Settled
		}
	}
	for i, a := range actors {
		of[a] = stance[m.in.node[i]]
	}
	return nodes
}
