package gazetteer

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"casus/internal/researchdata"
	"casus/internal/token"
)

// field is an actor of a labelled sentence.
type field struct{ text, sentence, country string }

// lines reads a file of JSON lines.
func lines[T any](t *testing.T, parts ...string) []T {
	t.Helper()
	f, err := os.Open(researchdata.Path(t, parts...))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []T
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// named tells whether Find gives the country in the text, and what it gives.
func named(g *Gazetteer, text, country string) (bool, []string) {
	tokens := new(token.Splitter).Split(nil, text)
	var all []string
	ok := false
	for _, m := range g.Find(nil, tokens, NoDay) {
		all = append(all, m.Actor.Country)
		ok = ok || m.Actor.Country == country
	}
	return ok, all
}

// score counts the fields whose country is found in their own text and in the
// sentence, and logs those that are not.
func score(t *testing.T, name string, fields []field) (inField, inSentence int) {
	g := Default()
	for _, f := range fields {
		whole, _ := named(g, f.sentence, f.country)
		if whole {
			inSentence++
		}
		own, got := named(g, f.text, f.country)
		if own {
			inField++
		}
		if f.text != "" && !own || !whole {
			t.Logf("%s: %s wanted in %q, found %v; in the sentence: %v; %s", name, f.country, f.text, got, whole, f.sentence)
		}
	}
	t.Logf("%s: of %d actors the country is found in their own text, where they have one, for %d, in the sentence for %d", name, len(fields), inField, inSentence)
	return inField, inSentence
}

func TestPLOVERActors(t *testing.T) {
	type actor struct{ Text, Country string }
	type record struct {
		Text           string
		Source, Target []actor
	}
	var fields []field
	for _, r := range lines[record](t, "data", "events", "sentences", "plover_gsr_dev.jsonl") {
		for _, a := range append(r.Source, r.Target...) {
			if a.Country != "" {
				fields = append(fields, field{a.Text, r.Text, a.Country})
			}
		}
	}
	own, whole := score(t, "PLOVER", fields)
	if own*100 < 85*len(fields) || whole*100 < 90*len(fields) {
		t.Errorf("of %d actors %d and %d", len(fields), own, whole)
	}
}

func TestPETRARCHActors(t *testing.T) {
	type event struct{ Source, Target string }
	type record struct {
		Text   string
		Events []event
	}
	var fields []field
	for _, r := range lines[record](t, "data", "events", "sentences", "petrarch2_gsr_dev.jsonl") {
		for _, e := range r.Events {
			for _, code := range []string{e.Source, e.Target} {
				if len(code) >= 3 && !strings.HasPrefix(code, "---") {
					fields = append(fields, field{"", r.Text, code[:3]})
				}
			}
		}
	}
	if _, whole := score(t, "PETRARCH", fields); whole*100 < 90*len(fields) {
		t.Errorf("of %d actors %d", len(fields), whole)
	}
}

// The events of a dossier name their states in plain sentences.
func TestEventsOfADossier(t *testing.T) {
	f, err := os.Open("../dossier/data/riyadh-ankara/events.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	var fields []field
	for _, r := range rows[1:] {
		for _, states := range []string{r[column("initiator")], r[column("target")]} {
			for state := range strings.SplitSeq(states, "|") {
				if state != "" {
					fields = append(fields, field{"", r[column("summary")], state})
				}
			}
		}
	}
	if _, whole := score(t, "dossier", fields); whole*100 < 90*len(fields) {
		t.Errorf("of %d states %d are found", len(fields), whole)
	}
}
