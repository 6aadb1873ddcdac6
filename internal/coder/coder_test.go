package coder

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/gazetteer"
)

type ownSentence struct {
	want Labelled
	text string
}

// ownSentences reads testdata/sentences.txt.
func ownSentences(t testing.TB) (out []ownSentence) {
	t.Helper()
	raw, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), " | ")
		if len(f) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		want := Labelled{Class: f[0], Source: strings.Fields(f[1]), Target: strings.Fields(f[2])}
		out = append(out, ownSentence{want, f[3]})
	}
	return out
}

func TestOwnSentences(t *testing.T) {
	c := Default(gazetteer.Default())
	sentences := ownSentences(t)
	seen := map[string]bool{}
	for _, s := range sentences {
		events := c.Sentence(s.text, gazetteer.NoDay)
		got := Label(Main(events))
		if len(got) > 0 {
			seen[got[0].Class] = true
			slices.Sort(got[0].Source)
			slices.Sort(got[0].Target)
			got[0].CAMEO = ""
		}
		slices.Sort(s.want.Source)
		slices.Sort(s.want.Target)
		if diff := cmp.Diff(whole([]Labelled{s.want}), whole(got)); diff != "" {
			t.Errorf("%s\n%s%s", s.text, diff, show(events))
		}
	}
	if len(sentences) < 60 || len(seen) != 16 {
		t.Errorf("%d sentences of %d classes; want at least 60 of all 16", len(sentences), len(seen))
	}
}

// TestHowItIsSaid holds what is denied, asked, conditional and reported apart
// from what is told.
func TestHowItIsSaid(t *testing.T) {
	c := Default(gazetteer.Default())
	for _, s := range []struct {
		text, class, source, target, holder string
		flag                                func(Event) bool
	}{
		{"Pakistan accuses India of supporting the TTP.", "ACCUSE", "PAK", "IND", "", nil},
		{"Russia denied that it had attacked the Ukrainian ship.", "", "", "", "", nil},
		{"Iran did not attack the tanker.", "", "", "", "", nil},
		{"Did Israel bomb the consulate in Damascus?", "", "", "", "", nil},
		{"Israel bombed villages in Lebanon, Lebanese officials said.", "ASSAULT", "ISR", "LBN", "LBN", nil},
		{"Israel bombed villages in Lebanon, witnesses said.", "ASSAULT", "ISR", "LBN", "-", nil},
		{"According to Jordan's news agency, Iraq has massed troops near Kuwait.", "MOBILIZE", "IRQ", "KWT", "JOR", nil},
		{"Ukraine said Russia had shelled its border posts.", "ACCUSE", "UKR", "RUS", "", nil},
		{"Turkey said it would send troops to Somalia.", "THREATEN", "TUR", "SOM", "TUR", func(e Event) bool { return e.Future }},
		{"If Serbia attacks Kosovo, the United States will respond with force.", "THREATEN", "USA", "SRB", "", func(e Event) bool { return e.Conditional }},
		{"Greece might recall its ambassador from Libya.", "THREATEN", "GRC", "LBY", "", func(e Event) bool { return e.Hypothetical }},
		{"India urged Nepal not to attack the protesters.", "REQUEST", "IND", "NPL", "", nil},
		{"China said the United States must stop selling arms to Taiwan.", "REQUEST", "CHN", "USA", "CHN", nil},
		{"Ethiopia must withdraw its troops, Eritrea's foreign minister said.", "REQUEST", "ERI", "ETH", "ERI", nil},
		{"Peru has no plans to hold talks with Chile.", "REJECT", "PER", "CHL", "", nil},
		{"Chad vowed never to negotiate with Sudan.", "REJECT", "TCD", "SDN", "", nil},
	} {
		events := c.Sentence(s.text, gazetteer.NoDay)
		main := Main(events)
		if s.class == "" {
			if len(main) > 0 {
				t.Errorf("%s\nno act, but coded%s", s.text, show(events))
			}
			continue
		}
		if len(main) == 0 {
			t.Errorf("%s\nnothing coded%s", s.text, show(events))
			continue
		}
		e, holder := main[0], ""
		if e.Holder != nil {
			if holder = strings.Join(e.Holder.Countries, "+"); holder == "" {
				holder = "-"
			}
		}
		got := []string{e.Class, strings.Join(e.Source, "+"), strings.Join(e.Target, "+"), holder}
		if diff := cmp.Diff([]string{s.class, s.source, s.target, s.holder}, got); diff != "" || s.flag != nil && !s.flag(e) {
			t.Errorf("%s\n%s%+v%s", s.text, diff, e, show(events))
		}
	}
}

