package screening

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ishigami is the test function of Ishigami and Homma (1990) with a = 7, b = 0.1.
func ishigami(x []float64) ([]float64, error) {
	s := math.Sin(x[1])
	return []float64{math.Sin(x[0]) + 7*s*s + 0.1*math.Pow(x[2], 4)*math.Sin(x[0])}, nil
}

func span(name string, low, high float64) Factor { return Factor{Name: name, Low: low, High: high} }

func circle() []Factor {
	return []Factor{span("x1", -math.Pi, math.Pi), span("x2", -math.Pi, math.Pi), span("x3", -math.Pi, math.Pi)}
}

// exact gives the indices in closed form.
func exact() (first, total [3]float64) {
	const a, b = 7.0, 0.1
	pi4, pi8 := math.Pow(math.Pi, 4), math.Pow(math.Pi, 8)
	v1 := 0.5 * math.Pow(1+b*pi4/5, 2)
	v2 := a * a / 8
	v13 := b * b * pi8 * (1.0/18 - 1.0/50)
	v := v1 + v2 + v13
	return [3]float64{v1 / v, v2 / v, 0}, [3]float64{(v1 + v13) / v, v2 / v, v13 / v}
}

func TestSobolIshigami(t *testing.T) {
	first, total := exact()
	for _, seed := range []uint64{0, 1, 2, 3, 4, 5, 42, 99} {
		v, err := Sobol(context.Background(), circle(), ishigami, 1, 1024, Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range v[0].Indices {
			if math.Abs(x.First-first[i]) > 0.02 || math.Abs(x.Total-total[i]) > 0.02 {
				t.Errorf("seed %d: %s is %.4f and %.4f; exactly %.4f and %.4f", seed, x.Factor, x.First, x.Total, first[i], total[i])
			}
		}
	}
}

func TestMorrisOrder(t *testing.T) {
	// Of a linear function the effects are the coefficients, exactly.
	linear := func(x []float64) ([]float64, error) { return []float64{3*x[0] - 5*x[1] + x[2], x[2]}, nil }
	unit := []Factor{span("a", 0, 1), span("b", 0, 1), span("c", 0, 1)}
	e, err := Morris(context.Background(), unit, linear, 2, 10, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{3, -5, 1} {
		if got := e[0][i]; math.Abs(got.Mu-want) > 1e-12 || math.Abs(got.Star-math.Abs(want)) > 1e-12 || got.Sigma > 1e-12 {
			t.Errorf("%+v; want %v", got, want)
		}
	}
	if e[1][0].Star > 1e-12 || math.Abs(e[1][2].Star-1) > 1e-12 {
		t.Errorf("second answer: %+v", e[1])
	}
	// Of Ishigami's, x1 and x2 come before x3 (Campolongo and others 2007), and
	// x3 works through x1 alone.
	for _, seed := range []uint64{1, 2, 3, 4, 5} {
		e, err := Morris(context.Background(), circle(), ishigami, 1, 500, Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		x := e[0]
		if !(x[0].Star > x[2].Star && x[1].Star > x[2].Star) {
			t.Errorf("seed %d: order is wrong: %+v", seed, x)
		}
		if math.Abs(x[2].Mu) > x[2].Sigma {
			t.Errorf("seed %d: x3 has no effect of one sign: %+v", seed, x[2])
		}
	}
}

// The effect of a choice is the difference between two of its options, never more
// than there is, and held factors vary without one.
func TestChoice(t *testing.T) {
	worth := []float64{1, 4, 2}
	factors := []Factor{{Name: "choice", Options: 3}, {Name: "held", Low: 0, High: 2, Held: true}}
	seen := map[float64]bool{}
	f := func(x []float64) ([]float64, error) {
		seen[x[0]] = true
		return []float64{worth[int(x[0])], worth[int(x[0])] * x[1], x[0]}, nil
	}
	e, err := Morris(context.Background(), factors, f, 3, 300, Options{Cores: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(e[0]) != 1 || len(seen) != 3 {
		t.Fatalf("effects %+v of options %v", e[0], seen)
	}
	// The differences are 3, 2 and 1, each as often.
	if x := e[0][0]; math.Abs(x.Star-2) > 4*x.Error || x.Error > 0.1 {
		t.Errorf("%+v; want 2", x)
	}
	if x := e[1][0]; x.Sigma < e[0][0].Sigma {
		t.Errorf("a held factor does not vary: %+v", x)
	}
	if x := e[2][0]; x.Mu != x.Star { // the later option less the earlier
		t.Errorf("%+v; the sign is wrong", x)
	}
	v, err := Sobol(context.Background(), factors[:1], f1(worth), 1, 512, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := 14.0 / 9; math.Abs(v[0].Variance-want) > 0.02 || math.Abs(v[0].Mean-7.0/3) > 0.02 {
		t.Errorf("mean %v, variance %v; want 7/3 and %v", v[0].Mean, v[0].Variance, want)
	}
}

func f1(worth []float64) Function {
	return func(x []float64) ([]float64, error) { return []float64{worth[int(x[0])]}, nil }
}

func TestCoresLeaveNoTrace(t *testing.T) {
	one, err := Sobol(context.Background(), circle(), ishigami, 1, 64, Options{Cores: 1})
	if err != nil {
		t.Fatal(err)
	}
	many, err := Sobol(context.Background(), circle(), ishigami, 1, 64, Options{Cores: 5})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one, many) {
		t.Error("one core and five give different indices")
	}
}

// Each dimension of the first 2^k points has one point in each of 2^k equal parts,
// also beyond the table.
func TestSequenceIsEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		k := rapid.IntRange(0, 8).Draw(t, "k")
		n := 1 << k
		points := sobolPoints(n, 90, seed)
		for d := range 90 {
			hit := make([]bool, n)
			for _, p := range points {
				hit[int(p[d]*float64(n))] = true
			}
			for i, h := range hit {
				if !h {
					t.Fatalf("dimension %d: part %d of %d is empty", d, i, n)
				}
			}
		}
	})
}

func TestPolynomials(t *testing.T) {
	for _, e := range jointTable {
		if !primitive(1<<e.degree | e.inner<<1 | 1) {
			t.Errorf("degree %d, inner %d is not primitive", e.degree, e.inner)
		}
	}
	if primitive(0b10101) || primitive(0b11111) {
		t.Error("x^4+x^2+1 and x^4+x^3+x^2+x+1 are not primitive")
	}
}

func TestSobolNeedsNoTable(t *testing.T) {
	// Forty factors, of which one matters: far more dimensions than the table has.
	var many []Factor
	for i := range 40 {
		many = append(many, Factor{Name: string(rune('A' + i)), Low: 0, High: 1})
	}
	v, err := Sobol(context.Background(), many, func(x []float64) ([]float64, error) { return []float64{x[37]}, nil }, 1, 1024, Options{Seed: 9})
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range v[0].Indices {
		want := 0.0
		if i == 37 {
			want = 1
		}
		if math.Abs(x.First-want) > 0.1 || math.Abs(x.Total-want) > 0.05 {
			t.Errorf("factor %d: %+v", i, x)
		}
	}
}

func TestRefused(t *testing.T) {
	good := func(x []float64) ([]float64, error) { return []float64{x[0]}, nil }
	for _, c := range []struct {
		factors []Factor
		f       Function
		n       int
		want    string
	}{
		{nil, good, 8, "no factors"},
		{[]Factor{span("a", 1, 1), span("b", 0, math.NaN())}, good, 8, `"b" goes from 0 to NaN`},
		{[]Factor{span("a", 0, 1), span("a", 0, 1)}, good, 8, "twice"},
		{[]Factor{span("a", 0, 1)}, good, 1, "from 2"},
		{[]Factor{span("a", 0, 1)}, func([]float64) ([]float64, error) { return nil, nil }, 8, "0 answers"},
		{[]Factor{span("a", 0, 1)}, func([]float64) ([]float64, error) { return []float64{math.NaN()}, nil }, 8, "no variance"},
		{[]Factor{span("a", 0, 1)}, func([]float64) ([]float64, error) { return nil, errors.New("lost") }, 8, "lost"},
	} {
		if _, err := Sobol(context.Background(), c.factors, c.f, 1, c.n, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Sobol: %v; want %q", err, c.want)
		}
		if _, err := Morris(context.Background(), c.factors, c.f, 1, c.n, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Morris: %v; want %q", err, c.want)
		}
	}
	held := []Factor{{Name: "a", Low: 0, High: 1, Held: true}}
	if _, err := Sobol(context.Background(), held, good, 1, 8, Options{}); err == nil || !strings.Contains(err.Error(), "held") {
		t.Errorf("held: %v", err)
	}
	if _, err := Morris(context.Background(), []Factor{{Name: "a", Options: 1}}, good, 1, 8, Options{}); err == nil || !strings.Contains(err.Error(), "no choice") {
		t.Errorf("one option: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Sobol(ctx, circle(), ishigami, 1, 8, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
