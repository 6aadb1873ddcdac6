package brief

import (
	"fmt"
	"strings"

	"casus/internal/accession"
	"casus/internal/document"
	"casus/internal/world"
)

// percent writes a chance: whole per cent, one decimal below 10.
func percent(p float64) string {
	switch {
	case p == 0, p == 1, p >= .0995 && p < .9905:
		return fmt.Sprintf("%.0f %%", 100*p)
	case p < .0005:
		return "under 0.1 %"
	case p > .9995:
		return "over 99.9 %"
	}
	return fmt.Sprintf("%.1f %%", 100*p)
}

func between(c accession.Chance) string {
	if c.Low == c.High {
		return percent(c.Probability)
	}
	return fmt.Sprintf("%s (%s to %s)", percent(c.Probability), percent(c.Low), percent(c.High))
}

// factor writes a likelihood ratio as what it does.
func factor(x float64) string {
	switch {
	case x >= .995 && x <= 1.005:
		return "×1"
	case x < 1:
		return fmt.Sprintf("÷%.2f", 1/x)
	}
	return fmt.Sprintf("×%.2f", x)
}

// Document says the forecast to a reader.
func (l *Likely) Document() *document.Document {
	d := document.New(l.world, fmt.Sprintf("How likely: %s in %s by %s", l.world.StateName(l.State), withArticle(treatyName(l.world, l.Treaty)), l.deadline.Long()),
		fmt.Sprintf("As of %s; only what was known on %s counts. %s.", l.from.Long(), longDay(l.KnownBy), l.deadlineWords()))
	d.Add(l.headline())
	if l.Position.Stage == accession.InForce {
		return d
	}
	if l.Position.Stage == accession.Signed {
		d.Add(document.P(document.Say("A signature stands, so that the clocks of ratification decide; reports move what they leave open.")))
	}
	d.Add(document.Figure{Drawing: l.waterfall(), Caption: "How the chance came about, step by step; the tables below hold the figures. A thin line is the range."})
	l.addPrior(d)
	l.addLedger(d)
	if len(l.Forecasts) > 0 {
		d.Add(document.H2("What was foretold before"), forecastTable(l.Forecasts), document.P(document.Say("Scores stand where the outcome was known on the day; casus likely --score has the whole book.")))
	}
	l.addStages(d)
	l.addPriors(d)
	if len(l.Notes) > 0 {
		d.Add(document.H2("What to know of it"), remarks(l.Notes))
	}
	return d
}

func (l *Likely) deadlineWords() string {
	switch l.DeadlineSet {
	case "asked":
		return "The deadline is the one asked for"
	case "dossier":
		return "The deadline is that of the dossier"
	}
	return "No deadline is named, so that one a year on is taken"
}

// headline is the answer in a paragraph.
func (l *Likely) headline() document.Paragraph {
	text := document.Strong("%s", between(l.Joined)).And(document.Say(": in words %s by ICD 203, %s by the UK yardstick. %s.",
		quoted(l.Words["icd203"]), quoted(l.Words["uk"]), upperFirst(l.Standing)))
	if l.Position.Stage == accession.InForce {
		return document.P(text)
	}
	text = text.And(document.Say(" Signed or in force by then: %s. Before any report the chance was %s. %s", between(l.Signed), between(l.Prior), l.rootsSentence()))
	if l.Moved != nil {
		text = text.And(document.Say(" What moved it most: %s (%s, %s).", l.Moved.Text, l.Moved.Date, factor(l.Moved.Ratio.Value)).From(l.Moved.Sources...))
	}
	return document.P(text)
}

