package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/estimative"
	"casus/internal/obligation"
	"casus/internal/reliability"
	"casus/internal/world"
)

// Document writes the answer for a reader.
func (r *Reliability) Document() *document.Document {
	title := fmt.Sprintf("How likely promises to %s are kept", r.world.StateName(r.Beneficiary))
	sub := fmt.Sprintf("On %s. Chances hold once the promise is called; a range holds the true one with %.0f of 100.", r.on.Long(), 100*r.Level)
	d := document.New(r.world, title, sub)
	if len(r.edits) > 0 {
		d.Add(document.P(document.Say("If %s.", editSentences(r.world, r.edits))))
	}
	d.Add(document.P(document.Strong("Not in these numbers: "), document.Say("%s", r.Selection)))
	for i := range r.Attacks {
		r.addAttack(d, &r.Attacks[i])
	}
	r.addSteps(d)
	r.addOccasions(d)
	r.addPast(d)
	r.addPriors(d)
	return d
}

func (r *Reliability) addAttack(d *document.Document, a *ReliabilityAttack) {
	d.Add(document.H2("%s", a.Title))
	r.addSilent(d, a)
	if len(a.Promises) == 0 {
		if len(a.Silent) == 0 {
			d.Add(document.P(document.Say("No promise to %s is called by this attack.", r.world.StateName(r.Beneficiary))))
		}
		return
	}
	t := document.Table{Caption: "Called: weight of the readings under which help is owed. Any help: force against the attacker, or defensive help without it",
		Head: []string{"Guarantor", "Under", "Called", "Any help", "Force", "Defensive", "Words", "Nothing"}, Numeric: []bool{false, false, false, true, true, true, true, true}}
	others := 0
	var keeps []document.Text
	for i := range a.Promises {
		p := &a.Promises[i]
		switch {
		case p.KeepsOut:
			keeps = append(keeps, document.Say("%s under %s keeps its promise to %s: %s, %s", r.world.StateName(p.Guarantor), clauseName(r.world, p.Treaty, p.Clause), dutyWords[p.Duty], p.Kept, p.Kept.ICD203))
		case p.Strongest:
			t.Rows = append(t.Rows, r.promiseRow(p))
		default:
			others++
		}
	}
	if len(t.Rows) > 0 {
		d.Add(t)
		r.addInWords(d, a)
	}
	if len(keeps) > 0 {
		d.Add(document.List{Items: keeps})
	}
	if others > 0 {
		d.Add(document.P(document.In(document.Muted, "Of each guarantor the promise most likely to bring help is shown; %s in the JSON.", plural(others, "weaker one is", "weaker ones are"))))
	}
	r.addFacing(d, a)
}

func (r *Reliability) addSilent(d *document.Document, a *ReliabilityAttack) {
	var items []document.Text
	for _, s := range a.Silent {
		name := r.world.StateName(s.Guarantor)
		if s.Treaty == "" {
			items = append(items, document.Say("%s has promised nothing that this attack would call.", name))
			continue
		}
		items = append(items, document.Say("%s: not called under %s, %s.", name, clauseName(r.world, s.Treaty, s.Clause), reasonWords[s.Reason]))
	}
	if len(items) > 0 {
		d.Add(document.List{Items: items})
	}
}

// addInWords says the first promise in the words of two scales.
func (r *Reliability) addInWords(d *document.Document, a *ReliabilityAttack) {
	p := &a.Promises[0]
	d.Add(document.P(document.Say("In words, any help of %s is %s by ICD 203 and, by the yardstick of the United Kingdom, %s.", r.world.StateName(p.Guarantor),
		estimative.ICD203.Span(p.Kept.Low, p.Kept.High), p.Kept.UK)))
}

func (r *Reliability) promiseRow(p *ReliabilityPromise) []document.Text {
	called := document.In(answerTones[p.Answer], "%s", answerWords[p.Answer])
	if p.Answer == obligation.Depends {
		called = document.In(document.Depends, "%s", rangeWords(p.Weight, p.WeightHigh))
	}
	return []document.Text{document.Say("%s", r.world.StateName(p.Guarantor)), document.Say("%s", clauseName(r.world, p.Treaty, p.Clause)), called,
		document.Strong("%s", p.Kept), document.Say("%s", p.Force), document.Say("%s", p.Help), document.Say("%s", p.WordsOnly), document.Say("%s", p.Nothing)}
}

func (r *Reliability) addFacing(d *document.Document, a *ReliabilityAttack) {
	if len(a.Facing) == 0 {
		return
	}
	t := document.Table{Caption: "What the attacker faces at the capital of the one attacked: the part that the defence has of all, after the way. With the promises each guarantor counts by the chance that it is called and helps",
		Head: []string{"Index", "Without the promises", "With them", "If all are kept"}, Numeric: []bool{false, true, true, true}}
	power := Power{Indices: powerIndices}
	var prevails string
	for _, f := range a.Facing {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", power.title(f.Index)), document.Say("%s", f.Without), document.Say("%s", f.With), document.Say("%s", f.All)})
		if len(f.Prevails) == 3 {
			prevails = fmt.Sprintf("By the ratio contest function on net resources the attacker would prevail with a chance of %.2f without the promises, %.2f with them and %.2f if all are kept.", f.Prevails[0], f.Prevails[1], f.Prevails[2])
		}
	}
	d.Add(t)
	if prevails != "" {
		d.Add(document.P(document.Say("%s", prevails)))
	}
}

