package record

import "casus/internal/world"

// Question is what the dossier is about.
type Question struct {
	ID            string          `json:"id"`
	Title         string          `json:"title"`
	Text          string          `json:"text,omitempty"`
	AsOf          string          `json:"as_of"`
	RecordEnds    string          `json:"record_ends,omitempty"` // what happened later is in no row
	Focus         []world.StateID `json:"focus"`
	Edits         []string        `json:"edits"` // the change that the dossier proposes
	Snapshots     []Snapshot      `json:"snapshots"`
	Contingencies []Contingency   `json:"contingencies"`
	Scenarios     []Scenario      `json:"scenarios"`
	Relation      *Relation       `json:"relation,omitempty"` // the pair whose course the dossier tells
}

// Snapshot is a named date.
type Snapshot struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Date  string `json:"date"`
}

// Contingency is an attack that the dossier asks about.
type Contingency struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Attackers []string        `json:"attackers"`
	Targets   []world.StateID `json:"targets"`
	Act       string          `json:"act,omitempty"`
	Object    string          `json:"object,omitempty"`
	Place     string          `json:"place,omitempty"`
}

// Scenario is a named set of edits.
type Scenario struct {
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Edits []string `json:"edits"`
}

// Relation is a pair of states and the day from which their course is told.
type Relation struct {
	A    world.StateID `json:"a"`
	B    world.StateID `json:"b"`
	From string        `json:"from,omitempty"`
}

func question(q *world.Question) Question {
	out := Question{ID: q.ID, Title: q.Title, Text: q.Text, AsOf: q.AsOf.String(), Focus: list(q.Focus), Edits: editTexts(q.Edits),
		Snapshots: rows(q.Snapshots, func(s *world.Snapshot) Snapshot { return Snapshot{s.ID, s.Title, s.Date.String()} }),
		Contingencies: rows(q.Contingencies, func(c *world.Contingency) Contingency {
			return Contingency{c.ID, c.Title, list(c.Attackers), list(c.Targets), c.Act, c.Object, c.Place}
		}),
		Scenarios: rows(q.Scenarios, func(s *world.Scenario) Scenario { return Scenario{s.ID, s.Title, editTexts(s.Edits)} })}
	if q.RecordEnds != world.DistantFuture {
		out.RecordEnds = q.RecordEnds.String()
	}
	if q.RelationA != "" {
		out.Relation = &Relation{q.RelationA, q.RelationB, q.RelationFrom.Text}
	}
	return out
}
