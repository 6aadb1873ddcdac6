package contest_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/contest"
	"casus/internal/power"
)

func side(cinc, net float64) contest.Side {
	return contest.Side{CINC: power.Of(cinc), NetResources: power.Of(net)}
}

// invented draws disputes in which stalemates grow with time and the side with
// more net resources, and the one that began, win more often. With strength zero
// nothing tells anything.
func invented(n int, strength float64) []contest.Dispute {
	r := rand.New(rand.NewPCG(1815, uint64(n)))
	chance := func(eta float64) bool { return r.Float64() < 1/(1+math.Exp(-eta)) }
	var out []contest.Dispute
	for i := range n {
		d := contest.Dispute{ID: 9000 - 3*i, Year: 1816 + r.IntN(195), Began: contest.SideA}
		for _, s := range []*contest.Side{&d.A, &d.B} {
			size := 2 * r.NormFloat64()
			*s = side(0.01*math.Exp(min(size, 4)), 1e9*math.Exp(size+r.NormFloat64()))
		}
		lead := math.Log(d.A.NetResources.X / d.B.NetResources.X)
		switch {
		case chance(strength * (float64(d.Year-1913) / 40)):
			d.Outcome = contest.Stalemate
		case chance(strength * (0.6 + 0.7*lead)):
			d.Outcome = contest.WonByA
		default:
			d.Outcome = contest.WonByB
		}
		if i%40 == 0 {
			d.A.NetResources = power.Amount{}
		}
		out = append(out, d)
	}
	return out
}

func quick() contest.Options {
	return contest.Options{Seeds: []uint64{1, 2}, Folds: 5, Inner: 3, Knots: []int{4, 6}, Penalties: []float64{10, 1}}
}

// fitted is one fit for many tests.
var fitted = sync.OnceValues(func() (*contest.Model, *contest.Report) {
	m, r, err := contest.Fit(invented(700, 1), quick())
	if err != nil {
		panic(err)
	}
	return m, r
})

// What was put into the disputes is found again: net resources and the initiator's
// lead within three standard errors or so, and most of the loss that can be saved.
func TestFitFindsWhatIsThere(t *testing.T) {
	m, r := fitted()
	if got := m.Full.Decided.Terms[0]; got.Name != "log-ratio of net resources" || math.Abs(got.Coefficient-0.7) > 0.2 {
		t.Errorf("%+v, want about 0.7", got)
	}
	o, err := m.Odds(1913, side(.01, 1e9), side(.01, 1e9), contest.SideA)
	if err != nil || math.Abs(o.Decided()-1/(1+math.Exp(-0.6))) > 0.12 || math.Abs(o.Stalemate-0.5) > 0.15 {
		t.Errorf("%+v, %v", o, err)
	}
	mean := func(model string) float64 { return contest.Mean(r.Standing(model).PRL) }
	if null, calendar, full := mean(contest.NullModel), mean(contest.CalendarModel), mean(contest.FullModel); null != 0 || calendar < 0.1 || full < calendar+0.1 {
		t.Errorf("reductions: null %.4f, year alone %.4f, states and year %.4f", null, calendar, full)
	}
	for _, d := range r.Decided {
		if math.Abs(d.Foretold-d.Happened) > 4*math.Sqrt(d.Foretold*(1-d.Foretold)/float64(d.Disputes)) {
			t.Errorf("of %d foretold %.3f, happened %.3f", d.Disputes, d.Foretold, d.Happened)
		}
	}
	if f := r.Ratios[1]; f.Means != "net resources" || math.Abs(f.Gamma-0.65) > 4*f.Error || f.Loss > f.CrossedLoss[0] {
		t.Errorf("%+v", f)
	}
}

