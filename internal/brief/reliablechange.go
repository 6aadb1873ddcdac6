package brief

import (
	"fmt"
	"slices"

	"casus/internal/document"
	"casus/internal/reliability"
	"casus/internal/world"
)

// Credibility is how likely a guarantor helps in one attack, before and after an
// edit, by its promise most likely to bring help.
type Credibility struct {
	Contingency string               `json:"contingency"`
	Title       string               `json:"title"`
	Target      world.StateID        `json:"target"`
	Guarantor   world.StateID        `json:"guarantor"`
	Before      *CredibilityStanding `json:"before,omitempty"` // absent: no promise is called
	After       *CredibilityStanding `json:"after,omitempty"`
}

// CredibilityStanding is one side of it. The chances hold once the promise is
// called.
type CredibilityStanding struct {
	Treaty     world.TreatyID `json:"treaty"`
	Clause     string         `json:"clause"`
	Weight     float64        `json:"weight"` // of the readings under which it is
	WeightHigh float64        `json:"weight_high"`
	KeepsOut   bool           `json:"keeps_out"`
	Kept       Probability    `json:"kept"`
	Force      *Probability   `json:"force,omitempty"` // absent of a promise to keep out
	Help       *Probability   `json:"help,omitempty"`
	WordsOnly  *Probability   `json:"words_only,omitempty"`
}

// MarginChange is what an attacker faces at the capital of the one attacked, before
// and after an edit, by one index.
type MarginChange struct {
	Contingency string        `json:"contingency"`
	Title       string        `json:"title"`
	Target      world.StateID `json:"target"`
	Index       string        `json:"index"`
	Alone       PowerPart     `json:"alone"`
	Before      PowerPart     `json:"before"` // with all promises to it, as likely as they are
	After       PowerPart     `json:"after"`
}

// ReliabilityChange is what an edit changes in the chance that promises are kept.
type ReliabilityChange struct {
	Level     float64        `json:"level"`
	Selection string         `json:"selection"`
	Promises  []Credibility  `json:"promises"`
	Margins   []MarginChange `json:"margins"`
}

// NewReliabilityChange asks, for each attack of the dossier and each of its targets,
// how likely the guarantors named help, in both Worlds. What an attacker faces is with
// the promises of all states.
func NewReliabilityChange(before, after *world.World, guarantors []world.StateID, on world.Day) (*ReliabilityChange, error) {
	out := &ReliabilityChange{Level: DefaultLevel, Selection: Selection, Promises: []Credibility{}, Margins: []MarginChange{}}
	ask := ReliabilityAsk{short: true, answered: map[string]reliability.Answer{}}
	was, err := NewReliability(before, nil, on, ask)
	if err != nil {
		return nil, err
	}
	is, err := NewReliability(after, nil, on, ask)
	if err != nil {
		return nil, err
	}
	for _, c := range before.Question.Contingencies {
		for _, target := range c.Targets {
			was.ask.Beneficiary, is.ask.Beneficiary = target, target
			old, err := was.attack(c)
			if err != nil {
				return nil, err
			}
			now, err := is.attack(c)
			if err != nil {
				return nil, err
			}
			out.add(c, target, guarantors, &old, &now)
		}
	}
	return out, nil
}

func (r *ReliabilityChange) add(c world.Contingency, target world.StateID, guarantors []world.StateID, was, is *ReliabilityAttack) {
	helped := false
	for _, g := range guarantors {
		one := Credibility{c.ID, c.Title, target, g, was.standing(g), is.standing(g)}
		if one.Before != nil || one.After != nil {
			helped = true
			r.Promises = append(r.Promises, one)
		}
	}
	for i := range was.Facing {
		if helped && len(is.Facing) == len(was.Facing) {
			r.Margins = append(r.Margins, MarginChange{c.ID, c.Title, target, was.Facing[i].Index, was.Facing[i].Without, was.Facing[i].With, is.Facing[i].With})
		}
	}
}

func (a *ReliabilityAttack) standing(g world.StateID) *CredibilityStanding {
	for i := range a.Promises {
		if p := &a.Promises[i]; p.Guarantor == g && p.Strongest {
			return &CredibilityStanding{p.Treaty, p.Clause, p.Weight, p.WeightHigh, p.KeepsOut, p.Kept, p.Force, p.Help, p.WordsOnly}
		}
	}
	return nil
}

