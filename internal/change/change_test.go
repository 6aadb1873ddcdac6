package change_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/change"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/world"
)

var embedded = sync.OnceValues(func() (*world.World, error) { return dossier.Embedded("riyadh-ankara") })

func record(t testing.TB) *world.World {
	t.Helper()
	w, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func edit(t testing.TB, kind world.EditKind, text string) world.Edit {
	t.Helper()
	e, err := world.ParseEdit(kind, text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func with(t testing.TB, w *world.World, e world.Edit) *world.World {
	t.Helper()
	next, err := w.With(e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func onDay(t testing.TB, s string) world.Day {
	t.Helper()
	d, err := world.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const reportDay = "2026-01-14"

var joined = sync.OnceValue(func() *change.Diff {
	w, err := embedded()
	if err != nil {
		panic(err)
	}
	e, err := world.ParseEdit(world.Join, "TUR:SMDA2025")
	if err != nil {
		panic(err)
	}
	after, err := w.With(e)
	if err != nil {
		panic(err)
	}
	return change.Compute(w, after, []world.Edit{e}, w.Question.AsOf)
})

// joinDiff is the comparison under discussion: Turkey joins the pact.
func joinDiff(t testing.TB) *change.Diff {
	t.Helper()
	record(t)
	return joined()
}

func pledges(d *change.Diff) []string {
	var out []string
	for _, p := range d.Pledges {
		out = append(out, fmt.Sprintf("%s->%s %s/%s", p.State, p.Toward, p.Treaty, p.Clause))
	}
	slices.Sort(out)
	return out
}

func TestJoinPledges(t *testing.T) {
	d := joinDiff(t)
	want := []string{"PAK->TUR SMDA2025/aggression", "SAU->TUR SMDA2025/aggression", "TUR->PAK SMDA2025/aggression", "TUR->SAU SMDA2025/aggression"}
	if diff := cmp.Diff(want, pledges(d)); diff != "" {
		t.Errorf("the new pledges differ (-want +got):\n%s", diff)
	}
	focus := len(record(t).Question.Focus)
	for _, p := range d.Pledges {
		// Every adversary in focus is asked but the one who pledges, the victim
		// and, as an attacker inside the pact, the third party to it.
		if p.Against != focus-3 || p.Asked != focus-2 {
			t.Errorf("%s->%s runs against %d of %d asked, of %d in focus", p.State, p.Toward, p.Against, p.Asked, focus)
		}
		if len(p.Except) != 1 || p.Except[0].Reason != obligation.IntraAlliance {
			t.Errorf("%s->%s has exemptions %+v", p.State, p.Toward, p.Except)
		}
		if p.Example.Answer != obligation.Depends || !slices.Equal(p.Example.DependsOn, []string{"reading:smda-duty"}) {
			t.Errorf("%s->%s: the example is %+v", p.State, p.Toward, p.Example)
		}
	}
}

func TestJoinContingencies(t *testing.T) {
	d := joinDiff(t)
	byID := map[string]*change.Contingency{}
	for i := range d.Contingencies {
		byID[d.Contingencies[i].ID] = &d.Contingencies[i]
	}
	tests := []struct {
		id   string
		want []string // new changes: STATE->TOWARD
	}{
		{"india-pakistan", []string{"TUR->PAK"}},
		{"iran-saudi", []string{"TUR->SAU"}},
		{"israel-saudi", []string{"TUR->SAU"}},
		{"greece-turkey", []string{"PAK->TUR", "SAU->TUR"}},
		{"russia-turkey", []string{"PAK->TUR", "SAU->TUR"}},
		{"ttp-pakistan", []string{"TUR->PAK"}},
		{"forces-in-pakistan", []string{"PAK->TUR", "SAU->TUR"}},
	}
	for _, tt := range tests {
		c := byID[tt.id]
		if c == nil {
			t.Errorf("%s does not change", tt.id)
			continue
		}
		var got []string
		for _, ch := range c.Changes {
			if ch.Kind != "new" || ch.Treaty != "SMDA2025" {
				t.Errorf("%s: an unexpected change %+v", tt.id, ch)
			}
			got = append(got, fmt.Sprintf("%s->%s", ch.State, ch.Toward))
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: changes %v, want %v", tt.id, got, tt.want)
		}
	}
	if byID["turkey-greece"] != nil && len(byID["turkey-greece"].Changes) > 0 {
		t.Errorf("the pact does not serve an attacker, but: %+v", byID["turkey-greece"].Changes)
	}
}

func TestJoinChain(t *testing.T) {
	for _, c := range joinDiff(t).Contingencies {
		if c.ID != "armenia-azerbaijan" {
			continue
		}
		var got []string
		for _, l := range c.NewLink {
			if l.Treaty == "SMDA2025" {
				got = append(got, fmt.Sprint(l.Step, l.State, l.Toward))
			}
		}
		slices.Sort(got)
		if want := []string{"2PAKTUR", "2SAUTUR"}; !slices.Equal(got, want) {
			t.Errorf("a clash of Armenia and Azerbaijan newly reaches %v, want %v", got, want)
		}
		return
	}
	t.Error("a clash of Armenia and Azerbaijan reaches nobody new")
}

func TestJoinConflicts(t *testing.T) {
	w, d := record(t), joinDiff(t)
	at := slices.IndexFunc(d.New, func(c change.Clash) bool {
		return c.State == "TUR" && c.Treaty == "NATO1949" && c.Clause == "8" && c.Versus == "SMDA2025"
	})
	if at < 0 {
		t.Fatalf("article 8 is not among the new conflicts: %+v", d.New)
	}
	c := d.New[at]
	if c.Settled || !slices.Equal(c.Depends, []string{"reading:nato8-bar"}) {
		t.Errorf("article 8: settled %v, depends on %v", c.Settled, c.Depends)
	}
	nato := members(w, "NATO1949", w.Question.AsOf)
	for _, f := range w.Question.Focus {
		if f == "TUR" || f == "SAU" || f == "PAK" { // the members are no adversaries of Turkey here
			continue
		}
		plain, open := slices.Contains(c.Toward, f), slices.Contains(c.Open, f)
		if inside := slices.Contains(nato, f); plain != inside || open == inside {
			t.Errorf("article 8 toward %s: plain %v, open %v; in the alliance %v", f, plain, open, inside)
		}
	}
	if !slices.IsSorted(c.Toward) || !slices.IsSorted(c.Open) {
		t.Errorf("the adversaries are out of order: %v, %v", c.Toward, c.Open)
	}
	refrain := slices.IndexFunc(d.New, func(c change.Clash) bool { return c.State == "TUR" && c.Treaty == "NATO1949" && c.Clause == "1" })
	if refrain < 0 || len(d.New[refrain].Open) > 0 {
		t.Errorf("article 1 is not a plain new conflict: %+v", d.New)
	}
	for _, gone := range d.Gone {
		t.Errorf("joining ends a conflict: %+v", gone)
	}
}

func members(w *world.World, id world.TreatyID, on world.Day) []world.StateID {
	var out []world.StateID
	for _, p := range w.Treaty(id).Parties {
		if p.Spell.Covers(on) == world.Yes {
			out = append(out, p.State)
		}
	}
	return out
}

func TestJoinOpposed(t *testing.T) {
	d := joinDiff(t)
	found := false
	for _, o := range d.Opposed {
		pair := []world.StateID{o.Pair[0], o.Pair[1]}
		allies := []world.StateID{o.Ally[0], o.Ally[1]}
		slices.Sort(pair)
		slices.Sort(allies)
		if slices.Equal(pair, []world.StateID{"GRC", "TUR"}) && slices.Equal(allies, []world.StateID{"ARE", "SAU"}) {
			found = true
			if o.Linked != "GCCJDA2000" {
				t.Errorf("Saudi Arabia and the Emirates are linked by %s", o.Linked)
			}
		}
		if o.Ally[0] == o.Pair[1] || o.Ally[1] == o.Pair[0] {
			t.Errorf("a helper of one is the other: %+v", o)
		}
	}
	if !found {
		t.Errorf("Saudi Arabia and the Emirates are not opposed over Turkey and Greece: %+v", d.Opposed)
	}
}

func TestJoinCover(t *testing.T) {
	d := joinDiff(t)
	for _, place := range []world.StateID{"SAU", "PAK"} {
		n := 0
		for _, c := range d.Cover {
			if c.State != "TUR" || c.Place != place || c.Treaty != "NATO1949" || c.Clause != "5" {
				continue
			}
			n++
			if c.Answer != obligation.NotOwed || c.Reason != obligation.OutOfArea || c.AtHome != obligation.Owed {
				t.Errorf("article 5 in %s: %s, %s; at home %s", place, c.Answer, c.Reason, c.AtHome)
			}
			if len(c.Partner) != 31 {
				t.Errorf("article 5 in %s names %d helpers, want the 31 other members", place, len(c.Partner))
			}
		}
		if n != 1 {
			t.Errorf("%d rows for article 5 in %s, want one", n, place)
		}
	}
}

func TestJoinConsent(t *testing.T) {
	d := joinDiff(t)
	by := map[world.TreatyID]change.Consent{}
	for _, c := range d.Consent {
		by[c.Treaty] = c
	}
	pact := by["SMDA2025"]
	if !pact.Edited || !slices.Equal(pact.By, []world.StateID{"PAK", "SAU"}) || pact.Fits != "yes" || pact.Rule != "parties" {
		t.Errorf("the pact: %+v", pact)
	}
	nato := by["NATO1949"]
	if nato.Edited || len(nato.By) != 32 || nato.Eligible != "Europe" {
		t.Errorf("the alliance: %+v", nato)
	}
	for _, dead := range []world.TreatyID{"USTUR1959", "CENTO1955", "TURPAK1954"} {
		if c, there := by[dead]; there {
			t.Errorf("the rule of a treaty that no longer counts is shown: %+v", c)
		}
	}
	if len(d.Consent) == 0 || d.Consent[0].Treaty != "SMDA2025" {
		t.Error("the accession itself does not come first")
	}
}

func TestJoinExposure(t *testing.T) {
	d := joinDiff(t)
	for _, rival := range []world.StateID{"GRC", "ISR"} {
		at := slices.IndexFunc(d.Exposure, func(q change.Quarrel) bool { return q.State == "TUR" && q.Rival == rival })
		if at < 0 {
			t.Errorf("the quarrel of Turkey with %s is not listed", rival)
			continue
		}
		q := d.Exposure[at]
		var reached []world.StateID
		for _, r := range q.Reaches {
			reached = append(reached, r.State)
			if r.Before != obligation.NotOwed || r.After != obligation.Depends || r.Weight != 0.6 {
				t.Errorf("it reaches %+v", r)
			}
		}
		slices.Sort(reached)
		if !q.Reverse || !slices.Equal(reached, []world.StateID{"PAK", "SAU"}) {
			t.Errorf("the quarrel with %s reaches %v, the entrant's own: %v", rival, reached, q.Reverse)
		}
		if q.Hostile < 1 || q.Last > reportDay {
			t.Errorf("the quarrel with %s has %d events, the last on %s", rival, q.Hostile, q.Last)
		}
	}
	seen := false
	for _, q := range d.Exposure {
		if q.Last > reportDay || q.State == "TUR" && q.Rival == "IRN" { // their clash came in March
			t.Errorf("a quarrel of a later day: %s and %s on %s", q.State, q.Rival, q.Last)
		}
		if q.State == "PAK" && q.Rival == "IND" {
			seen = slices.ContainsFunc(q.Reaches, func(r change.Reach) bool { return r.State == "TUR" })
		}
		if q.State != "TUR" && q.Reverse || q.State == "TUR" && !q.Reverse {
			t.Errorf("the quarrel of %s with %s: the entrant's own %v", q.State, q.Rival, q.Reverse)
		}
	}
	if !seen {
		t.Error("the quarrel of Pakistan with India does not reach Turkey")
	}
}

func TestJoinKeeps(t *testing.T) {
	var got []string
	for _, k := range joinDiff(t).Keeps {
		if k.State != "TUR" || slices.Contains(k.Toward, k.State) {
			t.Errorf("an engagement of another: %+v", k)
		}
		got = append(got, string(k.Treaty)+"/"+k.Clause)
	}
	for _, want := range []string{"NATO1949/5", "AZETUR2010/2", "SHUSHA2021/assist"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not kept; kept are %v", want, got)
		}
	}
	for _, dead := range []string{"USTUR1959", "CENTO1955", "SMDA2025"} {
		if slices.ContainsFunc(got, func(k string) bool { return strings.HasPrefix(k, dead) }) {
			t.Errorf("%s is kept", dead)
		}
	}
}

// TestPledgesThatEnd asks that leaving lists what nobody owes any more, that
// what stands is not called new, and that it now runs against the state that
// left.
func TestPledgesThatEnd(t *testing.T) {
	w := record(t)
	e := edit(t, world.Leave, "TUR:NATO1949")
	after, err := w.With(e)
	if err != nil {
		t.Fatal(err)
	}
	d := change.Compute(w, after, []world.Edit{e}, w.Question.AsOf)
	if len(d.Pledges) != 0 {
		t.Errorf("%d new pledges on leaving, want none; the first is %+v", len(d.Pledges), d.Pledges[0])
	}
	for _, p := range d.Ended {
		if p.Treaty == "NATO1949" && p.State != "TUR" && p.Toward != "TUR" {
			t.Errorf("ended between others: %s to %s", p.State, p.Toward)
		}
	}
	help := func(p change.Pledge) bool { return p.Treaty == "NATO1949" && p.Clause == "5" }
	ended := 0
	for _, p := range d.Ended {
		if help(p) {
			ended++
		}
	}
	if want := 2 * 31; ended != want { // Turkey to each of the others, and back
		t.Errorf("%d pledges of help end, want %d", ended, want)
	}
	widened := slices.IndexFunc(d.Shifts, func(s change.Shift) bool {
		return s.Treaty == "NATO1949" && s.Clause == "5" && s.Against == "TUR" && s.Widened
	})
	if widened < 0 {
		t.Fatal("help among the others does not run against Turkey after it left")
	}
	if got, want := d.Shifts[widened].Pairs, 31*30; got != want {
		t.Errorf("%d pairs newly run against Turkey, want %d", got, want)
	}
}
