package brief

import (
	"fmt"
	"slices"

	"casus/internal/obligation"
	"casus/internal/world"
)

// CasebookSchema names the shape of Casebook in JSON.
const CasebookSchema = "casus.casebook/1"

// Casebook is the cases of a dossier with what the treaties asked in each.
type Casebook struct {
	Schema  string     `json:"schema"`
	Dossier string     `json:"dossier"`
	Cases   []*Episode `json:"cases"`

	world *world.World
}

// Episode is one case: its attacks, what was owed in them, how that turns on
// contested facts or law, and what happened.
type Episode struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Text         string            `json:"text,omitempty"`
	Hypothetical bool              `json:"hypothetical,omitempty"`
	Incident     Incident          `json:"incident"`            // the first attack
	Incidents    []Incident        `json:"incidents,omitempty"` // all, where there are several
	Answers      []CaseAnswer      `json:"answers"`
	Flags        []obligation.Flag `json:"flags"`
	Ties         []obligation.Tie  `json:"ties"` // what links a state to a side and promises no act, entitlements among it
	Views        []EpisodeView     `json:"views"`
	Happened     []Happening       `json:"happened"`
	Outcome      string            `json:"outcome,omitempty"`
	Law          string            `json:"law,omitempty"`
	Readings     []Reading         `json:"readings,omitempty"`
	Sources      []world.SourceID  `json:"sources"`
	Confidence   string            `json:"confidence,omitempty"`
	Note         string            `json:"note,omitempty"`

	world *world.World // on the day of the first attack
	parts []*Who       // one for each attack
}

// CaseAnswer is an answer in one of the attacks of a case.
type CaseAnswer struct {
	Attack int `json:"attack"` // from 1, as in incidents
	obligation.Answer
}

// EpisodeView is what the answers become under one view of the case: those that
// differ from the base answers.
type EpisodeView struct {
	ID      string            `json:"id"`
	Text    string            `json:"text"`
	Holders []string          `json:"holders"`
	Sources []world.SourceID  `json:"sources"`
	Answers []CaseAnswer      `json:"answers"` // those that this view changes
	Flags   []obligation.Flag `json:"flags"`   // those that this view raises
	Lifted  []obligation.Flag `json:"lifted"`  // those that it takes away
}

// Happening is what a state did.
type Happening struct {
	State   world.StateID    `json:"state"`
	On      string           `json:"on"`
	Acted   string           `json:"acted"`
	Text    string           `json:"text"`
	Sources []world.SourceID `json:"sources"`
}

// NewCasebook runs the cases named, or all. What became known, or happened, after
// the day to which knowledge is limited is left out.
func NewCasebook(w *world.World, ids []string, known world.Day, explain bool) *Casebook {
	b := &Casebook{Schema: CasebookSchema, Dossier: w.Question.ID, Cases: []*Episode{}, world: w}
	for i := range w.Cases {
		c := &w.Cases[i]
		if (len(ids) == 0 || slices.Contains(ids, c.ID)) && c.Attacks[0].On <= known {
			b.Cases = append(b.Cases, newEpisode(w, upTo(c, known), explain))
		}
	}
	return b
}

// upTo is a case as far as it had gone by a day: later attacks and acts are not
// in it, and while some are missing neither are its outcome and what was later
// made of it in law.
func upTo(c *world.Case, known world.Day) *world.Case {
	next := *c
	next.Attacks = slices.DeleteFunc(slices.Clone(c.Attacks), func(a world.Attack) bool { return a.On > known })
	next.Happened = slices.DeleteFunc(slices.Clone(c.Happened), func(h world.Conduct) bool { return h.On.Known() && h.On.By(known) != world.Yes })
	if len(next.Attacks) < len(c.Attacks) || len(next.Happened) < len(c.Happened) {
		next.Outcome, next.Law, next.Note = "", "", ""
	}
	return &next
}

func newEpisode(w *world.World, c *world.Case, explain bool) *Episode {
	e := &Episode{ID: c.ID, Title: c.Title, Text: c.Text, Hypothetical: c.Hypothetical, Outcome: c.Outcome, Law: c.Law,
		Answers: []CaseAnswer{}, Flags: []obligation.Flag{}, Ties: []obligation.Tie{}, Views: []EpisodeView{}, Happened: []Happening{},
		Sources: orEmpty(c.Sources), Confidence: c.Confidence, Note: c.Note, world: w.Dated(c.Attacks[0].On)}
	for i := range c.Attacks {
		part := runAttack(w, c, &c.Attacks[i], nil, explain)
		e.parts = append(e.parts, part)
		for _, a := range part.Answers {
			e.Answers = append(e.Answers, CaseAnswer{i + 1, a})
		}
		e.Flags = joined(e.Flags, part.Flags, sameFlag)
		e.Ties = joined(e.Ties, part.Ties, sameTie)
		e.Incidents = append(e.Incidents, part.Incident)
		e.Readings = joined(e.Readings, part.Readings, func(a, b *Reading) bool { return a.ID == b.ID })
	}
	if e.Incident = e.Incidents[0]; len(e.Incidents) == 1 {
		e.Incidents = nil
	}
	for i := range c.Views {
		e.Views = append(e.Views, e.newView(w, c, &c.Views[i]))
	}
	for _, h := range c.Happened {
		e.Happened = append(e.Happened, Happening{State: h.State, On: h.On.Text, Acted: h.Acted, Text: h.Text, Sources: orEmpty(h.Sources)})
	}
	return e
}

