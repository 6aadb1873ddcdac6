package dossier

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/world"
)

// smallDossier is a folder with the starter dossier and one event and claim
// whose columns stand in an order of their own.
func smallDossier(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "d")
	if err := Starter(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func someAdditions(w *world.World) Additions {
	day, _ := world.ParseDate("2026-01-14")
	source := world.Source{ID: "a-report", Title: "A report, with a comma", Kind: "press", Publisher: "An outlet", Date: day}
	from := world.Provenance{Sources: []world.SourceID{source.ID}, Confidence: "low"}
	a, b := w.States[0].ID, w.States[1].ID
	chance := .3
	return Additions{
		Sources: []world.Source{source}, EventCodes: []world.EventCode{{Code: "0461", Root: "04", Class: "CONSULT", Goldstein: 1}},
		Events:    []world.Event{{Date: day, Initiator: a, Target: b, Mutual: true, Summary: "They meet", CAMEO: "0461", Stance: "cooperative", Intensity: 1, Provenance: from}},
		Claims:    []world.Claim{{Date: day, Topic: "a topic", Text: "They will sign", Claimant: "An outlet", Polarity: "affirm", Root: source.ID, Provenance: from}},
		Forecasts: []world.Forecast{{Made: day, By: "me", Question: "Will they sign?", Event: "they sign", Deadline: world.On(day.Hi + 30), Probability: &chance, Truth: "the record", Provenance: from}},
	}
}

func TestAppendKeepsWhatIsThere(t *testing.T) {
	dir := smallDossier(t)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]string{}
	for _, name := range []string{"sources.csv", "events.csv", "claims.csv", "cameo.csv"} {
		data, _ := os.ReadFile(filepath.Join(dir, name))
		before[name] = string(data)
	}
	add := someAdditions(w)
	plan, err := PlanAppend(dir, add)
	if err != nil {
		t.Fatal(err)
	}
	for name, old := range before {
		now, _ := os.ReadFile(filepath.Join(dir, name))
		if string(now) != old {
			t.Errorf("%s was written by a plan alone", name)
		}
	}
	diff := plan.Diff()
	for _, want := range []string{"+++ b/sources.csv", `+a-report,"A report, with a comma",press`, "+EV", ",They meet,0461,"} {
		if !strings.Contains(diff, want) {
			t.Errorf("the diff lacks %q:\n%s", want, diff)
		}
	}
	for _, line := range strings.Split(diff, "\n") {
		if strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "---") {
			t.Errorf("the diff takes out a line: %s", line)
		}
	}
	if err := plan.Write(); err != nil {
		t.Fatal(err)
	}
	for name, old := range before {
		now, _ := os.ReadFile(filepath.Join(dir, name))
		if !strings.HasPrefix(string(now), old) {
			t.Errorf("%s lost what stood there", name)
		}
	}
	after, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Events) != len(w.Events)+1 || len(after.Claims) != len(w.Claims)+1 || len(after.Sources) != len(w.Sources)+1 {
		t.Errorf("%d events, %d claims, %d sources after %d, %d, %d", len(after.Events), len(after.Claims), len(after.Sources), len(w.Events), len(w.Claims), len(w.Sources))
	}
}

func TestAppendRefusesFaults(t *testing.T) {
	dir := smallDossier(t)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	add := someAdditions(w)
	add.Sources = nil // the rows would name a source that is not there
	add.Events[0].Stance = "sideways"
	if _, err := PlanAppend(dir, add); err == nil || !strings.Contains(err.Error(), "a-report") || !strings.Contains(err.Error(), "sideways") {
		t.Errorf("both faults should be named: %v", err)
	}
}

func TestAppendRefusesAChangedFile(t *testing.T) {
	dir := smallDossier(t)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := PlanAppend(dir, someAdditions(w))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "sources.csv")
	data, _ := os.ReadFile(name)
	if err := os.WriteFile(name, append(data, "x,Y,press,,,,\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(); err == nil || !strings.Contains(err.Error(), "changed") {
		t.Errorf("a file that changed under the plan: %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".casus-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSeries(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want string
	}{
		{nil, "EV01"}, {[]string{"EV009", "EV010"}, "EV011"}, {[]string{"x", "EV7"}, "EV8"}, {[]string{"EV99"}, "EV100"},
	} {
		if got := series(c.ids, "EV")(); got != c.want {
			t.Errorf("after %v: %s, want %s", c.ids, got, c.want)
		}
	}
}
