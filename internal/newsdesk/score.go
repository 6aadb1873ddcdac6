package newsdesk

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"time"

	"casus/internal/coder"
	"casus/internal/document"
	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/intake"
	"casus/internal/timex"
	"casus/internal/world"
)

// Scores are how casus did on a labelled set.
type Scores struct {
	Schema    string        `json:"schema"`
	Set       string        `json:"set"`
	Kind      string        `json:"kind"`
	Items     int           `json:"items"`
	Seconds   float64       `json:"seconds"`
	PerSecond float64       `json:"per_second"`
	Measures  []ScoredShare `json:"measures"`
}

// ScoredShare is one measure with its 95 % interval by bootstrap over items.
type ScoredShare struct {
	Name      string  `json:"name"`
	Right     int     `json:"right"`
	Wrong     int     `json:"wrong"`  // given and not wanted
	Missed    int     `json:"missed"` // wanted and not given
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
}

func measured(name string, c coder.Count, lo, hi float64) ScoredShare {
	return ScoredShare{name, c.TP, c.FP, c.FN, c.Precision(), c.Recall(), c.F1(), lo, hi}
}

// Test scores casus on a labelled set: a file of sentences, of time expressions,
// or a folder of reports with gold.jsonl. The kind is found from the fields.
func Test(name string, names *gazetteer.Gazetteer) (*Scores, error) {
	kind, lines, err := readGold(name)
	if err != nil {
		return nil, err
	}
	s := &Scores{Schema: "casus.read-test/1", Set: filepath.Base(name), Kind: kind, Items: len(lines)}
	start := time.Now()
	switch kind {
	case setSentences:
		s.sentences(lines, names)
	case setDates:
		err = s.dates(lines)
	case setRecognizers:
		s.expressions(lines)
	case setReports:
		err = s.reports(name, lines, names)
	}
	s.Seconds = time.Since(start).Seconds()
	s.PerSecond = float64(s.Items) / s.Seconds
	return s, err
}

func (s *Scores) sentences(lines []goldLine, names *gazetteer.Gazetteer) {
	c := coder.Default(names)
	pairs := make([]coder.Pair, len(lines))
	for i := range lines {
		g := &lines[i]
		pairs[i] = coder.Pair{ID: g.ID, Want: g.wanted(), Got: coder.Label(coder.Main(c.Sentence(g.Text, gazetteer.NoDay)))}
	}
	for _, m := range coder.Score(pairs) {
		s.Measures = append(s.Measures, measured(m.Name, m.Count, m.Lo, m.Hi))
	}
}

// shares adds a measure whose every item is right or wrong.
func (s *Scores) shares(name string, right []bool) {
	each := make([]coder.Count, len(right))
	var total coder.Count
	for i, r := range right {
		if r {
			each[i].TP = 1
			total.TP++
		} else {
			each[i].FP, each[i].FN = 1, 1
			total.FP++
			total.FN++
		}
	}
	lo, hi := coder.Interval(each)
	s.Measures = append(s.Measures, measured(name, total, lo, hi))
}

var calendar = regexp.MustCompile(`^\d{4}(-|$)`)

func (s *Scores) dates(lines []goldLine) error {
	var absolute, all []bool
	for i := range lines {
		g := &lines[i]
		exprs := make([]timex.Expression, len(g.Exprs))
		for k, e := range g.Exprs {
			exprs[k] = timex.Expression{Text: e.Text, Kind: e.Type}
		}
		values, err := timex.Document(g.DCT, exprs)
		if err != nil {
			return fmt.Errorf("%s: %w", g.Doc, err)
		}
		for k, e := range g.Exprs {
			right := string(values[k]) == e.Value
			all = append(all, right)
			if calendar.MatchString(e.Value) {
				absolute = append(absolute, right)
			}
		}
	}
	s.shares("calendar values", absolute)
	s.shares("all values", all)
	return nil
}

// expressions scores whether the spans of time expressions are found.
func (s *Scores) expressions(lines []goldLine) {
	var right []bool
	for i := range lines {
		g := &lines[i]
		mentions := timex.Find(g.Input, dayOf(g.Ref))
		for _, want := range g.Results {
			hit := false
			for _, m := range mentions {
				hit = hit || m.Start <= want.Start && m.End > want.Start || m.Start >= want.Start && m.Start <= want.Start+len(want.Text)
			}
			right = append(right, hit)
		}
	}
	s.shares("expressions touched", right)
}

func (s *Scores) reports(folder string, lines []goldLine, names *gazetteer.Gazetteer) error {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		return err
	}
	reports, faults := intake.Collect(intake.Open(context.Background(), []string{folder}, intake.Options{Dates: DateOf}))
	res := New(w, names).Read(reports, faults, Options{})
	got := map[string]*Report{}
	for i := range res.Reports {
		got[filepath.Base(res.Reports[i].File)] = &res.Reports[i]
	}
	fields := []string{"root source", "stage", "likelihood", "polarity", "attribution"}
	right := make([][]bool, len(fields))
	for i := range lines {
		g := &lines[i]
		var c Claim
		if r := got[g.File]; r != nil && len(r.Claims) > 0 {
			c = r.Claims[0]
		}
		for k, hit := range []bool{world.Fold(c.RootSource) == world.Fold(g.RootSource), string(c.Stage) == g.Stage,
			string(c.Likelihood) == g.Likelihood, string(c.Polarity) == g.Polarity, string(c.Attribution) == g.Attribution} {
			right[k] = append(right[k], hit)
		}
	}
	s.pairs(lines, got)
	for k, name := range fields {
		s.shares(name, right[k])
	}
	return nil
}

// pairs scores which two reports go back to one root.
func (s *Scores) pairs(lines []goldLine, got map[string]*Report) {
	var total coder.Count
	each := make([]coder.Count, len(lines))
	for i := range lines {
		for k := i + 1; k < len(lines); k++ {
			want := lines[i].Cluster == lines[k].Cluster
			a, b := got[lines[i].File], got[lines[k].File]
			have := a != nil && b != nil && a.Cluster == b.Cluster
			var c coder.Count
			switch {
			case want && have:
				c.TP = 1
			case have:
				c.FP = 1
			case want:
				c.FN = 1
			}
			each[i] = coder.Count{TP: each[i].TP + c.TP, FP: each[i].FP + c.FP, FN: each[i].FN + c.FN}
			total = coder.Count{TP: total.TP + c.TP, FP: total.FP + c.FP, FN: total.FN + c.FN}
		}
	}
	lo, hi := coder.Interval(each)
	s.Measures = append(s.Measures, measured("pairs of one root", total, lo, hi))
}

// Document shows the scores.
func (s *Scores) Document() *document.Document {
	d := document.New(nil, "Scores on "+s.Set, fmt.Sprintf("%s, %d items, %.3f s, %.0f a second", s.Kind, s.Items, s.Seconds, s.PerSecond))
	t := document.Table{Head: []string{"Measure", "Right", "Wrong", "Missed", "Precision", "Recall", "F1", "95 % interval"},
		Numeric: []bool{false, true, true, true, true, true, true, true}}
	for _, m := range s.Measures {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", m.Name), document.Say("%d", m.Right), document.Say("%d", m.Wrong), document.Say("%d", m.Missed),
			document.Say("%.3f", m.Precision), document.Say("%.3f", m.Recall), document.Say("%.3f", m.F1), document.Say("%.3f to %.3f", m.Low, m.High)})
	}
	d.Add(t)
	return d
}
