package newsdesk

import (
	"context"
	"slices"
	"strings"
	"testing"

	"casus/internal/claim"
	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/intake"
	"casus/internal/researchdata"
)

// readAll reads files against the embedded dossier.
func readAll(t testing.TB, opt Options, targets ...string) *Result {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	reports, faults := intake.Collect(intake.Open(context.Background(), targets, intake.Options{Dates: DateOf}))
	return New(w, gazetteer.Default()).Read(reports, faults, opt)
}

// TestNewsDeskReport reads the report with which the dossier began: each of its
// claims once, with holder, date and words.
func TestNewsDeskReport(t *testing.T) {
	res := readAll(t, Options{Dateline: "2026-01-14"}, researchdata.Path(t, "reports", "2026-01-14-news-desk.txt"))
	if len(res.Reports) != 1 || len(res.Faults) > 0 {
		t.Fatalf("%d reports, faults %v", len(res.Reports), res.Faults)
	}
	r := &res.Reports[0]
	for _, want := range []struct {
		name, holder, actors, objects, act, treaty string
		stage                                      claim.Stage
		polarity                                   claim.Polarity
		from, to                                   string
		words                                      string
	}{
		{"joining", "Turkish media", "TUR", "", "seek_to_join", "SMDA2025", claim.TalksAdvanced, claim.Affirm, "", "", "is seeking to join"},
		{"the pact", "", "SAU PAK", "", "sign", "SMDA2025", claim.Signed, claim.Affirm, "2025-09-01", "2025-09-30", "signed a defence pact"},
		{"what Riyadh brings", "Nihat Ali Ozcan", "SAU", "", "has_means", "", "", claim.Affirm, "", "", "financial resources"},
		{"what Islamabad brings", "Nihat Ali Ozcan", "PAK", "", "has_means", "", "", claim.Affirm, "", "", "ballistic missiles"},
		{"what Ankara brings", "Nihat Ali Ozcan", "TUR", "", "has_means", "", "", claim.Affirm, "", "", "drone production"},
		{"doubt of the United States", "", "", "USA", "doubt", "", "", claim.Doubt, "", "", "reliability of the United States"},
		{"side with Qatar", "", "TUR", "QAT", "align", "", claim.Occurred, claim.Affirm, "2011-01-01", "2011-12-31", "aligned with Qatar"},
		{"support of the Brotherhood", "", "TUR", "GRP:MB", "support", "", claim.Occurred, claim.Affirm, "2011-01-01", "2011-12-31", "supporting the Muslim Brotherhood"},
		{"the listing", "Saudi Arabia", "SAU", "GRP:MB", "designate", "", claim.Occurred, claim.Affirm, "2014-01-01", "2014-12-31", "declared the Brotherhood"},
		{"rock bottom", "", "TUR SAU", "", "relations_worse", "", claim.Occurred, claim.Affirm, "2017-01-01", "2017-12-31", "rock bottom"},
		{"the blockade", "", "SAU", "QAT", "blockade", "", claim.Occurred, claim.Affirm, "2017-01-01", "2017-12-31", "blockade"},
		{"the naval meeting", "Turkey’s Ministry of Defence", "SAU TUR", "", "consult", "", claim.Occurred, claim.Affirm, "2026-01-12", "2026-01-18", "naval meeting"},
		{"clashes", "", "PAK IND", "", "clash", "", claim.Occurred, claim.Affirm, "2025-05-01", "2025-05-31", "clashes with India"},
		{"tension in October", "", "PAK AFG", "", "tension", "", claim.Occurred, claim.Affirm, "2025-10-01", "2025-10-31", "Taliban government"},
		{"the accusation", "Pakistan", "PAK", "IND AFG", "allege", "", claim.Occurred, claim.Affirm, "", "", "accuses India and Afghanistan"},
	} {
		n := 0
		for i := range r.Claims {
			c := &r.Claims[i]
			holder := ""
			if c.Holder != nil {
				holder = c.Holder.Name
			}
			if holder == want.holder && strings.Join(codes(c.Actors), " ") == want.actors && strings.Join(codes(c.Objects), " ") == want.objects && c.Act == want.act &&
				c.Treaty == want.treaty && c.Stage == want.stage && c.Polarity == want.polarity && c.EventFrom == want.from && c.EventTo == want.to &&
				strings.Contains(strings.Join(strings.Fields(c.Words), " "), want.words) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: found %d times", want.name, n)
		}
	}
	main := &r.Claims[0]
	if main.Likelihood != claim.VeryLikely || main.LikelihoodWords != "highly likely" || main.Attribution != claim.MediaUnnamed {
		t.Errorf("the main claim: %s %q %s", main.Likelihood, main.LikelihoodWords, main.Attribution)
	}
	if t.Failed() {
		for i := range r.Claims {
			c := &r.Claims[i]
			t.Logf("%s %s %v %v %s %s %s %s..%s | %s", c.ID, c.Act, codes(c.Actors), codes(c.Objects), c.Treaty, c.Stage, c.Polarity, c.EventFrom, c.EventTo, c.Words)
		}
	}
}

// TestSpansHoldTheirWords looks up every span of every claim.
func TestSpansHoldTheirWords(t *testing.T) {
	res := readAll(t, Options{Dateline: "2026-01-14"}, researchdata.Path(t, "reports", "2026-01-14-news-desk.txt"))
	for i := range res.Reports {
		checkSpans(t, &res.Reports[i])
	}
}

func checkSpans(t *testing.T, r *Report) {
	t.Helper()
	for i := range r.Claims {
		c := &r.Claims[i]
		spans := append([]claim.Span{c.Spans.Act, c.Spans.Treaty, c.Spans.Stage, c.Spans.Likelihood, c.Spans.Polarity, c.Spans.Root, c.EventDate.Span}, c.Spans.Sentences...)
		parties := slices.Concat(c.Actors, c.Objects)
		if c.Holder != nil {
			parties = append(parties, *c.Holder)
		}
		for _, p := range parties {
			spans = append(spans, p.Span)
		}
		for _, s := range spans {
			if s.Start < 0 || s.End > len(r.Text) || s.Start > s.End {
				t.Fatalf("%s %s: span %+v of %d bytes", r.File, c.ID, s, len(r.Text))
			}
		}
		if w := c.LikelihoodWords; w != "" && c.Spans.Likelihood.End > 0 {
			if at := strings.Join(strings.Fields(r.Text[c.Spans.Likelihood.Start:c.Spans.Likelihood.End]), " "); at != w {
				t.Errorf("%s %s: likelihood %q stands where the text has %q", r.File, c.ID, w, at)
			}
		}
		if d := c.EventDate; d.Words != "" && r.Text[d.Span.Start:d.Span.End] != d.Words {
			t.Errorf("%s %s: date %q stands where the text has %q", r.File, c.ID, d.Words, r.Text[d.Span.Start:d.Span.End])
		}
	}
}
