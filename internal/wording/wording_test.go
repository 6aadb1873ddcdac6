package wording

import (
	"strings"
	"testing"

	"casus/internal/claim"
	"casus/internal/token"

	"github.com/google/go-cmp/cmp"
)

func find(t *testing.T, lang, text string, kinds ...Kind) []string {
	t.Helper()
	l, ok := For(lang)
	if !ok {
		t.Fatalf("no list of %s", lang)
	}
	var out []string
	for _, h := range l.Find(nil, new(token.Splitter).Split(nil, text)) {
		for _, k := range kinds {
			if h.Cue.Kind == k {
				out = append(out, h.Cue.Value)
			}
		}
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       string
	}{
		{"en", "talks are at an advanced stage and a deal is very likely", "talks_advanced very_likely"},
		{"en", "nothing has been signed", "unsigned"},
		{"en", "the agreement was signed", "signed"},
		{"tr", "görüşmelerin ileri bir aşamada olduğu, anlaşmanın kuvvetle muhtemel olduğu", "talks_underway talks_advanced very_likely"},
		{"ar", "والمحادثات في مرحلة متقدمة", "talks_underway talks_advanced"},
		{"he", "וטיוטת ההסכם", "draft_ready"},
		{"he", "שהשיחות בשלב מתקדם", "talks_underway talks_advanced"},
		{"de", "Der Pakt bleibt nach seinen Worten bilateral", "bilateral"},
		{"zh", "处于后期阶段，很可能达成协议", "talks_advanced very_likely"},
		{"ja", "草案が用意されている", "draft_ready"},
		{"ur", "دستخط نہیں کیے گئے", "unsigned"},
	} {
		if got := strings.Join(find(t, c.lang, c.text, Stage, Likelihood, Mark), " "); got != c.want {
			t.Errorf("%s %q says %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestNamesAreWrittenAsNames(t *testing.T) {
	for text, want := range map[string]int{"he gave us a us deal": 0, "the US deal": 1, "Asif said": 1, "asif said": 0, "die dpa meldet": 1} {
		lang := "en"
		if strings.HasPrefix(text, "die") {
			lang = "de"
		}
		if got := find(t, lang, text, Named); len(got) != want {
			t.Errorf("%q has %d names, want %d", text, len(got), want)
		}
	}
}

func TestAMinistryIsNoMinister(t *testing.T) {
	for lang, text := range map[string]string{"de": "das Außenministerium", "tr": "Dışişleri Bakanlığı", "ru": "министерство обороны", "pl": "ministerstwo obrony"} {
		if got := find(t, lang, text, Office); got != nil {
			t.Errorf("%s: %q is read as the office %v", lang, text, got)
		}
		if got := find(t, lang, text, Body); len(got) != 1 {
			t.Errorf("%s: %q is read as the bodies %v", lang, text, got)
		}
	}
}

// TestListsSpeakTheVocabulary reads every list and holds its values against the
// words of claims.
func TestListsSpeakTheVocabulary(t *testing.T) {
	if n := len(Languages()); n < 20 {
		t.Fatalf("%d languages", n)
	}
	stages, likelihoods := map[string]bool{}, map[string]bool{}
	for _, s := range claim.Stages {
		stages[string(s)] = true
	}
	for _, l := range claim.Likelihoods {
		likelihoods[string(l)] = true
	}
	marks := map[string]bool{"notjoin": true, "bilateral": true, "unsigned": true, "unasked": true, "separate": true, "open": true, "undecided": true, "noalliance": true}
	verbs := map[string]bool{"say": true, "deny": true, "report": true, "cite": true}
	for _, lang := range Languages() {
		l, _ := For(lang)
		has := map[string]bool{}
		for _, c := range l.Cues {
			known := true
			switch c.Kind {
			case Stage:
				known = stages[c.Value]
			case Likelihood:
				known = likelihoods[c.Value]
			case Mark:
				known = marks[c.Value]
			case Verb:
				known = verbs[c.Value]
			}
			if !known {
				t.Errorf("%s: %s:%s of %q is no word of the vocabulary", lang, c.Kind, c.Value, c.Words)
			}
			if fields := strings.Fields(c.Words); fields[0] == "~" || fields[len(fields)-1] == "~" {
				t.Errorf("%s: %q begins or ends with ~", lang, c.Words)
			}
			has[string(c.Kind)+":"+c.Value] = true
		}
		for _, need := range []string{"stage:talks_advanced", "stage:draft_ready", "stage:denied", "mark:notjoin", "mark:unsigned", "mark:bilateral",
			"likelihood:very_likely", "likelihood:possible", "verb:say", "verb:report", "verb:cite", "who:anonymous", "negation:", "treaty:mutual_defence"} {
			if !has[need] {
				t.Errorf("%s has no cue for %s", lang, need)
			}
		}
	}
}

func TestFaultyListIsRefused(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{"says,strength,cues,note\nstge:signed,1,signed,\n", `f.csv:2: "stge" is no kind of cue`},
		{"says,strength,cues,note\nstage:signed,x,signed,\n", `f.csv:2: strength "x" is no number`},
		{"says,strength,cues,note\nstage:signed,1,signed | ,\n", `f.csv:2: an empty cue`},
		{"says,strength,cues,note\nstage:signed,1\n", "wrong number of fields"},
	} {
		if _, err := readLexicon("en", "f.csv", strings.NewReader(c.list)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.list, err, c.want)
		}
	}
}

func TestDetect(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The talks on the pact are at an advanced stage, sources said",
		"tr": "Türkiye ve Pakistan bir anlaşma için görüşüyor, bakan dedi",
		"de": "Die Gespräche über den Pakt sind nicht abgeschlossen",
		"fr": "Les discussions sur le pacte se poursuivent avec le Pakistan",
		"es": "Las conversaciones sobre el pacto no han terminado, según los medios",
		"ar": "قالت المصادر إن المحادثات في مرحلة متقدمة بعد زيارة الوزير إلى أنقرة",
		"fa": "منابع گفتند که گفت‌وگوها درباره پیمان دفاعی میان عربستان و پاکستان ادامه دارد",
		"ur": "ذرائع نے بتایا کہ معاہدے پر بات چیت جاری ہے اور اس کے امکانات ہیں",
		"he": "השיחות נמצאות בשלב מתקדם",
		"ru": "Переговоры о соглашении продолжаются",
		"uk": "Переговори щодо угоди тривають, заявив міністр",
		"el": "Οι συνομιλίες βρίσκονται σε προχωρημένο στάδιο",
		"hi": "बातचीत उन्नत चरण में है",
		"zh": "谈判已进入后期阶段",
		"ja": "協議は進んだ段階にあると関係者が語った",
		"az": "Danışıqlar davam edir və hələ heç nə imzalanmayıb",
		"pl": "Rozmowy nie są zakończone i trwają z udziałem ministra",
		"":   "1234 5678",
	} {
		if got := Detect(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		words     string
		low, high float64
		scale     string
	}{
		{"very likely", 0.80, 0.95, "ICD 203 (2015)"},
		{"a deal is highly likely", 0.80, 0.90, "UK yardstick (2018)"},
		{"unlikely", 0.20, 0.45, "ICD 203 (2015)"},
		{"virtually certain", 0.99, 1, "IPCC (2010)"},
		{"could", 0.15, 0.60, "CAPphrase survey"},
		{"çok muhtemel", 0.80, 0.95, "ICD 203 (2015)"},
		{"sehr wahrscheinlich", 0.80, 0.95, "ICD 203 (2015)"},
		{"wibble", 0, 0, ""},
		{"", 0, 0, ""},
	} {
		low, high, scale := Interval(c.words)
		if diff := cmp.Diff([]any{c.low, c.high, c.scale}, []any{low, high, scale}); diff != "" {
			t.Errorf("%q: %s", c.words, diff)
		}
	}
	for _, s := range Scales() {
		if s.Low > s.High || s.Low < 0 || s.High > 100 || s.Name == "" {
			t.Errorf("a scale that cannot be: %+v", s)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"nothing has been signed", "~ * ~", "وبالمحادثات", "שהשיחות", "谈判", "will not at all ever join"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := new(token.Splitter).Split(nil, text)
		for _, lang := range Languages() {
			l, _ := For(lang)
			last := 0
			for _, h := range l.Find(nil, tokens) {
				if h.From < last || h.To <= h.From || h.To > len(tokens) {
					t.Fatalf("%s: hit %+v in %d tokens", lang, h, len(tokens))
				}
				last = h.From
			}
		}
		Detect(text)
	})
}

func BenchmarkReadLexicon(b *testing.B) {
	for b.Loop() {
		f, err := data.Open("data/cues/en.csv")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := readLexicon("en", "en.csv", f); err != nil {
			b.Fatal(err)
		}
	}
}