// Looking ahead learns from the years before alone: the null model's losses are
// those of the shares of outcomes until then, and the year helps as it does among
// folds.
func TestAhead(t *testing.T) {
	_, r := fitted()
	disputes := invented(700, 1)
	null, full := 0.0, 0.0
	for _, a := range r.Ahead {
		var shares, foretold [3]float64
		before := 0.0
		for _, d := range disputes {
			switch {
			case d.Year < a.From:
				shares[d.Outcome]++
				before++
			case d.Year <= a.To:
				foretold[d.Outcome]++
			}
		}
		want := 0.0
		for outcome, n := range foretold {
			want -= n * math.Log(shares[outcome]/before)
		}
		if len(a.Models) != 5 || a.Models[4].Model != contest.FullModel || math.Abs(a.Models[0].Loss-want) > 1e-9 ||
			float64(a.Decided) != foretold[contest.WonByA]+foretold[contest.WonByB] || a.Disputes-a.Decided != int(foretold[contest.Stalemate]) {
			t.Errorf("%+v, want a loss of %g for the null model", a, want)
		}
		null += a.Models[0].Loss
		full += a.Models[4].Loss
	}
	if len(r.Ahead) != 12 || !(full < 0.9*null) { // 1900 to 2010
		t.Errorf("%d times ten years, losses %g and %g", len(r.Ahead), null, full)
	}
}

// Where nothing can be foretold nothing is: a fold that looked at its own
// outcomes would do better.
func TestNothingIsFoundInNoise(t *testing.T) {
	for _, n := range []int{300, 600} {
		_, r, err := contest.Fit(invented(n, 0), quick())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Standings {
			if contest.Mean(s.PRL) > 0.01 {
				t.Errorf("%s reduces the loss of noise by %.4f", s.Model, contest.Mean(s.PRL))
			}
		}
	}
}

