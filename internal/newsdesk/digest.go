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

// Digest is the editor's view: what is new, one root at a time, and what it
// changes in the record.
func (res *Result) Digest(w *world.World) *document.Document {
	d := document.New(w, "Digest", fmt.Sprintf("%s from %s", count(len(res.Reports), "report"), count(len(res.Clusters), "root")))
	for _, c := range byNews(res) {
		r := reportOf(res, c.Files[0])
		if r == nil || len(r.Claims) == 0 {
			continue
		}
		main := &r.Claims[0]
		d.Add(document.Heading{Level: 2, Text: main.Text})
		d.Add(document.Paragraph{Text: document.Say("%s: %s. %s.", whoSays(main), howFar(main), copies(c))})
		var l document.List
		l.Items = append(l.Items, changes(w, r, main)...)
		for _, drift := range c.Drift {
			l.Items = append(l.Items, document.In(document.Warn, "%s drifts: %s.", drift.File, strings.Join(drift.Changes, "; ")))
		}
		for _, other := range against(res, c, main) {
			l.Items = append(l.Items, document.In(document.Warn, "%s", other))
		}
		if len(l.Items) > 0 {
			d.Add(l)
		}
		addAlso(d, r)
	}
	rows := RowsFor(w, res)
	d.Add(document.Heading{Level: 2, Text: "For the record"})
	d.Add(document.Paragraph{Text: document.Say("%s, %s, %s would be new; %d stand there already, %d have no place in it.",
		count(len(rows.Claims), "claim"), count(len(rows.Events), "event"), count(len(rows.Sources), "source"), len(rows.Known), len(rows.LeftOut))})
	addFaults(d, res)
	return d
}

// byNews orders roots by the date of their first report, newest first.
func byNews(res *Result) []*Cluster {
	var out []*Cluster
	for i := range res.Clusters {
		out = append(out, &res.Clusters[i])
	}
	slices.SortStableFunc(out, func(a, b *Cluster) int { return cmp.Or(cmp.Compare(b.First, a.First), cmp.Compare(a.ID, b.ID)) })
	return out
}

func reportOf(res *Result, file string) *Report {
	for i := range res.Reports {
		if res.Reports[i].File == file {
			return &res.Reports[i]
		}
	}
	return nil
}

func copies(c *Cluster) string {
	if len(c.Files) == 1 {
		return "One report"
	}
	return fmt.Sprintf("%d reports of one root, first on %s", len(c.Files), cmp.Or(c.First, "a day not known"))
}

// changes holds a claim against what the record last had on its topic.
func changes(w *world.World, r *Report, c *Claim) []document.Text {
	rec := &recorder{w: w, ids: map[world.SourceID]bool{}, code: map[string]bool{}}
	topic := rec.topic(c)
	var last *world.Claim
	date, err := world.ParseDate(r.Date)
	if err != nil {
		return nil
	}
	for i := range w.Claims {
		have := &w.Claims[i]
		if have.Topic == topic && have.Date.Hi < date.Lo && (last == nil || have.Date.Lo >= last.Date.Lo) {
			last = have
		}
	}
	if last == nil {
		return []document.Text{document.Say("The record has nothing earlier on this topic.")}
	}
	verb := "goes with"
	if last.Polarity != string(c.Polarity) {
		verb = "goes against"
	}
	return []document.Text{document.Say("It %s what the record has last, of %s: %s says: %s", verb, last.Date.Text, last.Claimant, last.Text).From(last.Sources...)}
}

// against lists main claims of other roots that deny what this one affirms, or
// the other way round.
func against(res *Result, c *Cluster, main *Claim) []string {
	var out []string
	for i := range res.Clusters {
		other := &res.Clusters[i]
		if other.ID == c.ID {
			continue
		}
		r := reportOf(res, other.Files[0])
		if r == nil || len(r.Claims) == 0 {
			continue
		}
		b := &r.Claims[0]
		opposed := main.Polarity == claim.Affirm && b.Polarity == claim.Deny || main.Polarity == claim.Deny && b.Polarity == claim.Affirm
		if opposed && b.Treaty == main.Treaty && main.Treaty != "" {
			out = append(out, fmt.Sprintf("%s says otherwise (%s): %s.", whoSays(b), other.ID, b.Text))
		}
	}
	return out
}

// addAlso lists what else the report claims.
func addAlso(d *document.Document, r *Report) {
	if len(r.Claims) < 2 {
		return
	}
	var l document.List
	for i := range r.Claims[1:] {
		c := &r.Claims[i+1]
		l.Items = append(l.Items, document.Say("%s: %s.", whoSays(c), strings.Join(said(c.Text, howFar(c), when(c)), "; ")))
	}
	d.Add(document.Paragraph{Text: document.Say("Also in %s:", r.File)}, l)
}

// said leaves out what there is nothing to say of.
func said(parts ...string) []string {
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == "not said" })
}
