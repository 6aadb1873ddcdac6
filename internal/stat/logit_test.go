package stat_test

import (
	"cmp"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"casus/internal/stat"
)

// table reads a file of testdata; an empty cell is NaN.
func table(t testing.TB, name string) (header []string, records [][]string) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	if text == "" {
		return math.NaN()
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// design reads a data set of testdata: the outcome, perhaps groups, regressors.
func design(t testing.TB, name string) stat.Design {
	t.Helper()
	header, records := table(t, name+".csv")
	var d stat.Design
	for c, title := range header {
		if title == "group" {
			for _, r := range records {
				d.Groups = append(d.Groups, int(number(t, r[c])))
			}
			continue
		}
		column := stat.Column{Name: title}
		for _, r := range records {
			column.Values = append(column.Values, number(t, r[c]))
		}
		if title == "outcome" {
			d.Outcome = column
		} else {
			d.Regressors = append(d.Regressors, column)
		}
	}
	return d
}

func fit(t testing.TB, d stat.Design) *stat.Fit {
	t.Helper()
	f, err := stat.Logit(d)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func near(t testing.TB, what string, got, want, relative float64) {
	t.Helper()
	if !(math.Abs(got-want) <= relative*math.Abs(want)) {
		t.Errorf("%s is %.17g, want %.17g: off by %.2g of it", what, got, want, math.Abs(got/want-1))
	}
}

// The golden numbers are those of glm and vcovCL of R; golden.R says how.
func TestAgainstR(t *testing.T) {
	_, golden := table(t, "golden.csv")
	fits := map[string]*stat.Fit{}
	places := map[string]int{}
	for _, g := range golden {
		set, term := g[0], g[1]
		if fits[set] == nil {
			fits[set] = fit(t, design(t, set))
		}
		f := fits[set]
		at := places[set]
		places[set]++
		got, what := f.Terms[at], set+" "+term
		if got.Name != term {
			t.Fatalf("%s: term %d is %s", what, at, got.Name)
		}
		near(t, what, got.Estimate, number(t, g[2]), 1e-7)
		near(t, what+" error", got.Error, number(t, g[3]), 1e-6)
		if g[4] != "" {
			near(t, what+" clustered error", f.Clustered.Terms[at].Error, number(t, g[4]), 1e-6)
		} else if f.Clustered != nil {
			t.Errorf("%s has clustered errors without groups", set)
		}
		near(t, what+" rows", float64(f.N), number(t, g[5]), 0)
		near(t, what+" events", float64(f.Events), number(t, g[6]), 0)
		near(t, what+" log-likelihood", f.LogLikelihood, number(t, g[7]), 1e-9)
		near(t, what+" null log-likelihood", f.NullLogLikelihood, number(t, g[8]), 1e-9)
		if f.Iterations < 3 || f.Iterations > 12 || f.Change > 1e-12 {
			t.Errorf("%s: %d iterations, the last with a change of %g", set, f.Iterations, f.Change)
		}
	}
	for set, f := range fits {
		if places[set] != len(f.Terms) {
			t.Errorf("%s has %d terms, want %d", set, len(f.Terms), places[set])
		}
	}
}

// Figures as they were printed, to the digits that were.
func TestPublished(t *testing.T) {
	for _, c := range []struct {
		set    string
		source string
		terms  [][2]float64 // estimate and error, to three digits after the point
		minus2 float64      // -2 log-likelihood, to two digits
	}{
		{"spector", "the logit of Spector and Mazzeo's students in Greene, Econometric Analysis, and in the manual of statsmodels",
			[][2]float64{{-13.021, 4.931}, {2.826, 1.263}, {0.095, 0.142}, {2.379, 1.065}}, 25.78},
		{"finney", "Pregibon (1981), Annals of Statistics 9: 705-724, and the manual of SAS, Logistic Regression Diagnostics",
			[][2]float64{{-2.875, 1.321}, {5.179, 1.865}, {4.562, 1.838}}, 29.23},
		{"challenger", "any distress on temperature, the launches of Dalal, Fowlkes and Hoadley (1989)",
			[][2]float64{{15.043, 7.379}, {-0.232, 0.108}}, 20.32},
	} {
		f := fit(t, design(t, c.set))
		for i, want := range c.terms {
			if math.Abs(f.Terms[i].Estimate-want[0]) > 5e-4 || math.Abs(f.Terms[i].Error-want[1]) > 5e-4 {
				t.Errorf("%s: %s is %.4f (%.4f), printed %v (%s)", c.set, f.Terms[i].Name, f.Terms[i].Estimate, f.Terms[i].Error, want, c.source)
			}
		}
		if math.Abs(-2*f.LogLikelihood-c.minus2) > 5e-3 {
			t.Errorf("%s: -2 log-likelihood is %.4f, printed %v", c.set, -2*f.LogLikelihood, c.minus2)
		}
	}
}

// The summary of the table of Spector and Mazzeo, and what rests on it.
func TestSummary(t *testing.T) {
	f := fit(t, design(t, "spector"))
	near(t, "AIC", f.AIC(), 2*4+25.779268444262829, 1e-9)
	near(t, "McFadden", f.McFadden(), 1-12.889634222131413/20.591729696617293, 1e-9)
	near(t, "z", f.Terms[3].Z, 2.23442375154013240, 1e-6)
	near(t, "p", f.Terms[3].P, 0.0254552043491970172, 1e-5)
	eta := -13.021346858115685 + 2.8261125948893211*3.5 + 0.095157661317909328*25 + 2.3786876550933518
	near(t, "a probability", f.Probability([]float64{3.5, 25, 1}), 1/(1+math.Exp(-eta)), 1e-9)
	if p := f.Probability([]float64{3.5, math.NaN(), 1}); !math.IsNaN(p) {
		t.Errorf("the probability of a row that is not known is %g", p)
	}
	if far := f.Probability([]float64{-1e6, 0, 0}); far != 0 {
		t.Errorf("far off the probability is %g", far)
	}
	for i := range f.Terms {
		near(t, "variance", f.Covariance[i][i], f.Terms[i].Error*f.Terms[i].Error, 1e-14)
	}
}

// Full steps from the intercept alone overshoot on these rows and never settle.
func TestStepsAreHalved(t *testing.T) {
	f := fit(t, stat.Design{
		Outcome:    column("y", 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
		Regressors: []stat.Column{column("x", 0.3, 1, 0.2, 0.1, 0.3, 0.1, 0.5, 0.2, 0.1, 3, 0.6, 3.3)},
	})
	// glm of R 4.2.2, started at the maximum that its optim finds.
	near(t, "intercept", f.Terms[0].Estimate, -5.7912258583205194, 1e-7)
	near(t, "x", f.Terms[1].Estimate, 1.7967402256182115, 1e-7)
	near(t, "the error of x", f.Terms[1].Error, 1.5567604887914548, 1e-6)
}

// The rows of a golden set many times over fill several chunks: the estimates
// are its own, and the errors those through the root of how many times.
func TestManyChunks(t *testing.T) {
	one := design(t, "scales")
	const times = 23
	many := by(one, func(x []float64) []float64 { return slices.Repeat(x, times) })
	many.Groups = slices.Repeat(one.Groups, times)
	// Sorted by outcome, the first chunks have nothing in common with the last.
	order := make([]int, len(many.Groups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(many.Outcome.Values[a], many.Outcome.Values[b]) })
	many = rearrange(many, order)
	want, got := fit(t, one), fit(t, many)
	for i, w := range want.Terms {
		near(t, w.Name, got.Terms[i].Estimate, w.Estimate, 1e-8)
		near(t, w.Name+" error", got.Terms[i].Error, w.Error/math.Sqrt(times), 1e-8)
		near(t, w.Name+" clustered error", got.Clustered.Terms[i].Error, want.Clustered.Terms[i].Error, 1e-8)
	}
	near(t, "log-likelihood", got.LogLikelihood, times*want.LogLikelihood, 1e-10)
}

func TestInterceptAlone(t *testing.T) {
	f := fit(t, stat.Design{Outcome: stat.Column{Name: "war", Values: []float64{1, 0, 0, 0, 1}}})
	near(t, "intercept", f.Terms[0].Estimate, math.Log(2.0/3), 1e-14)
	near(t, "error", f.Terms[0].Error, math.Sqrt(1.0/2+1.0/3), 1e-14)
	near(t, "log-likelihood", f.LogLikelihood, f.NullLogLikelihood, 1e-14)
}

func TestRowsLeftOut(t *testing.T) {
	f := fit(t, design(t, "unknown"))
	if f.Dropped != 26 || f.N+f.Dropped != 300 {
		t.Errorf("%d rows left out, %d used", f.Dropped, f.N)
	}
	want := []stat.Unknown{{Name: "outcome", Rows: 5}, {Name: "a", Rows: 12}, {Name: "c", Rows: 9}}
	if diff := gocmp.Diff(want, f.Unknown); diff != "" {
		t.Error(diff)
	}
}

func TestSameBitsOnAnyCores(t *testing.T) {
	d := wide(20_000, 6)
	want := fit(t, d)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, cores := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(cores)
		if diff := gocmp.Diff(want, fit(t, d)); diff != "" {
			t.Errorf("on %d cores:\n%s", cores, diff)
		}
	}
}

func TestTwoSided(t *testing.T) {
	// R: 2*pnorm(-abs(z))
	for _, c := range []struct{ z, p float64 }{{0, 1}, {1.959963984540054, 0.05}, {-2.5, 0.012419330651552265}, {10, 1.5239706048321054e-23}, {-37, 1.1451142445049154e-299}} {
		near(t, "p", stat.TwoSided(c.z), c.p, 1e-12)
	}
	if !math.IsNaN(stat.TwoSided(math.NaN())) {
		t.Error("the chance of what is not known is known")
	}
}

// problems fits a design that has no fit.
func problems(t testing.TB, d stat.Design) stat.Problems {
	t.Helper()
	f, err := stat.Logit(d)
	var p stat.Problems
	if !errors.As(err, &p) {
		t.Fatalf("%v and the error %v, want problems", f, err)
	}
	return p
}

func mentions(t testing.TB, p stat.Problems, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.Error(), text) {
			t.Errorf("nothing says %q:\n%v", text, p)
		}
	}
}
