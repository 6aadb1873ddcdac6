package change_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/change"
	"casus/internal/obligation"
	"casus/internal/world"
)

// TestMirror: leaving takes away what joining brought.
func TestMirror(t *testing.T) {
	w := record(t)
	after := with(t, w, edit(t, world.Join, "TUR:SMDA2025"))
	leave := edit(t, world.Leave, "TUR:SMDA2025")
	join, back := joinDiff(t), change.Compute(after, w, []world.Edit{leave}, w.Question.AsOf)
	for _, p := range back.Pledges { // Turkey is an outsider again, against whom the pact runs
		if p.State == "TUR" || p.Toward == "TUR" || p.Against != 1 {
			t.Errorf("leaving brings a pledge: %+v", p)
		}
	}
	if diff := cmp.Diff(clashes(join.New), clashes(back.Gone)); diff != "" {
		t.Errorf("new conflicts and ended ones differ (-joined +left):\n%s", diff)
	}
	if diff := cmp.Diff(clashes(join.Standing), clashes(back.Standing)); diff != "" {
		t.Errorf("standing conflicts differ:\n%s", diff)
	}
	if len(back.New) > 0 {
		t.Errorf("leaving brings conflicts: %+v", back.New)
	}
	if diff := cmp.Diff(changes(join, false), changes(back, true)); diff != "" {
		t.Errorf("the changes do not mirror each other (-joined +left):\n%s", diff)
	}
	restored := with(t, after, leave)
	if diff := cmp.Diff(join, change.Compute(restored, after, []world.Edit{edit(t, world.Join, "TUR:SMDA2025")}, w.Question.AsOf)); diff != "" {
		t.Errorf("joined, left and joined again differs:\n%s", diff)
	}
}

func clashes(list []change.Clash) []string {
	var out []string
	for _, c := range list {
		out = append(out, fmt.Sprint(c.State, c.Treaty, c.Clause, c.Versus, c.Toward, c.Open, c.Depends))
	}
	slices.Sort(out)
	return out
}

// changes writes the changes of all contingencies; in reverse, the sides change
// places.
func changes(d *change.Diff, reverse bool) []string {
	opposite := map[string]string{"new": "gone", "gone": "new", "stronger": "weaker", "weaker": "stronger"}
	var out []string
	for _, c := range d.Contingencies {
		for _, x := range c.Changes {
			kind, before, after := x.Kind, x.Before, x.After
			if reverse {
				kind, before, after = opposite[kind], after, before
			}
			out = append(out, fmt.Sprint(c.ID, x.State, x.Toward, x.Against, x.Treaty, x.Clause, kind, before.Answer, after.Answer, after.Weight))
		}
	}
	slices.Sort(out)
	return out
}

// TestNothingChanges: without an effective edit every list is empty, and none
// is nil, so that JSON has lists.
func TestNothingChanges(t *testing.T) {
	w := record(t)
	later := edit(t, world.Join, "TUR:SMDA2025@2026-03-01")
	tests := []struct {
		name  string
		after *world.World
		edits []world.Edit
	}{
		{"no edit", w, nil},
		{"an edit dated after the day", with(t, w, later), []world.Edit{later}},
	}
	for _, tt := range tests {
		d := change.Compute(w, tt.after, tt.edits, w.Question.AsOf)
		for name, n := range map[string]int{"contingencies": len(d.Contingencies), "pledges": len(d.Pledges), "new conflicts": len(d.New),
			"ended conflicts": len(d.Gone), "opposed": len(d.Opposed), "exposure": len(d.Exposure)} {
			if n != 0 {
				t.Errorf("%s: %d %s", tt.name, n, name)
			}
		}
		if len(d.Unchanged) != len(w.Question.Contingencies) {
			t.Errorf("%s: %d contingencies stay as they are, want all %d", tt.name, len(d.Unchanged), len(w.Question.Contingencies))
		}
		if d.Contingencies == nil || d.Pledges == nil || d.New == nil || d.Gone == nil || d.Standing == nil || d.Opposed == nil ||
			d.Cover == nil || d.Consent == nil || d.Exposure == nil || d.Keeps == nil || d.Unchanged == nil {
			t.Errorf("%s: a list is nil: %+v", tt.name, d)
		}
	}
	on := onDay(t, "2026-03-01")
	if d := change.Compute(w, with(t, w, later), []world.Edit{later}, on); len(d.Pledges) != 4 {
		t.Errorf("on the day itself there are %d pledges, want 4", len(d.Pledges))
	}
}

