package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/world"
)

// CompareSchema names the shape of Comparison in JSON.
const CompareSchema = "casus.compare/1"

// Comparison sets two treaties side by side, clause by clause.
type Comparison struct {
	Schema string         `json:"schema"`
	A      TreatyHead     `json:"a"`
	B      TreatyHead     `json:"b"`
	Rows   []CompareRow   `json:"rows"`
	Claims []CompareClaim `json:"claims"` // what was said of the two together

	world *world.World
}

// TreatyHead names a treaty.
type TreatyHead struct {
	ID    world.TreatyID `json:"id"`
	Short string         `json:"short"`
	Name  string         `json:"name"`
}

// CompareRow is one point of comparison. Verdict is same, differs, unknown
// (one of the two is not known) or only_a, only_b.
type CompareRow struct {
	Part    string           `json:"part"`
	Point   string           `json:"point"`
	A       string           `json:"a"`
	B       string           `json:"b"`
	Verdict string           `json:"verdict"`
	SourceA []world.SourceID `json:"sources_a"`
	SourceB []world.SourceID `json:"sources_b"`
}

// CompareClaim is a claim that names both treaties.
type CompareClaim struct {
	ID       string           `json:"id"`
	Date     string           `json:"date"`
	Claimant string           `json:"claimant"`
	Text     string           `json:"text"`
	Grade    string           `json:"grade"`
	Sources  []world.SourceID `json:"sources"`
}

const (
	notKnown     = "not known"
	notPublished = "nothing published"
)

// absentWords say that a treaty has no clause of a kind. Only of a text that is
// public can that be known.
func absentWords(t *world.Treaty) string {
	if t.Text == "full" {
		return ""
	}
	return notPublished
}

// NewComparison compares two treaties as they stand on a day.
func NewComparison(w *world.World, a, b *world.Treaty, on world.Day) *Comparison {
	c := &Comparison{Schema: CompareSchema, A: head(a), B: head(b), world: w, Claims: []CompareClaim{}}
	c.whole(a, b, on)
	for _, part := range clauseParts {
		c.part(part, a, b, on)
	}
	c.rules(a, b)
	for _, cl := range w.Claims {
		if a == b {
			break // a treaty beside itself: nothing is said of the two
		}
		topic := world.Fold(cl.Topic)
		if strings.Contains(topic, world.Fold(a.Short)) && strings.Contains(topic, world.Fold(b.Short)) {
			c.Claims = append(c.Claims, CompareClaim{cl.ID, cl.Date.Text, cl.Claimant, cl.Text, cl.Grade, cl.Sources})
		}
	}
	return c
}

func head(t *world.Treaty) TreatyHead { return TreatyHead{t.ID, t.Short, t.Name} }

