package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/stat"
)

func column(name string, values ...float64) stat.Column {
	return stat.Column{Name: name, Values: values}
}

// All that is wrong in the form of a design is said at once.
func TestForm(t *testing.T) {
	p := problems(t, stat.Design{
		Outcome: column("war", 0, 1, 2, -1, 1, math.NaN()),
		Regressors: []stat.Column{
			column("a", 1, 2, 3),
			column("a", 1, 2, 3, 4, 5, 6),
			column("war", 1, 2, 3, 4, 5, 6),
			column("intercept", 1, 2, 3, 4, 5, 6),
			column("", 1, 2, 3, 4, 5, 6),
			column("b", 1, 2, 3, math.Inf(1), 5, 6),
		},
		Groups: []int{1},
	})
	if len(p) != 8 {
		t.Errorf("%d problems, want 8:\n%v", len(p), p)
	}
	mentions(t, p, "row 3: war: 2, and 1 row more are as wrong; an outcome is 0 or 1", "a: 3 rows, but the outcome war has 6",
		"a: two variables have this name", "war: two variables have this name", "intercept: a regressor has the name of the constant",
		"regressor 5 of 6 has no name", "row 4: b: +Inf; a value is a number", "groups are given for 1 row, but the outcome war has 6")
	mentions(t, problems(t, stat.Design{}), "the outcome has no name")
}

func TestWhatHasNoFit(t *testing.T) {
	nan := math.NaN()
	war := column("war", 0, 1, 0, 1, 1, 0, 1, 0)
	a := column("a", 3, 1, 4, 1, 5, 9, 2, 6)
	b := column("b", 2, 7, 1, 8, 2, 8, 1, 8)
	for _, c := range []struct {
		name   string
		design stat.Design
		says   []string
	}{
		{"no rows", stat.Design{Outcome: column("war")}, []string{"0 rows of 0 have no unknown value, fewer than the 1 coefficients"}},
		{"too few rows", stat.Design{Outcome: column("war", 0, 1, nan), Regressors: []stat.Column{column("a", 1, 2, 3), column("b", 2, 1, 5)}},
			[]string{"2 rows of 3 have no unknown value, fewer than the 3 coefficients"}},
		{"one outcome", stat.Design{Outcome: column("war", 1, 1, nan, 1), Regressors: []stat.Column{column("a", 1, 2, 3, 1)}},
			[]string{"war: is 1 in all 3 rows used"}},
		{"constant", stat.Design{Outcome: war, Regressors: []stat.Column{a, column("c", 5, 5, 5, 5, 5, 5, 5, 5)}}, []string{"c: is 5 in all 8 rows used"}},
		{"collinear and constant at once", stat.Design{Outcome: war, Regressors: []stat.Column{
			a, column("k", 2, 2, 2, 2, 2, 2, 2, 2), b,
			column("sum", 2*3-2+10, 2*1-7+10, 2*4-1+10, 2*1-8+10, 2*5-2+10, 2*9-8+10, 2*2-1+10, 2*6-8+10),
			column("less", -2, -7, -1, -8, -2, -8, -1, -8), column("double", 6, 2, 8, 2, 10, 18, 4, 12), column("b2", 2, 7, 1, 8, 2, 8, 1, 8)}},
			[]string{"k: is 2 in all", "sum: is collinear: it is 2 × a - b + 10 in all 8 rows used", "less: is collinear: it is -b in all", "double: is collinear: it is 2 × a in all", "b2: is collinear: it is b in all"}},
		{"of other scales", stat.Design{Outcome: war, Regressors: []stat.Column{
			column("wealth", 31000, 12000, 47000, 11000, 52000, 98000, 23000, 64000), b,
			column("thousands", 31, 12, 47, 11, 52, 98, 23, 64)}}, []string{"thousands: is collinear: it is 0.001 × wealth in all"}},
		{"separated", stat.Design{Outcome: war, Regressors: []stat.Column{column("s", 1, 5, 2, 6, 7, 2, 5, 1), b}},
			[]string{"s: separates the outcomes: it is at most 2 in all rows of outcome 0 and at least 5 in all of outcome 1"}},
		{"separated downwards, and a constant", stat.Design{Outcome: war, Regressors: []stat.Column{column("s", -1, -5, -2, -6, -7, -2, -5, -1), column("c", 1, 1, 1, 1, 1, 1, 1, 1)}},
			[]string{"s: separates the outcomes: it is at most -5 in all rows of outcome 1 and at least -2 in all of outcome 0", "c: is 1 in all"}},
		{"separated beyond a bound", stat.Design{Outcome: war, Regressors: []stat.Column{column("joint", 1, 0, 0, 0, 0, 1, 0, 0), b}},
			[]string{"joint: separates the outcomes: all rows in which it is over 0 have outcome 0"}},
		{"one group", stat.Design{Outcome: war, Regressors: []stat.Column{a}, Groups: []int{4, 4, 4, 4, 4, 4, 4, 4}}, []string{"all 8 rows used are of group 4"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := problems(t, c.design)
			if len(p) != len(c.says) {
				t.Errorf("%d problems, want %d:\n%v", len(p), len(c.says), p)
			}
			mentions(t, p, c.says...)
		})
	}
}