// TestLeaveOnADay: the clauses of the one who left still stand in the record, and
// refuse.
func TestLeaveOnADay(t *testing.T) {
	w := record(t)
	e := edit(t, world.Leave, "TUR:NATO1949@2026-01-01")
	d := change.Compute(w, with(t, w, e), []world.Edit{e}, w.Question.AsOf)
	n := 0
	for _, c := range d.Contingencies {
		for _, x := range c.Changes {
			if x.Treaty != "NATO1949" || c.ID != "iran-turkey" {
				continue
			}
			n++
			if x.Kind != "gone" || x.After.Reason != obligation.NotParty {
				t.Errorf("%s under article %s: %s, %+v", x.State, x.Clause, x.Kind, x.After)
			}
		}
	}
	if n != 62 { // articles 4 and 5 of the 31 others
		t.Errorf("%d duties toward Turkey are gone, want 62", n)
	}
}

// TestReread: an edit that weighs a reading anew makes duties stronger or
// weaker, and brings none.
func TestReread(t *testing.T) {
	w := record(t)
	for _, tt := range []struct {
		weight float64
		kind   string
	}{{0.1, "weaker"}, {0.7, "stronger"}} {
		e := world.Edit{Kind: world.Weigh, Question: "smda-duty", Weights: map[string]float64{"binding": tt.weight}}
		d := change.Compute(w, with(t, w, e), []world.Edit{e}, w.Question.AsOf)
		n := 0
		for _, c := range d.Contingencies {
			for _, x := range c.Changes {
				n++
				if x.Kind != tt.kind || x.Treaty != "SMDA2025" {
					t.Errorf("weight %g: %+v", tt.weight, x)
				}
			}
		}
		if n == 0 {
			t.Errorf("weight %g: nothing is %s", tt.weight, tt.kind)
		}
	}
}

// TestClausesOfLikeNames: clause 11 of one treaty is not clause 1 of another.
func TestClausesOfLikeNames(t *testing.T) {
	treaty := func(id world.TreatyID, clause string) *world.Treaty {
		return &world.Treaty{ID: id, Name: string(id), Status: "in_force", InForce: world.On(0),
			Parties: []world.Party{{State: "AAA", Role: "party", Status: "party"}, {State: "BBB", Role: "party", Status: "party"}},
			Clauses: []world.Clause{{ID: clause, BoundEach: true, TowardEach: true, Duties: []string{"assist"},
				Trigger: &world.Trigger{Acts: []world.TriggerAct{{Act: "armed_attack"}}}}}}
	}
	w := world.New(world.Tables{
		Question: world.Question{AsOf: 100, Focus: []world.StateID{"XXX"}},
		States:   []world.State{{ID: "AAA"}, {ID: "BBB"}, {ID: "CCC"}, {ID: "XXX"}},
		Treaties: []*world.Treaty{treaty("X", "11"), treaty("X1", "1")},
	})
	edits := []world.Edit{edit(t, world.Join, "CCC:X"), edit(t, world.Join, "CCC:X1")}
	after, err := w.WithAll(edits)
	if err != nil {
		t.Fatal(err)
	}
	d := change.Compute(w, after, edits, 100)
	if len(d.Pledges) != 8 {
		t.Errorf("%d pledges, want four under each treaty: %v", len(d.Pledges), pledges(d))
	}
	for _, p := range d.Pledges {
		if p.Against != 1 || p.Asked != 1 {
			t.Errorf("%s->%s under %s runs against %d of %d", p.State, p.Toward, p.Treaty, p.Against, p.Asked)
		}
	}
}

// TestSign: the three sign their draft.
func TestSign(t *testing.T) {
	w := record(t)
	e := edit(t, world.Sign, "TRILAT2026")
	d := change.Compute(w, with(t, w, e), []world.Edit{e}, w.Question.AsOf)
	got := pledges(d)
	for _, want := range []string{"TUR->SAU TRILAT2026/defence", "SAU->PAK TRILAT2026/defence", "PAK->TUR TRILAT2026/consult"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not new; new are %v", want, got)
		}
	}
	if len(got) != 12 { // six ordered pairs, two clauses
		t.Errorf("%d pledges, want 12: %v", len(got), got)
	}
	if len(d.Consent) != 1 || !slices.Equal(d.Consent[0].By, []world.StateID{"TUR", "SAU", "PAK"}) {
		t.Errorf("the consent is %+v", d.Consent)
	}
}

func BenchmarkCompute(b *testing.B) {
	w := record(b)
	e := edit(b, world.Join, "TUR:SMDA2025")
	after := with(b, w, e)
	b.ReportAllocs()
	for b.Loop() {
		change.Compute(w, after, []world.Edit{e}, w.Question.AsOf)
	}
}
