package accession

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/estimative"
	"casus/internal/world"
)

func TestReadStage(t *testing.T) {
	for text, want := range map[string]Stage{
		"Talks on Turkey joining the pact are at an advanced stage": Advanced, "Turkey will not join": Denied, "The pact is bilateral and stays so": Denied,
		"Ankara is studying the idea and has not yet asked to join": Aspirant, "Talks have been held and nothing is signed": Talks, "talks are in their final stage": Advanced,
		"A draft lies with the three capitals": Draft, "Turkey is seeking to join": Aspirant, "The talks have stalled": Stalled, "Ankara has withdrawn its request": Withdrawn,
		"The minister ruled out any accession": Denied, "The parliament has ratified the protocol": Ratified, "Turkey has signed the accession": Signed, "An agreement is considered highly likely": Aspirant,
		"The weather was fine": "", "": "", "redrafted": "", "A drafty hall": "",
	} {
		if got, _ := ReadStage(text); got != want {
			t.Errorf("%q tells %q, not %q", text, got, want)
		}
	}
}

func claim(id, root, speaker, polarity, grade, words, text string, day int) world.Claim {
	return world.Claim{ID: id, Root: world.SourceID(root), Claimant: speaker, Polarity: polarity, Grade: grade, Likelihood: words, Text: text, Date: world.On(world.MakeDay(2026, 1, day))}
}

func question(claims ...world.Claim) *Question {
	from := world.MakeDay(2026, 2, 1)
	return &Question{From: from, Deadline: from + 365, Position: Position{Stage: Aspirant, Waiting: 3}, Claims: claims, Scale: estimative.ICD203, Priors: Defaults()}
}

func TestRead(t *testing.T) {
	p := Defaults()
	for _, c := range []struct {
		claim world.Claim
		full  float64
		trust float64
		scale string
	}{
		{claim("a", "r", "X", "affirm", "B3", "very likely", "", 1), .875 / .125, .4, "icd203"},
		{claim("a", "r", "X", "affirm", "A1", "highly likely", "", 1), .85 / .15, 1, "uk"}, // ICD 203 has no such words
		{claim("a", "r", "X", "affirm", "E5", "expected; likely", "", 1), .675 / .325, 0, "icd203"},
		{claim("a", "r", "X", "deny", "A1", "very likely", "", 1), .125 / .875, 1, "icd203"},
		{claim("a", "r", "X", "deny", "B2", "", "Turkey will not join", 1), .04, .64, ""},
		{claim("a", "r", "X", "affirm", "", "", "Turkey will join", 1), 2, .2, ""},
		{claim("a", "r", "X", "mixed", "A1", "almost certain", "", 1), 1, 1, ""},
		{claim("a", "r", "X", "deny", "C3", "", "It has not yet asked", 1), .6, .25, ""},
	} {
		e := p.Read(c.claim, estimative.ICD203, nil)
		if math.Abs(e.Full.Value-c.full) > 1e-9 || math.Abs(e.Trust-c.trust) > 1e-9 || e.Scale != c.scale {
			t.Errorf("%+v: full %g trust %g scale %q; want %g %g %q", c.claim, e.Full.Value, e.Trust, e.Scale, c.full, c.trust, c.scale)
		}
		if want := math.Pow(c.full, c.trust); !e.Capped && math.Abs(e.Ratio.Value-want) > 1e-9 {
			t.Errorf("%q leaves %g, not %g", c.claim.Text+c.claim.Likelihood, e.Ratio.Value, want)
		}
		if e.Rule == "" || e.Ratio.Low > e.Ratio.Value || e.Ratio.High < e.Ratio.Value {
			t.Errorf("%+v", e)
		}
	}
	e := p.Read(claim("a", "r", "X", "affirm", "A1", "almost certain", "", 1), estimative.ICD203, nil)
	if !e.Capped || e.Ratio.Value != 10 {
		t.Errorf("the cap: %+v", e.Ratio)
	}
	e = p.Read(claim("a", "r", "X", "affirm", "A1", "almost certain", "", 1), estimative.ICD203, []Judgement{{"a", Ratio{1, 1, 1}, "mine"}})
	if e.Ratio.Value != 1 || e.Rule != "mine" {
		t.Errorf("a judgement: %+v", e)
	}
}

// Copies of a root, however many and however graded, change nothing once the root
// has been heard.
func TestCopiesCountOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		alone := question(claims...).Answer()
		of := rapid.SampledFrom(claims).Draw(t, "of")
		for k := range rapid.IntRange(1, 4).Draw(t, "copies") {
			c := of
			c.ID, c.Date = fmt.Sprint("copy", k), world.On(world.MakeDay(2026, 1, 31))
			c.Grade, c.Claimant = rapid.SampledFrom([]string{"A1", "C3", ""}).Draw(t, "grade"), "Another outlet, unnamed"
			claims = append(claims, c)
		}
		with := question(claims...).Answer()
		if alone.Joined != with.Joined || len(alone.Ledger) != len(with.Ledger) || with.Roots.Copies <= alone.Roots.Copies {
			t.Fatalf("alone %+v %+v, with copies %+v %+v", alone.Joined, alone.Roots, with.Joined, with.Roots)
		}
	})
}

