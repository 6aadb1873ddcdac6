package newsdesk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/document"
	"casus/internal/world"
)

// Document shows what was read, report by report.
func (res *Result) Document(w *world.World) *document.Document {
	d := document.New(w, "What the reports say", countLine(res))
	for i := range res.Reports {
		r := &res.Reports[i]
		d.Add(document.Heading{Level: 2, Text: cmp.Or(r.Title, r.File)})
		d.Add(document.Paragraph{Text: document.Say("%s", heading(r))})
		if len(r.Claims) == 0 {
			d.Add(document.Paragraph{Text: document.Say("No claim was found.")})
		} else {
			d.Add(claimTable(r))
		}
		if len(r.Events) > 0 {
			d.Add(document.Heading{Level: 3, Text: "Taken as having happened"}, eventList(r))
		}
		addNotes(d, r)
	}
	addClusters(d, res)
	addFaults(d, res)
	return d
}

func countLine(res *Result) string {
	claims, events := 0, 0
	for i := range res.Reports {
		claims += len(res.Reports[i].Claims)
		events += len(res.Reports[i].Events)
	}
	return fmt.Sprintf("%s, %s, %s taken as having happened", count(len(res.Reports), "report"), count(claims, "claim"), count(events, "event"))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func heading(r *Report) string {
	parts := []string{cmp.Or(r.Outlet, "outlet not known"), cmp.Or(r.Date, "date not known")}
	if r.DateFrom != "" {
		parts[1] += " (" + r.DateFrom + ")"
	}
	parts = append(parts, "language "+r.Lang, count(r.Sentences, "sentence"))
	switch r.Coded {
	case "main_claim":
		parts = append(parts, "only the main claim is read in this language")
	case "names":
		parts = append(parts, "only names and dates are read in this language")
	}
	return strings.Join(parts, ", ") + "."
}

func claimTable(r *Report) document.Table {
	t := document.Table{Head: []string{"", "Who says so", "What", "How far, how likely", "When"}}
	for i := range r.Claims {
		c := &r.Claims[i]
		t.Rows = append(t.Rows, []document.Text{
			document.Say("%s", c.ID), document.Say("%s", whoSays(c)), document.Strong("%s", c.Text), document.Say("%s", howFar(c)), document.Say("%s", when(c)),
		})
	}
	return t
}

func whoSays(c *Claim) string {
	name := "the report itself"
	if c.Holder != nil && c.Holder.Name != "" {
		name = c.Holder.Name
	} else if c.RootSource != "" {
		name = c.RootSource
	}
	if c.RootSource != "" && c.Holder != nil && world.Fold(c.RootSource) != world.Fold(c.Holder.Name) {
		name += ", by " + c.RootSource
	}
	return name + " (" + plain(string(c.Attribution)) + ")"
}

func plain(word string) string { return strings.ReplaceAll(word, "_", " ") }

func howFar(c *Claim) string {
	var parts []string
	if c.Stage != "" {
		parts = append(parts, plain(string(c.Stage)))
	}
	if c.Likelihood != claim.Unstated {
		likely := plain(string(c.Likelihood))
		if c.LikelihoodWords != "" {
			likely = "“" + c.LikelihoodWords + "”"
		}
		if c.LikelihoodLow != nil && c.LikelihoodHigh != nil {
			likely += fmt.Sprintf(" %.0f to %.0f %%, %s", 100**c.LikelihoodLow, 100**c.LikelihoodHigh, c.LikelihoodScale)
		}
		parts = append(parts, likely)
	}
	if c.Polarity != claim.Affirm {
		parts = append(parts, map[claim.Polarity]string{claim.Deny: "denied", claim.Mixed: "in part", claim.Doubt: "doubted"}[c.Polarity])
	}
	for _, flag := range []struct {
		on   bool
		word string
	}{{c.Conditional && c.Stage != claim.Conditional, "on a condition"}, {c.Question, "asked, not said"}, {c.Future && c.Stage != claim.Denied, "to come"}} {
		if flag.on {
			parts = append(parts, flag.word)
		}
	}
	return strings.Join(parts, "; ")
}

func when(c *Claim) string {
	switch {
	case c.EventFrom == "":
		return "not said"
	case c.EventFrom == c.EventTo:
		return c.EventFrom
	case c.EventDate.Value != "" && !strings.Contains(c.EventDate.Value, "W") && !strings.Contains(c.EventDate.Value, "X"):
		return c.EventDate.Value
	}
	return c.EventFrom + " to " + c.EventTo
}

func eventList(r *Report) document.List {
	var l document.List
	for _, e := range r.Events {
		code := strings.TrimSpace(strings.Join([]string{e.Class, e.CAMEO}, " "))
		if e.Goldstein != nil {
			code += fmt.Sprintf(", Goldstein %+.1f", *e.Goldstein)
		}
		if e.TreatyAct != "" {
			code = strings.Trim(strings.Join([]string{code, plain(e.TreatyAct) + " " + e.Treaty}, ", "), ", ")
		}
		l.Items = append(l.Items, document.Strong("%s", e.Summary).And(document.Say(" (%s; %s; %s)", e.Claim, code, e.Promoted)))
	}
	return l
}

func addNotes(d *document.Document, r *Report) {
	var l document.List
	if len(r.Unknown) > 0 {
		l.Items = append(l.Items, document.Say("Names that no dictionary has: %s.", strings.Join(r.Unknown, ", ")))
	}
	for _, n := range r.Notes {
		l.Items = append(l.Items, document.Say("%s", n))
	}
	for _, m := range r.Proposed {
		verdict := "refused: " + strings.Join(m.Reasons, "; ")
		if m.Accepted {
			verdict = "its words stand in the text and say so; it is not counted as a claim"
		}
		l.Items = append(l.Items, document.Say("A model proposes, %s: %s (%s).", plain(m.Stage), m.Sentence, verdict))
	}
	if len(l.Items) > 0 {
		d.Add(document.Heading{Level: 3, Text: "Notes"}, l)
	}
}

func addClusters(d *document.Document, res *Result) {
	if !slices.ContainsFunc(res.Clusters, func(c Cluster) bool { return len(c.Files) > 1 }) {
		return
	}
	d.Add(document.Heading{Level: 2, Text: "One root, many copies"})
	for i := range res.Clusters {
		c := &res.Clusters[i]
		if len(c.Files) < 2 {
			continue
		}
		d.Add(document.Heading{Level: 3, Text: fmt.Sprintf("%s: %s", c.ID, cmp.Or(c.Root, "root not named"))})
		l := document.List{Items: []document.Text{document.Say("%s: %s.", count(len(c.Files), "report"), strings.Join(c.Files, ", "))}}
		if len(c.Evidence) > 0 {
			l.Items = append(l.Items, document.Say("Put together by: %s.", strings.Join(c.Evidence, "; ")))
		}
		for _, drift := range c.Drift {
			l.Items = append(l.Items, document.In(document.Warn, "%s drifts: %s.", drift.File, strings.Join(drift.Changes, "; ")))
		}
		d.Add(l)
	}
}

func addFaults(d *document.Document, res *Result) {
	if len(res.Faults) == 0 {
		return
	}
	var l document.List
	for _, f := range res.Faults {
		l.Items = append(l.Items, document.In(document.Warn, "%s", f))
	}
	d.Add(document.Heading{Level: 2, Text: "Could not be read"}, l)
}
