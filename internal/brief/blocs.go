package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/alignment"
	"casus/internal/course"
	"casus/internal/document"
	"casus/internal/world"
)

// BlocsSchema names the shape of Blocs in JSON.
const BlocsSchema = "casus.blocs/1"

// Blocs is the signed network of some states on a day, before and after an edit: who
// stands with whom, and which ties do not fit.
type Blocs struct {
	Schema string          `json:"schema"`
	On     string          `json:"on"`
	Edits  []string        `json:"edits"`
	Groups int             `json:"groups"`
	States []world.StateID `json:"states"`
	Before BlocsOf         `json:"before"`
	After  BlocsOf         `json:"after"`
	Moved  []world.StateID `json:"moved"` // that stand elsewhere after the edit

	world *world.World
	edits []world.Edit
	name  func(world.StateID) string
	means string
}

// BlocsOf is a network and its best blocs. The index of frustration is how many ties
// no blocs can do justice to: positive ones between blocs and negative ones within.
type BlocsOf struct {
	Ties       []SignedTie       `json:"ties"`
	Index      int64             `json:"index"`
	Lower      int64             `json:"lower_bound"`
	Proven     bool              `json:"proven"`
	Blocs      [][]world.StateID `json:"blocs"`
	Alone      []world.StateID   `json:"alone"` // without a tie
	Frustrated []SignedTie       `json:"frustrated"`
	Torn       []world.StateID   `json:"torn"` // on either side in some best answer

	Triangles   int     `json:"triangles"`
	Balanced    int     `json:"balanced_triangles"` // with an even number of ties against
	WalkBalance float64 `json:"walk_balance"`       // of closed walks, by Estrada and Benzi (2014): 1 is balance

	result alignment.Frustration
}

// SignedTie is two states that stand together (+1) or against each other (-1), and why.
type SignedTie struct {
	A    world.StateID `json:"a"`
	B    world.StateID `json:"b"`
	Sign int           `json:"sign"`
	Why  string        `json:"why"`
}

// A course makes a tie where its score, on -10 to 10, is at least so far from nothing.
const tellingScore = 2.0

// NewBlocs makes the network of states: a promise of help in force between two, or a
// friendly course, is a positive tie; a hostile course is a negative one, whatever was
// promised.
func NewBlocs(before, after *world.World, edits []world.Edit, states []world.StateID, groups int, on world.Day) (*Blocs, error) {
	b := &Blocs{Schema: BlocsSchema, On: on.String(), Edits: editTexts(edits), Groups: groups, States: states, Moved: []world.StateID{}, world: after, edits: edits, name: after.StateName,
		means: fmt.Sprintf("On %s, of %d states. A promise of help in force or a friendly course binds two, a hostile course divides them.", on.Long(), len(states))}
	var err error
	if b.Before, err = b.solve(b.ties(before, on)); err != nil {
		return nil, err
	}
	if b.After, err = b.solve(b.ties(after, on)); err != nil {
		return nil, err
	}
	if len(edits) > 0 {
		b.compare()
	}
	return b, nil
}

// NewBlocsOf makes the network of ties given; means says what they are.
func NewBlocsOf(w *world.World, on string, states []world.StateID, ties []SignedTie, groups int, name func(world.StateID) string, means string) (*Blocs, error) {
	b := &Blocs{Schema: BlocsSchema, On: on, Edits: []string{}, Groups: groups, States: states, Moved: []world.StateID{}, world: w, name: name, means: means}
	var err error
	if b.After, err = b.solve(ties); err != nil {
		return nil, err
	}
	b.Before = b.After
	return b, nil
}

