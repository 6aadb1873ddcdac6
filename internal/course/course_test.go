package course_test

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/course"
	"casus/internal/dossier"
	"casus/internal/world"
)

// TestNile: the textbook series has one change, after observation 28, of 1898.
func TestNile(t *testing.T) {
	f, err := os.Open("testdata/nile.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var flow []float64
	for _, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		flow = append(flow, v)
	}
	for shortest := 1; shortest <= 5; shortest++ {
		if got := course.ChangePoints(flow, course.Penalty(len(flow)), shortest); !slices.Equal(got, []int{28}) {
			t.Errorf("parts of at least %d: changes after %v, want 28", shortest, got)
		}
	}
}

// TestChangePointsAreTheBest: no other set of changes costs less, by all sets in order
// of length.
func TestChangePointsAreTheBest(t *testing.T) {
	for range 100 { // a wrong pruning shows in one series of some thousands
		rapid.Check(t, changePointsAreTheBest)
	}
}

func changePointsAreTheBest(t *rapid.T) {
	values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 {
		return float64(rapid.IntRange(-6, 6).Draw(t, "v")) * rapid.SampledFrom([]float64{1, 1, 5}).Draw(t, "scale")
	}), 0, 40).Draw(t, "values")
	penalty := rapid.Float64Range(0.5, 30).Draw(t, "penalty")
	shortest := rapid.IntRange(1, 4).Draw(t, "shortest")
	got := course.ChangePoints(values, penalty, shortest)
	bounds := append(append([]int{0}, got...), len(values))
	for i := 1; len(got) > 0 && i < len(bounds); i++ {
		if bounds[i]-bounds[i-1] < shortest {
			t.Fatalf("%v has a part shorter than %d", got, shortest)
		}
	}
	if len(values) < 2*shortest || scale(values) == 0 {
		if len(got) > 0 {
			t.Fatalf("changes after %v", got)
		}
		return
	}
	if mine, best := cost(values, got, penalty), optimal(values, penalty, shortest); mine > best+1e-6*math.Max(1, math.Abs(best)) {
		t.Errorf("changes after %v cost %v, the best %v", got, mine, best)
	}
}

