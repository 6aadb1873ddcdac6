package stat_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/stat"
)

func ridge(t testing.TB, d stat.Design, penalty float64) *stat.RidgeFit {
	t.Helper()
	f, err := stat.Ridge(d, penalty)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The golden numbers are those of glmnet of R; levels.R says how.
func TestRidgeAgainstR(t *testing.T) {
	_, golden := table(t, "ridge_golden.csv")
	for len(golden) > 0 {
		set, penalty := golden[0][0], golden[0][1]
		d := design(t, set)
		f := ridge(t, d, number(t, penalty))
		for j, x := range append([]float64{f.Intercept}, f.Coefficients...) {
			if golden[j][0] != set || golden[j][1] != penalty {
				t.Fatalf("%s: %v is not its row", set, golden[j])
			}
			near(t, set+" "+penalty+" "+golden[j][2], x, number(t, golden[j][3]), 1e-6)
		}
		golden = golden[len(d.Regressors)+1:]
	}
}

// As the penalty vanishes the fit is the logit; as it grows without bound the
// outcome's share is all that is left.
func TestRidgeAtItsEnds(t *testing.T) {
	d := design(t, "unknown")
	want := fit(t, d)
	got := ridge(t, d, 1e-9)
	for j, x := range append([]float64{got.Intercept}, got.Coefficients...) {
		if math.Abs(x-want.Terms[j].Estimate) > 1e-7 {
			t.Errorf("%s is %g, want %g", want.Terms[j].Name, x, want.Terms[j].Estimate)
		}
	}
	far := ridge(t, d, 1e12)
	near(t, "probability", far.Probability([]float64{1, 1, 1}), float64(want.Events)/float64(want.N), 1e-8)
}

// What has no logit has a ridge: regressors that separate, are collinear or
// constant.
func TestRidgeNeedsNoMaximum(t *testing.T) {
	d := stat.Design{Outcome: stat.Column{Name: "y", Values: []float64{0, 0, 1, 1}}, Regressors: []stat.Column{
		{Name: "a", Values: []float64{1, 2, 3, 4}}, {Name: "b", Values: []float64{2, 4, 6, 8}}, {Name: "c", Values: []float64{7, 7, 7, 7}}}}
	f := ridge(t, d, 1)
	near(t, "b", 2*f.Coefficients[1], f.Coefficients[0], 1e-12)
	if f.Coefficients[2] != 0 || f.Coefficients[0] <= 0 {
		t.Errorf("coefficients %v", f.Coefficients)
	}
}

// At the fit the score of each coefficient is what the penalty takes.
func TestRidgeScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		penalty := math.Pow(10, rapid.Float64Range(-2, 3).Draw(t, "penalty"))
		f, err := stat.Ridge(d, penalty)
		if err != nil {
			t.Fatal(err)
		}
		n := len(d.Outcome.Values)
		residual := make([]float64, n)
		row := make([]float64, len(d.Regressors))
		for i := range residual {
			for j := range row {
				row[j] = d.Regressors[j].Values[i]
			}
			residual[i] = d.Outcome.Values[i] - f.Probability(row)
		}
		for j, c := range d.Regressors {
			mean, square, score := 0.0, 0.0, 0.0
			for _, x := range c.Values {
				mean += x / float64(n)
			}
			for i, x := range c.Values {
				square += (x - mean) * (x - mean) / float64(n)
				score += (x - mean) * residual[i]
			}
			if sd := math.Sqrt(square); math.Abs(score/sd-penalty*f.Coefficients[j]*sd) > 1e-6*(1+penalty) {
				t.Fatalf("%s: score %g, penalty %g", c.Name, score/sd, penalty*f.Coefficients[j]*sd)
			}
		}
	})
}

func TestRidgeProblems(t *testing.T) {
	d := design(t, "unknown")
	for _, penalty := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := stat.Ridge(d, penalty); err == nil || !strings.Contains(err.Error(), "give a number over 0") {
			t.Errorf("a penalty of %g gives %v", penalty, err)
		}
	}
	d.Outcome.Values = slices.Repeat([]float64{1}, len(d.Outcome.Values))
	if _, err := stat.Ridge(d, 1); err == nil || !strings.Contains(err.Error(), "outcome: is the same in all") {
		t.Errorf("a constant outcome gives %v", err)
	}
}

// A spline goes through its values, is a straight line where they are on one,
// and goes straight on beyond its ends.
func TestSpline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		knots := []float64{rapid.Float64Range(-10, 10).Draw(t, "first")}
		for range rapid.IntRange(1, 8).Draw(t, "more") {
			knots = append(knots, knots[len(knots)-1]+rapid.Float64Range(0.5, 5).Draw(t, "gap"))
		}
		s, err := stat.NaturalSpline(knots)
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range knots {
			for j, b := range s.Basis(k) {
				if want := map[bool]float64{true: 1}[i == j]; math.Abs(b-want) > 1e-12 {
					t.Fatalf("basis %d at knot %d is %g", j, i, b)
				}
			}
		}
		x, line, sum := rapid.Float64Range(-30, 60).Draw(t, "x"), 0.0, 0.0
		for j, b := range s.Basis(x) {
			line += b * (3 - 2*knots[j])
			sum += b
		}
		if math.Abs(line-(3-2*x)) > 1e-9*(1+math.Abs(x)) || math.Abs(sum-1) > 1e-9 {
			t.Fatalf("a line is %g at %g; the basis sums to %g", line, x, sum)
		}
	})
	for _, knots := range [][]float64{nil, {1}, {1, 1}, {2, 1}, {1, math.NaN()}} {
		if _, err := stat.NaturalSpline(knots); err == nil {
			t.Errorf("knots %v give a spline", knots)
		}
	}
}

// Values of the spline of R: splinefun(c(0,1,3,6), c(0,2,1,4), "natural") at
// -1, 0.5, 2, 4.5 and 7.
func TestSplineAgainstR(t *testing.T) {
	s, err := stat.NaturalSpline([]float64{0, 1, 3, 6})
	if err != nil {
		t.Fatal(err)
	}
	values := []float64{0, 2, 1, 4}
	for _, c := range [][2]float64{{-1, -2.5}, {0.5, 1.1875}, {2, 1.875}, {4.5, 1.65625}, {7, 5.75}} {
		got := 0.0
		for j, b := range s.Basis(c[0]) {
			got += b * values[j]
		}
		near(t, "spline", got, c[1], 1e-12)
	}
}
