package record

import "casus/internal/world"

// Treaty is one instrument with its parties, clauses and open readings.
type Treaty struct {
	ID             world.TreatyID `json:"id"`
	Name           string         `json:"name"`
	Short          string         `json:"short"`
	Aliases        []string       `json:"aliases"`
	Role           string         `json:"role,omitempty"`
	Kinds          []string       `json:"kinds"`
	Form           string         `json:"form,omitempty"`
	Status         string         `json:"status"`
	Binding        string         `json:"binding,omitempty"` // treaty, political or unilateral
	Revocable      bool           `json:"revocable"`
	Text           string         `json:"text,omitempty"` // how much of the text is public
	Signed         string         `json:"signed,omitempty"`
	InForce        string         `json:"in_force,omitempty"`
	Ended          string         `json:"ended,omitempty"`
	Term           string         `json:"term,omitempty"`
	AllStates      bool           `json:"all_states"`      // every state is a party
	PartiesPartial bool           `json:"parties_partial"` // the list is known to be incomplete
	Parties        []Party        `json:"parties"`
	Accession      *Rule          `json:"accession"` // null where nothing is on record
	Exit           *Rule          `json:"exit"`
	Clauses        []Clause       `json:"clauses"`
	Readings       []string       `json:"readings"` // ids of the open questions on its text
	FromMemory     []string       `json:"unverified_fields"`
	ByEdit         bool           `json:"by_edit"` // brought into force by an edit
	Provenance
}

// Party is one spell of a state in a treaty. Member tells whether it covers the day
// asked: yes, no or unknown.
type Party struct {
	State      world.StateID    `json:"state"`
	Role       string           `json:"role"`
	Status     string           `json:"status"`
	From       string           `json:"from,omitempty"`
	To         string           `json:"to,omitempty"`
	Notice     string           `json:"notice,omitempty"` // when it gave notice of leaving
	Member     string           `json:"member"`
	Sources    []world.SourceID `json:"sources"`
	Unverified bool             `json:"unverified,omitempty"`
	Note       string           `json:"note,omitempty"`
	ByEdit     bool             `json:"by_edit"`
}

// Rule says how a state joins or leaves.
type Rule struct {
	Text         string           `json:"text,omitempty"`
	Consent      []string         `json:"consent"`
	Eligible     []string         `json:"eligible"`
	NoticeMonths *int             `json:"notice_months"`
	Sources      []world.SourceID `json:"sources"`
}

func rule(r world.Rule) *Rule {
	if r.Text == "" && len(r.Consent)+len(r.Eligible)+len(r.Sources) == 0 && r.NoticeMonths == nil {
		return nil
	}
	return &Rule{r.Text, list(r.Consent), list(r.Eligible), r.NoticeMonths, list(r.Sources)}
}

func treaty(t *world.Treaty, on world.Day) Treaty {
	return Treaty{ID: t.ID, Name: t.Name, Short: t.Short, Aliases: list(t.Aliases), Role: t.Role, Kinds: list(t.Kinds), Form: t.Form, Status: t.Status,
		Binding: t.Binding, Revocable: t.Revocable, Text: t.Text, Signed: t.Signed.Text, InForce: t.InForce.Text, Ended: t.Ended.Text, Term: t.Term,
		AllStates: t.AllStates, PartiesPartial: t.PartiesPartial, Accession: rule(t.Accession), Exit: rule(t.Exit),
		Parties:    rows(t.Parties, func(p *world.Party) Party { return party(p, on) }),
		Clauses:    rows(t.Clauses, clause),
		Readings:   rows(t.Readings, func(r *world.Reading) string { return r.ID }),
		FromMemory: list(t.Unverified), ByEdit: t.Added, Provenance: provenance(t.Provenance)}
}

func party(p *world.Party, on world.Day) Party {
	return Party{State: p.State, Role: p.Role, Status: p.Status, From: p.Spell.From.Text, To: p.Spell.To.Text, Notice: p.Notice.Text,
		Member: p.Spell.Covers(on).String(), Sources: list(p.Sources), Unverified: p.Unverified, Note: p.Note, ByEdit: p.Added}
}

// Clause is one promise of a treaty, in the words of the record.
type Clause struct {
	ID         string          `json:"id"`
	Article    string          `json:"article,omitempty"`
	Text       string          `json:"text"`
	Duty       string          `json:"duty,omitempty"` // the weightiest of the sequence
	Sequence   []string        `json:"sequence"`
	Bound      []world.StateID `json:"bound"`
	BoundEach  bool            `json:"bound_each"` // each party is bound
	Toward     []world.StateID `json:"toward"`
	TowardEach bool            `json:"toward_each"`
	Trigger    *Trigger        `json:"trigger"` // null: a standing duty
	Conditions []Condition     `json:"conditions"`
	Exceptions []Exception     `json:"exceptions"`
	Discretion string          `json:"discretion,omitempty"`
	Means      []Means         `json:"means"`
	From       string          `json:"from,omitempty"` // the days on which this wording holds
	To         string          `json:"to,omitempty"`
	Secret     bool            `json:"secret"`
	KnownFrom  string          `json:"known_from,omitempty"`
	FromMemory bool            `json:"text_unverified"`
	Provenance
}

