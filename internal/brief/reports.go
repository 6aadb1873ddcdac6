package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/change"
	"casus/internal/obligation"
	"casus/internal/world"
)

// contingency is an attack run before and after an edit.
type contingency = change.Contingency

// Proposal says what is proposed and how far it has got.
type Proposal struct {
	Sentence string      `json:"sentence"`
	Status   []Remark    `json:"status"` // of each treaty concerned
	Claims   []ClaimLine `json:"claims"`
	Notes    []Remark    `json:"notes"`
	Topic    string      `json:"topic"`     // the proposal itself, as a topic of claims
	For      int         `json:"roots_for"` // independent roots that affirm it
	Against  int         `json:"roots_against"`
}

// ClaimLine is a claim as a reader sees it.
type ClaimLine struct {
	ID         string           `json:"id"`
	Date       string           `json:"date"`
	Topic      string           `json:"topic"`
	Text       string           `json:"text"`
	Claimant   string           `json:"claimant"`
	Polarity   string           `json:"polarity"`
	Grade      string           `json:"grade"`
	Root       world.SourceID   `json:"root"`
	Likelihood string           `json:"likelihood"`
	Later      string           `json:"later"`
	Note       string           `json:"note"`
	Sources    []world.SourceID `json:"sources"`
}

// ClaimTopic is what was said for and against one thing.
type ClaimTopic struct {
	Topic   string      `json:"topic"`
	For     int         `json:"roots_for"`
	Against int         `json:"roots_against"`
	Claims  []ClaimLine `json:"claims"`
}

func newClaimLine(c world.Claim) ClaimLine {
	return ClaimLine{ID: c.ID, Date: c.Date.Text, Topic: c.Topic, Text: c.Text, Claimant: c.Claimant, Polarity: c.Polarity, Grade: c.Grade, Root: c.Root,
		Likelihood: c.Likelihood, Later: c.Later, Note: c.Note, Sources: orEmpty(c.Sources)}
}

func (b *Brief) proposal() Proposal {
	p := Proposal{Sentence: editSentences(b.after, b.edits), Status: []Remark{}, Claims: []ClaimLine{}, Notes: b.notesFor("proposal")}
	for _, t := range b.treaties {
		was := b.before.Treaty(t.ID)
		p.Status = append(p.Status, Remark{statusSentence(b.before, was, b.asOf), orEmpty(was.Sources)})
	}
	claims := b.claimsOn("proposal")
	for _, c := range claims {
		p.Claims = append(p.Claims, newClaimLine(c))
	}
	if topics := b.before.Question.Topics["proposal"]; len(topics) > 0 {
		p.Topic = topics[0]
		claims = slices.DeleteFunc(claims, func(c world.Claim) bool { return c.Topic != p.Topic })
	}
	p.For, p.Against = roots(claims, "affirm", b.sameRoots()), roots(claims, "deny", b.sameRoots())
	return p
}

// statusSentence says what a treaty is, on a day.
func statusSentence(w *world.World, t *world.Treaty, on world.Day) string {
	var parties []string
	for _, p := range t.Parties {
		if n := w.StateName(p.State); p.Role != "broker" && !slices.Contains(parties, n) && (t.Status != "in_force" || p.Spell.Covers(on) != world.No) {
			parties = append(parties, n)
		}
	}
	slices.Sort(parties)
	who := listed(parties)
	if len(parties) > 6 {
		who = fmt.Sprintf("%d states", len(parties))
	}
	switch {
	case t.Status == "in_force" && t.InForce.Known() && t.InForce.By(on) == world.No:
		return fmt.Sprintf("The %s (%s; %s) was not yet in force.", t.Name, t.Short, who)
	case t.Status == "in_force":
		return fmt.Sprintf("The %s (%s) of %s is in force since %s.", t.Name, t.Short, who, t.InForce.Long())
	case t.Status == "hypothetical":
		return fmt.Sprintf("The %s (%s) of %s is an invented case: no such text exists.", t.Name, t.Short, who)
	}
	return fmt.Sprintf("The %s (%s) of %s is not in force: %s.", t.Name, t.Short, who, spaced(t.Status))
}