// addSteps tells once for each promise how its number came about; promises that
// several attacks call alike are told once.
func (r *Reliability) addSteps(d *document.Document) {
	var told []string
	first := true
	for i := range r.Attacks {
		for j := range r.Attacks[i].Promises {
			p := &r.Attacks[i].Promises[j]
			key := fmt.Sprint(p.Guarantor, p.Treaty, p.Clause, p.Steps)
			if !p.Strongest || slices.Contains(told, key) || len(told) == mostTold {
				continue
			}
			told = append(told, key)
			if first {
				d.Add(document.H2("How each number comes about"))
				first = false
			}
			r.addStepTable(d, p)
		}
	}
}

// mostTold is how many promises a document tells step by step; the JSON has all.
const mostTold = 6

func (r *Reliability) addStepTable(d *document.Document, p *ReliabilityPromise) {
	of := "help or force"
	if p.KeepsOut {
		of = "kept"
	}
	t := document.Table{Caption: fmt.Sprintf("%s under %s: chance of %s", r.world.StateName(p.Guarantor), clauseName(r.world, p.Treaty, p.Clause), of),
		Head: []string{"Step", "What", "Does", "After", "From"}, Numeric: []bool{false, false, true, true, false}}
	for _, s := range p.Steps {
		does := fmt.Sprintf("worth %.1f cases", s.Worth)
		switch {
		case s.Off:
			does = "not used"
		case s.Shift != 0:
			does = fmt.Sprintf("%+.2f log-odds", s.Shift)
		case s.Worth == 0:
			does = "nothing"
		}
		what := document.Say("%s", s.Text)
		if len(s.Cases) > 0 {
			what = what.And(document.Say(" (%s)", strings.Join(s.Cases, ", ")))
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", spaced(s.Name)), what, document.Say("%s", does), document.Say("%s", Probability{Estimate: s.After}), document.In(document.Muted, "%s", s.Source)})
	}
	d.Add(t)
	if len(p.NotKnown) > 0 {
		d.Add(document.P(document.In(document.Muted, "Not known, and so no shift: %s. A value can be given with --given.", strings.Join(p.NotKnown, ", "))))
	}
}

func (r *Reliability) addOccasions(d *document.Document) {
	if len(r.Occasions) == 0 {
		return
	}
	t := document.Table{Caption: "Calls of promises in the dossier that count, before this day", Head: []string{"Id", "Day", "Under", "What", "Acted", "Counts"}, Numeric: []bool{false, false, false, false, false, true}}
	for _, o := range r.Occasions {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", o.ID), document.Say("%s", o.Date), document.Say("%s", treatyName(r.world, o.Treaty)), document.Say("%s", o.Event).From(o.Sources...),
			document.Say("%s", spaced(o.Acted)), document.Say("%g", o.Weight)})
	}
	d.Add(document.H2("The cases behind them"), t)
}

// addPast says what the record of past wars is, and its cases where they are at hand.
func (r *Reliability) addPast(d *document.Document) {
	rec := r.Record
	text := fmt.Sprintf("The record of past wars: %d alliances in wars, outcomes coded of %d, called %d, kept %d (Berkemeier and Fuhrmann 2018, coding after Leeds, Long and Mitchell 2000).", rec.Cases, rec.Coded, rec.Invoked, rec.Kept)
	if rec.Embedded {
		text += " Its cases do not come with casus; --data opens each number to them."
	}
	d.Add(document.P(document.Say("%s", text)))
	var told []string
	for i := range r.Attacks {
		for j := range r.Attacks[i].Promises {
			p := &r.Attacks[i].Promises[j]
			kind := fmt.Sprintf("%s, %s", p.cell.Duties, reliability.Era(p.cell.Recent))
			if !p.Strongest || len(p.PastCases) == 0 || slices.Contains(told, kind) {
				continue
			}
			told = append(told, kind)
			t := document.Table{Caption: "Called promises of the same duties and era: " + kind, Head: []string{"Row", "War", "ATOP", "Kept"}, Numeric: []bool{true, false, true, false}}
			for _, c := range p.PastCases {
				kept := "no"
				if c.Kept {
					kept = "yes"
				}
				t.Rows = append(t.Rows, []document.Text{document.Say("%d", c.Row), document.Say("%s", c.War), document.Say("%d", c.Pact), document.Say("%s", kept)})
			}
			d.Add(t)
		}
	}
}

func (r *Reliability) addPriors(d *document.Document) {
	t := document.Table{Caption: "Priors: what each kind of promise starts from; a proposal and not a finding. --prior NAME=A,B or priors.csv of the dossier changes one",
		Head: []string{"Kind", "Beta", "Mean", "Rests on"}, Numeric: []bool{false, true, true, false}}
	for _, p := range r.Priors {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", p.Name), document.Say("%g, %g", p.A, p.B), document.Say("%.2f", p.Mean()), document.Say("%s", p.From).From(sourceIDs(p)...)})
	}
	d.Add(t)
}

func sourceIDs(p reliability.Prior) []world.SourceID {
	var out []world.SourceID
	for _, s := range p.Sources {
		out = append(out, world.SourceID(s))
	}
	return out
}
