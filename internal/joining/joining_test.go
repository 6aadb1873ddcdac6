package joining

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// invented makes wars from known odds.
func invented(wars int, seed uint64, intercept, effect float64, coefficients []float64) []War {
	r := rand.New(rand.NewPCG(seed, 1))
	coin := func(p float64) bool { return r.Float64() < p }
	m := &Model{Intercept: Coefficient{Estimate: intercept}, Effect: Coefficient{Estimate: effect}}
	for i := range terms {
		m.Terms = append(m.Terms, Coefficient{terms[i].name, coefficients[i], nil})
	}
	out := make([]War, wars)
	for i := range out {
		w := &out[i]
		*w = War{ID: i + 1, Year: 1900 + 90*(i%2), Originals: [2]int{1, 1}, Began: [2]bool{i%3 == 0, i%3 != 0}, Members: 40 + r.IntN(100), States: make([]State, 60)}
		u := r.NormFloat64()
		for j := range w.States {
			s := &w.States[j]
			s.ID, s.Major = j+1, coin(.1)
			for side := range s.Toward {
				s.Toward[side] = Tie{Defense: coin(.15), Border: coin(.15)}
				s.Toward[side].Ally = s.Toward[side].Defense || coin(.2)
			}
			if coin(logistic(m.LogOdds(w, s) + effect*u)) {
				s.Joined, s.Days = First, 1+r.IntN(300)
				if coin(logistic(2 * difference(s.Toward[0].Defense, s.Toward[1].Defense))) {
					s.Joined = Second
				}
				s.Last = s.Joined
			}
		}
	}
	return out
}

var trueTerms = []float64{2, -.5, 1.5, .5, 1, -.3}

func TestCount(t *testing.T) {
	pact, border := Tie{Defense: true, Ally: true}, Tie{Border: true}
	both := Tie{Defense: true, Ally: true, Border: true}
	wars := []War{
		{Year: 1945, States: []State{
			{Toward: [2]Tie{pact, {}}, Joined: First, Last: Second}, {Toward: [2]Tie{{}, both}, Joined: First, Last: First},
			{Toward: [2]Tie{border, {}}, Major: true}, {Major: true, Joined: Second, Last: Second}, {}}},
		{Year: 1946, States: []State{{Toward: [2]Tie{{}, pact}}, {Toward: [2]Tie{{Ally: true}, {}}}, {}}, Outside: 1},
		{Year: 2000, States: []State{{}}},
	}
	got := Count(wars)
	want := []string{"3/9", "2/3", "2/2", "0/1", "1/2", "1/1", "1/2", "0/3"}
	for i, g := range got.Groups {
		if have := fmt.Sprintf("%d/%d", g.Some, g.All); have != want[i] {
			t.Errorf("%s: %s, want %s", g.Name, have, want[i])
		}
	}
	// A war that only a state outside the system joined has spread.
	if got.Spread.Some != 2 || got.Spread.All != 3 || got.Outside != 1 {
		t.Errorf("spread %+v, outside %d", got.Spread, got.Outside)
	}
	if got.AllysSide.Some != 1 || got.AllysSide.All != 2 || got.ByLastSide.Some != 0 {
		t.Errorf("on the ally's side %+v, by the last row %+v", got.AllysSide, got.ByLastSide)
	}
}

// Values of Wilson's interval as printed in tables of it.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		some, all int
		low, high float64
	}{{0, 10, 0, .2775}, {5, 10, .2366, .7634}, {10, 10, .7225, 1}, {0, 0, 0, 1}} {
		if s := share("", c.some, c.all); math.Abs(s.Low-c.low) > 5e-5 || math.Abs(s.High-c.high) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f", c.some, c.all, s.Low, s.High)
		}
	}
}

// The slope is what a small step along each coefficient makes of the height, and the
// curvature what it makes of the slope.
func TestSlope(t *testing.T) {
	s := sampleOf(invented(8, 3, -2, 1.5, trueTerms))
	p := problem{s.cells, s.forces(1)}
	rapid.Check(t, func(t *rapid.T) {
		theta := make([]float64, len(p.force))
		for j := range theta {
			theta[j] = rapid.Float64Range(-1.5, 1.5).Draw(t, "theta")
		}
		first, second := p.slope(theta)
		for j := range theta {
			const h = 1e-5
			up, down := slices.Clone(theta), slices.Clone(theta)
			up[j] += h
			down[j] -= h
			if got := (p.height(up) - p.height(down)) / (2 * h); math.Abs(got-first[j]) > 1e-4*(1+math.Abs(got)) {
				t.Fatalf("slope %d is %g, a step gives %g", j, first[j], got)
			}
			above, _ := p.slope(up)
			below, _ := p.slope(down)
			for i := j; i < len(theta); i++ {
				if got := -(above[i] - below[i]) / (2 * h); math.Abs(got-second[i][j]) > 1e-3*(1+math.Abs(got)) {
					t.Fatalf("curvature %d, %d is %g, steps give %g", i, j, second[i][j], got)
				}
			}
		}
	})
}

