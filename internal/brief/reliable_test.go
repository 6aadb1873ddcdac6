package brief_test

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"casus/internal/brief"
	"casus/internal/reliability"
	"casus/internal/render"
	"casus/internal/world"
)

func ask(t testing.TB, day string, a brief.ReliabilityAsk) *brief.Reliability {
	t.Helper()
	on, err := world.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	w := load(t)
	if a.Attacks == nil {
		for _, c := range w.Question.Contingencies {
			if slices.Contains(c.Targets, a.Beneficiary) {
				a.Attacks = append(a.Attacks, c)
			}
		}
	}
	r, err := brief.NewReliability(w, nil, on, a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var pakistan = brief.ReliabilityAsk{Guarantors: []world.StateID{"PAK"}, Beneficiary: "SAU"}

// TestReliabilityFormats holds the answer in the terminal, as Markdown and as JSON
// against golden files.
func TestReliabilityFormats(t *testing.T) {
	r := ask(t, "2026-06-30", pakistan)
	var text, md, js bytes.Buffer
	if err := render.Text(&text, r.Document(), render.TextOptions{Width: 120}); err != nil {
		t.Fatal(err)
	}
	if err := render.Markdown(&md, r.Document()); err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(&js)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(r); err != nil {
		t.Fatal(err)
	}
	golden(t, "reliable.txt", text.Bytes())
	golden(t, "reliable.md", md.Bytes())
	golden(t, "reliable.json", js.Bytes())
	if !strings.Contains(text.String(), "never became a war and is not in the record") {
		t.Error("the selection is not said where the numbers are shown")
	}
}

// Every promise of the dossier, by whomever and in whatever attack, has chances that
// sum to one, and cases behind each number that stand in the list.
func TestReliabilityOfAll(t *testing.T) {
	w := load(t)
	var listed []string
	n := 0
	for _, target := range []world.StateID{"SAU", "PAK", "TUR", "ARM", "QAT", "IRN", "JPN", "POL"} {
		var attacks []world.Contingency
		for _, attacker := range []string{"IRN", "IND", "RUS", "USA", "AZE"} {
			if attacker != string(target) {
				attacks = append(attacks, world.Contingency{ID: attacker, Attackers: []string{attacker}, Targets: []world.StateID{target}})
			}
		}
		r := ask(t, "2026-06-30", brief.ReliabilityAsk{Beneficiary: target, Attacks: attacks})
		for _, o := range r.Occasions {
			listed = append(listed, o.ID)
		}
		for _, a := range r.Attacks {
			for _, p := range a.Promises {
				n++
				checkPromise(t, &p, listed)
				if w.Treaty(p.Treaty) == nil || p.Guarantor == target || string(p.Guarantor) == a.Attacker {
					t.Errorf("%+v", p)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d promises", n)
	}
}

func checkPromise(t *testing.T, p *brief.ReliabilityPromise, listed []string) {
	t.Helper()
	if p.KeepsOut != (p.Force == nil) || !(p.Kept.Low <= p.Kept.Mean && p.Kept.Mean <= p.Kept.High) || p.Kept.Mean <= 0 || p.Kept.Mean >= 1 {
		t.Errorf("%+v", p)
	}
	if !p.KeepsOut {
		if sum := p.Force.Mean + p.Help.Mean + p.WordsOnly.Mean + p.Nothing.Mean; math.Abs(sum-1) > 3e-4 {
			t.Errorf("%s under %s: %g", p.Guarantor, p.Treaty, sum)
		}
	}
	for _, s := range p.Steps {
		for _, id := range s.Cases {
			if !slices.Contains(listed, id) {
				t.Errorf("%s under %s rests on %s, which is not listed", p.Guarantor, p.Treaty, id)
			}
		}
	}
}

// Pakistan's help of 2026 counts from the day on which it was known, as its own.
func TestReliabilityKnownBefore(t *testing.T) {
	own := func(day string) []string {
		r := ask(t, day, pakistan)
		for _, s := range r.Attacks[0].Promises[0].Steps {
			if s.Name == "the guarantor's own conduct" {
				return s.Cases
			}
		}
		t.Fatal("no such step")
		return nil
	}
	if got := own("2026-04-11"); len(got) != 0 {
		t.Errorf("on the day itself: %v", got)
	}
	if got := own("2026-04-12"); !slices.Equal(got, []string{"RS01"}) {
		t.Errorf("the day after: %v", got)
	}
	before, after := ask(t, "2026-04-11", pakistan).Attacks[0].Promises[0], ask(t, "2026-04-12", pakistan).Attacks[0].Promises[0]
	if !(after.Kept.Mean > before.Kept.Mean) {
		t.Errorf("%v, then %v", before.Kept, after.Kept)
	}
}

// An occasion of which nobody says when it became known counts from the day after.
func TestReliabilityAfterTheDay(t *testing.T) {
	counts := func(day string) bool {
		return slices.ContainsFunc(ask(t, day, pakistan).Occasions, func(o brief.ReliabilityOccasion) bool { return o.ID == "RS05" })
	}
	if counts("2026-03-04") || !counts("2026-03-05") {
		t.Error("a response of 4 March counts on that day, or not on the next")
	}
}

// Of two states attacked, only promises to the one asked about are told.
func TestReliabilityOfTwoTargets(t *testing.T) {
	r := ask(t, "2026-06-30", brief.ReliabilityAsk{Beneficiary: "SAU", Attacks: []world.Contingency{{ID: "x", Attackers: []string{"IRN"}, Targets: []world.StateID{"SAU", "TUR"}}}})
	for _, p := range r.Attacks[0].Promises {
		if p.Treaty == "NATO1949" {
			t.Errorf("NATO promises the Kingdom help: %+v", p)
		}
	}
	if len(r.Attacks[0].Promises) == 0 {
		t.Error("nobody promises the Kingdom anything")
	}
}

func kept(t *testing.T, change func(*brief.ReliabilityAsk)) float64 {
	t.Helper()
	a := pakistan
	a.Weights = reliability.DefaultWeights()
	change(&a)
	return ask(t, "2026-01-14", a).Attacks[0].Promises[0].Kept.Mean
}

// A list in the JSON is never null, whatever is asked.
func TestReliabilityNoNulls(t *testing.T) {
	for _, a := range []brief.ReliabilityAsk{pakistan, {Beneficiary: "ISL", Attacks: []world.Contingency{}}, {Beneficiary: "TUR", Guarantors: []world.StateID{"BRA"}},
		{Beneficiary: "SAU", Priors: []reliability.Prior{{Name: reliability.Assurance, Beta: reliability.Beta{A: 1, B: 1}}}}} {
		data, err := json.Marshal(ask(t, "2026-01-14", a))
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		nulls(t, string(a.Beneficiary), tree)
	}
}

// Every part can be changed, and moves the number in the way that it says.
func TestReliabilityParts(t *testing.T) {
	usual := kept(t, func(*brief.ReliabilityAsk) {})
	for name, c := range map[string]struct {
		change func(*brief.ReliabilityAsk)
		up     bool
	}{
		"a greater prior": {func(a *brief.ReliabilityAsk) {
			a.Priors = []reliability.Prior{{Name: reliability.DefenceJoint, Beta: reliability.Beta{A: 8, B: 2}}}
		}, true},
		"no record":           {func(a *brief.ReliabilityAsk) { a.Weights.Record = 0 }, true},
		"no distance":         {func(a *brief.ReliabilityAsk) { a.Without = []string{"distance"} }, true},
		"no young pact":       {func(a *brief.ReliabilityAsk) { a.Without = []string{"capability_change", "regime_change"} }, false},
		"a changed member":    {func(a *brief.ReliabilityAsk) { a.Given = map[string]float64{"capability_change": 1} }, false},
		"no institutions":     {func(a *brief.ReliabilityAsk) { a.Given = map[string]float64{"institutions": 0} }, true},
		"the original target": {func(a *brief.ReliabilityAsk) { a.Given = map[string]float64{"original_target": 1} }, false},
	} {
		if got := kept(t, c.change); (got > usual) != c.up || got == usual {
			t.Errorf("%s: %.4f instead of %.4f", name, got, usual)
		}
	}
	w := load(t)
	for _, c := range []struct {
		ask  brief.ReliabilityAsk
		says string
	}{
		{brief.ReliabilityAsk{Without: []string{"distanse"}}, "did you mean distance"},
		{brief.ReliabilityAsk{Given: map[string]float64{"formality": 3}}, "from 0 to 2"},
		{brief.ReliabilityAsk{Given: map[string]float64{"regimechange": 1}}, "did you mean regime_change"},
		{brief.ReliabilityAsk{Weights: reliability.Weights{Own: 11}}, "the weight own is 11"},
		{brief.ReliabilityAsk{Priors: []reliability.Prior{{Name: "x"}}}, `no prior "x"`},
	} {
		if _, err := brief.NewReliability(w, nil, w.Question.AsOf, c.ask); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v does not say %q", err, c.says)
		}
	}
}

// A neutral keeps out; who promised talk alone is less likely to help than who
// promised help; more parties face the attacker with more.
func TestReliabilityKinds(t *testing.T) {
	r := ask(t, "2026-06-30", brief.ReliabilityAsk{Beneficiary: "IRN", Attacks: []world.Contingency{{ID: "x", Attackers: []string{"USA"}, Targets: []world.StateID{"IRN"}}}})
	neutral := false
	for _, p := range r.Attacks[0].Promises {
		if p.Guarantor == "RUS" && p.Duty == "neutral" {
			neutral = p.KeepsOut && p.Kind == reliability.NeutralityKept && p.Kept.Mean > .6
		}
	}
	if !neutral {
		t.Errorf("%+v", r.Attacks[0].Promises)
	}
	all := ask(t, "2026-06-30", brief.ReliabilityAsk{Beneficiary: "SAU"})
	one := ask(t, "2026-06-30", pakistan)
	talk := false
	for i, a := range all.Attacks {
		for _, p := range a.Promises {
			talk = talk || p.Kind == reliability.Assurance && p.Kept.Mean < one.Attacks[0].Promises[0].Kept.Mean
		}
		for j, f := range a.Facing {
			if f.With.Value < one.Attacks[i].Facing[j].With.Value-1e-9 || f.With.Value < f.Without.Value || f.All.Value < f.With.Value {
				t.Errorf("%s by %s: %+v, of Pakistan alone %+v", a.ID, f.Index, f, one.Attacks[i].Facing[j])
			}
		}
	}
	if !talk {
		t.Error("nobody promised talk alone")
	}
}

// The difference has the same numbers as the two answers that it is made of.
func TestReliabilityChange(t *testing.T) {
	w := load(t)
	after, err := w.WithAll(w.Question.Edits)
	if err != nil {
		t.Fatal(err)
	}
	on := w.Question.AsOf
	d := brief.NewDiff(w, after, w.Question.Edits, on)
	entrant := false
	for _, c := range d.Reliability.Promises {
		if c.Guarantor != "TUR" || c.Target != "SAU" {
			continue
		}
		entrant = true
		var asked []world.Contingency
		for _, q := range w.Question.Contingencies {
			if q.ID == c.Contingency {
				asked = append(asked, q)
			}
		}
		r, err := brief.NewReliability(after, nil, on, brief.ReliabilityAsk{Guarantors: []world.StateID{"TUR"}, Beneficiary: "SAU", Attacks: asked})
		if err != nil {
			t.Fatal(err)
		}
		if c.Before != nil || c.After == nil || c.After.Kept != r.Attacks[0].Promises[0].Kept {
			t.Errorf("%+v", c)
		}
	}
	if !entrant {
		t.Error("Turkey promises the Kingdom nothing")
	}
	for _, m := range d.Reliability.Margins {
		if m.Target == "SAU" && !(m.Alone.Value <= m.Before.Value && m.Before.Value <= m.After.Value) {
			t.Errorf("%+v", m)
		}
	}
}
