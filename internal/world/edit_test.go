package world_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/dossier"
	"casus/internal/world"
)

func join(state, treaty string) world.Edit { return edit(world.Join, state, treaty) }

func edit(kind world.EditKind, state, treaty string) world.Edit {
	return world.Edit{Kind: kind, State: world.StateID(state), Treaty: world.TreatyID(treaty)}
}

func on(e world.Edit, d string) world.Edit {
	day, err := world.ParseDay(d)
	if err != nil {
		panic(err)
	}
	e.On = world.On(day)
	return e
}

// rows writes the parties that a state has in a treaty.
func rows(w *world.World, treaty, state string) string {
	var out []string
	for _, p := range w.Treaty(world.TreatyID(treaty)).Parties {
		if string(p.State) == state {
			out = append(out, fmt.Sprintf("%s %s %s..%s added=%v", p.Role, p.Status, p.Spell.From, p.Spell.To, p.Added))
		}
	}
	return strings.Join(out, "; ")
}

func TestMembershipEdits(t *testing.T) {
	w := record(t)
	tests := []struct {
		name   string
		edit   world.Edit
		treaty string
		state  string
		want   string
	}{
		{"join", join("TUR", "SMDA2025"), "SMDA2025", "TUR", "party party .. added=true"},
		{"join by names", join("Türkiye", "Saudi-Pakistani pact"), "SMDA2025", "TUR", "party party .. added=true"},
		{"join on a day", on(join("TUR", "SMDA2025"), "2026-03-01"), "SMDA2025", "TUR", "party party 2026-03-01.. added=true"},
		{"join again after leaving", join("AZE", "CSTO1992"), "CSTO1992", "AZE", "party party 1994..1999 added=false; party party .. added=true"},
		{"join on a day between two spells", on(join("EGY", "ARABJDEC1950"), "1985-01-01"), "ARABJDEC1950", "EGY",
			"party party 1952-08-23..1979 added=false; party party 1989.. added=false; party party 1985-01-01.. added=true"},
		{"a signatory may join", join("IND", "INDUAE2026"), "INDUAE2026", "IND", "party signatory 2026-01-19.. added=false; party party .. added=true"},
		{"a broker may join", join("CHN", "SAUIRN2023"), "SAUIRN2023", "CHN", "broker party 2023-03-10.. added=false; party party .. added=true"},
		{"leave", edit(world.Leave, "TUR", "NATO1949"), "NATO1949", "TUR", ""},
		{"leave on a day", on(edit(world.Leave, "TUR", "NATO1949"), "2026-03-01"), "NATO1949", "TUR", "party party 1952-02-18..2026-03-01 added=false"},
		{"leave in the second spell", on(edit(world.Leave, "EGY", "ARABJDEC1950"), "2026-03-01"), "ARABJDEC1950", "EGY",
			"party party 1952-08-23..1979 added=false; party party 1989..2026-03-01 added=false"},
	}
	for _, tt := range tests {
		after, err := w.With(tt.edit)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := rows(after, tt.treaty, tt.state); got != tt.want {
			t.Errorf("%s: rows are %q, want %q", tt.name, got, tt.want)
		}
		in := slices.ContainsFunc(after.TreatiesOf(world.StateID(tt.state)), func(x *world.Treaty) bool { return x.ID == world.TreatyID(tt.treaty) })
		if in != (tt.want != "") {
			t.Errorf("%s: TreatiesOf names the treaty: %v", tt.name, in)
		}
	}
}

