package crisis_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/warspread"
	"casus/internal/world"

	"pgregory.net/rapid"
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

func defaults() crisis.Parameters { return crisis.Defaults(warspread.Fitted().Model) }

func question() crisis.Question { return crisis.Question{Attacker: "IRN", Target: "SAU", On: day} }

func compile(t testing.TB, w *world.World, q crisis.Question, p crisis.Parameters) *crisis.Model {
	t.Helper()
	m, err := crisis.Compile(w, q, p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// fired makes parameters with which nearly everything happens, so that few runs
// go through every branch.
func fired() crisis.Parameters {
	p := defaults()
	for _, a := range []*crisis.Answering{&p.Words, &p.Mediate, &p.Help} {
		a.Intercept += 3
	}
	p.Joining.Intercept += 3
	p.Course.Escalate = [2]float64{0.2, 0.2}
	p.Course.Resume = 0.1
	return p
}

func copyOf(o *crisis.Outcome) crisis.Outcome {
	c := *o
	c.Acts = slices.Clone(o.Acts)
	return c
}

// A run is the same whatever ran before on the same scratch.
func TestRunsLeaveNoTrace(t *testing.T) {
	m := compile(t, record(t), question(), fired())
	used := m.NewScratch()
	rapid.Check(t, func(t *rapid.T) {
		seed, run := rapid.Uint64().Draw(t, "seed"), rapid.Uint64().Draw(t, "run")
		got := copyOf(m.Run(used, seed, run))
		if want := copyOf(m.Run(m.NewScratch(), seed, run)); !reflect.DeepEqual(got, want) {
			t.Fatalf("used scratch: %+v\nnew scratch: %+v", got, want)
		}
	})
}

// What must hold of every history, read from its log.
func TestHistories(t *testing.T) {
	models := []*crisis.Model{compile(t, record(t), question(), fired()), compile(t, record(t), question(), defaults())}
	rapid.Check(t, func(t *rapid.T) {
		m := models[rapid.IntRange(0, 1).Draw(t, "model")]
		seed, run := rapid.Uint64().Draw(t, "seed"), rapid.Uint64().Draw(t, "run")
		log, out := m.Replay(seed, run)
		if plain := copyOf(m.Run(m.NewScratch(), seed, run)); !reflect.DeepEqual(plain, out) {
			t.Fatalf("the log changes the run: %+v and %+v", plain, out)
		}
		checkLog(t, m, log, out)
	})
}

func checkLog(t *rapid.T, m *crisis.Model, log []crisis.Entry, out crisis.Outcome) {
	joined, acts, pauses := map[int]bool{}, 0, 0
	for i, e := range log {
		if i > 0 && e.Day < log[i-1].Day || e.Day > m.Question.Horizon {
			t.Fatalf("entry %d is out of order: %+v", i, log)
		}
		if strings.Contains(m.Text(e), "%!") {
			t.Fatalf("text of %+v: %s", e, m.Text(e))
		}
		switch e.Event {
		case crisis.Acts:
			acts++
			if id := m.States[e.State]; id == m.Question.Attacker || id == m.Question.Target {
				t.Fatalf("%s answers its own war", id)
			}
			if joined[e.State] {
				t.Fatalf("%s acts after it joined: %+v", m.States[e.State], log)
			}
			joined[e.State] = e.Response >= crisis.JoinTarget
		case crisis.Pauses:
			pauses++
		}
	}
	if log[0].Event != crisis.Begins || log[len(log)-1].Event != crisis.Ends && acts == 0 {
		t.Fatalf("no beginning or no end: %+v", log)
	}
	sides := 0
	for _, a := range out.Acts {
		if a.Response >= crisis.JoinTarget {
			sides++
		}
		if int(a.Day) > out.EndDay {
			t.Fatalf("%+v after the end on day %d", a, out.EndDay)
		}
	}
	if acts != len(out.Acts) || sides != out.Joined || pauses != out.Pauses {
		t.Fatalf("log and outcome differ: %+v\n%+v", log, out)
	}
	if out.End == crisis.TargetWins && out.Highest != crisis.War {
		t.Fatalf("a victory without a war: %+v", out)
	}
}

func TestNothingOnTheHeap(t *testing.T) {
	for _, p := range []crisis.Parameters{defaults(), fired()} {
		m := compile(t, record(t), question(), p)
		s, run := m.NewScratch(), uint64(0)
		if n := testing.AllocsPerRun(2000, func() { m.Run(s, 1, run); run++ }); n > 0 {
			t.Errorf("%v allocations a run", n)
		}
	}
}

// shares runs a model and gives the share of runs in which each state did each.
func shares(m *crisis.Model, n int) [][crisis.Responses]float64 {
	out := make([][crisis.Responses]float64, len(m.States))
	s := m.NewScratch()
	for run := range uint64(n) {
		for _, a := range m.Run(s, 7, run).Acts {
			out[a.State][a.Response] += 1 / float64(n)
		}
	}
	return out
}

// In wars between any two of the states in focus, few allies join: under five in
// a hundred, as in two centuries.
func TestFewAlliesJoin(t *testing.T) {
	w := record(t)
	index := obligation.Compile(w, day)
	allies, joined, all := 0.0, 0.0, 0.0
	pairs := 0
	for _, attacker := range w.Question.Focus[:12] {
		for _, target := range w.Question.Focus[:12] {
			if attacker == target {
				continue
			}
			q := crisis.Question{Attacker: attacker, Target: target, On: day, Act: "war"}
			m, err := crisis.CompileIndex(w, index, q, defaults())
			if err != nil {
				t.Fatal(err)
			}
			pairs++
			for i, s := range shares(m, 200) {
				both := s[crisis.JoinTarget] + s[crisis.JoinAttacker]
				all += both
				// A clause that lies dormant or waits makes no ally.
				if tie := m.Ties[i]; m.Chances[i][crisis.JoinTarget] > 0 && max(tie.Act[0], tie.Act[1]) >= 0.5 {
					allies++
					joined += both
				}
			}
		}
	}
	t.Logf("%d pairs: %.4f of %g allies join, %.2f states a war", pairs, joined/allies, allies, all/float64(pairs))
	if rate := joined / allies; allies < 50 || rate >= 0.05 || rate < 0.005 {
		t.Errorf("%.4f of %g allies join", rate, allies)
	}
	if mean := all / float64(pairs); mean < 0.3 || mean > 3 {
		t.Errorf("%.2f states join a war; about one did in history", mean)
	}
}

// Where nobody's act changes anything for others, a small chance is met by the
// share of runs.
func TestChancesAreMet(t *testing.T) {
	p := defaults()
	p.Effects = crisis.Effects{MediationSettles: 1, MediationCrowds: 1, JoiningEscalates: 1, JoiningSettles: 1, JoiningHelp: 1, HelpPauses: 1, MediatorJoins: 1}
	p.Joining.Near = 0
	for _, c := range []struct {
		horizon  int // one cuts off those that join late
		from, to crisis.Response
	}{{180, crisis.Words, crisis.Help}, {crisis.MaxHorizon, crisis.JoinTarget, crisis.JoinAttacker}} {
		q := question()
		q.Act, q.Horizon = "war", c.horizon
		m := compile(t, record(t), q, p)
		var want, got [crisis.Responses]float64
		for i, s := range shares(m, 40000) {
			for r, chance := range m.Chances[i] {
				if chance < 0.03 {
					want[r] += chance
					got[r] += s[r]
				}
			}
		}
		for r := c.from; r <= c.to; r++ {
			if want[r] > 0 && math.Abs(got[r]/want[r]-1) > 0.06 {
				t.Errorf("%s: %.4f in the runs, %.4f by the chances", r, got[r], want[r])
			}
		}
	}
}

// Wars last as those of two centuries: half longer than 163 days, a tenth longer
// than 1,256.
func TestWarsLast(t *testing.T) {
	q := question()
	q.Act, q.Horizon = "war", crisis.MaxHorizon
	p := defaults()
	p.Help.Intercept, p.Mediate.Intercept = -30, -30
	m := compile(t, record(t), q, p)
	s, longer := m.NewScratch(), [2]float64{}
	const n = 20000
	for run := range uint64(n) {
		o := m.Run(s, 3, run)
		longer[0] += within(o.EndDay > 163) / n
		longer[1] += within(o.EndDay > 1256) / n
	}
	if math.Abs(longer[0]-0.5) > 0.05 || math.Abs(longer[1]-0.1) > 0.04 {
		t.Errorf("%.3f and %.3f of wars last longer than 163 and 1,256 days", longer[0], longer[1])
	}
}

func within(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// Duties, the record and borders raise what they should.
func TestDirections(t *testing.T) {
	w := record(t)
	e, err := world.ParseEdit(world.Join, "TUR:SMDA2025")
	if err != nil {
		t.Fatal(err)
	}
	after, err := w.With(e)
	if err != nil {
		t.Fatal(err)
	}
	m, n := compile(t, w, question(), defaults()), compile(t, after, question(), defaults())
	at := slices.Index(m.States, "TUR")
	for _, r := range []crisis.Response{crisis.Words, crisis.Help, crisis.JoinTarget} {
		if m.Chances[at][r] >= n.Chances[at][r] {
			t.Errorf("with the pact Turkey does not do more: %s %v and %v", r, m.Chances[at][r], n.Chances[at][r])
		}
	}
	for i := range m.States {
		if i != at && m.Chances[i] != n.Chances[i] {
			t.Errorf("the edit changes the chances of %s", m.States[i])
		}
	}
	// The call of the day itself is not known beforehand.
	if pak := m.Ties[slices.Index(m.States, "PAK")]; pak.Met != 0 {
		t.Errorf("Pakistan's record before the attack has %d calls", pak.Met)
	}
	q := question()
	q.Borders = [][2]world.StateID{{"SAU", "QAT"}}
	b := compile(t, w, q, defaults())
	for i, tie := range b.Ties {
		if tie.Border[0] != (b.States[i] == "QAT") {
			t.Errorf("%s: border with Saudi Arabia %v", b.States[i], tie.Border[0])
		}
	}
	tables := w.Tables
	tables.Borders = nil
	without := compile(t, world.New(tables), question(), defaults())
	if strings.Contains(fmt.Sprint(b.Notes, m.Notes), "borders are not known") || !strings.Contains(fmt.Sprint(without.Notes), "borders are not known") {
		t.Errorf("notes: %q, %q and %q", b.Notes, m.Notes, without.Notes)
	}
	if omn := m.Ties[slices.Index(m.States, "OMN")]; omn.Border != [2]bool{true, false} {
		t.Errorf("Oman borders %v", omn.Border)
	}
}

func TestRefused(t *testing.T) {
	bad := defaults()
	bad.Course.Resume, bad.Joining.Pact = -1, math.NaN()
	for _, c := range []struct {
		q    crisis.Question
		p    crisis.Parameters
		want []string
	}{
		{crisis.Question{Attacker: "XXX", Target: "XXX", On: day, Horizon: -1, Act: "frown"}, defaults(),
			[]string{`attacker "XXX"`, `target "XXX"`, "two states", "-1 days", `act "frown"`}},
		{question(), bad, []string{"course.resume is -1", "joining.pact is NaN"}},
	} {
		_, err := crisis.Compile(record(t), c.q, c.p)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v; want %q", err, want)
			}
		}
	}
}

// Every number of the parameters has a factor, and only one.
func TestFactors(t *testing.T) {
	var p crisis.Parameters
	seen := map[string]bool{}
	for i, f := range crisis.Factors(defaults()) {
		if seen[f.Name] || !(f.Low < f.High) {
			t.Errorf("%s is twice or has no range: %v to %v", f.Name, f.Low, f.High)
		}
		seen[f.Name] = true
		f.Set(&p, float64(i+1))
	}
	text := strings.TrimSuffix(fmt.Sprintf("%v", p), " []}") // but for the pace
	if len(strings.Fields(text)) != len(seen) || slices.Contains(strings.Fields(strings.Trim(strings.NewReplacer("{", " ", "}", " ", "[", " ", "]", " ").Replace(text), " ")), "0") {
		t.Errorf("%d factors set of %s", len(seen), text)
	}
	if _, ok := crisis.FactorNamed(defaults(), "joining.pact"); !ok {
		t.Error("joining.pact is not found")
	}
}

// larger is the record with more states that nothing ties to anyone, or with a
// copy of a treaty that binds others besides.
func larger(t testing.TB, states int, treaty world.TreatyID) *world.World {
	t.Helper()
	tables := record(t).Tables
	tables.States, tables.Treaties = slices.Clone(tables.States), slices.Clone(tables.Treaties)
	for i := range states {
		tables.States = append(tables.States, world.State{ID: world.StateID(fmt.Sprintf("Z%02d", i)), Name: fmt.Sprint("State ", i)})
	}
	if old := record(t).Treaty(treaty); old != nil {
		added := *old
		added.ID = "ADDED"
		tables.Treaties = append(tables.Treaties, &added)
	}
	return world.New(tables)
}

// BenchmarkRun gives the cost of a crisis, of twenty more actors and of a treaty
// of twenty parties more.
func BenchmarkRun(b *testing.B) {
	for _, c := range []struct {
		name   string
		states int
		treaty world.TreatyID
	}{{"default", 0, ""}, {"20 more actors", 20, ""}, {"one more treaty", 0, "ARABJDEC1950"}} {
		b.Run(c.name, func(b *testing.B) {
			m := compile(b, larger(b, c.states, c.treaty), question(), defaults())
			s := m.NewScratch()
			states, decisions := m.Cost()
			b.ReportAllocs()
			run := uint64(0)
			for b.Loop() {
				m.Run(s, 1, run)
				run++
			}
			b.ReportMetric(float64(states), "states")
			b.ReportMetric(float64(decisions), "decisions")
		})
	}
}

// More states leave the others their numbers: what those do does not change.
func TestMoreStatesChangeNobody(t *testing.T) {
	m, n := compile(t, record(t), question(), defaults()), compile(t, larger(t, 3, ""), question(), defaults())
	s, more := m.NewScratch(), n.NewScratch()
	for run := range uint64(2000) {
		a, b := m.Run(s, 1, run), n.Run(more, 1, run)
		if slices.ContainsFunc(b.Acts, func(x crisis.Act) bool { return strings.HasPrefix(string(n.States[x.State]), "Z") }) {
			continue // one that joins may pull others along
		}
		if len(a.Acts) != len(b.Acts) || a.EndDay != b.EndDay || a.End != b.End {
			t.Fatalf("run %d: %+v and %+v", run, a, b)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	w := record(b)
	index := obligation.Compile(w, day)
	for b.Loop() {
		if _, err := crisis.CompileIndex(w, index, question(), defaults()); err != nil {
			b.Fatal(err)
		}
	}
}
