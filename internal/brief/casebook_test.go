package brief_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casus/internal/brief"
	"casus/internal/document"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/render"
	"casus/internal/researchdata"
	"casus/internal/world"
)

func casebook(t testing.TB, ids ...string) *brief.Casebook {
	t.Helper()
	w, err := dossier.Embedded("casebook")
	if err != nil {
		t.Fatal(err)
	}
	return brief.NewCasebook(w, ids, world.DistantFuture, true)
}

var (
	answers = []string{obligation.Owed, obligation.NotOwed, obligation.Depends}
	reasons = []string{"", obligation.NotParty, obligation.NotInForce, obligation.OutOfArea, obligation.OtherAdversary, obligation.ConditionUnmet,
		obligation.AllyInitiated, obligation.NoRequest, obligation.NonStateAttacker, obligation.IntraAlliance, obligation.Exception,
		obligation.Outranked, obligation.Dormant}
)

// TestCasesAreWhole: every case answers in the vocabulary, gives its reasons and
// tells what happened.
func TestCasesAreWhole(t *testing.T) {
	for _, e := range casebook(t).Cases {
		if len(e.Answers) == 0 || len(e.Happened) == 0 || len(e.Sources) == 0 {
			t.Errorf("%s has %d answers, %d acts, %d sources", e.ID, len(e.Answers), len(e.Happened), len(e.Sources))
		}
		for i := range e.Answers {
			a := &e.Answers[i]
			if !slices.Contains(answers, a.Answer.Answer) || !slices.Contains(reasons, a.Reason) || (a.Answer.Answer == obligation.NotOwed) != (a.Reason != "") {
				t.Errorf("%s: %s %s/%s answers %q for %q", e.ID, a.State, a.Treaty, a.Clause, a.Answer.Answer, a.Reason)
			}
			if a.Clause != "" && !slices.Contains(world.Duties, a.Duty) {
				t.Errorf("%s: %s/%s has the duty %q", e.ID, a.Treaty, a.Clause, a.Duty)
			}
			if len(a.Because) == 0 {
				t.Errorf("%s: %s %s/%s gives no reasons", e.ID, a.State, a.Treaty, a.Clause)
			}
			if a.Answer.Answer == obligation.NotOwed && a.Clause != "" && a.Failing[0] != a.Reason {
				t.Errorf("%s: %s %s/%s fails by %v, for %s", e.ID, a.State, a.Treaty, a.Clause, a.Failing, a.Reason)
			}
		}
	}
}

// TestCasesCarriedOver: each attack of the collected list is in the casebook, on
// its day.
func TestCasesCarriedOver(t *testing.T) {
	rows := researchdata.Rows(t, "data", "models", "casus-cases", "cases_inputs.csv")
	book := casebook(t)
	if len(book.Cases) != len(rows) {
		t.Errorf("%d cases, the list has %d", len(book.Cases), len(rows))
	}
	for _, row := range rows {
		at := slices.IndexFunc(book.Cases, func(e *brief.Episode) bool { return e.ID == row["id"] })
		if at < 0 {
			t.Errorf("%s is missing", row["id"])
			continue
		}
		// The list gives some days as a month or as several; the first is meant.
		e, day := book.Cases[at], row["date"][:7]
		if !strings.HasPrefix(e.Incident.On, day) && !(len(e.Incidents) > 0 && slices.ContainsFunc(e.Incidents, func(in brief.Incident) bool { return strings.HasPrefix(in.On, day) })) {
			t.Errorf("%s is on %s; the list says %s", e.ID, e.Incident.On, row["date"])
		}
	}
}

// TestCasebookGolden holds the table of all cases and some in full.
func TestCasebookGolden(t *testing.T) {
	for name, doc := range map[string]*document.Document{
		"casebook-160.txt": casebook(t).Document(),
		"case-1914.txt":    casebook(t, "C06").Told(),
		"case-1938.txt":    casebook(t, "C12").Told(),
		"case-1990.txt":    casebook(t, "C37").Told(),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			width := 80
			if strings.Contains(name, "160") {
				width = 160
			}
			if err := render.Text(&out, doc, render.TextOptions{Width: width}); err != nil {
				t.Fatal(err)
			}
			golden(t, name, out.Bytes())
		})
	}
}

// TestCasebookJSON: one entry a case, under the fixed names.
func TestCasebookJSON(t *testing.T) {
	data, err := json.Marshal(casebook(t))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(":null")) {
		t.Error("a list is null")
	}
	var book struct {
		Schema string
		Cases  []map[string]json.RawMessage
	}
	if err := json.Unmarshal(data, &book); err != nil {
		t.Fatal(err)
	}
	if book.Schema != "casus.casebook/1" {
		t.Errorf("schema %q", book.Schema)
	}
	for _, c := range book.Cases {
		for _, field := range []string{"id", "incident", "answers", "flags", "views", "happened"} {
			if _, ok := c[field]; !ok {
				t.Errorf("case %s has no %s", c["id"], field)
			}
		}
	}
}

// TestSeveralAttacks: what two attacks of a case share is said once, and the
// answers of a view say to which attack they belong.
func TestSeveralAttacks(t *testing.T) {
	book := casebook(t)
	for _, e := range book.Cases {
		var ids []string
		for _, r := range e.Readings {
			if slices.Contains(ids, r.ID) {
				t.Errorf("%s lists the question %s twice", e.ID, r.ID)
			}
			ids = append(ids, r.ID)
		}
		for _, v := range e.Views {
			var said []string
			for _, f := range slices.Concat(v.Flags, v.Lifted) {
				text := f.Text + "|" + f.Against + "|" + f.Answer
				if slices.Contains(said, text) {
					t.Errorf("%s, view %s, says twice: %s", e.ID, v.ID, text)
				}
				said = append(said, text)
			}
		}
	}
	var out bytes.Buffer
	if err := render.Text(&out, casebook(t, "C34").Told(), render.TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Attack  State ") {
		t.Error("the views of C34 do not say which attack an answer is about")
	}
}
