package newsdesk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/dossier"
	"casus/internal/world"
)

// Rows is what a result would add to a dossier, and what it would not.
type Rows struct {
	dossier.Additions
	Known   []string // what the record has already
	LeftOut []string // what has no place in the record, and why
}

// recorder turns a result into rows of one dossier.
type recorder struct {
	w    *world.World
	rows Rows
	ids  map[world.SourceID]bool // sources, there or added
	code map[string]bool         // event codes, there or added
}

// RowsFor proposes the rows that a result adds to the record: a source for each
// report and each named root, claims that somebody holds, and events between
// states that the record knows. Ids of events and claims are left to
// dossier.PlanAppend.
func RowsFor(w *world.World, res *Result) Rows {
	rec := &recorder{w: w, ids: map[world.SourceID]bool{}, code: map[string]bool{}}
	for i := range w.Sources {
		rec.ids[w.Sources[i].ID] = true
	}
	for i := range w.EventCodes {
		rec.code[w.EventCodes[i].Code] = true
	}
	for i := range res.Reports {
		rec.report(&res.Reports[i], clusterOf(res, res.Reports[i].Cluster))
	}
	rec.dropUnused()
	return rec.rows
}

// dropUnused takes out sources that no row names: their reports say nothing that
// the record does not have.
func (rec *recorder) dropUnused() {
	used := map[world.SourceID]bool{}
	for i := range rec.rows.Claims {
		c := &rec.rows.Claims[i]
		used[c.Root] = true
		for _, s := range c.Sources {
			used[s] = true
		}
	}
	for i := range rec.rows.Events {
		for _, s := range rec.rows.Events[i].Sources {
			used[s] = true
		}
	}
	rec.rows.Sources = slices.DeleteFunc(rec.rows.Sources, func(s world.Source) bool { return !used[s.ID] })
}

func clusterOf(res *Result, id string) *Cluster {
	for i := range res.Clusters {
		if res.Clusters[i].ID == id {
			return &res.Clusters[i]
		}
	}
	return nil
}

func (rec *recorder) report(r *Report, c *Cluster) {
	if len(r.Claims) == 0 {
		return
	}
	date, err := world.ParseDate(r.Date)
	if err != nil || !date.Known() {
		rec.leaveOut("%s: its date is not known; give it with --dateline", r.File)
		return
	}
	if c != nil && len(c.Files) > 1 && c.Files[0] != r.File {
		rec.leaveOut("%s: repeats the root of %s, whose rows stand for it", r.File, c.Files[0])
		return
	}
	source := rec.source(r, date)
	for i := range r.Claims {
		if hasEvent(r, r.Claims[i].ID) {
			continue
		}
		rec.claim(r, &r.Claims[i], date, source)
	}
	for i := range r.Events {
		rec.event(r, &r.Events[i], date, source)
	}
}

func (rec *recorder) leaveOut(format string, args ...any) {
	rec.rows.LeftOut = append(rec.rows.LeftOut, fmt.Sprintf(format, args...))
}

// source adds the row of a report, once.
func (rec *recorder) source(r *Report, date world.Date) world.SourceID {
	publisher := cmp.Or(r.Outlet, "outlet not known")
	title := cmp.Or(r.Title, firstWords(r.Text, 12))
	for i := range rec.w.Sources {
		s := &rec.w.Sources[i]
		if r.URL != "" && s.URL == r.URL || world.Fold(s.Publisher) == world.Fold(r.Outlet) && s.Date.Text == date.Text && r.Outlet != "" {
			return s.ID
		}
	}
	return rec.addSource(world.Source{ID: world.SourceID(slug(publisher + " " + date.Text)), Title: title, Kind: "press", Publisher: publisher, Date: date, URL: r.URL})
}

func (rec *recorder) addSource(s world.Source) world.SourceID {
	if at := slices.IndexFunc(rec.rows.Sources, func(have world.Source) bool {
		return have.Publisher == s.Publisher && have.Date.Text == s.Date.Text && have.Title == s.Title && have.URL == s.URL
	}); at >= 0 {
		return rec.rows.Sources[at].ID
	}
	base := s.ID
	for n := 2; rec.ids[s.ID]; n++ {
		s.ID = world.SourceID(fmt.Sprintf("%s-%d", base, n))
	}
	rec.ids[s.ID] = true
	rec.rows.Sources = append(rec.rows.Sources, s)
	return s.ID
}

// root gives the source of a claim's root: one of the record with that
// publisher in the week before the report, or a new row.
func (rec *recorder) root(c *Claim, date world.Date, source world.SourceID) world.SourceID {
	if c.RootSource == "" {
		return source
	}
	name := world.Fold(c.RootSource)
	for i := range rec.w.Sources {
		s := &rec.w.Sources[i]
		if s.Date.Known() && s.Date.Lo <= date.Hi && s.Date.Hi >= date.Lo-7 &&
			(world.Fold(s.Publisher) == name || strings.HasPrefix(string(s.ID), slug(c.RootSource)+"-")) {
			return s.ID
		}
	}
	if have := rec.rootAdded(c.RootSource, date); have != "" {
		return have
	}
	kind := "press"
	if c.Attribution == claim.NamedOfficial || c.Attribution == claim.NamedInstitution {
		kind = "official"
	}
	return rec.addSource(world.Source{ID: world.SourceID(slug(c.RootSource + " " + date.Text)), Kind: kind, Publisher: c.RootSource, Date: date,
		Title: "Root of a report of " + date.Text, Note: "Known only through the report; its own date may be earlier."})
}

