package ensemble_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/ensemble"
	"casus/internal/warspread"
	"casus/internal/world"

	"pgregory.net/rapid"
)

func defaults() crisis.Parameters { return crisis.Defaults(warspread.Fitted().Model) }

func question() crisis.Question {
	return crisis.Question{Attacker: "IRN", Target: "SAU", On: world.MakeDay(2026, 2, 28)}
}

// models compiles the default dossier, and again after an edit.
func models(t testing.TB, edits ...string) []*crisis.Model {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	worlds := []*world.World{w}
	for _, text := range edits {
		e, err := world.ParseEdit(world.Join, text)
		if err != nil {
			t.Fatal(err)
		}
		after, err := w.With(e)
		if err != nil {
			t.Fatal(err)
		}
		worlds = append(worlds, after)
	}
	var out []*crisis.Model
	for _, w := range worlds {
		m, err := crisis.Compile(w, question(), defaults())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

func plan(runs, seed uint64) *ensemble.Plan {
	return ensemble.NewPlan(dossier.Default, question(), defaults(), runs, seed)
}

func run(t testing.TB, p *ensemble.Plan, ms []*crisis.Model, s ensemble.Span, cores int) *ensemble.Part {
	t.Helper()
	part, err := ensemble.Run(context.Background(), p, ms, s, ensemble.Options{Cores: cores})
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func encoded(t testing.TB, p *ensemble.Part) []byte {
	t.Helper()
	data, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCoresAndShardsLeaveNoTrace(t *testing.T) {
	ms := models(t, "TUR:SMDA2025")
	p := plan(30000, 5)
	want := encoded(t, run(t, p, ms, ensemble.Span{To: 30000}, 1))
	for _, cores := range []int{2, 3, 7} {
		if got := encoded(t, run(t, p, ms, ensemble.Span{To: 30000}, cores)); !bytes.Equal(got, want) {
			t.Errorf("%d cores give other bytes than one", cores)
		}
	}
	var whole *ensemble.Part
	for _, k := range []int{3, 1, 4, 2} {
		s, err := p.Shard(k, 4)
		if err != nil {
			t.Fatal(err)
		}
		part, err := ensemble.DecodePart(encoded(t, run(t, p, ms, s, 2)))
		if err != nil {
			t.Fatal(err)
		}
		if whole == nil {
			whole = part
		} else if whole, err = ensemble.Merge(whole, part); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(encoded(t, whole), want) {
		t.Error("four shards merged give other bytes than one span")
	}
	if other := encoded(t, run(t, plan(30000, 6), ms, ensemble.Span{To: 30000}, 1)); bytes.Equal(other, want) {
		t.Error("another seed gives the same bytes")
	}
}

// Merging is commutative and associative, and refuses a run twice.
func TestMerge(t *testing.T) {
	ms := models(t)
	p := plan(3000, 1)
	rapid.Check(t, func(rt *rapid.T) {
		cut := []uint64{0, rapid.Uint64Range(1, 2998).Draw(rt, "first")}
		cut = append(cut, rapid.Uint64Range(cut[1]+1, 2999).Draw(rt, "second"), 3000)
		var parts []*ensemble.Part
		for i := range 3 {
			parts = append(parts, run(t, p, ms, ensemble.Span{From: cut[i], To: cut[i+1]}, 1))
		}
		merge := func(a, b *ensemble.Part) *ensemble.Part {
			m, err := ensemble.Merge(a, b)
			if err != nil {
				rt.Fatal(err)
			}
			return m
		}
		a, b, c := parts[0], parts[1], parts[2]
		left := merge(merge(a, b), c)
		for _, other := range []*ensemble.Part{merge(a, merge(b, c)), merge(merge(c, a), b), merge(c, merge(b, a))} {
			if !reflect.DeepEqual(left, other) {
				rt.Fatal("the order of merging shows")
			}
		}
		if left.N() != 3000 || !slices.Equal(left.Runs, []ensemble.Span{{From: 0, To: 3000}}) {
			rt.Fatalf("runs %v", left.Runs)
		}
		if _, err := ensemble.Merge(left, b); err == nil || !strings.Contains(err.Error(), "more than one part") {
			rt.Fatalf("a run twice: %v", err)
		}
	})
	other := run(t, plan(3000, 2), ms, ensemble.Span{To: 10}, 1)
	if _, err := ensemble.Merge(other, run(t, p, ms, ensemble.Span{From: 10, To: 20}, 1)); err == nil || !strings.Contains(err.Error(), "different plans") {
		t.Errorf("two plans: %v", err)
	}
}

func TestStopGivesWhatIsDone(t *testing.T) {
	ms := models(t)
	ctx, stop := context.WithCancel(context.Background())
	p, last := plan(1<<30, 1), uint64(0)
	part, err := ensemble.Run(ctx, p, ms, ensemble.Span{To: p.Runs}, ensemble.Options{Progress: func(done, span uint64) {
		if done < last || span != p.Runs {
			t.Errorf("progress went from %d to %d of %d", last, done, span)
		}
		if last = done; done >= 20000 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) || !ensemble.Stopped(err) || part == nil || part.N() != last || part.N() < 20000 {
		t.Fatalf("stopped: %v with %d runs", err, last)
	}
	// What is done counts as if it had been asked for.
	var again *ensemble.Part
	for _, s := range part.Runs {
		piece := run(t, p, ms, s, 1)
		if again == nil {
			again = piece
		} else if again, err = ensemble.Merge(again, piece); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(again, part) {
		t.Error("the part of a stopped run differs from its runs made anew")
	}
}

// Common random numbers cut the variance of what an edit does to the spread at
// least tenfold, against two ensembles that know nothing of each other.
func TestCommonNumbersCutVariance(t *testing.T) {
	const n = 200000
	ms := models(t, "TUR:SMDA2025")
	p := plan(n, 11)
	s := run(t, p, ms, ensemble.Span{To: n}, 0).Summary()
	before, after, change := s.Joined(0), s.Joined(1), s.JoinedChange()
	if math.Abs(after.Mean-before.Mean-change.Mean) > 1e-9 {
		t.Errorf("%v less %v is not %v", after.Mean, before.Mean, change.Mean)
	}
	apart := before.Error*before.Error + after.Error*after.Error
	t.Logf("joined %.4f and %.4f: change %.5f ± %.5f in pairs, ± %.5f apart; variance cut %.1f times",
		before.Mean, after.Mean, change.Mean, change.Error, math.Sqrt(apart), apart/(change.Error*change.Error))
	if apart < 10*change.Error*change.Error {
		t.Errorf("the variance is cut %.1f times", apart/(change.Error*change.Error))
	}
	for i, id := range s.States() {
		for r := crisis.Words; r < crisis.Responses; r++ {
			b, a, d := s.Response(0, i, r), s.Response(1, i, r), s.Change(i, r)
			apart := b.Error*b.Error + a.Error*a.Error
			if id != "TUR" && apart > 0 && d.Error > 0 && apart < 10*d.Error*d.Error {
				t.Errorf("%s, %s: the variance is cut %.1f times", id, r, apart/(d.Error*d.Error))
			}
			if d.Gained < 0 || d.Lost < 0 || a.Count-b.Count != d.Gained-d.Lost {
				t.Errorf("%s, %s: %+v, %+v, %+v", id, r, b, a, d)
			}
		}
	}
	turkey := s.Change(slices.Index(s.States(), "TUR"), crisis.Help)
	if turkey.P < 5*turkey.Error {
		t.Errorf("with the pact Turkey helps no more often: %+v", turkey)
	}
}

// The shares, days and ends of a summary are those of the runs.
func TestSummaryCounts(t *testing.T) {
	const n = 5000
	ms := models(t)
	s := run(t, plan(n, 3), ms, ensemble.Span{To: n}, 2).Summary()
	scratch := ms[0].NewScratch()
	did, early, ends, joined := map[[2]int]int64{}, map[[2]int]int64{}, map[crisis.End]int64{}, 0
	for i := range uint64(n) {
		o := ms[0].Run(scratch, 3, i)
		ends[o.End]++
		joined += o.Joined
		for _, a := range o.Acts {
			did[[2]int{int(a.State), int(a.Response)}]++
			if a.Day <= 9 {
				early[[2]int{int(a.State), int(a.Response)}]++
			}
		}
	}
	for i := range s.States() {
		for r := crisis.Words; r < crisis.Responses; r++ {
			key := [2]int{i, int(r)}
			if got := s.Response(0, i, r); got.Count != did[key] || got.N != n {
				t.Errorf("%s %s: %+v; %d", s.States()[i], r, got, did[key])
			}
			if got := s.By(0, i, r, 9); got.Count != early[key] {
				t.Errorf("%s %s by day 9: %+v; %d", s.States()[i], r, got, early[key])
			}
		}
	}
	total := int64(0)
	for e := crisis.Settled; e < crisis.NumberOfEnds; e++ {
		if got := s.End(0, e); got.Count != ends[e] {
			t.Errorf("%s: %+v; %d", e, got, ends[e])
		}
		total += s.End(0, e).Count
	}
	last, ok := ensemble.Quantile(s.Durations(0), 1)
	if got := s.Joined(0).Mean; total != n || math.Abs(got-float64(joined)/n) > 1e-12 || !ok || last.To != 180 {
		t.Errorf("%d ends, %v joined, the last on %+v", total, got, last)
	}
	if sum := s.Level(0, crisis.Clashes).Count + s.Level(0, crisis.War).Count; sum != n {
		t.Errorf("%d runs have a level", sum)
	}
	if sum := s.Spread(0); sum[0] == 0 || sum[0] == n {
		t.Errorf("spread %v", sum)
	}
}

func TestRefused(t *testing.T) {
	ms := models(t)
	p := plan(100, 1)
	if _, err := ensemble.Run(context.Background(), p, ms, ensemble.Span{To: 101}, ensemble.Options{}); err == nil {
		t.Error("runs beyond the plan are run")
	}
	if _, err := ensemble.Run(context.Background(), p, nil, ensemble.Span{To: 10}, ensemble.Options{}); err == nil {
		t.Error("no model is run")
	}
	for _, k := range []int{0, 4} {
		if _, err := p.Shard(k, 3); err == nil {
			t.Errorf("part %d/3 is given", k)
		}
	}
	data, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ensemble.DecodePlan(data)
	if err != nil || !reflect.DeepEqual(back, p) {
		t.Errorf("plan read back: %+v, %v", back, err)
	}
	for _, c := range [][2]string{{"casus.crisis-plan/1", "other/1"}, {`"runs": 100`, `"runs": 0`}, {`"seed"`, `"sead"`}, {"}\n", "} {}"},
		{`"resume": 0.02`, `"resume": -3`}} {
		if _, err := ensemble.DecodePlan(bytes.Replace(data, []byte(c[0]), []byte(c[1]), -1)); err == nil {
			t.Errorf("a plan with %s is read", c[1])
		}
	}
}

func FuzzDecodePart(f *testing.F) {
	f.Add(encoded(f, run(f, plan(50, 1), models(f), ensemble.Span{To: 50}, 1)))
	f.Add([]byte(`{"schema":"casus.crisis-part/1","plan":"","states":["SAU"],"horizon":1,"models":1,"runs":[{"from":3,"to":2}],"counts":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ensemble.DecodePart(data)
		if err != nil {
			return
		}
		s := p.Summary()
		s.Durations(0)
		for i := range s.States() {
			s.By(0, i, crisis.Help, 30)
		}
		if _, err := ensemble.Merge(p, p); err == nil && p.N() > 0 {
			t.Fatal("a part was merged with itself")
		}
	})
}

func FuzzDecodePlan(f *testing.F) {
	data, err := plan(50, 1).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ensemble.DecodePlan(data)
		if err != nil {
			return
		}
		again, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ensemble.DecodePlan(again)
		if err != nil {
			t.Fatalf("read back: %v", err)
		}
		if third, err := back.Encode(); err != nil || !bytes.Equal(third, again) {
			t.Fatalf("written again: %v\n%s\n%s", err, again, third)
		}
	})
}

// BenchmarkCrises runs the default dossier's crisis on all cores.
func BenchmarkCrises(b *testing.B) {
	for _, c := range []struct {
		name  string
		edits []string
	}{{"one", nil}, {"before and after", []string{"TUR:SMDA2025"}}} {
		b.Run(c.name, func(b *testing.B) {
			ms := models(b, c.edits...)
			b.ReportAllocs()
			p := plan(uint64(b.N), 1)
			b.ResetTimer()
			run(b, p, ms, ensemble.Span{To: p.Runs}, 0)
			b.ReportMetric(float64(p.Runs)*float64(len(ms))/b.Elapsed().Seconds(), "crises/s")
		})
	}
}
