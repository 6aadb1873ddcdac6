package alignment

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Sign says whether a tie binds or divides.
type Sign int8

// The two signs of a tie.
const (
	Positive Sign = 1
	Negative Sign = -1
)

// MaxWeight bounds the weight of all ties of a network together, so that proofs
// in whole numbers cannot overflow.
const MaxWeight = 1 << 28

// Edge is a tie of two actors, whichever is named first.
type Edge struct {
	A, B   int
	Sign   Sign
	Weight int64 // at least 1; 0 is read as 1
}

// Network is a set of actors, 0 to N-1, and the signed ties between them. It is
// never changed.
type Network struct {
	n     int
	edges []Edge // A < B, in order of A and B
	links [][]link
	at    map[[2]int]int // of a pair of actors: its edge
}

// link is an edge seen from one of its actors.
type link struct {
	to int
	w  int64 // below zero for a negative tie
}

// NewNetwork makes a network of n actors. Its error names every tie that joins an
// actor with itself or with none, has no sign or a weight below zero, or comes
// twice, by its place in edges.
func NewNetwork(n int, edges []Edge) (*Network, error) {
	if n < 0 {
		return nil, fmt.Errorf("alignment: %d actors; a network has none or more", n)
	}
	net := &Network{n: n, edges: make([]Edge, 0, len(edges)), links: make([][]link, n), at: map[[2]int]int{}}
	var faults []error
	total, first := int64(0), map[[2]int]int{}
	for i, e := range edges {
		e, err := e.normal(n)
		if err != nil {
			faults = append(faults, fmt.Errorf("alignment: edge %d: %w", i, err))
			continue
		}
		pair := [2]int{e.A, e.B}
		if before, ok := first[pair]; ok {
			faults = append(faults, fmt.Errorf("alignment: edge %d joins actors %d and %d, as edge %d does; a pair has one tie", i, e.A, e.B, before))
			continue
		}
		first[pair] = i
		if total += min(e.Weight, MaxWeight+1); total > MaxWeight {
			faults = append(faults, fmt.Errorf("alignment: edge %d: the weights up to here are more than %d together; use a larger unit", i, int64(MaxWeight)))
			total = 0
		}
		net.edges = append(net.edges, e)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	slices.SortFunc(net.edges, func(x, y Edge) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	for i, e := range net.edges {
		w := e.Weight * int64(e.Sign)
		net.links[e.A] = append(net.links[e.A], link{e.B, w})
		net.links[e.B] = append(net.links[e.B], link{e.A, w})
		net.at[[2]int{e.A, e.B}] = i
	}
	return net, nil
}

// normal is the edge with its lower actor first and its weight said.
func (e Edge) normal(n int) (Edge, error) {
	if e.A > e.B {
		e.A, e.B = e.B, e.A
	}
	if e.Weight == 0 {
		e.Weight = 1
	}
	switch {
	case e.A < 0 || e.B >= n:
		return e, fmt.Errorf("actors %d and %d; actors are numbered 0 to %d", e.A, e.B, n-1)
	case e.A == e.B:
		return e, fmt.Errorf("actor %d has a tie with itself", e.A)
	case e.Sign != Positive && e.Sign != Negative:
		return e, fmt.Errorf("sign %d; a sign is 1 or -1", e.Sign)
	case e.Weight < 0:
		return e, fmt.Errorf("weight %d; a weight is at least 1, and the sign stands apart", e.Weight)
	}
	return e, nil
}

// Len is the number of actors.
func (n *Network) Len() int { return n.n }

// Edges are the ties, each with its lower actor first, in order.
func (n *Network) Edges() []Edge { return slices.Clone(n.edges) }

// Tie is the tie of two actors, and whether they have one.
func (n *Network) Tie(a, b int) (Edge, bool) {
	i, ok := n.at[[2]int{min(a, b), max(a, b)}]
	if !ok {
		return Edge{}, false
	}
	return n.edges[i], true
}

// With is the network with a tie more. A tie that the two have already is
// replaced.
func (n *Network) With(tie Edge) (*Network, error) {
	tie, err := tie.normal(n.n)
	if err != nil {
		return nil, fmt.Errorf("alignment: new tie: %w", err)
	}
	edges := n.Edges()
	if i, ok := n.at[[2]int{tie.A, tie.B}]; ok {
		edges[i] = tie
	} else {
		edges = append(edges, tie)
	}
	return NewNetwork(n.n, edges)
}

// Degree counts the ties of an actor by sign, and sums their weights.
type Degree struct {
	Positive, Negative             int
	PositiveWeight, NegativeWeight int64
}

// Degrees are those of each actor.
func (n *Network) Degrees() []Degree {
	out := make([]Degree, n.n)
	for i, links := range n.links {
		for _, l := range links {
			if l.w > 0 {
				out[i].Positive++
				out[i].PositiveWeight += l.w
			} else {
				out[i].Negative++
				out[i].NegativeWeight -= l.w
			}
		}
	}
	return out
}

// Parts numbers the connected parts: of each actor, that of its part. Parts are
// numbered in the order of their lowest actors; an actor without ties is a part.
func (n *Network) Parts() (part []int, parts int) {
	part = make([]int, n.n)
	for i := range part {
		part[i] = -1
	}
	var stack []int
	for i := range part {
		if part[i] >= 0 {
			continue
		}
		part[i] = parts
		stack = append(stack, i)
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, l := range n.links[at] {
				if part[l.to] < 0 {
					part[l.to] = parts
					stack = append(stack, l.to)
				}
			}
		}
		parts++
	}
	return part, parts
}
