package dossier

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus/internal/fault"
)

// TestTwentyFaults puts twenty faults of different kinds into one dossier and
// asks for these twenty and no others, each where it stands.
func TestTwentyFaults(t *testing.T) {
	changes := []struct{ file, old, now, message string }{
		{"dossier.yaml", "as_of: 2026-01-14", "as_of: «2026-01-32", "as_of: \"2026-01-32\" does not exist: January 2026 has 31 days"},
		{"dossier.yaml", "focus: [ARC, VEL, TRS]", "focus: [ARC, VEL, «TSR]", "unknown state \"TSR\"; did you mean TRS?"},
		{"dossier.yaml", "- join: TRS:ARCVEL2020", "- «join: TRS:ARCVEL2012", "unknown treaty \"ARCVEL2012\"; did you mean ARCVEL2020?"},
		{"dossier.yaml", "act: blockade", "act: «blokade", "act \"blokade\" is not one of war, "},
		{"dossier.yaml", "  - section: unknown", "  - «part: unknown\n    section: unknown", "unknown field \"part\"; the fields here are "},
		{"areas.yaml", "except: [far-isles]", "except: [«far-iles]", "unknown place \"far-iles\"; did you mean far-isles?"},
		{"areas.yaml", "of: VEL}", "«off: VEL}", "unknown field \"off\"; did you mean of?"},
		{treatyFile, "binding: treaty ", "binding: «treaties ", "binding \"treaties\" is not one of treaty, political, unilateral; did you mean treaty?"},
		{treatyFile, "signed: 2020-03-02", "signed: «2020-3-2", "is not a date; write a date as 2026-01-14"},
		{treatyFile, "{state: VEL}", "{state: VEL, from: 2022, to: «2021}", "the spell ends (2021) before it begins (2022)"},
		{treatyFile, "toward: each ", "toward: [ARC, «TRS] ", "toward names TRS, which is not a party to ARCVEL2020"},
		{treatyFile, "arcvel-duty=binding, text", "arcvel-duty=binding, «fact: x, text", "the condition is both reading and fact; write two conditions"},
		{treatyFile, "weight: 0.2", "weight: «0,2", "weight \"0,2\" is not a number"},
		{treatyFile, "sources: [courier]", "sources: [«currier]", "unknown source \"currier\"; did you mean courier?"},
		{"states.csv", ",10.5,", ",«north,", "lat \"north\" is not a number; write digits, with a point for decimals"},
		{"states.csv", "VEL,,,Velmora", "«DRV,,,Drovia again,,,,,,,,,invented,,\nVEL,,,Velmora", "duplicate state id \"DRV\"; it stands first at states.csv:3"},
		{"sources.csv", ",scenario,", ",«scenari,", "kind \"scenari\" is not one of report, "},
		{"events.csv", ",arcvel-text,high,", ",«,high,", "no source; name one from sources.csv, or \"memory\" if it was recalled"},
		{"claims.csv", ",C3,", ",«3C,", "grade \"3C\" is not an Admiralty grade"},
		{"claims.csv", "A minister of Tresland,affirm", "A minister of Trésland,«afirm", "polarity \"afirm\" is not one of affirm, deny, mixed; did you mean affirm?"},
	}
	if len(changes) != 20 {
		t.Fatalf("%d changes, want 20", len(changes))
	}
	files := starterFS(t)
	// Places are found once all changes are made, since one may move another.
	for i, c := range changes {
		swap(t, files, c.file, c.old, strings.Replace(c.now, "«", fmt.Sprintf("«%02d«", i), 1))
	}
	want := make([]fault.Fault, len(changes))
	for _, name := range []string{"dossier.yaml", "areas.yaml", treatyFile, "states.csv", "sources.csv", "events.csv", "claims.csv"} {
		for {
			data := string(files[name].Data)
			line, column := takeMark(files, name)
			if line == 0 {
				break
			}
			var i int
			rest := data[strings.Index(data, "«")+len("«"):]
			if _, err := fmt.Sscanf(rest, "%02d", &i); err != nil {
				t.Fatal(err)
			}
			swap(t, files, name, rest[:len("00«")], "")
			want[i] = fault.Fault{File: name, Line: line, Column: column, Message: changes[i].message}
		}
	}
	faults := Check(files)
	if len(faults) != len(want) {
		t.Errorf("%d faults, want %d", len(faults), len(want))
	}
	for _, w := range want {
		if !slices.ContainsFunc(faults, func(f fault.Fault) bool {
			return f.File == w.File && f.Line == w.Line && f.Column == w.Column && strings.Contains(f.Message, w.Message)
		}) {
			t.Errorf("missing %v", w)
		}
	}
	if t.Failed() {
		t.Logf("found:\n%v", faults)
	}
}