// Odds from which wars were made are found again, within their errors.
func TestFitFindsTheOdds(t *testing.T) {
	m, err := Fit(invented(800, 7, -3, 1.2, trueTerms), Defaults())
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range m.Terms {
		if math.Abs(c.Estimate-trueTerms[i]) > 3.5**c.Error {
			t.Errorf("%s: %.3f ± %.3f, made with %.3f", c.Name, c.Estimate, *c.Error, trueTerms[i])
		}
	}
	if math.Abs(m.Effect.Estimate-1.2) > 3.5**m.Effect.Error || *m.Effect.Error > .2 {
		t.Errorf("effect of the war %.3f ± %.3f, made with 1.2", m.Effect.Estimate, *m.Effect.Error)
	}
	if got := m.SecondSide[0].Estimate; math.Abs(got-2) > .3 {
		t.Errorf("defence pact with the second side: %.3f, made with 2", got)
	}
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func swapped(wars []War) []War {
	out := slices.Clone(wars)
	turn := func(s Side) Side { return map[Side]Side{First: Second, Second: First}[s] }
	for i := range out {
		w := &out[i]
		w.Originals[0], w.Originals[1] = w.Originals[1], w.Originals[0]
		w.Began[0], w.Began[1] = w.Began[1], w.Began[0]
		w.States = slices.Clone(w.States)
		for j := range w.States {
			s := &w.States[j]
			s.Toward[0], s.Toward[1] = s.Toward[1], s.Toward[0]
			s.Joined, s.Last = turn(s.Joined), turn(s.Last)
		}
	}
	return out
}

// Which side is called the first changes nothing but which is the second.
func TestSidesAreNames(t *testing.T) {
	wars := invented(40, 11, -2.5, 1, trueTerms)
	turned := swapped(wars)
	a, err := Fit(wars, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Fit(turned, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	for i := range wars {
		for j := range wars[i].States {
			s, o := &wars[i].States[j], &turned[i].States[j]
			if x, y := a.Chance(&wars[i], s), b.Chance(&turned[i], o); x != y {
				t.Fatalf("war %d, state %d joins with %g, sides swapped %g", i, j, x, y)
			}
			if x, y := a.Second(&wars[i], s), b.Second(&turned[i], o); math.Abs(x+y-1) > 1e-9 {
				t.Fatalf("war %d, state %d: second side %g, swapped %g", i, j, x, y)
			}
		}
	}
}

func TestOrderCountsPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "n")
		all := make([]forecast, n)
		for i := range all {
			all[i] = forecast{rapid.IntRange(0, 2).Draw(t, "war"), float64(rapid.IntRange(0, 5).Draw(t, "chance")), float64(rapid.IntRange(0, 1).Draw(t, "happened"))}
		}
		weights := []float64{1, 0, 3}
		slices.SortStableFunc(all, func(a, b forecast) int { return cmp.Compare(a.chance, b.chance) })
		wins, pairs := 0.0, 0.0
		for _, a := range all {
			for _, b := range all {
				if a.happened > b.happened {
					w := weights[a.war] * weights[b.war]
					pairs += w
					switch {
					case a.chance > b.chance:
						wins += w
					case a.chance == b.chance:
						wins += w / 2
					}
				}
			}
		}
		if w, p := order(all, weights); w != wins || p != pairs {
			t.Fatalf("%g of %g, one by one %g of %g", w, p, wins, pairs)
		}
	})
}

func TestSizesOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chances := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 8).Draw(t, "chances")
		top := rapid.IntRange(1, 5).Draw(t, "top")
		want := make([]float64, top+1)
		for set := range 1 << len(chances) {
			p, n := 1.0, 0
			for i, c := range chances {
				if set>>i&1 == 1 {
					p *= c
					n++
				} else {
					p *= 1 - c
				}
			}
			want[min(n, top)] += p
		}
		for n, p := range sizesOf(chances, top) {
			if math.Abs(p-want[n]) > 1e-12 {
				t.Fatalf("%d of %v: %g, one by one %g", n, chances, p, want[n])
			}
		}
	})
}

// A draw has as many wars as there are, and what is the same in all wars has no width.
func TestDraws(t *testing.T) {
	d, sums := draws{1, 400}, make([]float64, 7)
	for n := range d.count {
		weights, total := make([]float64, 7), 0.0
		d.weights(n, weights)
		for i, w := range weights {
			total += w
			sums[i] += w
		}
		if total != 7 {
			t.Fatalf("draw %d has %g wars", n, total)
		}
	}
	for i, sum := range sums {
		if math.Abs(sum/400-1) > .2 {
			t.Errorf("war %d comes %g times in 400 draws", i, sum)
		}
	}
	if got := d.interval(7, func([]float64) float64 { return 3 }); got != (Interval{3, 3}) {
		t.Errorf("%v", got)
	}
	// One of 100 wars: the rate of draws is binomial with mean .3 here.
	got := d.interval(100, func(w []float64) float64 { return dot(w[:30], slices.Repeat([]float64{.01}, 30)) })
	if math.Abs(got.Low-.21) > .02 || math.Abs(got.High-.39) > .02 {
		t.Errorf("middle 95 of a share of .3 in 100 wars: %v", got)
	}
	if got := d.interval(3, func([]float64) float64 { return math.NaN() }); got != (Interval{}) {
		t.Errorf("without a figure: %v", got)
	}
}

