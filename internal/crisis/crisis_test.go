package crisis_test

import (
	"math"
	"sync"
	"testing"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/world"
)

var day = world.MakeDay(2026, 2, 28)

var base = sync.OnceValues(func() (*world.World, error) { return dossier.Embedded(dossier.Default) })

func record(t testing.TB) *world.World {
	t.Helper()
	w, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func joined(t testing.TB) *world.World {
	t.Helper()
	e, err := world.ParseEdit(world.Join, "TUR:SMDA2025")
	if err != nil {
		t.Fatal(err)
	}
	w, err := record(t).With(e)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func question() crisis.Question { return crisis.Question{Attacker: "IRN", Target: "SAU", On: day} }

func compile(t testing.TB, w *world.World, q crisis.Question, p crisis.Parameters) *crisis.Model {
	t.Helper()
	m, err := crisis.Compile(w, q, p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLook(t *testing.T) {
	m := compile(t, record(t), question(), crisis.Defaults())
	t.Log(m.Cost())
	t.Log(m.Notes)
	n := 200000
	count := map[string]int{}
	s := m.NewScratch()
	acts := make([][5]int, len(m.States))
	mean := 0
	for i := range n {
		o := m.Run(s, 1, uint64(i))
		count[o.End.String()]++
		count["level "+o.Highest.String()]++
		mean += o.EndDay
		count["joined"] += o.Joined
		for _, a := range o.Acts {
			acts[a.State][a.Response]++
			count[a.Response.String()]++
		}
	}
	t.Log(count, float64(mean)/float64(n))
	for i, a := range acts {
		if m.Chances[i][0] > 0 {
			t.Logf("%s %+v\n  chances %.3f\n  runs %.3v", m.States[i], m.Ties[i], m.Chances[i], []float64{float64(a[0]) / float64(n), float64(a[1]) / float64(n), float64(a[2]) / float64(n), float64(a[3]) / float64(n), float64(a[4]) / float64(n)})
		}
	}
	log, _ := m.Replay(1, 7)
	for _, e := range log {
		t.Log(e.Day, m.Text(e))
	}
	_ = math.Pi
	_ = obligation.Owed
}

func BenchmarkRun(b *testing.B) {
	m := compile(b, record(b), question(), crisis.Defaults())
	s := m.NewScratch()
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		m.Run(s, 1, run)
		run++
	}
}

func BenchmarkCompile(b *testing.B) {
	w := record(b)
	x := obligation.Compile(w, day)
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			obligation.Compile(w, day)
		}
	})
	b.Run("model", func(b *testing.B) {
		for b.Loop() {
			crisis.CompileIndex(w, x, question(), crisis.Defaults())
		}
	})
	b.Run("pledges", func(b *testing.B) {
		for b.Loop() {
			x.Pledges()
		}
	})
}