// credibility asks for the parties of the treaties that the edits touch; nil where
// they touch none.
func (d *Diff) credibility(on world.Day) *ReliabilityChange {
	var guarantors []world.StateID
	for _, e := range d.edits {
		for _, list := range [][]world.StateID{{e.State}, parties(d.before.Treaty(e.Treaty), on), parties(d.after.Treaty(e.Treaty), on)} {
			for _, s := range list {
				if s != "" && e.Treaty != "" && !slices.Contains(guarantors, s) {
					guarantors = append(guarantors, s)
				}
			}
		}
	}
	if len(guarantors) == 0 {
		return nil
	}
	change, err := NewReliabilityChange(d.before, d.after, guarantors, on)
	if err != nil {
		return nil // priors of a dossier are checked when it is read
	}
	return change
}

// addTo writes some of the promises: attacks on one target in which nothing differs
// share a line.
func (r *ReliabilityChange) addTo(d *document.Document, w *world.World, only func(*Credibility) bool) {
	if r == nil {
		return
	}
	t := document.Table{Head: []string{"Guarantor", "Toward", "Before", "After", "Force", "Words", "Under", "Attacks"}, Numeric: []bool{false, false, true, true, true, true, false, true}}
	shown := map[string]bool{}
	at, attacks := map[string]int{}, []int{}
	for i := range r.Promises {
		c := &r.Promises[i]
		if !only(c) {
			continue
		}
		shown[c.Contingency] = true
		row := append([]document.Text{document.Say("%s", w.StateName(c.Guarantor)), document.Say("%s", w.StateName(c.Target))}, c.cells(w)...)
		key := fmt.Sprint(row)
		if _, had := at[key]; !had {
			at[key] = len(t.Rows)
			t.Rows, attacks = append(t.Rows, row), append(attacks, 0)
		}
		attacks[at[key]]++
	}
	for i, n := range attacks {
		t.Rows[i] = append(t.Rows[i], document.Say("%d", n))
	}
	d.Add(document.H2("How likely the promises are kept"))
	if len(t.Rows) == 0 {
		d.Add(document.P(document.Say("No promise of the treaties concerned becomes more or less likely to be kept.")))
		return
	}
	d.Add(document.P(document.Say("Chances once a promise is called, each with a range that holds the true one with %.0f of 100; whether it is called stands with the duties. Before and after: any help; force against the attacker and words alone: after. %s How each comes about: casus reliable.", 100*r.Level, r.Selection)), t)
	r.addMargins(d, shown)
}

func (c *Credibility) cells(w *world.World) []document.Text {
	side := func(s *CredibilityStanding) document.Text {
		switch {
		case s == nil:
			return document.In(document.Muted, "none")
		case s.KeepsOut:
			return document.Say("keeps out: %s", s.Kept)
		}
		return document.Say("%s", s.Kept)
	}
	s := c.After
	if s == nil {
		s = c.Before
	}
	force, words := document.In(document.Muted, "—"), document.In(document.Muted, "—")
	if s.Force != nil {
		force, words = document.Say("%s", *s.Force), document.Say("%s", *s.WordsOnly)
	}
	return []document.Text{side(c.Before), side(c.After), force, words, document.Say("%s", treatyName(w, s.Treaty))}
}

// addMargins writes what the attackers of the attacks shown face, by active forces.
func (r *ReliabilityChange) addMargins(d *document.Document, shown map[string]bool) {
	t := document.Table{Caption: "What the attacker faces at the capital of the one attacked, in active forces: the part that the defence has of all. The strength of each state that promised help counts by the chance that it helps",
		Head: []string{"If", "Alone", "Before", "After"}, Numeric: []bool{false, true, true, true}}
	for _, m := range r.Margins {
		if m.Index == "personnel" && shown[m.Contingency] {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", m.Title), m.Alone.brief(), m.Before.brief(), m.After.brief()})
		}
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
}

// brief writes a part in whole per cent, with its range where it has one.
func (s PowerPart) brief() document.Text {
	if s.High-s.Low < .005 {
		return document.Say("%s", s.short())
	}
	return document.Say("%s (%.0f-%.0f)", s.short(), 100*s.Low, 100*s.High)
}

// changed tells whether the edit changes anything of it.
func (c *Credibility) changed() bool {
	if c.Before == nil || c.After == nil {
		return c.Before != c.After
	}
	return fmt.Sprint(c.Before.Treaty, c.Before.Clause, c.Before.Kept) != fmt.Sprint(c.After.Treaty, c.After.Clause, c.After.Kept) || c.Before.Weight != c.After.Weight || c.Before.WeightHigh != c.After.WeightHigh
}