func drawClaims(t *rapid.T) []world.Claim {
	n := rapid.IntRange(1, 6).Draw(t, "claims")
	out := make([]world.Claim, n)
	for i := range out {
		out[i] = claim(fmt.Sprint("c", i), fmt.Sprint("root", rapid.IntRange(0, 4).Draw(t, "root")), rapid.SampledFrom([]string{"A. Minister, of X", "B. Minister, of Y", "Sources, unnamed"}).Draw(t, "speaker"),
			rapid.SampledFrom([]string{"affirm", "deny", "mixed"}).Draw(t, "polarity"), rapid.SampledFrom([]string{"A1", "B3", "C4", "E5", "F6", ""}).Draw(t, "grade"),
			rapid.SampledFrom([]string{"", "very likely", "unlikely", "final stage", "almost certain"}).Draw(t, "words"), rapid.SampledFrom([]string{"talks", "will not join", "so"}).Draw(t, "text"), rapid.IntRange(1, 28).Draw(t, "day"))
	}
	return out
}

// The order of the rows is nothing; the range holds the answer at every step; no
// root moves the odds by more than the cap.
func TestLedgerProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		a := question(claims...).Answer()
		if b := question(rapid.Permutation(claims).Draw(t, "order")...).Answer(); !reflect.DeepEqual(a, b) {
			t.Fatalf("another order gives %+v, not %+v", b.Joined, a.Joined)
		}
		now := a.Prior.Probability
		for i := range a.Ledger {
			e := &a.Ledger[i]
			if e.Low > e.Probability || e.Probability > e.High || e.Probability < 0 || e.Probability > 1 {
				t.Fatalf("%+v", e.Chance)
			}
			if moved := odds(e.Probability) / odds(now); moved > 10.1 || moved < 1/10.1 {
				t.Fatalf("%s moves the odds by %g", e.Claim, moved)
			}
			now = e.Probability
		}
		if math.Abs(now-a.Joined.Probability) > 1e-9 || a.Signed.Probability < a.Joined.Probability-1e-9 {
			t.Fatalf("the ledger ends at %g, the answer is %g, signed %g", now, a.Joined.Probability, a.Signed.Probability)
		}
	})
}

// What one speaker says both ways stands side by side, each naming the other; what
// he says twice counts for less the second time.
func TestOneSpeaker(t *testing.T) {
	a := question(claim("yes", "r1", "A. Minister, defence", "affirm", "A3", "very likely", "", 3), claim("no", "r2", "A. Minister, as quoted", "deny", "A3", "", "will not join", 4),
		claim("again", "r3", "A. Minister, defence", "affirm", "A3", "very likely", "", 5)).Answer()
	if len(a.Ledger) != 3 {
		t.Fatalf("%d lines", len(a.Ledger))
	}
	for i, want := range []string{"no", "yes again", "no"} {
		if got := strings.Join(a.Ledger[i].Against, " "); got != want {
			t.Errorf("%s stands against %q, not %q", a.Ledger[i].Claim, got, want)
		}
	}
	first, again := a.Ledger[0].Ratio.Value, a.Ledger[2].Ratio.Value
	if !a.Ledger[2].Repeat || math.Abs(math.Log(again)-math.Log(first)/2) > 1e-5 {
		t.Errorf("said again it counts %g, first %g", again, first)
	}
	// Sources without a name are never one speaker.
	b := question(claim("x", "r1", "People familiar, unnamed", "affirm", "B3", "likely", "", 3), claim("y", "r2", "People familiar, unnamed", "affirm", "B3", "likely", "", 4)).Answer()
	if b.Ledger[1].Repeat || b.Ledger[0].Ratio != b.Ledger[1].Ratio {
		t.Errorf("%+v", b.Ledger[1])
	}
}

// Roots that the editors take for one count once.
func TestSameRoots(t *testing.T) {
	q := question(claim("a", "r1", "Agency, unnamed", "affirm", "B3", "very likely", "", 9), claim("b", "r2", "Daily, unnamed", "affirm", "A1", "highly likely", "", 14))
	apart := q.Answer()
	q.Same = []world.OneRoot{{Roots: []world.SourceID{"r1", "r2"}, Basis: "so"}}
	once := q.Answer()
	if apart.Roots.For != 2 || once.Roots.For != 1 || once.Roots.Copies != 1 || once.Ledger[0].Claim != "a" || !(once.Joined.Probability < apart.Joined.Probability) {
		t.Errorf("apart %+v, as one %+v", apart.Roots, once.Roots)
	}
}

func TestNothingAhead(t *testing.T) {
	q := question(claim("a", "r1", "X", "affirm", "A1", "almost certain", "", 9))
	q.Deadline = q.From
	if a := q.Answer(); a.Joined.Probability != 0 || a.Joined.High != 0 {
		t.Errorf("with no day left: %+v", a.Joined)
	}
	q.Deadline, q.Position = q.From+100, Position{Stage: InForce}
	if a := q.Answer(); a.Joined.Probability != 1 || a.Joined.Low != 1 {
		t.Errorf("in force: %+v", a.Joined)
	}
}

func FuzzReadStage(f *testing.F) {
	for _, s := range []string{"talks are advanced", "will not join", "nothing is signed", "ratif", "\xff\x00 draft"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		stage, words := ReadStage(s)
		if (stage == "") != (words == "") || words != "" && !strings.Contains(strings.Join(strings.Fields(strings.ToLower(s)), " "), strings.Fields(words)[0]) {
			t.Errorf("%q: %q by %q", s, stage, words)
		}
	})
}
