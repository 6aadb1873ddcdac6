package workbench

import (
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/internal/browser"
)

// brief is what the command line says, as far as the views say the same.
type brief struct {
	Duties []struct {
		Contingency, Title string
		Cells              []struct {
			State, Role   string
			Before, After standing
		}
	}
	Diff struct {
		Likely struct {
			Probability, Low, High float64
			Words                  struct{ ICD203, UK string }
		}
		Balance []struct {
			Rivals        []string
			Index         string
			Before, After share
		}
	}
}

type standing struct {
	Answer string
	Weight float64
	High   float64 `json:"weight_high"`
}

type share struct {
	Known            bool
	Value, Low, High float64
}

// command runs the program and gives what it prints.
func command(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(binary, args...).Output()
	if err != nil {
		t.Fatalf("casus %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

var tags = regexp.MustCompile(`<[^>]*>`)

// TestBriefAndViewsSayTheSame reads the same figures in the brief, as JSON and as a
// page, and in the views.
func TestBriefAndViewsSayTheSame(t *testing.T) {
	t.Parallel()
	var b brief
	if err := json.Unmarshal([]byte(command(t, "brief", "--format", "json")), &b); err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(tags.ReplaceAllString(command(t, "brief", "--format", "html"), ""))
	t.Run("duties", func(t *testing.T) { t.Parallel(); sameDuties(t, b, page) })
	t.Run("likely", func(t *testing.T) { t.Parallel(); sameLikely(t, b, page) })
	t.Run("balance", func(t *testing.T) { t.Parallel(); sameBalance(t, b) })
}

// words are the words of the views for an answer of the brief; whose help is not
// owed may still owe talks or neutrality.
var words = map[string][]string{
	"owed":     {"owes help"},
	"depends":  {"help depends"},
	"not_owed": {"not bound", "promise does not reach", "owes talks only", "owes neutrality", "owes the attacker help"},
}

func weightText(s standing) string {
	if s.Answer == "not_owed" {
		return ""
	}
	if s.High-s.Weight < 0.005 {
		return fmt.Sprintf("%.2f", s.Weight)
	}
	return fmt.Sprintf("%.2f to %.2f", s.Weight, s.High)
}

func sameDuties(t *testing.T, b brief, page string) {
	r := open(t, desk, "?view=whatif&join=TUR:SMDA2025")
	names := look[map[string]string](r, `fetch("/api/v1/record").then((answer) => answer.json()).then((record) => Object.fromEntries(record.states.map((state) => [state.id, state.name])))`)
	if len(b.Duties) < 10 {
		t.Fatalf("the brief has %d attacks", len(b.Duties))
	}
	for i, attack := range b.Duties {
		r.do(r.Choose(".attack select", "Attacks of the dossier", attack.Title))
		r.settled()
		if i == 0 {
			r.click("label.choice", "also what stays the same")
		}
		rows := r.table("Before and after, by state")
		for _, cell := range attack.Cells {
			row, ok := rows[names[cell.State]]
			if !ok && cell.Role == "" && cell.Before.Answer == "not_owed" && cell.After.Answer == "not_owed" {
				continue // a state without any promise has no row
			}
			for side, want := range map[string]standing{"before": cell.Before, "after": cell.After} {
				word, weight := row[strings.ToUpper(side[:1])+side[1:]], row["Range "+side]
				if cell.Role != "" {
					if word != cell.Role {
						t.Errorf("%s, %s: the brief says %s, the view %q", attack.Title, cell.State, cell.Role, word)
					}
					continue
				}
				if !slices.Contains(words[want.Answer], word) || want.Answer != "not_owed" && weight != weightText(want) {
					t.Errorf("%s, %s %s: the brief says %s %s, the view %q %q", attack.Title, cell.State, side, want.Answer, weightText(want), word, weight)
				}
			}
		}
		line := strings.Replace(attackLine(page, attack.Title), "–", " to ", -1)
		for _, cell := range attack.Cells {
			text := weightText(cell.After)
			if text == "1.00" {
				text = "owed"
			}
			if cell.Role == "" && !strings.Contains(line, text) {
				t.Errorf("%s, %s: the brief as a page says %q and not %s", attack.Title, cell.State, line, text)
			}
		}
	}
}

// attackLine is the row of the brief's table of duties for an attack.
func attackLine(page, title string) string {
	at := strings.Index(page, title)
	if at < 0 {
		return ""
	}
	line, _, _ := strings.Cut(page[at:], "\n")
	return line
}

// table is what a table of the view shows: rows by their first cell, cells by the
// head of the column.
func (r *reader) table(caption string) map[string]map[string]string {
	r.Helper()
	r.has("table caption", caption)
	return look[map[string]map[string]string](r, `((seek) => {
		const table = seek.first("table caption", `+fmt.Sprintf("%q", caption)+`).closest("table");
		const heads = [...table.querySelectorAll("thead th")].map((head) => seek.fold(head.textContent).replace(/[▲▼]/g, ""));
		return Object.fromEntries([...table.querySelectorAll("tbody tr")].map((row) => {
			const cells = [...row.children].map((cell) => seek.fold(cell.textContent));
			return [cells[0] + (heads[1] === "Measure" ? "|" + cells[1] : ""), Object.fromEntries(heads.map((head, i) => [head, cells[i]]))];
		}));
	})(`+browser.Seek+`)`)
}

func percentText(p float64) string {
	digits := 1
	if p != 0 && math.Abs(p) < 0.01 {
		digits = 2
	}
	return fmt.Sprintf("%.*f %%", digits, 100*p)
}

func sameLikely(t *testing.T, b brief, page string) {
	r := open(t, desk, "?view=likely")
	likely := b.Diff.Likely
	text, err := r.Text("main", "")
	r.do(err)
	head, err := r.Text(".headline", "")
	r.do(err)
	for _, want := range []float64{likely.Probability, likely.Low, likely.High} {
		if !strings.Contains(head, percentText(want)) {
			t.Errorf("the brief says %s, the headline of the view %q", percentText(want), head)
		}
	}
	for _, want := range []string{likely.Words.ICD203, likely.Words.UK} {
		if want == "" || !strings.Contains(text, want) || !strings.Contains(page, want) {
			t.Errorf("the words %q are not in the view and in the brief as a page", want)
		}
	}
	if !strings.Contains(page, percentText(likely.Probability)) {
		t.Errorf("the brief as a page does not say %s", percentText(likely.Probability))
	}
}

func sameBalance(t *testing.T, b brief) {
	r := open(t, desk, "?view=balance&join=TUR:SMDA2025")
	record := look[struct {
		Names    map[string]string
		Measures map[string]string
	}](r, `Promise.all([fetch("/api/v1/record"), fetch("/api/v1/power?join=TUR:SMDA2025")]).then((all) => Promise.all(all.map((one) => one.json()))).then(([record, power]) => ({
		Names: Object.fromEntries(record.states.map((state) => [state.id, state.name])), Measures: Object.fromEntries(power.indices.map((index) => [index.id, index.title])) }))`)
	r.click("figure button", "Table of Share of the pact against rivals")
	rows := r.table("Share of the pact against rivals")
	if len(b.Diff.Balance) < 10 {
		t.Fatalf("the brief has %d shares", len(b.Diff.Balance))
	}
	most := 0
	for _, one := range b.Diff.Balance {
		most = max(most, len(one.Rivals))
	}
	for _, one := range b.Diff.Balance {
		name := "All of them together"
		if len(one.Rivals) < most {
			name = record.Names[one.Rivals[0]]
		}
		row := rows[name+"|"+record.Measures[one.Index]]
		for side, want := range map[string]share{"Share before": one.Before, "Share after": one.After} {
			text := "not known"
			if want.Known {
				text = percentText(want.Value)
			}
			if !strings.HasPrefix(row[side], text) {
				t.Errorf("%s, %s, %s: the brief says %s, the view %q", name, one.Index, side, text, row[side])
			}
		}
	}
}
