package joining

// Side is a side of a war. Which of the two is called First means nothing.
type Side int

// The sides.
const (
	Neither Side = iota // stayed out
	First
	Second
)

// Of gives the side's place in a pair, 0 or 1; it panics for Neither.
func (s Side) Of() int {
	if s != First && s != Second {
		panic("joining: no side")
	}
	return int(s - First)
}

// War is a war on its first day, and what came of it.
type War struct {
	ID        int
	Name      string
	Year      int     // of the first day
	Originals [2]int  // how many of each side
	Began     [2]bool // whether an original of the side is said to have begun the war
	Members   int     // states in the system on the first day, originals counted; at least one
	States    []State // at risk
	Outside   int     // states that joined without being at risk, as they were no members of the system on the first day
}

// State is a state at risk: what it is on the first day of the war, and what it did.
type State struct {
	ID     int
	Toward [2]Tie // to the originals of each side
	Major  bool   // a major power

	Joined Side // on which it first fought
	Last   Side // on which its last row in the list of wars has it; some changed sides
	Days   int  // from the first day of the war to its own, if it joined
}

// Tie is what a state has to do with a side.
type Tie struct {
	Defense bool // owes an original active defence
	Ally    bool // is in an alliance of any kind with an original
	Border  bool // shares a border on land with an original
}

func (s *State) defense() bool { return s.Toward[0].Defense || s.Toward[1].Defense }
func (s *State) ally() bool    { return s.Toward[0].Ally || s.Toward[1].Ally }
func (s *State) border() bool  { return s.Toward[0].Border || s.Toward[1].Border }
func (s *State) joined() bool  { return s.Joined != Neither }

// Spread tells whether any other state joined.
func (w *War) Spread() bool { return w.Outside > 0 || w.joiners() > 0 }

func (w *War) joiners() (n int) {
	for i := range w.States {
		if w.States[i].joined() {
			n++
		}
	}
	return n
}
