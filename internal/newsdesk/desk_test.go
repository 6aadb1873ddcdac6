package newsdesk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/claim"
	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/intake"
)

// texts writes reports to files, each under its name.
func texts(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func header(date, text string) string {
	return "date: " + date + "\noutlet: Example\nlang: en\n---\n" + text
}

// TestPromotion holds which claims become events, and by which rule.
func TestPromotion(t *testing.T) {
	for _, c := range []struct{ name, text, rule string }{
		{"told as fact", "Turkey and Greece held talks in Athens on Monday.", toldAsFact},
		{"a party of its own act", "Turkey and Greece held talks in Athens on Monday, the Turkish foreign ministry said.", saidByParty},
		{"another's act", "Turkey and Greece held talks in Athens on Monday, the Indian foreign ministry said.", ""},
		{"without a name", "Turkey and Greece held talks in Athens on Monday, sources said.", ""},
		{"to come", "Turkey and Greece will hold talks in Athens next week.", ""},
		{"denied", "Turkey denied that it had attacked Greece.", ""},
		{"a question", "Did Turkey attack Greece?", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := readAll(t, Options{}, texts(t, map[string]string{"a.txt": header("2026-01-14", c.text)}))
			got := ""
			for _, e := range res.Reports[0].Events {
				got = e.Promoted
			}
			if got != c.rule {
				t.Errorf("%q: promoted by %q, want %q; claims %+v", c.text, got, c.rule, res.Reports[0].Claims)
			}
		})
	}
}

// TestWhoIsFitToTell goes through all kinds of holders of one act that is done.
func TestWhoIsFitToTell(t *testing.T) {
	turkey := Party{ID: "TUR", Country: "TUR"}
	for _, a := range claim.Attributions {
		for _, holder := range []string{"TUR", "IND"} {
			c := Claim{CAMEO: "040", Actors: []Party{turkey}, Holder: &Party{Country: holder}, Attribution: a, Polarity: claim.Affirm, done: true}
			want := ""
			switch {
			case a == claim.Narrator || a == claim.Unattributed:
				want = toldAsFact
			case (a == claim.NamedOfficial || a == claim.NamedInstitution) && holder == "TUR":
				want = saidByParty
			}
			if got := promotes(&c); got != want {
				t.Errorf("%s of %s: %q, want %q", a, holder, got, want)
			}
			for name, spoil := range map[string]func(*Claim){
				"not done": func(c *Claim) { c.done = false }, "denied": func(c *Claim) { c.Polarity = claim.Deny },
				"asked": func(c *Claim) { c.Question = true }, "nobody": func(c *Claim) { c.Actors = nil }, "no code": func(c *Claim) { c.CAMEO = "" },
			} {
				worse := c
				if spoil(&worse); promotes(&worse) != "" {
					t.Errorf("%s, %s: promoted", a, name)
				}
			}
		}
	}
}

// TestTwoRoots promotes what two roots affirm, and not what one says twice.
func TestTwoRoots(t *testing.T) {
	one := "Iran attacked Iraq on Monday, AFP reported."
	for name, c := range map[string]struct {
		other string
		want  bool
	}{
		"two roots": {"Iran attacked Iraq on Monday, Reuters reported.", true},
		"one root":  {"On Monday Iran attacked Iraq, AFP reported.", false},
	} {
		res := readAll(t, Options{}, texts(t, map[string]string{"a.txt": header("2026-01-14", one), "b.txt": header("2026-01-14", c.other)}))
		got := false
		for i := range res.Reports {
			for _, e := range res.Reports[i].Events {
				got = got || e.Promoted == twoRoots
			}
		}
		if got != c.want {
			t.Errorf("%s: promoted %v, want %v", name, got, c.want)
		}
	}
}

func TestMeetingOfFourIsOneEvent(t *testing.T) {
	res := readAll(t, Options{}, texts(t, map[string]string{"a.txt": header("2026-03-20",
		"The foreign ministers of Turkey, Saudi Arabia, Pakistan and Egypt met in Riyadh on Thursday.")}))
	events := res.Reports[0].Events
	if len(events) != 1 || len(events[0].Participants) != 4 || events[0].From != "2026-03-19" {
		t.Fatalf("%+v", events)
	}
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	rows := RowsFor(w, res)
	if n := len(rows.Events) + len(rows.Known); n != 6 {
		t.Errorf("four states are six pairs, not %d", n)
	}
	for _, e := range rows.Events {
		if !strings.Contains(e.Note, "One event, pair") || !e.Mutual {
			t.Errorf("%+v", e)
		}
	}
}

