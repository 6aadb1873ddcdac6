package newsdesk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/statement"
	"casus/internal/token"
	"casus/internal/wording"
	"casus/internal/world"
)

// english gives the claims of an English report, each once, in the order of the
// text.
func (d *Desk) english(r *Report) []Claim {
	statements, sentences := d.statements.Read(r.Text, r.day)
	r.Sentences = sentences
	var out []Claim
	cues, number := []cue(nil), -1
	for i := range statements {
		st := &statements[i]
		if st.Number != number {
			cues, number = cuesOf(r.Text, st.Sentence), st.Number
		}
		c := d.claimOf(r, st, cues)
		if at := slices.IndexFunc(out, func(o Claim) bool { return sameMatter(&o, &c) }); at >= 0 {
			fold(&out[at], &c)
			continue
		}
		out = append(out, c)
	}
	return out
}

func (d *Desk) claimOf(r *Report, st *statement.Statement, cues []cue) Claim {
	c := Claim{Text: d.proposition(st), Words: st.Words, Act: st.Act, Class: st.PLOVER, CAMEO: st.CAMEO, Mutual: st.Mutual, Treaty: st.Treaty, TreatyAct: string(st.TreatyAct),
		Attribution: st.Class, Polarity: claim.Affirm, Via: []string{}, Actors: partiesOf(st.Actors), Objects: partiesOf(st.Objects),
		Negated: st.Negated, Conditional: st.Conditional, Question: st.Question, Future: st.Future, Rule: st.Rule, order: st.Number}
	if st.CAMEO != "" {
		c.Goldstein = d.goldstein(st)
	}
	if st.Holder.Words != "" {
		p := partyOf(st.Holder)
		c.Holder = &p
	}
	c.Spans = Spans{Sentences: []claim.Span{st.Sentence}, Act: st.ActSpan, Treaty: st.TreatySpan}
	c.Stage, c.Spans.Stage = stageOf(st, cues)
	c.done = c.Stage == claim.Occurred || c.Stage == claim.Signed
	c.Likelihood, c.LikelihoodWords, c.Spans.Likelihood = likelihoodOf(st, cues)
	if c.LikelihoodWords != "" {
		if low, high, scale := wording.IntervalIn("en", c.LikelihoodWords); scale != "" {
			c.LikelihoodLow, c.LikelihoodHigh, c.LikelihoodScale = &low, &high, scale
		}
	}
	switch {
	case st.Negated || st.Saying == "deny":
		c.Polarity, c.Spans.Polarity = claim.Deny, st.ActSpan
	case st.Kind == statement.Doubt || st.Saying == "doubt":
		c.Polarity, c.Spans.Polarity = claim.Doubt, st.ActSpan
	case st.Question:
		c.Polarity = claim.Mixed
	}
	dated(&c, st.Date, r)
	return c
}

// dated gives a claim its dates. What has happened and has no date of its own
// stays without one: the report's date is not the event's.
func dated(c *Claim, d claim.Date, r *Report) {
	c.ReportDate = r.Date
	if d.Words == "" || r.day == gazetteer.NoDay && d.From == d.To && d.Value == "" {
		return
	}
	c.EventDate, c.EventFrom, c.EventTo = d, d.From.String(), d.To.String()
}

func (d *Desk) goldstein(st *statement.Statement) *float64 {
	if st.HasScore {
		v := st.Goldstein
		return &v
	}
	if code := d.w.EventCode(st.CAMEO); code != nil {
		v := code.Goldstein
		return &v
	}
	return nil
}

func partiesOf(names []statement.Named) []Party {
	out := []Party{}
	for _, n := range names {
		out = append(out, partyOf(n))
	}
	return out
}

func partyOf(n statement.Named) Party {
	p := Party{Name: n.Words, Span: n.Span}
	if n.Actor != nil {
		p.ID, p.Country = n.Actor.ID, n.Actor.Country
		governs := strings.Contains(token.Fold(n.Words), "government") // "the Taliban government" is that of its state
		if n.Actor.Kind == gazetteer.Group && !governs || n.Actor.Kind == gazetteer.Organisation {
			p.Country = ""
		}
	}
	return p
}

