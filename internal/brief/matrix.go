package brief

import (
	"cmp"
	"fmt"
	"slices"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// MatrixSchema names the shape of Matrix in JSON.
const MatrixSchema = "casus.matrix/1"

// Matrix is every ordered pair of states on a day: what the first owes the
// second, and what follows in law if the first attacks the second. With edits
// it holds the pairs that change, each before and after.
type Matrix struct {
	Schema  string            `json:"schema"`
	Dossier string            `json:"dossier"`
	On      string            `json:"on"`
	Edits   []string          `json:"edits"`
	Notes   []string          `json:"notes"`  // what to know before trusting the rows
	States  int               `json:"states"` // that count as states on the day
	Asked   int               `json:"asked"`  // ordered pairs
	Pairs   []obligation.Pair `json:"pairs,omitzero"`
	Changed []PairChange      `json:"changed,omitzero"` // with edits: the pairs that differ

	world *world.World
	index *obligation.Index
	all   []obligation.Pair
}

// PairChange is a pair before and after the edits.
type PairChange struct {
	Before obligation.Pair `json:"before"`
	After  obligation.Pair `json:"after"`
}

// NewMatrix asks every ordered pair on a day. before is nil without edits.
func NewMatrix(before, after *world.World, edits []world.Edit, on world.Day) *Matrix {
	m := &Matrix{Schema: MatrixSchema, Dossier: after.Question.ID, On: on.String(), Edits: editTexts(edits), world: after.Dated(on),
		index: obligation.Compile(after, on)}
	m.Notes = orEmpty(notes(after, obligation.Incident{On: on}))
	m.all = m.index.Matrix()
	m.States, m.Asked = len(m.index.States), len(m.all)
	if before == nil {
		m.Pairs = m.all
		return m
	}
	m.Changed = []PairChange{}
	was := obligation.Compile(before, on).Matrix() // the same states: edits change treaties alone
	for i := range m.all {
		if m.all[i] != was[i] {
			m.Changed = append(m.Changed, PairChange{was[i], m.all[i]})
		}
	}
	return m
}

// Duties lists, for every ordered pair, each clause that binds the first toward
// the second, with the number of third states against whom it is owed, may be,
// and is not.
func (m *Matrix) Duties() []obligation.Pledge { return m.index.Pledges() }

// top is how many rows a ranking in the document shows.
const top = 12

// Document is a summary for a reader; the rows themselves are for a table.
func (m *Matrix) Document() *document.Document {
	d := document.New(m.world, "Who owes what: every ordered pair", fmt.Sprintf("%s; %d states, %d ordered pairs", m.index.On.Long(), m.States, m.Asked))
	for _, n := range m.Notes {
		d.Add(document.P(document.In(document.Warn, "Note: %s", n)))
	}
	if m.Changed != nil {
		m.addChanges(d)
		return d
	}
	owing, protected := 0, 0
	for i := range m.all {
		if m.all[i].Act > 0 {
			owing++
		}
		if m.all[i].HelpOwed+m.all[i].HelpDepends > 0 {
			protected++
		}
	}
	d.Add(document.P(document.Say("In %d pairs the first has promised the second help. In %d the second would be owed help, or might be, if the first attacked it.", owing, protected)))
	m.addRanking(d)
	d.Add(document.P(document.In(document.Muted, "All pairs: casus matrix --format csv; each clause: casus matrix --list --format csv.")))
	return d
}

// addRanking lists the states by how many owe them help, whoever attacks.
func (m *Matrix) addRanking(d *document.Document) {
	type rank struct {
		state                    world.StateID
		promised, promises, most int
	}
	byState := map[world.StateID]*rank{}
	for _, s := range m.index.States {
		byState[s] = &rank{state: s}
	}
	for i := range m.all {
		p := &m.all[i]
		if p.Act > 0 {
			byState[p.From].promises++
			byState[p.To].promised++
		}
		byState[p.To].most = max(byState[p.To].most, p.HelpOwed+p.HelpDepends)
	}
	ranks := make([]*rank, 0, len(byState))
	for _, s := range m.index.States {
		ranks = append(ranks, byState[s])
	}
	slices.SortStableFunc(ranks, func(a, b *rank) int { return cmp.Or(b.promised-a.promised, b.promises-a.promises) })
	t := document.Table{Caption: "The most promised", Head: []string{"State", "Promised help by", "Promises help to", "Most helpers in one attack"}, Numeric: []bool{false, true, true, true}}
	for _, r := range ranks[:min(top, len(ranks))] {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", m.world.StateName(r.state)), document.Say("%d", r.promised), document.Say("%d", r.promises), document.Say("%d", r.most)})
	}
	d.Add(t)
}

// addChanges lists the pairs that an edit changes.
func (m *Matrix) addChanges(d *document.Document) {
	d.Add(document.P(document.Say("%d of %d pairs change with %s.", len(m.Changed), m.Asked, listed(m.Edits))))
	t := document.Table{Caption: "Pairs in which help promised changes; against: the third states against whom it is or may be owed", Head: []string{"From", "To", "Clauses before", "after", "Against before", "after"},
		Numeric: []bool{false, false, true, true, true, true}}
	attacks := 0
	for _, c := range m.Changed {
		if c.Before.HelpOwed != c.After.HelpOwed || c.Before.HelpDepends != c.After.HelpDepends {
			attacks++
		}
		if c.Before.Act == c.After.Act && c.Before.AgainstOwed == c.After.AgainstOwed && c.Before.AgainstDepends == c.After.AgainstDepends {
			continue
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", m.world.StateName(c.After.From)), document.Say("%s", m.world.StateName(c.After.To)),
			document.Say("%d", c.Before.Act), document.Say("%d", c.After.Act),
			document.Say("%d", c.Before.AgainstOwed+c.Before.AgainstDepends), document.Say("%d", c.After.AgainstOwed+c.After.AgainstDepends)})
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
	d.Add(document.P(document.Say("In %d pairs the number of those who would owe the second help against the first, or might, changes. All of them: casus matrix --format csv.", attacks)))
}