// roots counts the independent roots of the claims of one polarity: copies of
// one report count once.
func roots(claims []world.Claim, polarity string, same []world.OneRoot) int {
	seen := map[world.SourceID]bool{}
	for _, c := range claims {
		if c.Polarity == polarity {
			root := c.Root
			if root == "" {
				root = world.SourceID(c.ID)
			}
			seen[world.RootOf(same, root)] = true
		}
	}
	return len(seen)
}

// sameRoots are the roots that the editors take for one, whatever the question.
func (b *Brief) sameRoots() []world.OneRoot {
	var out []world.OneRoot
	for _, a := range b.before.Question.Accessions {
		out = append(out, a.Same...)
	}
	return out
}

// reports groups every known claim by topic, topics in the order of their
// first claim of the newest date last.
func (b *Brief) reports() []ClaimTopic {
	out := []ClaimTopic{}
	byTopic := map[string][]world.Claim{}
	var order []string
	for _, c := range b.before.Claims {
		if byTopic[c.Topic] == nil {
			order = append(order, c.Topic)
		}
		byTopic[c.Topic] = append(byTopic[c.Topic], c)
	}
	first := b.before.Question.Topics["proposal"]
	slices.SortStableFunc(order, func(x, y string) int { return rank(first, x) - rank(first, y) })
	for _, topic := range order {
		claims := byTopic[topic]
		t := ClaimTopic{Topic: topic, For: roots(claims, "affirm", b.sameRoots()), Against: roots(claims, "deny", b.sameRoots())}
		for _, c := range claims {
			t.Claims = append(t.Claims, newClaimLine(c))
		}
		out = append(out, t)
	}
	return out
}

func rank(list []string, s string) int {
	if i := slices.Index(list, s); i >= 0 {
		return i
	}
	return len(list)
}

// Words says what the text of a treaty concerned promises and what it leaves
// open.
type Words struct {
	Treaty   world.TreatyID `json:"treaty"`
	Name     string         `json:"name"`
	Clauses  []Remark       `json:"clauses"`
	Open     []string       `json:"open"`
	Readings []string       `json:"readings"`
	Claims   []ClaimLine    `json:"claims"`

	lead int // the clause that heads the brief: the first that promises help
}

func (b *Brief) words() []Words {
	out := []Words{}
	for i, t := range b.treaties {
		w := Words{Treaty: t.ID, Name: t.Name, Clauses: []Remark{}, Open: []string{}, Readings: []string{}, Claims: []ClaimLine{}}
		found := false
		for j := range t.Clauses {
			c := &t.Clauses[j]
			if c.Spell.Covers(b.asOf) == world.No {
				continue
			}
			text := c.Text
			if c.Unverified {
				text += " (unverified)"
			}
			if world.ActiveDuty(c.Duty()) && !found {
				w.lead, found = len(w.Clauses), true
			}
			w.Clauses = append(w.Clauses, Remark{text, orEmpty(c.Sources)})
		}
		w.Open = openPoints(t)
		for j := range t.Readings {
			w.Readings = append(w.Readings, t.Readings[j].ID)
		}
		if i == 0 {
			for _, c := range b.claimsOn("words") {
				w.Claims = append(w.Claims, newClaimLine(c))
			}
		}
		out = append(out, w)
	}
	return out
}

// openPoints lists what the record cannot say of a treaty.
func openPoints(t *world.Treaty) []string {
	out := []string{}
	add := func(unknown bool, what string) {
		if unknown {
			out = append(out, what)
		}
	}
	full := t.Text == "full"
	active := false
	noArea, noMeans := true, false
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if !world.ActiveDuty(c.Duty()) {
			continue
		}
		active = true
		noArea = noArea && (c.Trigger == nil || len(c.Trigger.Area) == 0 || !c.Trigger.Elsewhere.IsZero())
		noMeans = noMeans || c.Discretion == "undisclosed"
	}
	add(active && noMeans, "whether and with what means each must act")
	add(active && noArea && !full, "where it applies")
	add(!full && t.Exit.NoticeMonths == nil, "how to leave")
	add(!full && (t.Term == "" || strings.Contains(t.Term, "not published")), "for how long it holds")
	add(len(t.Accession.Consent) == 0 || !full, "how others may join")
	return out
}

// Nuclear gathers what is claimed of nuclear cover.
type Nuclear struct {
	Holders []Remark    `json:"holders"`
	Claims  []ClaimLine `json:"claims"`
	Reading *Reading    `json:"reading,omitempty"`
	Notes   []Remark    `json:"notes"`
}

