package record_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"casus/internal/dossier"
	"casus/internal/record"
	"casus/internal/world"
)

func open(t *testing.T) *world.World {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestEveryRow holds the answer against the record, row by row in number, and looks
// for lists that are null.
func TestEveryRow(t *testing.T) {
	for _, name := range dossier.EmbeddedNames() {
		w, err := dossier.Embedded(name)
		if err != nil {
			t.Fatal(err)
		}
		r := record.New(w, nil, w.Question.AsOf, world.DistantFuture)
		readings, ids := 0, map[world.StateID]bool{}
		for _, treaty := range w.Treaties {
			readings += len(treaty.Readings)
		}
		for i := range w.States {
			ids[w.States[i].ID] = true
		}
		for what, n := range map[string][2]int{"states": {len(r.States), len(ids)}, "groups": {len(r.Groups), len(w.Groups)}, "places": {len(r.Places), len(w.Places)},
			"treaties": {len(r.Treaties), len(w.Treaties)}, "readings": {len(r.Readings), readings}, "claims": {len(r.Claims), len(w.Claims)}, "events": {len(r.Events), len(w.Events)},
			"responses": {len(r.Responses), len(w.Responses)}, "sources": {len(r.Sources), len(w.Sources)}} {
			if n[0] != n[1] {
				t.Errorf("%s: %d %s of %d", name, n[0], what, n[1])
			}
		}
		noNullList(t, name, reflect.ValueOf(r))
	}
}

func noNullList(t *testing.T, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			noNullList(t, at, v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			t.Errorf("%s is null", at)
		}
		for i := range v.Len() {
			noNullList(t, at, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			noNullList(t, at+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// TestSourcesAreThere looks every source that a row names up among the sources.
func TestSourcesAreThere(t *testing.T) {
	w := open(t)
	for _, knownBy := range []world.Day{world.DistantFuture, world.MakeDay(2026, 1, 14)} {
		seen := w
		if knownBy != world.DistantFuture {
			seen = w.KnownBy(knownBy)
		}
		r := record.New(seen, nil, w.Question.AsOf, knownBy)
		known := map[world.SourceID]bool{}
		for _, s := range r.Sources {
			known[s.ID] = true
		}
		for _, e := range r.Events {
			for _, s := range e.Sources {
				if !known[s] {
					t.Errorf("event %s rests on %s, which is not among the sources", e.ID, s)
				}
			}
		}
		for _, c := range r.Claims {
			for _, s := range c.Sources {
				if !known[s] {
					t.Errorf("claim %s rests on %s, which is not among the sources", c.ID, s)
				}
			}
		}
	}
}

func TestEditsAndDays(t *testing.T) {
	w := open(t)
	e, err := world.ParseEdit(world.Join, "TUR:SMDA2025")
	if err != nil {
		t.Fatal(err)
	}
	after, err := w.With(e)
	if err != nil {
		t.Fatal(err)
	}
	member := func(r *record.Record, state world.StateID, treaty world.TreatyID) (string, bool) {
		for _, x := range r.Treaties {
			for _, p := range x.Parties {
				if x.ID == treaty && p.State == state {
					return p.Member, p.ByEdit
				}
			}
		}
		return "", false
	}
	day := w.Question.AsOf
	if is, _ := member(record.New(w, nil, day, world.DistantFuture), "TUR", "SMDA2025"); is != "" {
		t.Errorf("Turkey is a member before: %s", is)
	}
	r := record.New(after, []world.Edit{e}, day, world.DistantFuture)
	if is, by := member(r, "TUR", "SMDA2025"); is != "yes" || !by {
		t.Errorf("after the edit Turkey is a member: %q, by an edit: %v", is, by)
	}
	if is, by := member(r, "PAK", "SMDA2025"); is != "yes" || by {
		t.Errorf("Pakistan is a member: %q, by an edit: %v", is, by)
	}
	if len(r.Edits) != 1 || r.Edits[0] != "join TUR:SMDA2025" {
		t.Errorf("the edits are %q", r.Edits)
	}
	early := record.New(w, nil, world.MakeDay(2020, 1, 1), world.DistantFuture)
	if is, _ := member(early, "PAK", "SMDA2025"); is != "no" {
		t.Errorf("in 2020 Pakistan is a member: %q", is)
	}
}

// TestNumbersOfMaps looks at codes by which maps name states: of those that ISO 3166
// knows, each has one and no two the same.
func TestNumbersOfMaps(t *testing.T) {
	r := record.New(open(t), nil, world.MakeDay(2026, 1, 14), world.DistantFuture)
	by := map[string]world.StateID{}
	want := map[world.StateID]string{"TUR": "792", "AFG": "004", "USA": "840", "RUS": "643", "PSE": "275", "TWN": "158"}
	for _, s := range r.States {
		if number, ok := want[s.ID]; ok && s.Numeric != number {
			t.Errorf("%s is %q, not %s", s.ID, s.Numeric, number)
		}
		if s.Numeric == "" {
			t.Logf("%s (%s) has no number", s.ID, s.Name)
			continue
		}
		if len(s.Numeric) != 3 || by[s.Numeric] != "" {
			t.Errorf("%s is %q, as %q", s.ID, s.Numeric, by[s.Numeric])
		}
		by[s.Numeric] = s.ID
	}
	if len(by) < len(r.States)-1 {
		t.Errorf("of %d states %d have a number", len(r.States), len(by))
	}
}

func TestReliability(t *testing.T) {
	r := record.New(open(t), nil, world.MakeDay(2026, 1, 14), world.DistantFuture)
	for _, s := range r.Sources {
		if s.ID == "bloomberg-9-jan-2026" && s.Reliability != "B" {
			t.Errorf("its one claim is graded B3, its reliability is %q", s.Reliability)
		}
		for letter := range strings.SplitSeq(s.Reliability, "/") {
			if letter != "" && (len(letter) != 1 || letter < "A" || letter > "F") {
				t.Errorf("%s: %q", s.ID, s.Reliability)
			}
		}
	}
	if data, err := json.Marshal(r); err != nil || !strings.Contains(string(data), `"schema":"casus.record/1"`) {
		t.Errorf("%v: %.100s", err, data)
	}
}