// Trigger says what makes a clause fall due.
type Trigger struct {
	When    string   `json:"when"` // attacked, attacks or at_war
	Acts    []Act    `json:"acts"`
	Objects []string `json:"objects"`
	By      []string `json:"by"`
	NotBy   []string `json:"not_by"`
	Area    []string `json:"area"`
	// Elsewhere is the reading under which the clause reaches beyond its area.
	Elsewhere string `json:"elsewhere,omitempty"`
}

// Act is an act that counts, for certain or under a reading (QUESTION=OPTION).
type Act struct {
	Act     string `json:"act"`
	Reading string `json:"reading,omitempty"`
}

// Means is something that the promise covers, for certain or under a reading.
type Means struct {
	Name    string `json:"name"`
	Reading string `json:"reading,omitempty"`
}

// Condition must hold for a clause to fall due.
type Condition struct {
	Kind    string           `json:"kind"`
	Not     bool             `json:"not,omitempty"` // the opposite must hold
	Fact    string           `json:"fact,omitempty"`
	Names   []string         `json:"names"`
	Any     []Condition      `json:"any,omitempty"` // of an any: one of these must hold
	Reading string           `json:"reading,omitempty"`
	Text    string           `json:"text,omitempty"`
	Sources []world.SourceID `json:"sources"`
}

// Exception ends or changes a duty.
type Exception struct {
	ID       string           `json:"id"`
	Text     string           `json:"text,omitempty"`
	Modifies bool             `json:"modifies"` // it changes the duty and does not end it
	Duty     string           `json:"duty,omitempty"`
	Fact     string           `json:"fact,omitempty"`
	Reading  string           `json:"reading,omitempty"`
	Sources  []world.SourceID `json:"sources"`
}

func clause(c *world.Clause) Clause {
	return Clause{ID: c.ID, Article: c.Article, Text: c.Text, Duty: c.Duty(), Sequence: list(c.Duties), Bound: list(c.Bound), BoundEach: c.BoundEach,
		Toward: list(c.Toward), TowardEach: c.TowardEach, Trigger: trigger(c.Trigger), Conditions: rows(c.Conditions, condition),
		Exceptions: rows(c.Exceptions, func(e *world.Exception) Exception {
			return Exception{e.ID, e.Text, e.Modifies, e.Duty, e.Fact, e.Reading.String(), list(e.Sources)}
		}),
		Discretion: c.Discretion, Means: rows(c.Means, func(m *world.Means) Means { return Means{m.Name, m.Reading.String()} }),
		From: c.Spell.From.Text, To: c.Spell.To.Text, Secret: c.Secret, KnownFrom: c.KnownFrom.Text, FromMemory: c.Unverified, Provenance: provenance(c.Provenance)}
}

func trigger(t *world.Trigger) *Trigger {
	if t == nil {
		return nil
	}
	when := t.When
	if when == "" {
		when = world.WhenAttacked
	}
	return &Trigger{When: when, Acts: rows(t.Acts, func(a *world.TriggerAct) Act { return Act{a.Act, a.Reading.String()} }),
		Objects: list(t.Objects), By: list(t.By), NotBy: list(t.NotBy), Area: list(t.Area), Elsewhere: t.Elsewhere.String()}
}

func condition(c *world.Condition) Condition {
	return Condition{c.Kind, c.Not, c.Fact, list(c.Names), rows(c.Any, condition), c.Reading.String(), c.Text, list(c.Sources)}
}

// Reading is an open question about a text with options that exclude each other.
type Reading struct {
	ID       string           `json:"id"`
	Treaty   world.TreatyID   `json:"treaty"`
	Question string           `json:"question"`
	Group    string           `json:"group,omitempty"` // questions of one group are answered together
	Options  []Option         `json:"options"`
	Unknown  float64          `json:"unknown"` // the weight that no option claims
	Basis    string           `json:"basis,omitempty"`
	Note     string           `json:"note,omitempty"`
	Sources  []world.SourceID `json:"sources"`
}

// Option is one answer to a reading.
type Option struct {
	ID      string           `json:"id"`
	Text    string           `json:"text"`
	Weight  float64          `json:"weight"`
	Holders []string         `json:"holders"`
	Sources []world.SourceID `json:"sources"`
}

func reading(t *world.Treaty, r *world.Reading) Reading {
	return Reading{ID: r.ID, Treaty: t.ID, Question: r.Question, Group: r.Group, Unknown: r.Remainder(), Basis: r.Basis, Note: r.Note, Sources: list(r.Sources),
		Options: rows(r.Options, func(o *world.Option) Option {
			return Option{o.ID, o.Text, o.Weight, list(o.Holders), list(o.Sources)}
		})}
}