func TestSign(t *testing.T) {
	w := record(t)
	after, err := w.With(edit(world.Sign, "", "TRILAT2026"))
	if err != nil {
		t.Fatal(err)
	}
	tr := after.Treaty("TRILAT2026")
	if tr.Status != "in_force" || !tr.Added || tr.InForce.By(day(t, "1900-01-01")) != world.Yes {
		t.Errorf("signed without a date: status %s, added %v, in force %+v", tr.Status, tr.Added, tr.InForce)
	}
	after, err = w.With(on(edit(world.Sign, "", "trilateral draft"), "2026-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	tr = after.Treaty("TRILAT2026")
	if tr.InForce.Text != "2026-03-01" || tr.Signed.Text != "2026-03-01" {
		t.Errorf("signed on a day: in force %q, signed %q", tr.InForce, tr.Signed)
	}
	after, err = w.With(edit(world.Sign, "", "CENTO1955"))
	if err != nil {
		t.Fatal(err)
	}
	tr = after.Treaty("CENTO1955")
	if tr.Ended.Known() || tr.Parties[0].Spell != (world.Spell{}) {
		t.Errorf("an ended treaty signed anew still ends on %q with spell %+v", tr.Ended, tr.Parties[0].Spell)
	}
	after, err = w.With(edit(world.Sign, "", "INDUAE2026"))
	if err != nil {
		t.Fatal(err)
	}
	if got := rows(after, "INDUAE2026", "IND"); got != "party party .. added=false" {
		t.Errorf("a signatory of a treaty that is brought into force is %q", got)
	}
	after, err = w.With(edit(world.Sign, "", "ARABJDEC1950"))
	if err != nil {
		t.Fatal(err)
	}
	if tr = after.Treaty("ARABJDEC1950"); !tr.StatusReading.IsZero() || tr.StatusSince.Known() {
		t.Errorf("a dormant treaty signed anew keeps its doubt: %+v", tr.StatusReading)
	}
}

func TestWeigh(t *testing.T) {
	w := record(t)
	e := world.Edit{Kind: world.Weigh, Question: "smda-duty", Weights: map[string]float64{"binding": 0.1, "choice": 0.8}}
	after, err := w.With(e)
	if err != nil {
		t.Fatal(err)
	}
	got := after.Reading("smda-duty")
	if got.Options[0].Weight != 0.1 || got.Options[1].Weight != 0.8 || math.Abs(got.Remainder()-0.1) > 1e-9 {
		t.Errorf("weights are %+v", got.Options)
	}
	if before := w.Reading("smda-duty"); before.Options[0].Weight != 0.6 {
		t.Errorf("the old World changed: %+v", before.Options)
	}
}

func TestValue(t *testing.T) {
	w := record(t)
	set := func(w *world.World, value float64) *world.World {
		next, err := w.With(world.Edit{Kind: world.Value, Measure: world.Capability{State: "Turkey", Measure: "personnel", Year: 2025, Estimate: world.Estimate{Value: value, Low: value, High: value}}})
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	before := len(w.Capabilities)
	once := set(w, 1)
	twice := set(once, 2)
	got, ok := twice.Measure("TUR", "personnel", 2025)
	if !ok || got.Value != 2 || len(twice.Capabilities) != len(once.Capabilities) || len(w.Capabilities) != before {
		t.Errorf("value %v %v; rows %d, %d, %d", got.Value, ok, before, len(once.Capabilities), len(twice.Capabilities))
	}
	if earlier, ok := twice.Measure("TUR", "personnel", 1900); ok {
		t.Errorf("a value of 2025 is known in 1900: %+v", earlier)
	}
	if !slices.IsSortedFunc(twice.Capabilities, func(a, b world.Capability) int {
		return strings.Compare(fmt.Sprint(a.State, a.Measure, a.Year), fmt.Sprint(b.State, b.Measure, b.Year))
	}) {
		t.Error("the measures are out of order")
	}
}

func TestEditErrors(t *testing.T) {
	w := record(t)
	weigh := func(question string, weights map[string]float64) world.Edit {
		return world.Edit{Kind: world.Weigh, Question: question, Weights: weights}
	}
	tests := []struct {
		edit world.Edit
		want string
	}{
		{join("TRU", "SMDA2025"), `unknown state "TRU"`},
		{join("TUR", "SMDA2052"), "did you mean SMDA2025"},
		{join("nobody", "nothing"), `unknown state "nobody"; unknown treaty "nothing"`},
		{join("PAK", "SMDA2025"), "PAK is already in SMDA2025"},
		{on(join("PAK", "SMDA2025"), "2026-01-14"), "PAK is already in SMDA2025"},
		{join("TUR", "UNART51"), "every state is a party to UNART51"},
		{edit(world.Leave, "TUR", "SMDA2025"), "TUR is not in SMDA2025"},
		{on(edit(world.Leave, "TUR", "NATO1949"), "1951-01-01"), "TUR is not in NATO1949 on 1951-01-01"},
		{on(edit(world.Leave, "AZE", "CSTO1992"), "2026-01-01"), "AZE is not in CSTO1992 on 2026-01-01"},
		{edit(world.Leave, "CHN", "SAUIRN2023"), "CHN is not in SAUIRN2023"}, // a broker
		{edit(world.Sign, "", "NATO1949"), "NATO1949 is in force already"},
		{edit(world.Sign, "", "NOPE"), "unknown treaty"},
		{weigh("smda-dutty", nil), "did you mean smda-duty"},
		{weigh("smda-duty", map[string]float64{"bindng": 1}), `no option "bindng"; did you mean binding?`},
		{weigh("smda-duty", map[string]float64{"binding": 1.5}), "not between 0 and 1"},
		{weigh("smda-duty", map[string]float64{"binding": -0.1}), "not between 0 and 1"},
		{weigh("smda-duty", map[string]float64{"binding": math.NaN()}), "not between 0 and 1"},
		{weigh("smda-duty", map[string]float64{"binding": 0.9}), "sum to 1.2"},
		{world.Edit{Kind: world.Value, Measure: world.Capability{State: "XXX"}}, "unknown state"},
		{world.Edit{Kind: "abolish"}, `unknown edit "abolish"`},
	}
	for _, tt := range tests {
		if _, err := w.With(tt.edit); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("With(%s): error %v, want one with %q", tt.edit, err, tt.want)
		}
	}
	if _, err := w.Inverse(world.Edit{Kind: "abolish"}); err == nil {
		t.Error("an unknown edit has an inverse")
	}
	if _, err := w.Inverse(join("TUR", "SMDA2052")); err == nil {
		t.Error("an edit of an unknown treaty has an inverse")
	}
	if got, err := w.WithAll([]world.Edit{join("TUR", "SMDA2025"), join("TUR", "SMDA2025")}); err == nil || got != nil {
		t.Errorf("WithAll = %v, %v; want the error of the second edit", got, err)
	}
}

func TestParseEdit(t *testing.T) {
	tests := []struct {
		kind       world.EditKind
		text, want string
		fault      bool
	}{
		{world.Join, "TUR:SMDA2025", "join TUR:SMDA2025", false},
		{world.Join, "TUR:SMDA2025@2026-01-14", "join TUR:SMDA2025@2026-01-14", false},
		{world.Leave, "cow:AUS:EU427", "leave cow:AUS:EU427", false},
		{world.Sign, "TRILAT2026@2026-03-01", "sign TRILAT2026@2026-03-01", false},
		{world.Join, "TUR", "", true},
		{world.Join, ":SMDA2025", "", true},
		{world.Join, "TUR:", "", true},
		{world.Join, "TUR:SMDA2025@2026", "", true},
		{world.Join, "TUR:SMDA2025@", "", true},
		{world.Weigh, "q:b=0.5,a=0.25", "weigh q:a=0.25,b=0.5", false},
		{world.Weigh, "q:a=0.3333333333333333", "weigh q:a=0.3333333333333333", false},
		{world.Weigh, "q", "", true},
		{world.Weigh, "q:", "", true},
		{world.Weigh, "q:a", "", true},
		{world.Weigh, "q:a=x", "", true},
		{world.Weigh, "q:a=NaN", "", true},
		{world.Weigh, "q:a=1.5", "", true},
		{world.Weigh, "q:a=-0.1", "", true},
		{world.Weigh, "q:a=0.1,a=0.2", "", true},
		{world.Weigh, "q:a=0.1,", "", true},
		{world.Value, "TUR:personnel:2026=400000", "value TUR:personnel:2026=400000", false},
		{world.Value, "cow:AUS:gdp:2024=1.5,1,2 usd", "value cow:AUS:gdp:2024=1.5,1,2 usd", false},
		{world.Value, "TUR:personnel=400000", "", true},
		{world.Value, "TUR:personnel:year=400000", "", true},
		{world.Value, "TUR:personnel:2026=many", "", true},
		{world.Value, "TUR:personnel:2026=Inf", "", true},
		{world.Value, "TUR:personnel:2026=3,4,5", "", true},
		{world.Value, "TUR:personnel:2026=3,2", "", true},
		{world.Value, "TUR::2026=3", "", true},
	}
	for _, tt := range tests {
		e, err := world.ParseEdit(tt.kind, tt.text)
		if (err != nil) != tt.fault || err == nil && e.String() != tt.want {
			t.Errorf("ParseEdit(%s, %q) = %q, %v; want %q", tt.kind, tt.text, e, err, tt.want)
		}
	}
	e := world.Edit{Kind: world.Weigh, Question: "q", Weights: map[string]float64{"b": 0.5, "a": 0.25}}
	if got := e.String(); got != "weigh q:a=0.25,b=0.5" {
		t.Errorf("a weighing is written %q", got)
	}
}

// randomEdit draws an edit that may or may not be possible.
func randomEdit(t *rapid.T, w *world.World) world.Edit {
	state := w.States[rapid.IntRange(0, len(w.States)-1).Draw(t, "state")].ID
	treaty := w.Treaties[rapid.IntRange(0, len(w.Treaties)-1).Draw(t, "treaty")].ID
	e := world.Edit{State: state, Treaty: treaty}
	if rapid.Bool().Draw(t, "dated") {
		e.On = world.On(world.Day(rapid.IntRange(-10000, 21000).Draw(t, "on")))
	}
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		e.Kind = world.Join
	case 1:
		e.Kind = world.Leave
	case 2:
		e.Kind = world.Sign
	case 3:
		ids := w.ReadingIDs()
		if len(ids) == 0 {
			e.Kind = world.Join
			break
		}
		e.Kind, e.Question = world.Weigh, rapid.SampledFrom(ids).Draw(t, "question")
		e.Weights = map[string]float64{}
		for _, o := range w.Reading(e.Question).Options {
			e.Weights[o.ID] = rapid.Float64Range(0, 1).Draw(t, "weight") / float64(len(w.Reading(e.Question).Options))
		}
	default:
		e.Kind = world.Value
		e.Measure = world.Capability{State: state, Measure: rapid.SampledFrom([]string{"gdp", "milex", "personnel", "new"}).Draw(t, "measure"),
			Year: rapid.IntRange(2020, 2027).Draw(t, "year"), Estimate: world.Estimate{Value: rapid.Float64Range(0, 1e9).Draw(t, "value")}}
	}
	return e
}

// unexported lets go-cmp look into the edits that the question names.
var unexported = cmp.AllowUnexported(world.Edit{})

// shared spares go-cmp the rows that two Worlds have in common: slices with the
// same backing are equal without a look.
var shared = cmp.Options{unexported, sameBacking[world.Event](), sameBacking[world.Claim](), sameBacking[world.State](), sameBacking[world.Source](),
	cmp.Comparer(func(a, b *world.Treaty) bool { return a == b || cmp.Equal(*a, *b) })}

func sameBacking[T any]() cmp.Option {
	return cmp.Comparer(func(a, b []T) bool {
		return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || cmp.Equal(a, b))
	})
}