// The same disputes in another order, told from the other side, on one core, give
// the same bits.
func TestSameDisputesSameBits(t *testing.T) {
	disputes := invented(300, 1)
	m, r, err := contest.Fit(disputes, quick())
	if err != nil {
		t.Fatal(err)
	}
	other := slices.Clone(disputes)
	rand.New(rand.NewPCG(2, 0)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
	for i := range other {
		if d := &other[i]; i%2 == 0 {
			d.A, d.B, d.Began, d.Outcome = d.B, d.A, contest.SideB, contest.WonByA-d.Outcome
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	m2, r2, err := contest.Fit(other, quick())
	if err != nil || !reflect.DeepEqual(m, m2) || !reflect.DeepEqual(r, r2) {
		t.Errorf("%+v\n%+v\n%v", m, m2, err)
	}
}

func anySide(t *rapid.T, who string) contest.Side {
	s := side(rapid.Float64Range(0, 1).Draw(t, who+" cinc"), math.Exp(rapid.Float64Range(-20, 60).Draw(t, who+" net")))
	if rapid.IntRange(0, 4).Draw(t, who+" known") == 0 {
		s.NetResources = power.Amount{}
	}
	return s
}

// Swapped sides have mirrored odds, to the last bit, and odds sum to one.
func TestOddsAreMirrored(t *testing.T) {
	m, _ := fitted()
	rapid.Check(t, func(t *rapid.T) {
		a, b := anySide(t, "A"), anySide(t, "B")
		year := rapid.IntRange(1700, 2100).Draw(t, "year")
		for _, c := range [][2]contest.Initiator{{contest.SideA, contest.SideB}, {contest.SideB, contest.SideA}, {contest.NotKnown, contest.NotKnown}} {
			x, err1 := m.Odds(year, a, b, c[0])
			y, err2 := m.Odds(year, b, a, c[1])
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if x.WonByA != y.WonByB || x.WonByB != y.WonByA || x.Stalemate != y.Stalemate || x.CINCAlone != y.CINCAlone {
				t.Fatalf("%+v and %+v", x, y)
			}
			if sum := x.WonByA + x.WonByB + x.Stalemate; math.Abs(sum-1) > 1e-12 || !(min(x.WonByA, x.WonByB, x.Stalemate) >= 0) {
				t.Fatalf("%+v sums to %g", x, sum)
			}
			if x.CINCAlone != !(a.NetResources.Known && b.NetResources.Known) || x.YearOutside != (year < m.FirstYear || year > m.LastYear) {
				t.Fatalf("%+v", x)
			}
		}
	})
}

// Beyond the years of the disputes stalemates are as likely as in the nearest, and
// the initiator's advantage is that of no particular time.
func TestYearsOutside(t *testing.T) {
	m, _ := fitted()
	a, b := side(.1, 1e10), side(.02, 1e9)
	odds := func(year int) contest.Odds {
		o, err := m.Odds(year, a, b, contest.SideB)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	last, later, before := odds(m.LastYear), odds(m.LastYear+50), odds(1)
	if last.YearOutside || !later.YearOutside || !before.YearOutside || last.Stalemate != later.Stalemate {
		t.Errorf("%+v, later %+v", last, later)
	}
	lead := m.Full.Decided.Intercept + m.Full.Decided.Mean - m.Full.Decided.Terms[0].Coefficient*math.Log(10) - m.Full.Decided.Terms[1].Coefficient*math.Log(5)
	for _, o := range []contest.Odds{later, before} {
		if math.Abs(1-o.Decided()-1/(1+math.Exp(-lead))) > 1e-12 {
			t.Errorf("%+v, want %g for the initiator", o, 1/(1+math.Exp(-lead)))
		}
	}
}

func TestOddsFaults(t *testing.T) {
	m, _ := fitted()
	good := side(.1, 1e9)
	for _, c := range []struct {
		a, b contest.Side
		says string
	}{
		{contest.Side{}, good, "side A: the CINC is not known"},
		{good, side(1.5, 1), "side B: the CINC is 1.5; it is a share"},
		{good, side(math.NaN(), 1), "side B: the CINC is NaN"},
		{side(.1, 0), side(.1, -1), "side A: net resources are 0; give a number over 0, or leave them unknown\nside B: net resources are -1"},
	} {
		if o, err := m.Odds(1900, c.a, c.b, contest.SideA); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v, %v; should say %q", o, err, c.says)
		}
	}
}

func TestFitFaults(t *testing.T) {
	bad := invented(300, 1)
	bad[0].ID = bad[1].ID
	bad[2].Outcome, bad[3].Began, bad[4].B.CINC = 3, contest.NotKnown, power.Amount{}
	_, _, err := contest.Fit(bad, quick())
	for _, says := range []string{"is given twice", "outcome 3; it is 0, 1 or 2", "who began it is not given", "side B: the CINC is not known"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
	}
	_, _, err = contest.Fit(invented(16, 1), contest.Options{Folds: 1, Inner: 5, Knots: []int{1}, Penalties: []float64{-1}})
	for _, says := range []string{"no seeds", "1 folds; give two or more", "1 knots", "the penalty -1", "end as won by B; the folds need 10 of each"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
	}
}

// A model that was written and read gives the same odds; one that cannot answer is
// refused.
func TestModelAsJSON(t *testing.T) {
	m, _ := fitted()
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var read contest.Model
	if err := json.Unmarshal(text, &read); err != nil || read.Check() != nil || !reflect.DeepEqual(m, &read) {
		t.Fatal(err, read.Check())
	}
	read.FirstYear = 3000
	read.Full.Stalemate.Curve[1].Year = 0
	read.Full.Decided.Terms[0].Name = "luck"
	read.CINCAlone.Decided.Terms = nil
	read.CINCAlone.Stalemate.Intercept = 1e9
	err = read.Check()
	for _, says := range []string{"the first year, 3000", "net_resources_known, stalemate: knot 2", `term 1 is "luck"; it is "log-ratio of net resources"`, "decided: 0 terms; there are 1", "the intercept is 1e+09"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
	}
}

func TestRatio(t *testing.T) {
	for _, c := range [][4]float64{{2, 1, 1, 2.0 / 3}, {2, 1, 2, 4.0 / 5}, {5, 5, 9, .5}, {3, 0, 1, 1}, {0, 3, 1, 0}, {7, 1, 0, .5}} {
		if got := contest.Ratio(c[0], c[1], c[2]); math.Abs(got-c[3]) > 1e-15 {
			t.Errorf("%g against %g with γ %g: %g, want %g", c[0], c[1], c[2], got, c[3])
		}
	}
	for _, c := range [][2]float64{{0, 0}, {-1, 1}, {1, math.NaN()}} {
		if got := contest.Ratio(c[0], c[1], 1); !math.IsNaN(got) {
			t.Errorf("%g against %g: %g", c[0], c[1], got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(1e-9, 1e9).Draw(t, "a"), rapid.Float64Range(1e-9, 1e9).Draw(t, "b")
		gamma, unit := rapid.Float64Range(0, 5).Draw(t, "gamma"), rapid.Float64Range(1e-3, 1e3).Draw(t, "unit")
		p := contest.Ratio(a, b, gamma)
		if math.Abs(p+contest.Ratio(b, a, gamma)-1) > 1e-12 || math.Abs(p-contest.Ratio(unit*a, unit*b, gamma)) > 1e-9 {
			t.Fatalf("%g", p)
		}
	})
}
