package brief_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"casus/internal/accession"
	"casus/internal/brief"
	"casus/internal/world"
)

func on(t testing.TB, text string) world.Day {
	t.Helper()
	day, err := world.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func likely(t testing.TB, w *world.World, day string) *brief.Likely {
	t.Helper()
	l, err := brief.NewLikely(w, "TUR", "SMDA2025", brief.LikelyOptions{From: on(t, day), Known: on(t, day)})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func entry(t testing.TB, l *brief.Likely, root world.SourceID) *accession.Entry {
	t.Helper()
	at := slices.IndexFunc(l.Ledger, func(e accession.Entry) bool { return e.Root == root })
	if at < 0 {
		t.Fatalf("no entry of %s on %s", root, l.AsOf)
	}
	return &l.Ledger[at]
}

// The report of 14 January is a copy of that of 9 January; the denial weighs more
// than both.
func TestDenialAgainstCopies(t *testing.T) {
	w := load(t)
	before, after := likely(t, w, "2026-01-14"), likely(t, w, "2026-02-01")
	report := entry(t, before, "bloomberg-9-jan-2026")
	if before.Roots.For != 1 || len(report.Copies) != 3 {
		t.Errorf("on 14 January %d roots are for it and the report has %d copies", before.Roots.For, len(report.Copies))
	}
	if slices.ContainsFunc(before.Ledger, func(e accession.Entry) bool { return e.Root == "afp-31-jan-2026" }) {
		t.Error("on 14 January the denial of 31 January is known")
	}
	up := math.Log(report.Ratio.Value)
	down := -math.Log(entry(t, after, "afp-31-jan-2026").Ratio.Value)
	if !(up > 0 && down > up) {
		t.Errorf("the report moves the log-odds up by %.2f, the denial down by %.2f", up, down)
	}
	rise, fall := before.Probability-before.Answer.Prior.Probability, before.Probability-after.Probability
	if !(rise > 0 && fall > rise) {
		t.Errorf("the chance rises by %.3f and falls by %.3f", rise, fall)
	}
}

// What was said, foretold or decided after the day leaves no trace, to the byte.
func TestLikelySeesNothingLater(t *testing.T) {
	w := load(t)
	day := on(t, "2026-01-14")
	cut := w.Tables
	cut.Claims = slices.DeleteFunc(slices.Clone(w.Claims), func(c world.Claim) bool { return c.Date.Hi > day })
	cut.Events = slices.DeleteFunc(slices.Clone(w.Events), func(e world.Event) bool { return e.Date.Hi > day })
	cut.Forecasts = slices.DeleteFunc(slices.Clone(w.Forecasts), func(f world.Forecast) bool { return f.Made.Hi > day })
	for i := range cut.Forecasts {
		cut.Forecasts[i].Outcome, cut.Forecasts[i].Resolved = "", world.Date{}
	}
	later := w.Tables
	later.Claims = slices.Clone(w.Claims)
	for i := range later.Claims {
		if c := &later.Claims[i]; c.Date.Lo > day {
			c.Polarity, c.Topic, c.Grade, c.Likelihood = "affirm", "Turkey will join", "A1", "almost certain"
		}
	}
	o := brief.LikelyOptions{From: day, Known: day}
	var answers, books []string
	for _, t2 := range []world.Tables{w.Tables, cut, later} {
		l, err := brief.NewLikely(world.New(t2), "TUR", "SMDA2025", o)
		if err != nil {
			t.Fatal(err)
		}
		b, err := brief.NewBook(world.New(t2), o)
		if err != nil {
			t.Fatal(err)
		}
		answers, books = append(answers, text(t, l)), append(books, text(t, b))
	}
	if answers[0] != answers[1] || answers[0] != answers[2] {
		t.Error("the forecast of 14 January changes with what came later")
	}
	if books[0] != books[1] || books[0] != books[2] {
		t.Error("the book of 14 January changes with what came later")
	}
}

func text(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBookInJune(t *testing.T) {
	w := load(t)
	day := on(t, "2026-06-30")
	b, err := brief.NewBook(w, brief.LikelyOptions{From: day, Known: day})
	if err != nil {
		t.Fatal(err)
	}
	row := b.Forecasts[0]
	if row.Words != "very likely" || row.Outcome != "no" || row.Brier == nil || math.Abs(*row.Brier-.875*.875) > 1e-9 || !row.Assumed {
		t.Errorf("the report of 9 January: %+v", row)
	}
	for _, f := range b.Forecasts {
		if f.Outcome != "yes" && f.Outcome != "no" && f.Brier != nil {
			t.Errorf("%s is %s and has a score", f.ID, f.Outcome)
		}
	}
	scores := map[string]brief.BookScore{}
	for _, s := range b.Scores {
		scores[s.Who] = s
	}
	if s := scores["book"]; s.Score == nil || s.N != 5 || s.OverNoChange != s.Brier {
		t.Errorf("the book: %+v", s)
	}
	if s := scores["casus"]; s.Score == nil || s.N != 4 || s.OverBase == nil {
		t.Errorf("casus: %+v", s)
	}
	l := likely(t, w, "2026-06-30")
	if len(l.Forecasts) != 4 || l.Forecasts[0].Brier == nil || *l.Forecasts[0].Brier != *row.Brier {
		t.Errorf("beside the forecast of June: %+v", l.Forecasts)
	}
	if l := likely(t, w, "2026-01-14"); len(l.Forecasts) != 2 || l.Forecasts[0].Brier != nil {
		t.Errorf("beside the forecast of January: %+v", l.Forecasts)
	}
	early, err := brief.NewBook(w, brief.LikelyOptions{From: on(t, "2026-01-20"), Known: on(t, "2026-01-20")})
	if err != nil || len(early.Scores) != 0 || len(early.Forecasts) != 3 {
		t.Errorf("on 20 January: %d forecasts, %d scores, %v", len(early.Forecasts), len(early.Scores), err)
	}
}

// Priors come from the dossier and then from the user, each with its basis.
func TestLikelyPriors(t *testing.T) {
	w := load(t)
	tables := w.Tables
	value, low := .3, .2
	tables.BaseRates = append(slices.Clone(w.BaseRates), world.BaseRate{ID: "accession:hazard.aspirant.on", Measure: "my rate", Value: &value, Low: &low, Provenance: world.Provenance{Sources: []world.SourceID{"casus-editors"}}})
	day := on(t, "2026-01-14")
	base := likely(t, w, "2026-01-14")
	set := likely(t, world.New(tables), "2026-01-14")
	at := slices.IndexFunc(set.Priors, func(p accession.Prior) bool { return p.ID == "hazard.aspirant.on" })
	if p := set.Priors[at]; p.From != "dossier" || p.Basis != "my rate" || p.Value != .3 || p.Low != .2 || !(set.Probability > base.Probability) {
		t.Errorf("%+v: %g, before %g", p, set.Probability, base.Probability)
	}
	user, err := brief.NewLikely(world.New(tables), "TUR", "SMDA2025", brief.LikelyOptions{From: day, Known: day, Priors: []accession.Prior{{ID: "hazard.aspirant.on", Value: .01, Low: .01, High: .01, From: "command line"}}})
	if err != nil || user.Priors[at].From != "command line" || !(user.Probability < base.Probability) {
		t.Errorf("%+v %v", user.Priors[at], err)
	}
	tables.BaseRates = append(tables.BaseRates, world.BaseRate{ID: "accession:hazard.nothing", Value: &value})
	if _, err := brief.NewLikely(world.New(tables), "TUR", "SMDA2025", brief.LikelyOptions{From: day, Known: day}); err == nil || !strings.Contains(err.Error(), "hazard.nothing") {
		t.Errorf("an unknown prior of the dossier: %v", err)
	}
}

func TestLikelyStandings(t *testing.T) {
	w := load(t)
	day := on(t, "2026-01-14")
	for _, c := range []struct {
		state    world.StateID
		treaty   world.TreatyID
		stage    accession.Stage
		deadline string
		fault    string
	}{
		{"SAU", "SMDA2025", accession.InForce, "", ""}, {"QAT", "SMDA2025", accession.None, "", ""}, {"TUR", "TRILAT2026", accession.Talks, "", ""},
		{"UKR", "NATO1949", accession.None, "", ""}, {"IND", "COUNTERSIDE", "", "", "invented"}, {"TUR", "CENTO1955", "", "", "ended"}, {"TUR", "UNART51", "", "", "every state"},
		{"TUR", "SMDA2025", "", "2025-01-01", "is before"}, {"TUR", "SMDA2025", "", "2126-01-01", "50 years"}, {"TUR", "SMDA2025", accession.Aspirant, "2026-01-14", ""},
	} {
		o := brief.LikelyOptions{From: day, Known: day}
		if c.deadline != "" {
			o.Deadline = world.On(on(t, c.deadline))
		}
		l, err := brief.NewLikely(w, c.state, c.treaty, o)
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%s in %s: %v, not %q", c.state, c.treaty, err, c.fault)
			}
			continue
		}
		if err != nil || l.Position.Stage != c.stage || l.Standing == "" || l.Low > l.Probability || l.High < l.Probability {
			t.Errorf("%s in %s: %v %+v", c.state, c.treaty, err, l)
		}
	}
	if _, err := brief.NewLikely(w, "TUR", "SMDA2025", brief.LikelyOptions{From: day, Known: day, Scale: "cia"}); err == nil {
		t.Error("an unknown scale is taken")
	}
}

func BenchmarkLikely(b *testing.B) {
	w := load(b)
	day := on(b, "2026-02-01")
	for b.Loop() {
		if _, err := brief.NewLikely(w, "TUR", "SMDA2025", brief.LikelyOptions{From: day, Known: day}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBook(b *testing.B) {
	w := load(b)
	day := on(b, "2026-06-30")
	for b.Loop() {
		if _, err := brief.NewBook(w, brief.LikelyOptions{From: day, Known: day}); err != nil {
			b.Fatal(err)
		}
	}
}