func (c *Comparison) add(part, point, a, b string, sa, sb []world.SourceID) {
	if a == "" && b == "" {
		return
	}
	verdict := "differs"
	switch {
	case a == notKnown || b == notKnown || a == notPublished || b == notPublished:
		verdict = "unknown"
	case a == "":
		a, verdict = "none", "only_b"
	case b == "":
		b, verdict = "none", "only_a"
	case a == b:
		verdict = "same"
	}
	c.Rows = append(c.Rows, CompareRow{part, point, a, b, verdict, orEmpty(sa), orEmpty(sb)})
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// whole compares what concerns the treaties as a whole.
func (c *Comparison) whole(a, b *world.Treaty, on world.Day) {
	both := func(point string, of func(*world.Treaty) string) {
		c.add("The treaty", point, of(a), of(b), a.Sources, b.Sources)
	}
	both("Parties", func(t *world.Treaty) string { return c.partyList(t, on) })
	both("Status", func(t *world.Treaty) string { return spaced(t.Status) })
	both("Force", func(t *world.Treaty) string {
		if t.Revocable {
			return spaced(t.Binding) + ", revocable"
		}
		return spaced(t.Binding)
	})
	both("In force since", func(t *world.Treaty) string { return orUnknown(t.InForce.Text) })
	both("Text", func(t *world.Treaty) string { return orUnknown(textWords[t.Text]) })
}

var textWords = map[string]string{"full": "public", "partial": "public in part", "joint_statement": "secret; one joint statement", "statements": "known from statements only", "none": "not public", "unknown": notKnown}

func orUnknown(s string) string {
	if s == "" {
		return notKnown
	}
	return s
}

func (c *Comparison) partyList(t *world.Treaty, on world.Day) string {
	if t.AllStates {
		return "all states"
	}
	var ids []world.StateID
	for _, p := range t.Parties {
		if p.Role != "broker" && p.Status == "party" && (t.Status != "in_force" || p.Spell.Covers(on) != world.No) && !slices.Contains(ids, p.State) {
			ids = append(ids, p.State)
		}
	}
	if len(ids) > 8 {
		return fmt.Sprintf("%d states", len(ids))
	}
	return names(c.world, ids)
}

// clausePart is a family of clauses that are compared with each other.
type clausePart struct {
	name   string
	duties []string
}

var clauseParts = []clausePart{
	{"Help against attack", []string{"fight", "assist", "unspecified", "mobilise", "sanction"}},
	{"Consultation", []string{"consult"}},
	{"Restraint between the parties", []string{"refrain", "neutral"}},
	{"Other engagements", []string{"no_conflicting_engagement"}},
	{"Presence and cooperation", []string{"host", "cooperate", "right"}},
}

func (p clausePart) of(t *world.Treaty, on world.Day) []*world.Clause {
	var out []*world.Clause
	for i := range t.Clauses {
		if cl := &t.Clauses[i]; slices.Contains(p.duties, cl.Duty()) && cl.Spell.Covers(on) != world.No {
			out = append(out, cl)
		}
	}
	return out
}

// part pairs the clauses of one family in their order.
func (c *Comparison) part(p clausePart, a, b *world.Treaty, on world.Day) {
	ca, cb := p.of(a, on), p.of(b, on)
	for i := range max(len(ca), len(cb)) {
		var x, y *world.Clause
		if i < len(ca) {
			x = ca[i]
		}
		if i < len(cb) {
			y = cb[i]
		}
		name := p.name
		if i > 0 {
			name = fmt.Sprintf("%s (%d)", p.name, i+1)
		}
		c.clauses(name, a, b, x, y)
	}
}

// clauses compares two clauses point by point; either may be missing.
func (c *Comparison) clauses(part string, ta, tb *world.Treaty, a, b *world.Clause) {
	both := func(point string, of func(*world.Treaty, *world.Clause) string) {
		one := func(t *world.Treaty, cl *world.Clause) (string, []world.SourceID) {
			switch {
			case cl == nil:
				return absentWords(t), nil
			case point != "Clause":
				return of(t, cl), nil // the sources stand with the clause
			}
			return of(t, cl), cl.Sources
		}
		va, sa := one(ta, a)
		vb, sb := one(tb, b)
		c.add(part, point, va, vb, sa, sb)
	}
	both("Clause", func(_ *world.Treaty, cl *world.Clause) string { return cl.Article })
	both("In our words", func(_ *world.Treaty, cl *world.Clause) string {
		if cl.Unverified {
			return cl.Text + " (unverified)"
		}
		return cl.Text
	})
	both("Duty", func(_ *world.Treaty, cl *world.Clause) string {
		parts := make([]string, len(cl.Duties))
		for i, d := range cl.Duties {
			parts[i] = dutyWords[d]
		}
		return strings.Join(parts, ", then ")
	})
	if a == nil || b == nil || a.Trigger == nil && b.Trigger == nil {
		return // one text alone, or standing duties: no more to hold against each other
	}
	both("Whose war", func(_ *world.Treaty, cl *world.Clause) string { return warWords(cl.Trigger) })
	both("Set off by", func(_ *world.Treaty, cl *world.Clause) string { return triggerWords(cl.Trigger) })
	both("Adversary", func(_ *world.Treaty, cl *world.Clause) string { return adversaryWords(c.world, cl.Trigger) })
	both("Against what", func(_ *world.Treaty, cl *world.Clause) string {
		if cl.Trigger == nil {
			return ""
		}
		return orWord(spaced(strings.Join(cl.Trigger.Objects, ", ")), "anything of the party's")
	})
	both("Where", c.areaWords)
	both("Conditions", func(_ *world.Treaty, cl *world.Clause) string { return conditionWords(c.world, cl.Conditions) })
	both("Exceptions", func(_ *world.Treaty, cl *world.Clause) string {
		parts := make([]string, len(cl.Exceptions))
		for i, e := range cl.Exceptions {
			parts[i] = e.Text
		}
		return strings.Join(parts, "; ")
	})
	both("Choice of means", func(_ *world.Treaty, cl *world.Clause) string {
		if cl.Discretion == "undisclosed" {
			return notKnown
		}
		return discretionWords[cl.Discretion]
	})
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (c *Comparison) areaWords(t *world.Treaty, cl *world.Clause) string {
	if cl.Trigger == nil {
		return ""
	}
	if len(cl.Trigger.Area) == 0 {
		if t.Text == "full" || t.Text == "partial" {
			return "no area named"
		}
		return notKnown
	}
	parts := make([]string, len(cl.Trigger.Area))
	for i, a := range cl.Trigger.Area {
		switch area := c.world.Area(a); {
		case a == "parties":
			parts[i] = "territory of the parties"
		case area != nil:
			parts[i] = area.Name
		default:
			parts[i] = c.world.Name(a)
		}
	}
	words := strings.Join(parts, "; ")
	if e := cl.Trigger.Elsewhere; !e.IsZero() {
		words += " (beyond it open: " + e.Question + ")"
	}
	return words
}

// rules compares how states come in and go.
func (c *Comparison) rules(a, b *world.Treaty) {
	c.add("Joining", "Consent of", consentWords(a), consentWords(b), a.Accession.Sources, b.Accession.Sources)
	c.add("Joining", "Open to", orUnknown(strings.Join(a.Accession.Eligible, ", ")), orUnknown(strings.Join(b.Accession.Eligible, ", ")), a.Accession.Sources, b.Accession.Sources)
	c.add("Leaving", "Rule", orUnknown(a.Exit.Text), orUnknown(b.Exit.Text), a.Exit.Sources, b.Exit.Sources)
	c.add("Term", "Length", orUnknown(a.Term), orUnknown(b.Term), a.Sources, b.Sources)
}

func consentWords(t *world.Treaty) string {
	words := make([]string, len(t.Accession.Consent))
	for i, w := range t.Accession.Consent {
		words[i] = map[string]string{"parties": "all parties", "none": "closed to others", "unknown": notKnown}[w]
		if words[i] == "" {
			words[i] = w
		}
	}
	return orUnknown(strings.Join(words, ", "))
}

var verdictWords = map[string]string{"same": "same", "differs": "differs", "unknown": "not known", "only_a": "first only", "only_b": "second only"}

var verdictTones = map[string]document.Tone{"same": document.NotOwed, "differs": document.Owed, "unknown": document.Depends, "only_a": document.Owed, "only_b": document.Owed}

// Document says the comparison to a reader.
func (c *Comparison) Document() *document.Document {
	d := document.New(c.world, fmt.Sprintf("%s beside %s", c.A.Short, c.B.Short), c.A.Name+"; "+c.B.Name)
	tally := map[string]int{}
	for _, r := range c.Rows {
		tally[r.Verdict]++
	}
	d.Add(document.P(document.Say("%d points: %d the same, %d different, %d in one treaty only, %d open because one side is not known.",
		len(c.Rows), tally["same"], tally["differs"], tally["only_a"]+tally["only_b"], tally["unknown"])))
	for _, cl := range c.Claims {
		d.Add(document.P(document.Strong("Said of the two: "), document.Say("%s (%s, %s; grade %s).", cl.Text, cl.Claimant, cl.Date, cl.Grade).From(cl.Sources...)))
	}
	part := ""
	var t document.Table
	flush := func() {
		if len(t.Rows) > 0 {
			d.Add(t)
		}
	}
	for _, r := range c.Rows {
		if r.Part != part {
			flush()
			part = r.Part
			t = document.Table{Caption: part, Head: []string{"Point", c.A.Short, c.B.Short, "Verdict"}}
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", r.Point), document.Say("%s", r.A).From(r.SourceA[:min(1, len(r.SourceA))]...),
			document.Say("%s", r.B).From(r.SourceB[:min(1, len(r.SourceB))]...), document.In(verdictTones[r.Verdict], "%s", verdictWords[r.Verdict])})
	}
	flush()
	return d
}