func quoted(s string) string {
	if strings.HasPrefix(s, "between") || strings.HasPrefix(s, "below") || strings.HasPrefix(s, "above") {
		return s
	}
	return fmt.Sprintf("%q", s)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (l *Likely) rootsSentence() string {
	r := l.Roots
	if r.For+r.Against+r.Mixed == 0 {
		return "No report is on the ledger."
	}
	return fmt.Sprintf("The ledger holds %s for it, %d against and %d both ways; %s counted once with their root.",
		plural(r.For, "root", "roots"), r.Against, r.Mixed, plural(r.Copies, "copy is", "copies are"))
}

// mostClocks is how many clocks a table shows.
const mostClocks = 12

// mostLabel is how many letters the label of a step may have.
const mostLabel = 44

// waterfall draws the way from the stages alone to the answer.
func (l *Likely) waterfall() document.Waterfall {
	w := document.Waterfall{Title: "From the base rate to the forecast"}
	now := l.Base
	w.Steps = append(w.Steps, document.WaterfallStep{Label: "stages alone", After: now.Probability, Low: now.Low, High: now.High, Total: true})
	add := func(label string, c accession.Chance) {
		w.Steps = append(w.Steps, document.WaterfallStep{Label: label, Before: now.Probability, After: c.Probability, Low: c.Low, High: c.High})
		now = c
	}
	for _, s := range l.Structure {
		if s.Count != 0 {
			add(strings.ReplaceAll(s.Prior, "structure.", ""), s.Chance)
		}
	}
	for i := range l.Ledger {
		e := &l.Ledger[i]
		label := fmt.Sprintf("%s %s", e.Date, e.Root)
		if len(e.Copies) > 0 {
			label += fmt.Sprintf(" (+%d)", len(e.Copies))
		}
		if r := []rune(label); len(r) > mostLabel {
			label = string(r[:mostLabel-1]) + "…"
		}
		add(label, e.Chance)
	}
	w.Steps = append(w.Steps, document.WaterfallStep{Label: "forecast", After: l.Probability, Low: l.Low, High: l.High, Total: true})
	return w
}

func (l *Likely) addPrior(d *document.Document) {
	d.Add(document.H2("Before any report"))
	c := l.Course
	d.Add(document.P(document.Say("From the stage %s (%s) the risks compete until the deadline: in force %s, signed and not yet in force %s, denied %s, stalled %s, withdrawn %s, still open %s.",
		spaced(string(l.Position.Stage)), plural(len(l.ratify), "state has to ratify", "states have to ratify"), percent(c.InForce), percent(c.Signed), percent(c.Denied), percent(c.Stalled), percent(c.Withdrawn), percent(c.Open))))
	t := document.Table{Caption: "What the states are to each other", Head: []string{"Circumstance", "Odds", "Chance after it", "Found"}, Numeric: []bool{false, true, true}}
	t.Rows = append(t.Rows, []document.Text{document.Say("stages alone"), document.Say(""), document.Say("%s", between(l.Base)), document.Say("the base rate")})
	for _, s := range l.Structure {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", strings.TrimPrefix(s.Prior, "structure.")), document.Say("%s", factor(s.Factor)), document.Say("%s", between(s.Chance)), document.Say("%s", s.Text)})
	}
	d.Add(t)
}

func (l *Likely) addLedger(d *document.Document) {
	d.Add(document.H2("The ledger of reports"))
	if len(l.Ledger) == 0 {
		d.Add(document.P(document.Say("No claim on this accession was known on the day.")))
		return
	}
	d.Add(document.P(document.Say("Each line is one root; copies under it move nothing. What the words would do to the odds if nobody doubted them is taken to the power of the trust that the grade earns, at most ×%.0f or ÷%.0f.",
		l.prior("cap"), l.prior("cap"))))
	t := document.Table{Head: []string{"Date", "Said", "Grade", "Odds", "Chance after it"}, Numeric: []bool{false, false, false, true, true}}
	t.Rows = append(t.Rows, []document.Text{{}, document.Say("before any report"), {}, {}, document.Say("%s", between(l.Prior))})
	for i := range l.Ledger {
		e := &l.Ledger[i]
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Date), document.Say("%s: %s (%s)", e.Claimant, lowerFirst(e.Text), e.Polarity).From(e.Sources...),
			document.Say("%s", orWord(e.Grade, "none")), oddsText(e), document.Say("%s", between(e.Chance))})
		for _, c := range e.Copies {
			t.Rows = append(t.Rows, []document.Text{document.In(document.Muted, "%s", c.Date), document.In(document.Muted, "↳ copy, counted once: %s: %s", c.Claimant, lowerFirst(c.Text)).From(c.Sources...),
				document.In(document.Muted, "%s", orWord(c.Grade, "none")), {}, {}})
		}
	}
	d.Add(t)
	var items []document.Text
	for i := range l.Ledger {
		e := &l.Ledger[i]
		items = append(items, document.Strong("%s, root %s: ", e.Claim, e.Root).And(document.Say("%s: %s if certain; trust %.2f leaves %s.%s", e.Rule, factor(e.Full.Value), e.Trust, factor(e.Ratio.Value), besides(e))))
	}
	d.Add(document.P(document.Strong("Why each counts so:")), document.List{Items: items})
	l.addBothWays(d)
}

// oddsText is what an entry does to the odds.
func oddsText(e *accession.Entry) document.Text {
	if e.Capped {
		return document.Say("%s (capped)", factor(e.Ratio.Value))
	}
	return document.Say("%s", factor(e.Ratio.Value))
}

// besides says what else bears on an entry.
func besides(e *accession.Entry) string {
	out := ""
	if e.Repeat {
		out += " The speaker had said so before, so that it counts less."
	}
	if len(e.Against) > 0 {
		out += fmt.Sprintf(" The same speaker says the contrary in %s.", strings.Join(e.Against, ", "))
	}
	return out
}