// Regressors that are one for thousands of rows and differ in the last are two.
func TestCollinearInPart(t *testing.T) {
	d := wide(20_000, 2)
	copy(d.Regressors[1].Values[:19_000], d.Regressors[0].Values)
	fit(t, d)
	copy(d.Regressors[1].Values, d.Regressors[0].Values)
	mentions(t, problems(t, d), "b: is collinear: it is a in all 20000 rows used")
}

// separable tells exactly, in whole numbers, whether some sum of the constant, x
// and y has no row on its wrong side. The sums that have none form a cone; where
// there are any, an edge of the cone is at a right angle to two of the rows.
func separable(rows [][3]int) bool {
	dot := func(a, b [3]int) int { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
	for i, a := range rows {
		for _, b := range rows[:i] {
			for _, sign := range []int{1, -1} {
				d := [3]int{sign * (a[1]*b[2] - a[2]*b[1]), sign * (a[2]*b[0] - a[0]*b[2]), sign * (a[0]*b[1] - a[1]*b[0])}
				if d != [3]int{} && !slices.ContainsFunc(rows, func(r [3]int) bool { return dot(d, r) < 0 }) {
					return true
				}
			}
		}
	}
	return false
}

// A fit is given where there is a maximum, and only there.
func TestSeparationExactly(t *testing.T) {
	var separated, fits int
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(5, 24).Draw(t, "rows")
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 2))
		wide := rapid.IntRange(1, 4).Draw(t, "width")
		steep := rapid.Float64Range(0, 3).Draw(t, "steep")
		war, x, y := column("war"), column("x"), column("y")
		var rows [][3]int
		for range n {
			a, b, side := source.IntN(2*wide+1)-wide, source.IntN(2*wide+1)-wide, -1
			if source.Float64() < 1/(1+math.Exp(-steep*float64(a+b))) {
				side = 1
			}
			war.Values = append(war.Values, float64(side+1)/2)
			x.Values, y.Values = append(x.Values, 1e4*float64(a)), append(y.Values, float64(b))
			rows = append(rows, [3]int{side, side * a, side * b})
		}
		_, err := stat.Logit(stat.Design{Outcome: war, Regressors: []stat.Column{x, y}})
		said := err != nil && strings.Contains(err.Error(), "the outcomes: ")
		switch {
		case err != nil && !said && strings.Contains(err.Error(), "rows used"):
			// constant, collinear or of one outcome: no question
		case said != separable(rows):
			t.Fatalf("%v, but it is %t that they separate: %v", err, separable(rows), rows)
		case said:
			separated++
		default:
			fits++
		}
	})
	if separated == 0 || fits == 0 {
		t.Errorf("%d separated, %d fits", separated, fits)
	}
}

// Neither x nor y separates, their sum does; a third regressor is not blamed.
func TestSeparatedTogether(t *testing.T) {
	var war, x, y, third []float64
	for i := range 60 {
		a, b := float64(i%10), float64(i*7%13)
		side := 0.0
		if a+b > 8.5 {
			side = 1
		}
		war, x, y, third = append(war, side), append(x, a*1000), append(y, b/1000), append(third, float64(i*i%17))
	}
	d := stat.Design{Outcome: column("war", war...), Regressors: []stat.Column{column("x", x...), column("third", third...), column("y", y...)}}
	p := problems(t, d)
	mentions(t, p, "x, y together separate the outcomes")
	if len(p) != 1 {
		t.Error(p)
	}

	// Rows on the bound itself have both outcomes: only those beyond are told.
	for i := range 24 {
		a := float64(i % 8)
		war, x, y, third = append(war, float64(i/8%2)), append(x, a*1000), append(y, (8.5-a)/1000), append(third, float64(i%5))
	}
	d = stat.Design{Outcome: column("war", war...), Regressors: []stat.Column{column("x", x...), column("third", third...), column("y", y...)}}
	mentions(t, problems(t, d), "x, y together separate the outcomes")

	// One row on the wrong side by a little, and there is a maximum.
	d.Outcome.Values = append([]float64{1}, war[1:]...)
	f := fit(t, d)
	if f.Change > 1e-12 {
		t.Errorf("the last change was %g", f.Change)
	}
}

// A strong regressor that does not separate has a fit, however near it comes.
func TestNearlySeparated(t *testing.T) {
	var war, x []float64
	for i := range 4000 {
		side := 0.0
		if i >= 2000 {
			side = 1
		}
		war, x = append(war, side), append(x, float64(i))
	}
	war[1999], war[2000] = 1, 0
	f := fit(t, stat.Design{Outcome: column("war", war...), Regressors: []stat.Column{column("x", x...)}})
	near(t, "the coefficient", f.Terms[1].Estimate, 1.3101302039270806, 1e-7) // glm of R 4.2.2
	near(t, "the error", f.Terms[1].Error, 0.82674680124105515, 1e-6)
}
