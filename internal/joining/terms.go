package joining

import "math"

// Names of the terms of joining.
const (
	Pact       = "defence pact with an original"
	PactRecent = "defence pact, after 1945"
	Border     = "land border with an original"
	BorderBoth = "borders on both sides"
	Major      = "major power"
	Members    = "log of the number of states in the system"
)

// Names of the terms of the side.
const (
	SidePact   = "defence pact"
	SideAlly   = "other alliance"
	SideBorder = "land border"
	SideBegan  = "began the war"
)

// LastOfEra is the last year in which a pact is not recent.
const LastOfEra = 1945

// term is a regressor of joining: the same whichever side is called first.
type term struct {
	name string
	of   func(w *War, s *State) float64
}

func indicator(yes bool) float64 { return float64(one(yes)) }

// terms are those without which wars left out were foretold worse. Pacts on both
// sides, which rest on one war, made them much worse; other alliances, the number of
// the originals and whether one of them is a major power made no difference.
var terms = []term{
	{Pact, func(_ *War, s *State) float64 { return indicator(s.defense()) }},
	{PactRecent, func(w *War, s *State) float64 { return indicator(s.defense() && w.Year > LastOfEra) }},
	{Border, func(_ *War, s *State) float64 { return indicator(s.border()) }},
	{BorderBoth, func(_ *War, s *State) float64 { return indicator(s.Toward[0].Border && s.Toward[1].Border) }},
	{Major, func(_ *War, s *State) float64 { return indicator(s.Major) }},
	{Members, func(w *War, _ *State) float64 { return math.Log(float64(w.Members)) }},
}

// sideTerms are regressors of joining the second side: each is the difference of the
// second and the first, so that all change their sign when the sides are swapped.
var sideTerms = []term{
	{SidePact, func(_ *War, s *State) float64 { return difference(s.Toward[0].Defense, s.Toward[1].Defense) }},
	{SideAlly, func(_ *War, s *State) float64 {
		return difference(s.Toward[0].Ally && !s.Toward[0].Defense, s.Toward[1].Ally && !s.Toward[1].Defense)
	}},
	{SideBorder, func(_ *War, s *State) float64 { return difference(s.Toward[0].Border, s.Toward[1].Border) }},
	{SideBegan, func(w *War, _ *State) float64 { return difference(w.Began[0], w.Began[1]) }},
}

func difference(first, second bool) float64 { return indicator(second) - indicator(first) }

func row(terms []term, w *War, s *State) []float64 {
	x := make([]float64, len(terms))
	for i := range terms {
		x[i] = terms[i].of(w, s)
	}
	return x
}