func (b *Brief) nuclear() Nuclear {
	n := Nuclear{Holders: []Remark{}, Claims: []ClaimLine{}, Notes: b.notesFor("nuclear")}
	year, _, _ := b.asOf.Civil()
	for _, m := range b.members {
		if c, ok := b.after.Measure(m, "warheads", year); ok && c.Value > 0 {
			n.Holders = append(n.Holders, Remark{fmt.Sprintf("%s holds about %s warheads (%d).", b.after.StateName(m), amount(c.Value), c.Year), orEmpty(c.Sources)})
		}
	}
	for _, c := range b.claimsOn("nuclear") {
		n.Claims = append(n.Claims, newClaimLine(c))
	}
	for _, t := range b.treaties {
		for i := range t.Clauses {
			for _, m := range t.Clauses[i].Means {
				if q := b.after.Reading(m.Reading.Question); m.Name == "nuclear" && q != nil {
					r := newReading(q)
					n.Reading = &r
				}
			}
		}
	}
	return n
}

// Happened is the conduct on record by the as-of date: promises called, and
// verbal forecasts with what became of them.
type Happened struct {
	Responses []ResponseLine `json:"responses"`
	Forecasts []ClaimLine    `json:"forecasts"`
	Events    []Remark       `json:"events"`
}

// ResponseLine is one occasion on which a promise was called.
type ResponseLine struct {
	Date       string           `json:"date"`
	Treaty     world.TreatyID   `json:"treaty"`
	Event      string           `json:"event"`
	Guarantors []world.StateID  `json:"guarantors"`
	All        bool             `json:"all_parties"`
	Met        string           `json:"met"`
	Invoked    string           `json:"invoked"`
	Acted      string           `json:"acted"`
	Text       string           `json:"text"`
	Lag        string           `json:"lag_days"`
	Sources    []world.SourceID `json:"sources"`
}

// happenedYears is how far back the record of conduct is shown.
const happenedYears = 1

func (b *Brief) happened() Happened {
	h := Happened{Responses: []ResponseLine{}, Forecasts: []ClaimLine{}, Events: []Remark{}}
	year, month, day := b.asOf.Civil()
	from := world.MakeDay(year-happenedYears, month, day)
	for _, r := range b.before.Responses {
		if r.Date.Lo < from {
			continue
		}
		line := ResponseLine{Date: r.Date.Text, Treaty: r.Treaty, Event: r.Event, Guarantors: r.Guarantors, All: r.AllParties, Met: r.Met, Invoked: r.Invoked,
			Acted: r.Acted, Text: r.Text, Sources: orEmpty(r.Sources)}
		if line.Guarantors == nil {
			line.Guarantors = []world.StateID{} // all parties
		}
		if r.LagLow != nil {
			line.Lag = fmt.Sprint(*r.LagLow)
			if r.LagHigh != nil && *r.LagHigh != *r.LagLow {
				line.Lag += " to " + fmt.Sprint(*r.LagHigh)
			}
		}
		h.Responses = append(h.Responses, line)
	}
	for _, c := range b.before.Claims {
		if c.Likelihood != "" && c.Later != "" {
			h.Forecasts = append(h.Forecasts, newClaimLine(c))
		}
	}
	start := b.before.Question.AsOf
	for _, e := range b.before.Events {
		if e.Date.Lo > start && e.Date.Lo <= b.asOf && slices.Contains(b.members, e.Initiator) && slices.Contains(b.members, e.Target) {
			h.Events = append(h.Events, Remark{e.Date.Text + ": " + e.Summary, orEmpty(e.Sources)})
		}
	}
	return h
}

// unknown lists what the record does not say, from the record itself.
func (b *Brief) unknown() []Remark {
	out := b.notesFor("unknown")
	q := b.before.Question
	if q.RecordEnds != world.DistantFuture {
		out = append(out, Remark{fmt.Sprintf("The record ends on %s: nothing after that day is known here.", q.RecordEnds.Long()), []world.SourceID{}})
	}
	for _, r := range b.Diff.readings() {
		if r.Unknown > 0 {
			out = append(out, Remark{fmt.Sprintf("%s No view in the record holds all the weight; %.0f %% is left open (%s).", r.Question, r.Unknown*100, r.ID), []world.SourceID{}})
		}
	}
	if stale := b.stale(); stale != "" {
		out = append(out, Remark{"Military spending is out of date for " + stale + "; treat it as a gap, not as a low value.", []world.SourceID{}})
	}
	if n := b.unverifiedClauses(); len(n) > 0 {
		out = append(out, Remark{"Some answers rest on wording recalled and not checked: " + strings.Join(n, ", ") + ".", []world.SourceID{world.Memory}})
	}
	return out
}