// sameMatter tells two claims of a report that are one: the same deed with the
// same treaty by the same actors, or the same act of the same actors on days
// that may be one; held by nobody who says otherwise.
func sameMatter(a, b *Claim) bool {
	treaty := a.Treaty == b.Treaty || a.TreatyAct != "" && (a.Treaty == "" || b.Treaty == "")
	if a.TreatyAct != b.TreatyAct || !treaty || a.Act != b.Act || a.CAMEO != b.CAMEO || a.Polarity != b.Polarity ||
		!sameSet(codes(a.Actors), codes(b.Actors)) || !sameSet(codes(a.Objects), codes(b.Objects)) {
		return false
	}
	if a.Act == "view" || a.Act == "has_means" && a.order == b.order {
		return false
	}
	apart := a.EventFrom != "" && b.EventFrom != "" && (a.EventFrom > b.EventTo || b.EventFrom > a.EventTo)
	return !apart && heldAlike(a, b)
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// heldAlike tells holders that do not stand against each other: one and the same,
// or one of them the report itself or media without a name.
func heldAlike(a, b *Claim) bool {
	if a.Holder == nil || b.Holder == nil || world.Fold(a.Holder.Name) == world.Fold(b.Holder.Name) {
		return true
	}
	return a.Attribution == claim.MediaUnnamed || b.Attribution == claim.MediaUnnamed
}

// fold takes a second telling of a claim into the first: its sentence, a stage
// that goes further, likelihood, date and holder where the first has none.
func fold(a, b *Claim) {
	for _, s := range b.Spans.Sentences {
		if !slices.Contains(a.Spans.Sentences, s) {
			a.Spans.Sentences = append(a.Spans.Sentences, s)
		}
	}
	if a.Treaty == "" && b.Treaty != "" {
		a.Treaty, a.Spans.Treaty, a.Text = b.Treaty, b.Spans.Treaty, b.Text
	}
	if further(b.Stage) > further(a.Stage) {
		a.Stage, a.Spans.Stage = b.Stage, b.Spans.Stage
	}
	if a.Likelihood == claim.Unstated && b.Likelihood != claim.Unstated {
		a.Likelihood, a.LikelihoodWords, a.Spans.Likelihood = b.Likelihood, b.LikelihoodWords, b.Spans.Likelihood
		a.LikelihoodLow, a.LikelihoodHigh, a.LikelihoodScale = b.LikelihoodLow, b.LikelihoodHigh, b.LikelihoodScale
	}
	if a.EventFrom == "" {
		a.EventDate, a.EventFrom, a.EventTo = b.EventDate, b.EventFrom, b.EventTo
	}
	if a.Holder == nil && b.Holder != nil {
		a.Holder, a.Attribution = b.Holder, b.Attribution
	}
}

// code fills in the claims of a report, the main one first.
func (d *Desk) code(r *Report, m mainReading) {
	if r.Lang == "en" {
		r.Coded = "fully"
		r.Claims = d.english(r)
		r.Unknown = d.unknown(r)
	} else {
		r.Coded = "main_claim"
		r.Sentences = len(token.Sentences(r.Text, new(token.Splitter).Split(nil, r.Text)))
		if len(m.readings) == 0 {
			r.Coded = "names"
		}
	}
	d.lead(r, m)
	for i := range r.Claims {
		c := &r.Claims[i]
		c.ID = fmt.Sprintf("c%d", i+1)
		if c.RootSource == "" && c.Attribution != claim.Narrator && c.Holder != nil && c.Attribution != claim.MediaUnnamed && c.Attribution != claim.Anonymous && c.Attribution != claim.AnonymousOfficial {
			c.RootSource = c.Holder.Name
		}
		c.RootNamed = c.RootSource != "" && rootNamed(c.Attribution)
		c.Attribution = cmp.Or(c.Attribution, claim.Unattributed)
	}
}

// rootNamed tells the attributions under which the root has a name of its own.
func rootNamed(a claim.Attribution) bool {
	switch a {
	case claim.NamedOfficial, claim.NamedInstitution, claim.NamedPerson, claim.Media, claim.MediaCitingAnonymous, claim.MediaNamedSecondary, claim.Analysts:
		return true
	}
	return false
}

// maxUnknown bounds the names of a report that are told to be unknown.
const maxUnknown = 40

// unknown lists the names of an English report that no dictionary has, each once,
// in the order of the text. They are told and not guessed.
func (d *Desk) unknown(r *Report) []string {
	tokens := new(token.Splitter).Split(nil, r.Text)
	out := []string{}
	for _, s := range d.names.Unknown(tokens, d.names.Find(nil, tokens, r.day)) {
		name := strings.Join(strings.Fields(r.Text[tokens[s.Start].Start:tokens[s.End-1].End]), " ")
		if !slices.Contains(out, name) && len(out) < maxUnknown {
			out = append(out, name)
		}
	}
	return out
}