func (rec *recorder) rootAdded(name string, date world.Date) world.SourceID {
	for i := range rec.rows.Sources {
		if s := &rec.rows.Sources[i]; s.Publisher == name && s.Date.Hi >= date.Lo-7 && s.Date.Lo <= date.Hi {
			return s.ID
		}
	}
	return ""
}

func (rec *recorder) claim(r *Report, c *Claim, date world.Date, source world.SourceID) {
	if len(c.Actors) == 0 && len(c.Objects) == 0 && c.Treaty == "" {
		rec.leaveOut("%s %s: nobody known acts in it: %s", r.File, c.ID, c.Text)
		return
	}
	row := world.Claim{
		Date: date, Topic: rec.topic(c), Text: c.Text, Claimant: claimant(r, c), Polarity: rowPolarity(c.Polarity), Grade: grade(c),
		Root: rec.root(c, date, source), Likelihood: c.LikelihoodWords,
		Provenance: world.Provenance{Sources: []world.SourceID{source}, Confidence: confidence(c), Note: note(c)},
	}
	for i := range rec.w.Claims {
		if have := &rec.w.Claims[i]; sameClaim(have, &row) {
			rec.rows.Known = append(rec.rows.Known, fmt.Sprintf("%s %s: %s stands in the record: %s", r.File, c.ID, have.ID, have.Text))
			return
		}
	}
	rec.rows.Claims = append(rec.rows.Claims, row)
}

// rowPolarity is the word of the record, which knows no doubt beside mixed.
func rowPolarity(p claim.Polarity) string {
	if p == claim.Doubt {
		return string(claim.Mixed)
	}
	return string(p)
}

func sameClaim(a, b *world.Claim) bool {
	return a.Topic == b.Topic && a.Polarity == b.Polarity && a.Date.Lo <= b.Date.Hi+1 && b.Date.Lo <= a.Date.Hi+7 &&
		(a.Root == b.Root || world.Fold(a.Claimant) == world.Fold(b.Claimant))
}

func claimant(r *Report, c *Claim) string {
	if c.Holder != nil && c.Holder.Name != "" {
		return c.Holder.Name
	}
	return cmp.Or(c.RootSource, r.Outlet, "the report itself")
}

// note says of a claim what its row has no column for.
func note(c *Claim) string {
	var parts []string
	if c.Stage != "" {
		parts = append(parts, "Stage: "+strings.ReplaceAll(string(c.Stage), "_", " "))
	}
	if c.CAMEO != "" {
		parts = append(parts, "CAMEO "+c.CAMEO)
	}
	if c.EventFrom != "" {
		parts = append(parts, "of "+span(c.EventFrom, c.EventTo))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + "."
}

func span(from, to string) string {
	if from == to {
		return from
	}
	return from + "/" + to
}

// topic is what a claim is about. One about the change that the dossier asks
// about takes the dossier's own topic.
func (rec *recorder) topic(c *Claim) string {
	for _, e := range rec.w.Question.Edits {
		if topics := rec.w.Question.Topics["proposal"]; string(e.Treaty) == c.Treaty && c.TreatyAct != "" && slices.Contains(codes(c.Actors), string(e.State)) && len(topics) > 0 {
			return topics[0]
		}
	}
	if c.Treaty != "" && c.TreatyAct != "" {
		return fmt.Sprintf("%s and %s", strings.Join(codes(c.Actors), ", "), c.Treaty)
	}
	switch {
	case c.Act == "doubt" && len(c.Objects) > 0:
		return "Reliability of " + c.Objects[0].Name
	case c.Act == "has_means" && len(c.Actors) > 0:
		return "What " + c.Actors[0].Name + " has or brings"
	case c.Act == "view" && c.Holder != nil:
		return "View of " + c.Holder.Name
	}
	return c.Text
}

// grade suggests an Admiralty grade by a plain rule: the letter by who holds
// the claim, the digit 3 ("possibly true") unless it denies or is not sure, 4.
// One report alone never earns a better digit.
func grade(c *Claim) string {
	letter := "D"
	switch c.Attribution {
	case claim.NamedOfficial, claim.NamedInstitution:
		letter = "A"
	case claim.Media, claim.MediaCitingAnonymous, claim.AnonymousOfficial, claim.MediaNamedSecondary:
		letter = "B"
	case claim.Analysts, claim.NamedPerson, claim.Narrator, claim.MediaUnnamed:
		letter = "C"
	}
	if c.Polarity == claim.Mixed || c.Conditional || c.Question {
		return letter + "4"
	}
	return letter + "3"
}

func confidence(c *Claim) string {
	switch g := grade(c); {
	case g[0] == 'A' || g[0] == 'B':
		return "medium"
	}
	return "low"
}

// slug makes an id of words.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range world.Fold(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
			continue
		}
		gap = true
	}
	return cmp.Or(b.String(), "source")
}

func firstWords(text string, n int) string {
	fields := strings.Fields(text)
	if len(fields) > n {
		return strings.Join(fields[:n], " ") + " ..."
	}
	return strings.Join(fields, " ")
}