// staleYears is how old a spending figure may be before it is called out of
// date.
const staleYears = 3

func (b *Brief) stale() string {
	year, _, _ := b.asOf.Civil()
	var out []string
	for _, s := range b.before.Question.Focus {
		if c, ok := b.before.Measure(s, "milex", year); ok && year-c.Year > staleYears {
			out = append(out, fmt.Sprintf("%s (%d)", b.before.StateName(s), c.Year))
		}
	}
	slices.Sort(out)
	return listed(out)
}

// unverifiedClauses names the clauses from memory on which an answer of the
// brief rests.
func (b *Brief) unverifiedClauses() []string {
	var out []string
	for _, list := range [2][]contingency{b.Diff.Contingencies, b.Diff.Unchanged} {
		for i := range list {
			for _, a := range list[i].After.Answers {
				name := clauseName(b.after, a.Treaty, a.Clause)
				if a.Unverified && a.Answer != obligation.NotOwed && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// Watch is one thing that would change the picture, and how.
type Watch struct {
	What   string `json:"what"`
	Effect string `json:"effect"`
}

// watch works out, for each reading and fact on which the new duties depend,
// what each answer to it would make of them.
func (b *Brief) watch() []Watch {
	out := []Watch{}
	for _, r := range b.Diff.readings() {
		for i := range b.Diff.Contingencies {
			c := &b.Diff.Contingencies[i]
			if w, ok := b.effect(r, c.Incident, c.Title); ok {
				out = append(out, w)
				break
			}
		}
	}
	for _, c := range b.Diff.Consent {
		if c.Edited && len(c.By) > 0 {
			out = append(out, Watch{"A yes or a no by " + names(b.after, c.By), "settles whether the change happens at all. " + c.Text})
		}
	}
	return out
}

// effect runs one attack under each option of a reading.
func (b *Brief) effect(r Reading, in obligation.Incident, title string) (Watch, bool) {
	var parts []string
	var last string
	differ := false
	for i, o := range r.Options {
		run := in
		run.Readings = map[string]string{r.ID: o.ID}
		result := obligation.Evaluate(b.after, run, obligation.Options{Silent: true, Keep: b.ofConcern})
		text := b.membersText(&result)
		differ = differ || i > 0 && text != last
		last = text
		parts = append(parts, fmt.Sprintf("%q gives %s", o.Text, text))
	}
	return Watch{What: r.Question, Effect: "When " + lowerFirst(title) + ": " + strings.Join(parts, "; ")}, differ
}

// ofConcern keeps the duties to act under the treaties that the edits touch.
func (b *Brief) ofConcern(t *world.Treaty, c *world.Clause) bool {
	return world.ActiveDuty(c.Duty()) && slices.Contains(b.treaties, t)
}

// lowerFirst lets a title run on in a sentence, unless it begins with a name.
func lowerFirst(s string) string {
	for _, word := range []string{"The ", "Military ", "Economy ", "Active ", "Population", "Nuclear "} {
		if strings.HasPrefix(s, word) {
			return strings.ToLower(s[:1]) + s[1:]
		}
	}
	return s
}

// membersText says what the members owe in a result.
func (b *Brief) membersText(r *obligation.Result) string {
	byAnswer := map[string][]string{}
	var order []string
	for _, m := range b.members {
		s := strongest(r, m)
		if s.Treaty == "" {
			continue
		}
		text := answerWords[s.Answer]
		if s.Answer == obligation.Depends {
			text = "depends, " + rangeWords(s.Weight, s.WeightHigh)
		}
		if byAnswer[text] == nil {
			order = append(order, text)
		}
		byAnswer[text] = append(byAnswer[text], b.after.StateName(m))
	}
	parts := make([]string, len(order))
	for i, t := range order {
		parts[i] = listed(byAnswer[t]) + ": " + t
	}
	return orWord(strings.Join(parts, ", "), "no member owes anything")
}