// runAttack asks what was owed on both sides of one attack of a case.
func runAttack(w *world.World, c *world.Case, a *world.Attack, view *world.View, explain bool) *Who {
	dated := w.Dated(a.On)
	in := obligation.AttackIncident(w, a, view)
	focus := c.Focus
	if focus == nil {
		focus = []world.StateID{}
	}
	r := obligation.Evaluate(dated, in, obligation.Options{Explain: explain, AttackerSide: true, Focus: focus, NoPartners: true,
		Keep: func(t *world.Treaty, _ *world.Clause) bool { return ofItsTime(t, a.On) },
		Drop: func(x *obligation.Answer) bool {
			s := dated.State(x.State)
			gone := s != nil && s.Valid.Covers(a.On) == world.No // no state on the day
			return gone || x.Reason == obligation.NotParty && !concerned(w, x, a.On)
		}})
	part := NewWho(dated, nil, in, r)
	part.told = true
	return part
}

// lately is for how many days an ended treaty is still spoken of in a case.
const lately = 2 * 365

// ofItsTime leaves out of a case the treaties that nobody had signed by then,
// and those that had ended long before.
func ofItsTime(t *world.Treaty, on world.Day) bool {
	begun := t.Signed
	if !begun.Known() {
		begun = t.InForce
	}
	return begun.By(on) != world.No && t.Ended.By(on-lately) != world.Yes
}

// concerned tells whether a refusal for not being in a treaty is worth a line:
// the bound state is in it, and the one to be helped was once; or the bound
// state left it not long ago.
func concerned(w *world.World, a *obligation.Answer, on world.Day) bool {
	t := w.Treaty(a.Treaty)
	was := func(s world.StateID, from, to world.Day) bool {
		return slices.ContainsFunc(t.Parties, func(p world.Party) bool {
			begun := !p.Spell.From.Known() || p.Spell.From.By(to) != world.No
			return p.State == s && begun && (!p.Spell.To.Known() || p.Spell.To.By(from) != world.Yes)
		})
	}
	helped := was(a.Toward, world.DistantPast, on)
	return helped && (was(a.State, on, on) || was(a.State, on-lately, on) && was(a.Toward, on, on))
}

// newView keeps the answers and flags that a view changes.
func (e *Episode) newView(w *world.World, c *world.Case, v *world.View) EpisodeView {
	out := EpisodeView{ID: v.ID, Text: v.Text, Holders: orEmpty(v.Holders), Sources: orEmpty(v.Sources), Answers: []CaseAnswer{},
		Flags: []obligation.Flag{}, Lifted: []obligation.Flag{}}
	was := map[string]*CaseAnswer{}
	for i := range e.Answers {
		was[answerKey(&e.Answers[i])] = &e.Answers[i]
	}
	for i := range c.Attacks {
		if len(v.Attacks) > 0 && !slices.Contains(v.Attacks, i+1) {
			continue
		}
		seen := runAttack(w, c, &c.Attacks[i], v, false)
		for _, answer := range seen.Answers {
			a := CaseAnswer{i + 1, answer}
			if b := was[answerKey(&a)]; b == nil || b.Answer.Answer != a.Answer.Answer || b.Reason != a.Reason || !slices.Equal(b.DependsOn, a.DependsOn) {
				out.Answers = append(out.Answers, a)
			}
		}
		out.Flags = joined(out.Flags, without(seen.Flags, e.parts[i].Flags), sameFlag)
		out.Lifted = joined(out.Lifted, without(e.parts[i].Flags, seen.Flags), sameFlag)
	}
	return out
}

// without lists the flags that are not among others.
func without(flags, others []obligation.Flag) []obligation.Flag {
	var out []obligation.Flag
	for _, f := range flags {
		if !slices.ContainsFunc(others, func(o obligation.Flag) bool { return sameFlag(&f, &o) }) {
			out = append(out, f)
		}
	}
	return out
}

func sameFlag(a, b *obligation.Flag) bool {
	return a.Text == b.Text && a.Against == b.Against && a.Answer == b.Answer
}

func sameTie(a, b *obligation.Tie) bool {
	return a.State == b.State && a.Toward == b.Toward && a.Treaty == b.Treaty && a.Clause == b.Clause
}

// joined adds what an attack brings, once where several attacks bring it.
func joined[T any](list, more []T, same func(a, b *T) bool) []T {
	for _, m := range more {
		if !slices.ContainsFunc(list, func(old T) bool { return same(&m, &old) }) {
			list = append(list, m)
		}
	}
	return list
}

// answerKey tells the answers of a case apart.
func answerKey(a *CaseAnswer) string {
	return fmt.Sprint(a.Attack) + "|" + string(a.State) + "|" + string(a.Toward) + "|" + a.Against + "|" + string(a.Treaty) + "|" + a.Clause
}