// undoes makes a run of edits, undoes them in reverse and compares.
func undoes(t *rapid.T, w *world.World) {
	before := w.Tables
	treaties := slices.Clone(w.Treaties)
	capabilities := slices.Clone(w.Capabilities)
	cur, undo := w, []world.Edit{}
	for range rapid.IntRange(1, 5).Draw(t, "edits") {
		e := randomEdit(t, cur)
		next, err := cur.With(e)
		if err != nil {
			continue
		}
		back, err := cur.Inverse(e)
		if err != nil {
			t.Fatalf("%s has no inverse: %v", e, err)
		}
		again, err := next.Inverse(back)
		if err != nil {
			t.Fatalf("the inverse of %s has no inverse: %v", e, err)
		}
		undone, err := next.With(back)
		if err != nil {
			t.Fatalf("the inverse of %s fails: %v", e, err)
		}
		redone, err := undone.With(again)
		if err != nil || !slices.Equal(redone.Treaties, next.Treaties) || !cmp.Equal(redone.Capabilities, next.Capabilities) {
			t.Fatalf("%s done, undone and done again differs: %v", e, err)
		}
		cur, undo = next, append(undo, back)
	}
	for i := len(undo) - 1; i >= 0; i-- {
		next, err := cur.With(undo[i])
		if err != nil {
			t.Fatal(err)
		}
		cur = next
	}
	if diff := cmp.Diff(before, cur.Tables, shared); diff != "" {
		t.Fatalf("undone in reverse the record differs (-before +after):\n%s", diff)
	}
	if !slices.Equal(treaties, w.Treaties) || !cmp.Equal(capabilities, w.Capabilities) {
		t.Fatal("an edit changed the World it was made on")
	}
}