// A war does not see its own outcome, and cores change no bit.
func TestLeaveOut(t *testing.T) {
	wars := invented(20, 5, -2.5, 1, trueTerms)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, err := LeaveOut(wars, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(4)
	if four, err := LeaveOut(wars, Defaults()); err != nil || !reflect.DeepEqual(one, four) {
		t.Errorf("four cores give another report (%v)", err)
	}
	s := sampleOf(wars)
	whole, err := s.fit(Defaults(), nil)
	if err != nil {
		t.Fatal(err)
	}
	near, err := s.without(3).fit(Defaults(), whole)
	if err != nil {
		t.Fatal(err)
	}
	for j := range wars[3].States {
		wars[3].States[j].Joined = First // nobody looks
	}
	far, err := Fit(slices.Concat(wars[:3], wars[4:]), Defaults())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(near.SecondSide, far.SecondSide) || !reflect.DeepEqual(near.Time, far.Time) {
		t.Errorf("sides %v and time %v of a war left out; without it %v and %v", near.SecondSide, near.Time, far.SecondSide, far.Time)
	}
	for i := range far.Terms {
		if math.Abs(near.Terms[i].Estimate-far.Terms[i].Estimate) > 1e-5 {
			t.Errorf("%s: %g from the fit of all wars, %g from nothing", far.Terms[i].Name, near.Terms[i].Estimate, far.Terms[i].Estimate)
		}
	}
}

// What is foretold of counts is what wars drawn from the model give.
func TestForetold(t *testing.T) {
	wars := invented(6, 9, -2, 1.5, trueTerms)
	m, err := Fit(invented(60, 2, -2, 1.5, trueTerms), Defaults())
	if err != nil {
		t.Fatal(err)
	}
	models := slices.Repeat([]*Model{m}, len(wars))
	r := rand.New(rand.NewPCG(4, 4))
	const n = 20_000
	var sum, square, spread, spreadSquare float64
	for range n {
		joined, spreads := 0.0, 0.0
		for i := range wars {
			u, before := r.NormFloat64(), joined
			for j := range wars[i].States {
				if s := &wars[i].States[j]; r.Float64() < logistic(m.LogOdds(&wars[i], s)+m.Effect.Estimate*u) && s.border() {
					joined++
				}
			}
			spreads += indicator(joined > before)
		}
		sum += joined / n
		square += joined * joined / n
		spread += spreads / n
		spreadSquare += spreads * spreads / n
	}
	check := func(name string, f Foretold, mean, square float64) {
		deviation := math.Sqrt(square - mean*mean)
		if math.Abs(f.Mean-mean) > 5*deviation/math.Sqrt(n) || math.Abs(f.Deviation/deviation-1) > .04 {
			t.Errorf("%s: foretold %.3f (%.3f), drawn %.3f (%.3f)", name, f.Mean, f.Deviation, mean, deviation)
		}
	}
	check("borders", foretell(Share{All: 1}, wars, models, func(_ *War, s *State) bool { return s.border() }), sum, square)
	for i := range wars {
		wars[i].States = slices.DeleteFunc(wars[i].States, func(s State) bool { return !s.border() })
	}
	check("wars", foretellSpread(Share{All: len(wars)}, wars, models), spread, spreadSquare)
}

func TestFitRefuses(t *testing.T) {
	wars := invented(3, 1, -2, 1, trueTerms)
	quiet := invented(3, 1, -100, 0, make([]float64, len(terms)))
	for _, c := range []struct {
		name string
		wars []War
		o    Options
		want string
	}{
		{"nobody joined", quiet, Defaults(), "nobody or everybody"},
		{"no wars", nil, Defaults(), "nobody or everybody"},
		{"no penalty", wars, Options{Penalty: 0, SidePenalty: 1}, "penalty"},
		{"not a number", wars, Options{Penalty: 1, SidePenalty: math.NaN()}, "penalty"},
	} {
		if _, err := Fit(c.wars, c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCheck(t *testing.T) {
	good := func() *Model {
		m, err := Fit(invented(20, 5, -2.5, 1, trueTerms), Defaults())
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for name, harm := range map[string]func(*Model){
		"a term short":    func(m *Model) { m.Terms = m.Terms[1:] },
		"another term":    func(m *Model) { m.SecondSide[0].Name = "moon" },
		"no number":       func(m *Model) { m.Intercept.Estimate = math.NaN() },
		"too great":       func(m *Model) { m.Terms[0].Estimate = 1e9 },
		"negative spread": func(m *Model) { m.Effect.Estimate = -1 },
		"time":            func(m *Model) { m.Time.Spread = math.Inf(1) },
	} {
		m := good()
		if err := m.Check(); err != nil {
			t.Fatal(err)
		}
		if harm(m); m.Check() == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	wars := invented(95, 5, -4, 2, trueTerms)
	for b.Loop() {
		if _, err := Fit(wars, Defaults()); err != nil {
			b.Fatal(err)
		}
	}
}
