package statement

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/world"
)

var on = world.MakeDay(2026, 1, 14)

func reader(t testing.TB) *Reader {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(gazetteer.Default(), accord.New(w), func(string, world.Day) []claim.Date { return nil })
}

func list(parties []Named) string {
	var out []string
	for _, p := range parties {
		out = append(out, country(p.Actor))
	}
	return strings.Join(out, "+")
}

// line writes a statement for a table: kind act actors > objects treaty flags /
// holder.
func line(st *Statement) string {
	out := []string{string(st.Kind), st.Act, list(st.Actors)}
	if len(st.Objects) > 0 {
		out = append(out, ">", list(st.Objects))
	}
	if st.Treaty != "" {
		out = append(out, st.Treaty)
	}
	for _, f := range []struct {
		on   bool
		word string
	}{{st.Negated, "not"}, {st.Conditional, "if"}, {st.Question, "?"}, {st.Future, "to come"}} {
		if f.on {
			out = append(out, f.word)
		}
	}
	if st.Holder.Words != "" {
		out = append(out, "/", st.Holder.Words)
	}
	return strings.Join(out, " ")
}

// TestStatements holds what texts of our own claim. Each wanted line must be
// there; other lines with the same kind and act must not.
func TestStatements(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Turkey is seeking to join Saudi Arabia and Pakistan in their defence pact, Turkish media reported.",
			[]string{"treaty seek_to_join TUR SMDA2025 / Turkish media"}},
		{"Turkey will not join the defence pact of Saudi Arabia and Pakistan, a Gulf official said.",
			[]string{"treaty deny TUR SMDA2025 not / a Gulf official"}},
		{"Saudi Arabia and Pakistan signed a defence pact in September. Turkey's entry into this pact would change much.",
			[]string{"treaty sign SAU+PAK SMDA2025", "treaty seek_to_join TUR SMDA2025"}},
		{"Will Turkey join the defence pact of Saudi Arabia and Pakistan?",
			[]string{"treaty seek_to_join TUR SMDA2025 ?"}},
		{"Armenia froze its participation in the Collective Security Treaty.", []string{"treaty suspend ARM CSTO1992"}},
		{"Doubts about the commitment of the United States grow in Riyadh.", []string{"doubt doubt  > USA"}},
		{"Analysts say that Pakistan has nuclear weapons and a large army.", []string{"means has_means PAK / Analysts"}},
		{"Turkey has many friends.", nil},
		{"Relations between India and Pakistan worsened after clashes between India and Pakistan in May.",
			[]string{"event relations_worse IND+PAK", "event clash IND+PAK"}},
		{"Iran accused Israel of preparing an attack.", []string{"event allege IRN > ISR / Iran"}},
		{"Greece and Cyprus spoke of relations between Ankara and Athens. There was a thaw in relations.",
			[]string{"event relations_better TUR+GRC"}},
		{"Egypt designated the Muslim Brotherhood a terrorist group.", []string{"event designate EGY > GRP:MB / Egypt"}},
		{"The pact says that any attack on Qatar is an attack on all.", nil},
	} {
		all, _ := r.Read(c.text, on)
		have := map[string]int{}
		for i := range all {
			have[line(&all[i])]++
		}
		for _, w := range c.want {
			if have[w] != 1 {
				t.Errorf("%q: %q is there %d times, in %v", c.text, w, have[w], have)
			}
		}
		if c.want == nil {
			for l := range have {
				if !strings.HasPrefix(l, "view") {
					t.Errorf("%q: claims %q", c.text, l)
				}
			}
		}
	}
}

// TestDateOfSaying parts the day of an act from the day on which it was told.
func TestDateOfSaying(t *testing.T) {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(gazetteer.Default(), accord.New(w), func(text string, _ world.Day) []claim.Date {
		var out []claim.Date
		for _, day := range []string{"Monday", "Tuesday"} {
			if at := strings.Index(text, day); at >= 0 {
				out = append(out, claim.Date{Words: day, Span: claim.Span{Start: at, End: at + len(day)}})
			}
		}
		slices.SortFunc(out, func(a, b claim.Date) int { return a.Span.Start - b.Span.Start })
		return out
	})
	for text, want := range map[string]string{
		"Turkey and Greece held talks on Monday, the foreign ministry said on Tuesday.":     "Monday",
		"Turkey and Greece held talks, the foreign ministry said on Tuesday.":               "",
		"The foreign ministry said on Tuesday that Turkey and Greece held talks on Monday.": "Monday",
		"On Monday Turkey and Greece held talks.":                                           "Monday",
	} {
		all, _ := r.Read(text, on)
		if len(all) == 0 || all[0].Date.Words != want {
			t.Errorf("%q: %+v, want the date %q", text, all, want)
		}
	}
}

// TestBothCountries are those named before, without the one that is spoken of.
func TestBothCountries(t *testing.T) {
	all, _ := reader(t).Read("Pakistan spoke of Turkey and Greece. Pakistan has long maintained military cooperation with both countries.", on)
	for i := range all {
		if all[i].Act == "cooperate" {
			if got := list(all[i].Actors) + " > " + list(all[i].Objects); got != "PAK > TUR+GRC" {
				t.Errorf("%s", got)
			}
			return
		}
	}
	t.Errorf("no cooperation in %+v", all)
}

// TestSpansStand draws texts of words and marks: every span lies in the text.
func TestSpansStand(t *testing.T) {
	r := reader(t)
	vocabulary := strings.Fields(`Turkey Pakistan Saudi Arabia signed pact the a join will not said officials that , . ; : " which and with
		relations between thaw clashes doubts about commitment has missiles Turkish media reported according to accuses of attack on ?`)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60).Draw(t, "words"), " ")
		all, _ := r.Read(text, on)
		for i := range all {
			st := &all[i]
			spans := []claim.Span{st.Sentence, st.ActSpan, st.TreatySpan, st.Holder.Span}
			for _, p := range append(append([]Named{}, st.Actors...), st.Objects...) {
				spans = append(spans, p.Span)
			}
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("%q: %s has the span %+v", text, line(st), s)
				}
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("Turkey is seeking to join the pact, media reported.")
	f.Add("relations between ; : which , thaw")
	f.Add(strings.Repeat("Turkey and ", 500))
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) { r.Read(text, on) })
}
