package reading

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casus/internal/claim"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadMainClaim(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // root, stage, likelihood, polarity, attribution
	}{
		{"a leak", "Oman nears deal\n\nOman is in advanced talks on joining the defence pact and a deal is very likely, Bloomberg reported, citing people familiar with the matter.",
			[]string{"Bloomberg", "talks_advanced", "very_likely", "affirm", "media_citing_anonymous"}},
		{"a denial names the outlet that it denies", "Qatar denies report\n\nQatar's foreign ministry denied a Reuters report that it was in advanced talks on the defence pact.",
			[]string{"Qatari Foreign Ministry", "denied", "unstated", "deny", "named_institution"}},
		{"a speaker through an agency", "Hakan Fidan told Reuters that nothing had been signed with Qatar although talks on a defence pact were under way.",
			[]string{"Hakan Fidan", "talks_underway_not_signed", "unstated", "mixed", "named_official"}},
		{"media without a name", "Turkey wants to join the Saudi defence pact, Turkish media reported.",
			[]string{"Turkish media", "interest", "unstated", "affirm", "media_unnamed"}},
		{"nobody", "Turkey will not join the defence pact.", []string{"", "denied", "will_not", "deny", "unattributed"}},
		{"a month is background of another month", "Pact talks\n\nThe two signed a defence pact in September. Turkey is studying whether to join, Al Jazeera reported.",
			[]string{"Al Jazeera", "considered", "unstated", "affirm", "media"}},
	} {
		r := Read(Report{Text: c.text})[0]
		got := []string{r.Root, string(r.Stage), string(r.Likelihood), string(r.Polarity), string(r.Attribution)}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestFurtherClaims(t *testing.T) {
	rs := Read(Report{Text: "Turkey will not join the defence pact, AFP reported, citing a Saudi source.\n\nHakan Fidan said on Monday that talks on the pact were under way."})
	if len(rs) < 2 || rs[0].Root != "AFP" || rs[1].Root != "Hakan Fidan" || rs[1].Stage != claim.TalksUnderway {
		t.Errorf("main claim of AFP, then one of Fidan; got %+v", rs)
	}
}

func TestLongReportSaysWhatWasNotRead(t *testing.T) {
	text := strings.Repeat("Turkey is in talks on a pact. ", 10<<20/30)
	r := Read(Report{Text: text})[0]
	if len(r.Notes) != 1 || !strings.HasPrefix(r.Notes[0], "only the first 10") {
		t.Errorf("notes %q", r.Notes)
	}
	if notes := Read(Report{Text: "Turkey is in talks on a pact."})[0].Notes; notes != nil {
		t.Errorf("a short report has notes %q", notes)
	}
}

// checkSpans fails where a span lies outside the text or does not hold what the
// reading says.
func checkSpans(t interface {
	Helper()
	Fatalf(string, ...any)
}, r Report) {
	t.Helper()
	for _, v := range Read(r) {
		for name, s := range map[string]claim.Span{"root": v.RootSpan, "holder": v.HolderSpan, "stage": v.StageSpan, "likelihood": v.LikelihoodSpan,
			"polarity": v.PolaritySpan, "attribution": v.AttributionSpan, "sentence": v.Sentence, "said": v.Said.Span} {
			if s == (claim.Span{}) {
				continue
			}
			if s.Start < 0 || s.End <= s.Start || s.End > len(r.Text) {
				t.Fatalf("span %s %v lies outside a text of %d bytes", name, s, len(r.Text))
			}
			if utf8.ValidString(r.Text) && !utf8.ValidString(r.Text[s.Start:s.End]) {
				t.Fatalf("span %s %v cuts a letter", name, s)
			}
		}
		if s := v.LikelihoodSpan; s != (claim.Span{}) && v.LikelihoodWords != strings.ReplaceAll(r.Text[s.Start:s.End], "\n", " ") {
			t.Fatalf("likelihood words %q, span holds %q", v.LikelihoodWords, r.Text[s.Start:s.End])
		}
		if !slices.Contains(claim.Stages, v.Stage) || !slices.Contains(claim.Likelihoods, v.Likelihood) ||
			!slices.Contains(claim.Polarities, v.Polarity) || !slices.Contains(claim.Attributions, v.Attribution) {
			t.Fatalf("a word outside the vocabulary: %+v", v)
		}
	}
}

func TestSpansHoldWhatTheyClaim(t *testing.T) {
	for _, r := range goldReports(t) {
		checkSpans(t, r)
		title, body, _ := strings.Cut(r.Text, "\n")
		r.Title, r.Text = title, body
		checkSpans(t, r)
	}
}

func FuzzRead(f *testing.F) {
	for _, r := range goldReports(f) {
		f.Add(r.Title, r.Text, r.Lang, r.Date)
	}
	f.Add("a", "\xff\xfe ~ * |", "xx", "2026-13-40")
	f.Add("", "", "", "")
	f.Fuzz(func(t *testing.T, title, text, lang, date string) {
		checkSpans(t, Report{Title: title, Text: text, Lang: lang, Date: date})
		Results([]Report{{Title: title, Text: text, Lang: lang, Date: date}, {Text: text}})
	})
}

// members gives clusters as sets of file names.
func members(rs []Report) []string {
	read := make([][]Reading, len(rs))
	for i := range rs {
		read[i] = Read(rs[i])
	}
	var out []string
	for _, c := range Group(rs, read) {
		var files []string
		for _, i := range c.Members {
			files = append(files, rs[i].File)
		}
		slices.Sort(files)
		out = append(out, strings.Join(files, " "))
	}
	slices.Sort(out)
	return out
}

func TestOrderChangesNoCluster(t *testing.T) {
	all := goldReports(t)
	want := members(all)
	rapid.Check(t, func(t *rapid.T) {
		if diff := cmp.Diff(want, members(rapid.Permutation(all).Draw(t, "order"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnUnrelatedReportChangesNothing(t *testing.T) {
	all := goldReports(t)
	other := Report{File: "other", Date: "2026-01-12", Text: "Chile and Peru sign fishing accord\n\nThe navies of Chile and Peru will patrol together, the Chilean navy said."}
	want := append(members(all), "other")
	slices.Sort(want)
	if diff := cmp.Diff(want, members(append([]Report{other}, all...))); diff != "" {
		t.Error(diff)
	}
}

func TestStatementsOfTwoDaysAreTwoClusters(t *testing.T) {
	say := func(file, date string) Report {
		return Report{File: file, Date: date, Text: "Fidan says nothing signed\n\nTalks were held on a pact with Pakistan and Saudi Arabia but nothing has been signed, Hakan Fidan said on " + map[string]string{"a": "Thursday", "b": "Thursday", "c": "Monday"}[file] + "."}
	}
	got := members([]Report{say("a", "2026-01-15"), say("b", "2026-01-16"), say("c", "2026-01-19")})
	if diff := cmp.Diff([]string{"a b", "c"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDrift(t *testing.T) {
	root := Reading{Root: "Bloomberg", Stage: claim.TalksAdvanced, Likelihood: claim.VeryLikely, Polarity: claim.Affirm, Actors: []string{"TUR", "SAU"}}
	twisted := Reading{Stage: claim.NearFinal, Likelihood: claim.Likely, Polarity: claim.Affirm, Actors: []string{"SAU", "TUR"}}
	want := []string{"stage raised: talks_advanced to near_final", "likelihood lowered: very_likely to likely", "holder dropped: Bloomberg", "actor flipped: TUR to SAU"}
	if diff := cmp.Diff(want, Drift(root, twisted)); diff != "" {
		t.Error(diff)
	}
	if d := Drift(root, root); d != nil {
		t.Errorf("a copy without change drifts: %v", d)
	}
	denied := root
	denied.Stage, denied.Polarity, denied.Likelihood = claim.Denied, claim.Deny, claim.Unstated
	if diff := cmp.Diff([]string{"stage changed: talks_advanced to denied", "likelihood dropped: very_likely", "polarity changed: affirm to deny"}, Drift(root, denied)); diff != "" {
		t.Error(diff)
	}
}

func TestParse(t *testing.T) {
	r := Parse("f", "url: https://a.b/c\nDate: 2026-01-14\noutlet: \"Desk\"\nlang: en\n---\nTitle\n\nText: more\n")
	want := Report{File: "f", URL: "https://a.b/c", Date: "2026-01-14", Outlet: "Desk", Lang: "en", Text: "Title\n\nText: more\n"}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Error(diff)
	}
	for _, plain := range []string{"Text alone\n---\nand more", "no head", ""} {
		if r := Parse("f", plain); r.Text != plain {
			t.Errorf("%q has the text %q", plain, r.Text)
		}
	}
}

func TestFolderInLines(t *testing.T) {
	var out strings.Builder
	if err := Batch(folder(t, "pact"), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 42 || !strings.HasPrefix(lines[0], `{"file":"a01.txt","cluster":"c`) {
		t.Errorf("%d lines, the first %.80s", len(lines), lines[0])
	}
	var again strings.Builder
	if err := Batch(folder(t, "pact"), &again); err != nil || again.String() != out.String() {
		t.Error("a second run gives other bytes")
	}
}

func BenchmarkRead(b *testing.B) {
	rs := goldReports(b)
	n := 0
	for _, r := range rs {
		n += len(r.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range rs {
			Read(r)
		}
	}
	b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "reports/s")
}

func BenchmarkGroup(b *testing.B) {
	var rs []Report
	var read [][]Reading
	for range 10 {
		for _, r := range goldReports(b) {
			r.File = fmt.Sprint(len(rs))
			rs, read = append(rs, r), append(read, Read(r))
		}
	}
	for b.Loop() {
		Group(rs, read)
	}
	b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "reports/s")
}