// TestLaterRecordHasNothingNew reads the same report twice: what the first made
// rows of is known the second time.
func TestRowsAreNotAddedTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	if err := dossier.Write(dir, w); err != nil {
		t.Fatal(err)
	}
	folder := texts(t, map[string]string{"a.txt": header("2026-06-10",
		"Turkey and Greece held talks in Athens on Monday. Turkey may join the defence pact of Saudi Arabia and Pakistan, Khawaja Asif said.")})
	for run, want := range []int{1, 0} {
		if w, err = dossier.Open(dir); err != nil {
			t.Fatal(err)
		}
		rows := RowsFor(w, readAll(t, Options{}, folder))
		if len(rows.Events) != want || len(rows.Claims) != want {
			t.Errorf("run %d: %d events, %d claims; want %d of each: %+v %v", run, len(rows.Events), len(rows.Claims), want, rows.Claims, rows.LeftOut)
		}
		plan, err := dossier.PlanAppend(dir, rows.Additions)
		if err != nil {
			t.Fatal(err)
		}
		if err := plan.Write(); err != nil {
			t.Fatal(err)
		}
	}
	if w, err = dossier.Open(dir); err != nil {
		t.Fatal(err)
	}
	last := w.Claims[len(w.Claims)-1]
	if last.Topic != w.Question.Topics["proposal"][0] || last.Date.Text != "2026-06-10" {
		t.Errorf("the claim on the dossier's own question has the topic %q", last.Topic)
	}
}

func TestExportedRow(t *testing.T) {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	gold := -2.0
	row := intake.Report{File: "export.csv", Line: 3, ID: "77", Date: "2026-01-14", DateFrom: intake.FromFeed, Lang: "und", Kind: intake.KindGDELT, Event: &intake.GDELT{
		Day: "2026-01-13", Code: "112", Root: "11", Goldstein: &gold,
		Actor1: intake.GDELTActor{Code: "PAK", Name: "PAKISTAN", Country: "PAK"}, Actor2: intake.GDELTActor{Code: "INDGOV", Name: "INDIA", Country: "IND"}}}
	res := New(w, gazetteer.Default()).Read([]intake.Report{row}, nil, Options{})
	c := res.Reports[0].Claims[0]
	if c.CAMEO != "112" || c.Class != "ACCUSE" || *c.Goldstein != -2 || c.Actors[0].Country != "PAK" || c.Objects[0].Country != "IND" ||
		c.EventFrom != "2026-01-13" || len(res.Reports[0].Events) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestNoDate(t *testing.T) {
	res := readAll(t, Options{}, texts(t, map[string]string{"a.txt": "Turkey and Greece held talks this week."}))
	r := &res.Reports[0]
	if len(r.Claims) == 0 || r.Claims[0].EventFrom != "" || !strings.Contains(strings.Join(r.Notes, " "), "--dateline") {
		t.Errorf("claims %+v, notes %v", r.Claims, r.Notes)
	}
	w, _ := dossier.Embedded(dossier.Default)
	if rows := RowsFor(w, res); len(rows.Events)+len(rows.Claims) > 0 || len(rows.LeftOut) == 0 {
		t.Errorf("a report without a date has rows: %+v", rows)
	}
}

func TestGrades(t *testing.T) {
	for _, c := range []struct {
		a    claim.Attribution
		p    claim.Polarity
		want string
	}{
		{claim.NamedOfficial, claim.Affirm, "A3"}, {claim.MediaCitingAnonymous, claim.Affirm, "B3"}, {claim.Analysts, claim.Mixed, "C4"},
		{claim.Unattributed, claim.Affirm, "D3"},
	} {
		if got := grade(&Claim{Attribution: c.a, Polarity: c.p}); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.a, c.p, got, c.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{"Hürriyet Daily News 2026-01": "hurriyet-daily-news-2026-01", "": "source", "  ": "source", "العربية": "source"} {
		if got := slug(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestBatchFaults(t *testing.T) {
	var out strings.Builder
	in := "{\"id\":1,\"text\":\"Turkey and Greece met.\"}\nnot json\n\n{\"text\":\"no id\"}\n{\"id\":\"x\",\"text\":\"\"}\n"
	faults, err := Sentences(strings.NewReader(in), &out, gazetteer.Default(), "f")
	if err != nil || len(faults) != 2 || !strings.HasPrefix(faults[0].Error(), "f:2:") || !strings.HasPrefix(faults[1].Error(), "f:4:") {
		t.Errorf("faults %v, %v", faults, err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || lines[1] != `{"id":"x","events":[]}` {
		t.Errorf("%q", lines)
	}
}

func FuzzDesk(f *testing.F) {
	for _, s := range []string{"Turkey is seeking to join the pact, media reported.", "İran ve Türkiye görüştü.", "قالت السعودية", "\x00\xff: ; which", "Analysts say that all three countries would benefit: Turkey: has drones; x"} {
		f.Add(s)
	}
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		f.Fatal(err)
	}
	desk := New(w, gazetteer.Default())
	f.Fuzz(func(t *testing.T, text string) {
		res := desk.Read([]intake.Report{{File: "f", Text: text, Lang: "en", Date: "2026-01-14", Kind: intake.KindText}}, nil, Options{})
		checkSpans(t, &res.Reports[0])
		if _, err := json.Marshal(res); err != nil {
			t.Fatal(err)
		}
		RowsFor(w, res)
		res.Document(w)
		res.Digest(w)
	})
}
