package dossier

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestScalars reads one field as a person may write it.
func TestScalars(t *testing.T) {
	for _, tt := range []struct{ name, written, want string }{
		{"plain", "a pact", "a pact"},
		{"flag word", "yes", "yes"},
		{"no", "No", "No"},
		{"true", "true", "true"},
		{"leading zero", "0123", "0123"},
		{"underscore", "1_000", "1_000"},
		{"hexadecimal", "0x1F", "0x1F"},
		{"float", "1.50", "1.50"},
		{"infinite", ".inf", ".inf"},
		{"not a number", ".nan", ".nan"},
		{"date", "2026-01-14", "2026-01-14"},
		{"time", "2026-01-14T10:00:00Z", "2026-01-14T10:00:00Z"},
		{"colon in a word", "TUR:SMDA", "TUR:SMDA"},
		{"remark", "a pact # of two", "a pact"},
		{"sign in a word", "a#b", "a#b"},
		{"sign in quotes", `"a # b"`, "a # b"},
		{"single quotes", `'it''s # one'`, "it's # one"},
		{"escapes", `"a\tb \"c\" \\ \u00e9\n"`, "a\tb \"c\" \\ é"},
		{"plain over two lines", "a\n  pact\n  of two", "a pact of two"},
		{"quotes over two lines", "\"a\n  pact\"", "a pact"},
		{"folded", ">\n  a\n  pact\n\n  of: two\n  # not a remark", "a pact of: two # not a remark"},
		{"literal", "|-\n  a\n  pact", "a pact"},
		{"null", "~", ""},
		{"empty", "", ""},
		{"empty in quotes", `""`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				files := starterFS(t)
				swap(t, files, treatyFile, "form: treaty\n", "form: "+tt.written+"\n")
				files[treatyFile].Data = []byte(strings.ReplaceAll(string(files[treatyFile].Data), "\n", end))
				w, err := Read(files)
				if err != nil {
					t.Fatal(err)
				}
				if got := w.Treaty("ARCVEL2020").Form; got != tt.want {
					t.Errorf("read %q, want %q", got, tt.want)
				}
			}
		})
	}
}

// TestFields reads one field of a table as a spreadsheet may write it.
func TestFields(t *testing.T) {
	for _, tt := range []struct{ name, written, want string }{
		{"plain", "Velm", "Velm"},
		{"spaces around", " Velm ", "Velm"},
		{"quotes", `"Velm"`, "Velm"},
		{"comma", `"Velm, the old town"`, "Velm, the old town"},
		{"doubled quotes", `"the ""old"" town"`, `the "old" town`},
		{"line break", "\"Velm\nupon Strait\"", "Velm\nupon Strait"},
		{"letters with marks", "Vélm", "Vélm"},
		{"sign", "#Velm", "#Velm"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				files := starterFS(t)
				swap(t, files, "states.csv", ",Velm,", ","+tt.written+",")
				files["states.csv"].Data = []byte(strings.ReplaceAll(string(files["states.csv"].Data), "\n", end))
				w, err := Read(files)
				if err != nil {
					t.Fatal(err)
				}
				if got := w.State("VEL").Capital; got != tt.want {
					t.Errorf("read %q, want %q", got, tt.want)
				}
			}
		})
	}
}

// A dossier saved on Windows, with marks and line ends of its own, is the same.
func TestWindowsFiles(t *testing.T) {
	want, err := Read(StarterFS())
	if err != nil {
		t.Fatal(err)
	}
	files := starterFS(t)
	for name, f := range files {
		files[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n")), Mode: 0o644}
	}
	got, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameTables(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A row that cannot be read is one fault; the rows that refer to it are not
// at fault.
func TestOneFaultIsToldOnce(t *testing.T) {
	for _, tt := range []struct{ name, file, old, now string }{
		{"a table that is no text", "sources.csv", "Text of the pact", "T\xffxt"},
		{"a column misspelt", "states.csv", "capital", "captal"},
		{"a row too short", "states.csv", "Northern Invented,invented,high,A field", "Northern Invented,invented,A field"},
		{"a treaty that is no YAML", treatyFile, "form: treaty", "form: a: b"},
		{"areas that are no YAML", "areas.yaml", "sources: [arcvel-text]", "sources: [arcvel-text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := starterFS(t)
			swap(t, files, tt.file, tt.old, tt.now)
			faults := Check(files)
			if len(faults) == 0 {
				t.Fatal("no fault")
			}
			for _, f := range faults {
				if f.File != tt.file {
					t.Errorf("a fault that follows from another: %v", f)
				}
			}
		})
	}
}

func TestManyFaults(t *testing.T) {
	files := starterFS(t)
	files["cameo.csv"] = &fstest.MapFile{Data: []byte("code,root,class,goldstein\n" + strings.Repeat(",,,\n", 5*maxFaults)), Mode: 0o644}
	faults := Check(files)
	if len(faults) != maxFaults+1 || !strings.Contains(faults[maxFaults].Message, "more faults than") {
		t.Errorf("%d faults, want %d and one that says so", len(faults), maxFaults)
	}
}

func TestOpen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, message string }{
		{file, "is a file; name the folder"},
		{filepath.Join(t.TempDir(), "none"), "there is no folder"},
	} {
		if _, err := Open(tt.name); err == nil || !strings.Contains(err.Error(), tt.message) {
			t.Errorf("Open(%q): %v, want %q", tt.name, err, tt.message)
		}
	}
	if _, err := Embedded("riyadh-anakra"); err == nil || !strings.Contains(err.Error(), "did you mean riyadh-ankara?") {
		t.Errorf("Embedded: %v", err)
	}
}