// TestCodes holds what operators, fields and the grammar make of the same acts.
func TestCodes(t *testing.T) {
	c := Default(gazetteer.Default())
	for _, s := range []struct{ text, code, source, target string }{
		{"Japan imposed sanctions on Mali.", "163", "JPN", "MLI"},
		{"Japan will impose sanctions on Mali.", "1312", "JPN", "MLI"},
		{"Japan threatened to impose sanctions on Mali.", "1312", "JPN", "MLI"},
		{"Japan lifted sanctions on Mali.", "085", "JPN", "MLI"},
		{"Japan agreed to lift sanctions on Mali.", "0354", "JPN", "MLI"},
		{"Japan refused to lift sanctions on Mali.", "1244", "JPN", "MLI"},
		{"Mali demanded that Japan lift sanctions.", "1054", "MLI", "JPN"},
		{"Mali urged Japan to lift sanctions.", "0254", "MLI", "JPN"},
		{"Mali called for the lifting of Japanese sanctions.", "0254", "MLI", "JPN"},
		{"Sanctions on Mali were lifted by Japan.", "085", "JPN", "MLI"},
		{"Kenya gave military aid to Somalia.", "072", "KEN", "SOM"},
		{"Kenya suspended military aid to Somalia.", "1622", "KEN", "SOM"},
		{"Kenya promised food aid to Somalia.", "0333", "KEN", "SOM"},
		{"Kenya rejected a request by Somalia for military aid.", "1222", "KEN", "SOM"},
		{"Peru accused Chile of war crimes.", "1124", "PER", "CHL"},
		{"Peru accused Chile of espionage.", "1125", "PER", "CHL"},
		{"Thousands of Peruvians rallied to demand the resignation of the president.", "1411", "PER", "PER"},
		{"A newspaper based in Lebanon has criticised Egypt.", "111", "LBN", "EGY"},
		{"Norway opened its border to refugees ordered out of Chad.", "0863", "NOR", "TCD"},
		{"Chad is banning two parties.", "1722", "TCD", "TCD"},
		{"Two newspapers were closed in Chad.", "1721", "", "TCD"},
		{"In a letter handed over to the United Nations, Iraq said it would free the prisoners.", "0353", "IRQ", "IRQ"},
		{"The president of Ghana, who is touring Togo, met the king of Morocco.", "040", "GHA+MAR", ""},
		{"The governments of Turkey, Greece and Egypt signed a treaty.", "057", "TUR+GRC+EGY", ""},
		{"Greek and Turkish ministers met in Switzerland.", "044", "GRC+TUR", ""},
		{"Georgian demonstrators stormed the parliament.", "145", "GEO", "GEO"},
		{"Ukrainian drones struck a refinery in Russia.", "190", "UKR", "RUS"},
		{"Eritrea withdrew from the African bloc.", "161", "ERI", ""},
		{"Russia began military exercises near Estonia.", "150", "RUS", "EST"},
		{"Niger said it would not take part in the summit of Benin.", "125", "NER", "BEN"},
		{"Niger said it would not tolerate the press of Benin.", "120", "NER", "BEN"},
		{"Ecuador insisted that Peru withdraw its soldiers.", "1056", "ECU", "PER"},
	} {
		events := c.Sentence(s.text, gazetteer.NoDay)
		var got []string
		if main := Main(events); len(main) > 0 {
			got = []string{main[0].CAMEO, strings.Join(main[0].Source, "+"), strings.Join(main[0].Target, "+")}
		}
		var want []string
		if s.code != "" {
			want = []string{s.code, s.source, s.target}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s%s", s.text, diff, show(events))
		}
	}
}