func scale(values []float64) float64 {
	var steps []float64
	for i := 1; i < len(values); i++ {
		if d := math.Abs(values[i] - values[i-1]); d > 0 {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	m := steps[len(steps)/2]
	if len(steps)%2 == 0 {
		m = (m + steps[len(steps)/2-1]) / 2
	}
	return m / (0.6744897501960817 * math.Sqrt2)
}

func squares(values []float64) float64 {
	mean, out := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		out += (v - mean) * (v - mean)
	}
	s := scale(all)
	return out / (s * s)
}

var all []float64

func cost(values []float64, changes []int, penalty float64) float64 {
	all = values
	bounds := append(append([]int{0}, changes...), len(values))
	total := penalty * float64(len(changes))
	for i := 1; i < len(bounds); i++ {
		total += squares(values[bounds[i-1]:bounds[i]])
	}
	return total
}

// optimal is the least cost, by trying every last change of every beginning.
func optimal(values []float64, penalty float64, shortest int) float64 {
	all = values
	best := make([]float64, len(values)+1)
	for end := 1; end <= len(values); end++ {
		best[end] = math.Inf(1)
		for from := 0; from <= end-shortest; from++ {
			before := -penalty
			if from > 0 {
				before = best[from]
			}
			best[end] = math.Min(best[end], before+penalty+squares(values[from:end]))
		}
	}
	return best[len(values)]
}

// TestScore: it forgets, it goes back to nothing, and the order of events leaves no
// trace.
func TestScore(t *testing.T) {
	day := world.MakeDay(2020, 1, 1)
	c := course.New([]course.Event{{ID: "a", Day: day, Value: -8, Weight: 1}})
	if _, ok := c.On(day - 1); ok {
		t.Error("there is a score before the first event")
	}
	if p, _ := c.On(day); p.Score != -4 || p.Effective != 1 {
		t.Errorf("on the day %+v, want -8 half believed", p)
	}
	if p, _ := c.On(day + 365); math.Abs(p.Score+8.0/3) > 1e-12 {
		t.Errorf("after a year %+v, want -8/3", p)
	}
	rapid.Check(t, func(t *rapid.T) {
		var events []course.Event
		for i := range rapid.IntRange(1, 12).Draw(t, "n") {
			events = append(events, course.Event{ID: strconv.Itoa(i), Day: day + world.Day(rapid.IntRange(0, 900).Draw(t, "day")), Value: rapid.Float64Range(-10, 10).Draw(t, "v"), Weight: rapid.SampledFrom([]float64{0.5, 1}).Draw(t, "w")})
		}
		one, other := course.New(events), course.New(rapid.Permutation(events).Draw(t, "order"))
		if !slices.Equal(one.Monthly(day+2000), other.Monthly(day+2000)) {
			t.Error("the order of events changes the course")
		}
		for _, p := range one.Monthly(day + 2000) {
			if math.Abs(p.Score) > 10 || p.Effective < 1-1e-9 || p.Effective > float64(len(events))+1e-9 {
				t.Errorf("%+v of %d events", p, len(events))
			}
		}
	})
}

// TestTurkeyAndSaudiArabia: the course of the record has a low of 2017-18, into which
// the blockade of Qatar leads through a third state, and the thaw of 2021-22.
func TestTurkeyAndSaudiArabia(t *testing.T) {
	w, err := dossier.Open(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	var events []course.Event
	from := world.MakeDay(2010, 1, 1)
	for _, e := range append(course.Between(w, "TUR", "SAU"), course.Through(w, "TUR", "SAU")...) {
		if e.Day >= from {
			events = append(events, e)
		}
	}
	c := course.New(events)
	turns := c.Turns()
	if len(turns) != 2 {
		t.Fatalf("%d turns: %+v", len(turns), turns)
	}
	for i, want := range []struct {
		year, month int
		third       world.StateID
		falls       bool
	}{{2017, 6, "QAT", true}, {2021, 5, "", false}} {
		year, month, _ := turns[i].Event.Day.Civil()
		if year != want.year || month != want.month || turns[i].Event.Third != want.third || turns[i].After < turns[i].Before != want.falls || len(turns[i].Makers) == 0 {
			t.Errorf("turn %d is %+v, want %+v", i+1, turns[i], want)
		}
	}
	low, _ := course.Lowest(c.Monthly(world.MakeDay(2026, 1, 14)))
	if year, _, _ := low.Day.Civil(); year < 2017 || year > 2018 {
		t.Errorf("the lowest score is on %s", low.Day)
	}
}

// TestThrough: two states that act toward a third at one time are for or against each
// other, once.
func TestThrough(t *testing.T) {
	day := func(n int) world.Date { return world.On(world.MakeDay(2020, 1, 1) + world.Day(n)) }
	w := world.New(world.Tables{Events: []world.Event{
		{ID: "1", Date: day(0), Initiator: "AAA", Target: "CCC", Intensity: -8},
		{ID: "2", Date: day(0), Initiator: "AAA", Target: "CCC", Intensity: -3},
		{ID: "3", Date: day(10), Initiator: "BBB", Target: "CCC", Intensity: 5},
		{ID: "4", Date: day(100), Initiator: "BBB", Target: "CCC", Intensity: -5}, // too late
		{ID: "5", Date: day(0), Initiator: "AAA", Target: "DDD", Intensity: -2},
		{ID: "6", Date: day(60), Initiator: "BBB", Target: "DDD", Intensity: -9},
		{ID: "7", Date: day(0), Initiator: "AAA", Target: "BBB", Intensity: -9},
		{ID: "8", Date: day(0), Initiator: "CCC", Target: "AAA", Intensity: -9},
	}})
	got := course.New(course.Through(w, "AAA", "BBB")).Events()
	want := []course.Event{
		{ID: "3", Day: day(10).Lo, Value: -5, Weight: course.ThirdWeight, Third: "CCC", With: "1"},
		{ID: "6", Day: day(60).Lo, Value: 2, Weight: course.ThirdWeight, Third: "DDD", With: "5"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if other := course.New(course.Through(w, "BBB", "AAA")).Events(); !slices.Equal(other, want) {
		t.Errorf("the other way round %+v", other)
	}
}