// ties are those of every pair of states.
func (b *Blocs) ties(w *world.World, on world.Day) []SignedTie {
	out := []SignedTie{}
	for i, x := range b.States {
		for _, y := range b.States[i+1:] {
			if t, ok := tieOf(w, x, y, on); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// solve finds the blocs.
func (b *Blocs) solve(ties []SignedTie) (BlocsOf, error) {
	out := BlocsOf{Ties: ties, Blocs: [][]world.StateID{}, Alone: []world.StateID{}, Frustrated: []SignedTie{}, Torn: []world.StateID{}}
	place := map[world.StateID]int{}
	for i, s := range b.States {
		place[s] = i
	}
	var edges []alignment.Edge
	for _, t := range ties {
		edges = append(edges, alignment.Edge{A: place[t.A], B: place[t.B], Sign: alignment.Sign(t.Sign)})
	}
	n, err := alignment.NewNetwork(len(b.States), edges)
	if err != nil {
		return out, err
	}
	if b.Groups == 2 {
		out.result = n.Frustration(alignment.Options{})
	} else if out.result, err = n.FrustrationIn(b.Groups, alignment.Options{}); err != nil {
		return out, err
	}
	triangles := n.Triangles()
	out.Balanced, out.Triangles = triangles.Balanced(), triangles.Balanced()+triangles.Unbalanced()
	out.WalkBalance = round2(n.WalkBalance())
	out.Index, out.Lower, out.Proven = out.result.Value, out.result.Lower, out.result.Proven
	for _, e := range out.result.Frustrated {
		for _, t := range out.Ties {
			if x, y := place[t.A], place[t.B]; min(x, y) == e.A && max(x, y) == e.B {
				out.Frustrated = append(out.Frustrated, t)
			}
		}
	}
	b.group(&out, n)
	return out, nil
}

// group writes the blocs of each connected part, the largest first.
func (b *Blocs) group(out *BlocsOf, n *alignment.Network) {
	part, _ := n.Parts()
	of := map[[2]int][]world.StateID{}
	for i, s := range b.States {
		key := [2]int{part[i], out.result.Blocs[i]}
		of[key] = append(of[key], s)
	}
	tied := map[world.StateID]bool{}
	for _, t := range out.Ties {
		tied[t.A], tied[t.B] = true, true
	}
	var keys [][2]int
	for key := range of {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(x, y [2]int) int {
		if c := len(of[y]) - len(of[x]); c != 0 {
			return c
		}
		return slices.Compare(x[:], y[:])
	})
	for _, key := range keys {
		if !tied[of[key][0]] && len(of[key]) == 1 {
			out.Alone = append(out.Alone, of[key][0])
			continue
		}
		out.Blocs = append(out.Blocs, of[key])
	}
	slices.Sort(out.Alone)
	if b.Groups != 2 {
		return
	}
	for i, stance := range n.Stances(out.result, alignment.Options{}).Of {
		if stance == alignment.Torn {
			out.Torn = append(out.Torn, b.States[i])
		}
	}
}

// tieOf is how two states stand on a day.
func tieOf(w *world.World, a, b world.StateID, on world.Day) (SignedTie, bool) {
	if p, ok := course.New(course.Between(w, a, b)).On(on); ok && p.Score <= -tellingScore {
		return SignedTie{a, b, -1, fmt.Sprintf("events, score %+.1f", p.Score)}, true
	} else if t := pledge(w, a, b, on); t != "" {
		return SignedTie{a, b, 1, "help promised: " + t}, true
	} else if ok && p.Score >= tellingScore {
		return SignedTie{a, b, 1, fmt.Sprintf("events, score %+.1f", p.Score)}, true
	}
	return SignedTie{}, false
}

// pledge names the first treaty in force by which one of two parties owes the other
// help.
func pledge(w *world.World, a, b world.StateID, on world.Day) string {
	for i := range w.Treaties {
		t := w.Treaties[i]
		if !binding(t, on) {
			continue
		}
		members := parties(t, on)
		if !slices.Contains(members, a) || !slices.Contains(members, b) {
			continue
		}
		for _, c := range t.Clauses {
			if slices.ContainsFunc(c.Duties, world.ActiveDuty) {
				return t.Short
			}
		}
	}
	return ""
}

// binding tells whether a treaty is, or may be, in force on a day.
func binding(t *world.Treaty, on world.Day) bool {
	switch t.Status {
	case "signed", "initialled", "proposed", "reported", "hypothetical", "dormant":
		return false
	}
	started := t.InForce
	if !started.Known() {
		started = t.Signed
	}
	return (world.Spell{From: started, To: t.Ended}).Covers(on) != world.No
}

// compare finds who stands elsewhere after the edit: the blocs of both are matched so
// that as few as can be have moved.
func (b *Blocs) compare() {
	same, other := []world.StateID{}, []world.StateID{}
	for i, s := range b.States {
		if b.Before.result.Blocs[i] == b.After.result.Blocs[i] {
			other = append(other, s)
		} else {
			same = append(same, s)
		}
	}
	if b.Moved = same; len(other) < len(same) {
		b.Moved = other
	}
}

// Document writes the blocs for a reader.
func (b *Blocs) Document() *document.Document {
	d := document.New(b.world, "Who stands with whom", b.means)
	if len(b.Edits) == 0 {
		b.addOne(d, b.After)
		return d
	}
	d.Add(document.P(document.Say("If %s, the ties that fit no blocs go from %s to %s; %s.", editSentences(b.world, b.edits), b.Before.count(), b.After.count(), b.movedWords())))
	d.Add(document.H2("Before"))
	b.addOne(d, b.Before)
	d.Add(document.H2("After"))
	b.addOne(d, b.After)
	return d
}

func (b *Blocs) movedWords() string {
	if len(b.Moved) == 0 {
		return "nobody stands elsewhere"
	}
	return b.names(b.Moved) + " stand elsewhere"
}

// names writes states in order of name.
func (b *Blocs) names(states []world.StateID) string {
	out := make([]string, len(states))
	for i, s := range states {
		out[i] = b.name(s)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (o BlocsOf) count() string {
	if o.Proven {
		return fmt.Sprint(o.Index)
	}
	return fmt.Sprintf("%d to %d", o.Lower, o.Index)
}

func (b *Blocs) addOne(d *document.Document, o BlocsOf) {
	proof := "no blocs frustrate fewer: proven"
	if !o.Proven {
		proof = fmt.Sprintf("a heuristic answer: no blocs frustrate fewer than %d", o.Lower)
	}
	d.Add(document.P(document.Say("%d ties, of which %d fit no blocs (%s). %d of %d triangles are balanced; walk balance %.2f.", len(o.Ties), o.Index, proof, o.Balanced, o.Triangles, o.WalkBalance)))
	list := document.List{}
	for _, bloc := range o.Blocs {
		list.Items = append(list.Items, document.Say("%s", b.names(bloc)))
	}
	d.Add(list, document.Figure{Drawing: b.ring(o), Caption: "States by bloc, and their ties; the tables below hold them all."})
	if len(o.Torn) > 0 {
		d.Add(document.P(document.Say("Torn, on either side in some best answer: %s.", b.names(o.Torn))))
	}
	if len(o.Alone) > 0 {
		d.Add(document.P(document.Say("Without a tie: %s.", b.names(o.Alone))))
	}
	for _, which := range []struct {
		caption string
		ties    []SignedTie
	}{{"Ties that do not fit", o.Frustrated}, {"All ties", o.Ties}} {
		t := document.Table{Caption: which.caption, Head: []string{"State", "State", "Sign", "Why"}}
		for _, tie := range which.ties {
			sign := "with"
			if tie.Sign < 0 {
				sign = "against"
			}
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", b.name(tie.A)), document.Say("%s", b.name(tie.B)), document.Say("%s", sign), document.Say("%s", tie.Why)})
		}
		if len(t.Rows) > 0 {
			d.Add(t)
		}
	}
}

// ring draws the blocs.
func (b *Blocs) ring(o BlocsOf) document.Ring {
	out := document.Ring{Title: "Blocs and ties of " + b.On}
	place := map[world.StateID]int{}
	for i, bloc := range o.Blocs {
		for _, s := range bloc {
			place[s] = len(out.Actors)
			out.Actors = append(out.Actors, document.RingActor{Label: b.name(s), Bloc: i})
		}
	}
	for _, t := range o.Ties {
		misfit := slices.ContainsFunc(o.Frustrated, func(f SignedTie) bool { return f.A == t.A && f.B == t.B })
		out.Ties = append(out.Ties, document.RingTie{A: place[t.A], B: place[t.B], Against: t.Sign < 0, Misfit: misfit})
	}
	return out
}