func TestInverseOnTheRecord(t *testing.T) {
	w := record(t)
	rapid.Check(t, func(t *rapid.T) { undoes(t, w) })
}

func TestInverseOnSmallWorlds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { undoes(t, smallWorld(t)) })
}

// smallWorld draws a World of a few states and treaties with messy rows:
// gaps, brokers, imprecise and missing dates.
func smallWorld(t *rapid.T) *world.World {
	var tables world.Tables
	ids := []world.StateID{"AAA", "BBB", "CCC", "DDD"}
	for _, id := range ids {
		tables.States = append(tables.States, world.State{ID: id, Name: "State " + string(id)})
	}
	dates := rapid.Custom(func(t *rapid.T) world.Date {
		d, err := world.ParseDate(rapid.SampledFrom([]string{"", "1990", "2000-05", "2010-01-01", "1999/2003"}).Draw(t, "date"))
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
	for i := range rapid.IntRange(1, 4).Draw(t, "treaties") {
		tr := &world.Treaty{ID: world.TreatyID(fmt.Sprint("T", i)), InForce: dates.Draw(t, "in force"), Ended: dates.Draw(t, "ended"),
			Status: rapid.SampledFrom(world.Statuses).Draw(t, "status"), AllStates: rapid.IntRange(0, 9).Draw(t, "all") == 0}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			tr.Parties = append(tr.Parties, world.Party{State: rapid.SampledFrom(ids).Draw(t, "party"),
				Role: rapid.SampledFrom(world.PartyRoles).Draw(t, "role"), Status: rapid.SampledFrom(world.PartyStatuses).Draw(t, "status"),
				Spell: world.Spell{From: dates.Draw(t, "from"), To: dates.Draw(t, "to")}})
		}
		if rapid.Bool().Draw(t, "reading") {
			tr.Readings = []world.Reading{{ID: fmt.Sprint("q", i), Options: []world.Option{{ID: "x", Weight: 0.5}, {ID: "y", Weight: 0.25}}}}
		}
		tables.Treaties = append(tables.Treaties, tr)
	}
	for range rapid.IntRange(0, 3).Draw(t, "measures") {
		tables.Capabilities = append(tables.Capabilities, world.Capability{State: rapid.SampledFrom(ids).Draw(t, "of"), Measure: "gdp", Year: rapid.IntRange(2020, 2025).Draw(t, "year")})
	}
	return world.New(tables)
}

// TestImmutable prints the whole of the treaties and measures before and after
// each kind of edit: pointers alone would not show a change in place.
func TestImmutable(t *testing.T) {
	w, err := dossier.Embedded("riyadh-ankara") // fresh: no other test has touched it
	if err != nil {
		t.Fatal(err)
	}
	write := func() string {
		var b strings.Builder
		for _, tr := range w.Treaties {
			fmt.Fprintf(&b, "%+v\n", *tr)
		}
		fmt.Fprintf(&b, "%+v", w.Capabilities)
		for _, s := range w.States {
			fmt.Fprintln(&b, s.ID, len(w.TreatiesOf(s.ID)))
		}
		return b.String()
	}
	before := write()
	for _, e := range []world.Edit{
		join("TUR", "SMDA2025"), on(join("TUR", "SMDA2025"), "2026-03-01"), edit(world.Leave, "TUR", "NATO1949"),
		on(edit(world.Leave, "TUR", "NATO1949"), "2026-03-01"), edit(world.Sign, "", "TRILAT2026"), edit(world.Sign, "", "CENTO1955"),
		{Kind: world.Weigh, Question: "smda-duty", Weights: map[string]float64{"binding": 0.1}},
		{Kind: world.Value, Measure: world.Capability{State: "TUR", Measure: "personnel", Year: 2025}},
		{Kind: world.Value, Measure: world.Capability{State: "AFG", Measure: "a new one", Year: 1900}},
	} {
		if _, err := w.With(e); err != nil {
			t.Fatal(err)
		}
		if write() != before {
			t.Fatalf("%s changed the World it was made on", e)
		}
	}
}

// FuzzParseEdit reads what the network may send as an edit.
func FuzzParseEdit(f *testing.F) {
	for _, text := range []string{"TUR:SMDA2025@2026-01-14", "cow:AUS:EU427", "q:a=0.4,b=0.6", "q:a=1e-300,b=", "TUR:personnel:2026=4,3,5 persons", "cow:AUS:gdp:2024=-1", "TRILAT2026@", ":=,", "a:b:2026=1e309"} {
		f.Add(text)
	}
	kinds := []world.EditKind{world.Join, world.Leave, world.Sign, world.Weigh, world.Value}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range kinds {
			e, err := world.ParseEdit(kind, text)
			if err != nil {
				continue
			}
			written, ok := strings.CutPrefix(e.String(), string(kind)+" ")
			if !ok {
				t.Fatalf("%s %q is written %q", kind, text, e)
			}
			again, err := world.ParseEdit(kind, written)
			if err != nil || again.String() != e.String() {
				t.Fatalf("%s %q is written %q, which reads as %q, %v", kind, text, e, again, err)
			}
		}
	})
}