func TestSpansAndRule(t *testing.T) {
	text := "Egypt's government has suspended peace talks with Ethiopia, officials said."
	e := Main(Default(gazetteer.Default()).Sentence(text, gazetteer.NoDay))[0]
	at := func(start, end int) string { return text[start:end] }
	if got := at(e.SourceSpan[0].Start, e.SourceSpan[0].End); got != "Egypt's government" {
		t.Errorf("source stands at %q", got)
	}
	if got := at(e.TargetSpan[0].Start, e.TargetSpan[0].End); got != "Ethiopia" {
		t.Errorf("target stands at %q", got)
	}
	if got := at(e.ActSpan[0].Start, e.ActSpan[0].End); got != "has suspended peace talks" {
		t.Errorf("the act stands at %q", got)
	}
	if got := at(e.Holder.Span.Start, e.Holder.Span.End); got != "officials" {
		t.Errorf("the holder stands at %q", got)
	}
	if e.Rule != "suspend @talks" || e.CAMEO != "164" || !e.GoldsteinKnown || e.Goldstein >= 0 {
		t.Errorf("%+v", e)
	}
}

func TestCoderCanBeUsedAgain(t *testing.T) {
	c := Default(gazetteer.Default())
	first := c.Sentence("Chad expelled three Libyan diplomats.", gazetteer.NoDay)
	c.Sentence("Talks between Peru and Chile resumed in Lima on Monday, an official said.", gazetteer.NoDay)
	if diff := cmp.Diff(first, c.Sentence("Chad expelled three Libyan diplomats.", gazetteer.NoDay)); diff != "" {
		t.Error(diff)
	}
}

func TestBatch(t *testing.T) {
	in := `{"id":"a","text":"Chad expelled three Libyan diplomats.","more":1}

{"id":7}
{"id":"b","text":"The sun shone."}`
	var out strings.Builder
	err := Default(gazetteer.Default()).Batch(&out, strings.NewReader(in), "in.jsonl", gazetteer.NoDay)
	want := `{"id":"a","events":[{"source":["TCD"],"target":["LBY"],"class":"SANCTION","cameo":"161"}]}
{"id":"b","events":[]}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	if err == nil || !strings.HasPrefix(err.Error(), "in.jsonl:3: ") {
		t.Errorf("the bad line is not named: %v", err)
	}
}

// FuzzSentence holds that nothing panics, spans lie in the text, and the work is
// bounded by the length of the text.
func FuzzSentence(f *testing.F) {
	for _, s := range ownSentences(f) {
		f.Add(s.text)
	}
	for _, s := range []string{"", ".", "to to to", "said said said that that", "Iran, Iraq, and", "LYON: -", ", said.", "'s 's",
		"\xff\xfe has been", "not to", "by by in", strings.Repeat("Iran threatened to ", 300)} {
		f.Add(s)
	}
	c := Default(gazetteer.Default())
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range c.Sentence(text, gazetteer.NoDay) {
			check := append(append(slices.Clone(e.SourceSpan), e.TargetSpan...), e.ActSpan...)
			if e.Holder != nil {
				check = append(check, e.Holder.Span)
			}
			for _, s := range check {
				if s.Start < 0 || s.Start > s.End || s.End > len(text) {
					t.Fatalf("span %+v of %d bytes: %q", s, len(text), text)
				}
			}
			if e.CAMEO == "" || e.Rule == "" {
				t.Fatalf("no code or no rule: %+v", e)
			}
		}
	})
}