func (l *Likely) prior(id string) float64 {
	for _, p := range l.Priors {
		if p.ID == id {
			return p.Value
		}
	}
	return 0
}

// addBothWays puts what one speaker said both ways side by side.
func (l *Likely) addBothWays(d *document.Document) {
	text := map[string]string{}
	for i := range l.Ledger {
		text[l.Ledger[i].Claim] = l.Ledger[i].Date + ": " + l.Ledger[i].Text
	}
	t := document.Table{Caption: "One speaker, two senses: both stand", Head: []string{"Speaker", "For", "Against"}}
	for i := range l.Ledger {
		e := &l.Ledger[i]
		if e.Polarity != "affirm" {
			continue
		}
		for _, other := range e.Against {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Claimant), document.Say("%s", text[e.Claim]), document.Say("%s", text[other])})
		}
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
}

func (l *Likely) addStages(d *document.Document) {
	d.Add(document.H2("If it stood elsewhere"))
	t := document.Table{Caption: "What the base rates give by the deadline, stage by stage, before structure and reports", Head: []string{"Stage", "In force", "Signed only", "Ended", "Open"}, Numeric: []bool{false, true, true, true, true}}
	for _, s := range l.Stages {
		name := document.Say("%s", spaced(string(s.Stage)))
		if s.Stage == l.Position.Stage {
			name = document.Strong("%s", spaced(string(s.Stage)))
		}
		t.Rows = append(t.Rows, []document.Text{name, document.Say("%s", percent(s.InForce)), document.Say("%s", percent(s.Signed)), document.Say("%s", percent(s.Ended)), document.Say("%s", percent(s.Open))})
	}
	d.Add(t)
	c := document.Table{Caption: "The clocks after a signature: each ratifies in its own time, the slowest decides", Head: []string{"State", "Median days", "Spread", "Ratified in a year"}, Numeric: []bool{false, true, true, true}}
	for _, r := range l.Ratifiers[:min(len(l.Ratifiers), mostClocks)] {
		c.Rows = append(c.Rows, []document.Text{document.Say("%s", l.world.StateName(r.State)), document.Say("%.0f", r.Median), document.Say("%.2f", r.Spread), document.Say("%s", percent(r.Year))})
	}
	if more := len(l.Ratifiers) - mostClocks; more > 0 {
		c.Caption += fmt.Sprintf(" (%d more in JSON)", more)
	}
	d.Add(c)
}

// addPriors lists the priors with their basis, those that somebody set first.
func (l *Likely) addPriors(d *document.Document) {
	d.Add(document.H2("The priors, each with its basis"))
	t := document.Table{Head: []string{"Name", "Value", "Low to high", "Unit and basis"}, Numeric: []bool{false, true, true}}
	for _, set := range []bool{true, false} {
		for _, p := range l.Priors {
			if (p.From != "default") != set {
				continue
			}
			basis := document.Say("%s; %s", p.Unit, p.Basis)
			if set {
				basis = document.Strong("%s: ", p.From).And(basis)
			}
			if len(p.Sources) > 0 && p.Sources[0] != accession.Editors {
				basis = basis.From(p.Sources...)
			}
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", p.ID), document.Say("%g", p.Value), document.Say("%g to %g", p.Low, p.High), basis})
		}
	}
	d.Add(t)
}

// Rows are the ledger as a table, the copies with it.
func (l *Likely) Rows() (head []string, rows [][]string) {
	head = []string{"date", "claim", "root", "counts", "claimant", "polarity", "grade", "words", "stage", "if_certain", "trust", "ratio", "low", "high", "probability", "probability_low", "probability_high"}
	number := func(x float64) string { return fmt.Sprintf("%.6g", x) }
	row := func(e *accession.Evidence, root world.SourceID, counts string, rest ...string) {
		out := []string{e.Date, e.Claim, string(root), counts, e.Claimant, e.Polarity, e.Grade, e.Words, string(e.Stage), number(e.Full.Value), number(e.Trust)}
		rows = append(rows, append(out, rest...))
	}
	rows = append(rows, append(make([]string, 14), number(l.Prior.Probability), number(l.Prior.Low), number(l.Prior.High)))
	rows[0][0], rows[0][1] = l.AsOf, "prior"
	for i := range l.Ledger {
		e := &l.Ledger[i]
		row(&e.Evidence, e.Root, "1", number(e.Ratio.Value), number(e.Ratio.Low), number(e.Ratio.High), number(e.Probability), number(e.Low), number(e.High))
		for k := range e.Copies {
			row(&e.Copies[k], e.Root, "0", "1", "1", "1", number(e.Probability), number(e.Low), number(e.High))
		}
	}
	return head, rows
}
