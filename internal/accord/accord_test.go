package accord

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/dossier"
	"casus/internal/token"
	"casus/internal/world"
)

func split(s string) []token.Token { return new(token.Splitter).Split(nil, s) }

func TestDeeds(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Act
	}{
		{"Turkey is seeking to join the alliance", []Act{SeekToJoin}},
		{"Turkey's potential entry into this pact", []Act{SeekToJoin}},
		{"they signed a defence pact in September", []Act{Sign}},
		{"parliament ratified the treaty and it came into force", []Act{Ratify, EnterIntoForce}},
		{"Armenia froze its participation in the treaty", []Act{Suspend}},
		{"Ankara denied that it would join", []Act{Deny, SeekToJoin}},
		{"nothing of the kind", nil},
	} {
		var got []Act
		for _, d := range Deeds(split(c.text)) {
			got = append(got, d.Act)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestReferences(t *testing.T) {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	f := New(w)
	for _, c := range []struct {
		text string
		want []Reference
	}{
		{"join a new defence alliance", []Reference{{From: 1, To: 5, Kind: "defence"}}},
		{"entry into this pact", []Reference{{From: 2, To: 4, Kind: "pact", Back: true}}},
		{"such an alliance", []Reference{{From: 0, To: 3, Kind: "defence", Back: true}}},
		{"a draft trilateral defence agreement", []Reference{{From: 0, To: 5, Kind: "defence", Draft: true, Parties: 3}}},
		{"the SMDA stands", []Reference{{From: 1, To: 2, Treaty: "SMDA2025", Kind: "pact"}}},
	} {
		if diff := cmp.Diff(c.want, f.References(split(c.text))); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestResolve(t *testing.T) {
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	f := New(w)
	on := world.MakeDay(2026, 1, 14)
	september, _ := world.ParseDate("2025-09")
	for _, c := range []struct {
		name  string
		clues Clues
		want  world.TreatyID
	}{
		{"the pact of two", Clues{Kind: "defence", Parties: []world.StateID{"SAU", "PAK"}, On: on}, "SMDA2025"},
		{"with its date", Clues{Kind: "pact", Parties: []world.StateID{"SAU", "PAK"}, Signed: september, On: on}, "SMDA2025"},
		{"before it was signed", Clues{Kind: "defence", Parties: []world.StateID{"SAU", "PAK"}, Signed: september, On: world.MakeDay(2025, 6, 1)}, ""},
		{"the draft of three", Clues{Kind: "defence", Parties: []world.StateID{"TUR", "SAU", "PAK"}, Draft: true, Count: 3, On: on}, "TRILAT2026"},
		{"one state says too little", Clues{Kind: "defence", Parties: []world.StateID{"TUR"}, On: on}, ""},
		{"nobody", Clues{Kind: "defence", On: on}, ""},
		{"no such treaty", Clues{Kind: "defence", Parties: []world.StateID{"IND", "PAK"}, On: on}, ""},
	} {
		got, open := f.Resolve(c.clues)
		if got != c.want {
			t.Errorf("%s: %q (open %v), want %q", c.name, got, open, c.want)
		}
	}
}
