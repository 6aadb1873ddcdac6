package dossier

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/fault"
)

// The targets exchange one file of the starter for what the fuzzer makes up.
// Nothing may panic, and every fault must say where it is.

var fuzzTables = []string{"states.csv", "sources.csv", "groups.csv", "borders.csv", "capabilities.csv", "events.csv", "cameo.csv", "claims.csv", "responses.csv", "baserates.csv", "forecasts.csv", "priors.csv"}

func fuzzFile(t *testing.T, name string, data []byte) {
	t.Helper()
	files := starterFS(t)
	files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	faults := Check(files)
	checkPlaces(t, faults)
	w, err := Read(files)
	if (err == nil) != (len(faults) == 0) {
		t.Fatalf("Read says %v, Check %v", err, faults)
	}
	if err != nil {
		return
	}
	// What reads without a fault can be written and read again.
	again, err := render(&w.Tables)
	if err != nil {
		t.Skip() // an id that cannot be a file's name
	}
	copied, err := Read(again)
	if err != nil {
		t.Fatalf("the copy has faults:\n%v", err)
	}
	if diff := sameTables(w, copied); diff != "" {
		t.Fatalf("the copy differs (-original +copy):\n%s", diff)
	}
}

func checkPlaces(t *testing.T, faults fault.List) {
	t.Helper()
	for _, f := range faults {
		whole := strings.Contains(f.Message, "missing") || strings.Contains(f.Message, "larger than") || f.File == "."
		if f.File == "" || f.Message == "" || f.Line < 1 && !whole || f.Column < 0 {
			t.Errorf("fault without a place: %#v", f)
		}
	}
}

// brokenYAML are seeds that have troubled YAML parsers.
var brokenYAML = []string{"", "a", "a:", "a: [", "a: {b", "- - -", "? a", "a: &x *x", "<<: *a", "a: !!binary x", "a: |", "a: >\n  x", "\ta: b", "a: \"\\x", "a: '",
	"---\n---\n", "%YAML 1.2", "a: b: c", "\xff", "\ufeffid: x", "a: b\r\nc:\r\n  - d\r\n", "a:\rb:", "{", "]", "- id: x\n -", "clauses: [{id: x, trigger: {act: [{act: }]}}]",
	"areas: 1", "edit: [{join: }, {weigh: {question: x, weights: 3}}]", "parties: all", "parties: [all]", "as_of: 0000-00-00", "null", "~: ~", "[]: {}", "a: \u2028b"}

func addSeeds(f *testing.F, seeds ...string) {
	for _, s := range append(brokenYAML, seeds...) {
		f.Add([]byte(s))
	}
}

// seedFiles are files of the dossiers that come with the program.
func seedFiles(f *testing.F, pattern string) []string {
	f.Helper()
	all := []fs.FS{StarterFS()}
	for _, name := range EmbeddedNames() {
		files, err := EmbeddedFS(name)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, files)
	}
	var out []string
	for _, files := range all {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				f.Fatal(err)
			}
			out = append(out, string(data))
		}
	}
	return out
}

func FuzzTreaty(f *testing.F) {
	addSeeds(f, seedFiles(f, "treaties/*.yaml")...)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, treatyFile, data) })
}

func FuzzQuestion(f *testing.F) {
	addSeeds(f, seedFiles(f, "dossier.yaml")...)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "dossier.yaml", data) })
}

func FuzzAreas(f *testing.F) {
	addSeeds(f, seedFiles(f, "areas.yaml")...)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "areas.yaml", data) })
}

func FuzzCase(f *testing.F) {
	addSeeds(f, seedFiles(f, "cases/*.yaml")...)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, caseFile, data) })
}

func FuzzEdits(f *testing.F) {
	addSeeds(f, "edits:\n  - join: TUR:SMDA2025\n  - {leave: \"cow:AUS:ANZUS1951\", on: 2026-01-01}\n  - sign: TRILAT2026@2026-02-03\n",
		"edits:\n  - weigh: {question: q, weights: {a: 0.5}}\n  - value: {state: TUR, measure: gdp, year: 2024, value: 1, unit: usd, sources: [x]}\n")
	f.Fuzz(func(t *testing.T, data []byte) {
		edits, err := ReadEdits("edit.yaml", data)
		if err == nil {
			if _, err := editsYAML(edits); err != nil {
				t.Errorf("edits that cannot be written: %v", err)
			}
			return
		}
		faults, ok := err.(fault.List)
		if !ok || len(faults) == 0 {
			t.Fatalf("an error that is no list of faults: %v", err)
		}
		checkPlaces(t, faults)
	})
}

func FuzzTable(f *testing.F) {
	for i, name := range fuzzTables {
		for _, s := range seedFiles(f, name) {
			lines := strings.SplitAfter(s, "\n")
			f.Add(uint8(i), []byte(strings.Join(lines[:min(len(lines), 8)], "")))
		}
	}
	for _, s := range []string{"", "\n", "\"", "a,b\n\"", "\r", "id\r\n\"a\nb\"\r\n", ",", "\xef\xbb\xbfid", "a;b", "id,title,kind,publisher,date,url,note\n1,2\n", "é,\"\n"} {
		for i := range fuzzTables {
			f.Add(uint8(i), []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, table uint8, data []byte) {
		fuzzFile(t, fuzzTables[int(table)%len(fuzzTables)], data)
	})
}

// TestHeavyFiles feeds the reader what is known to cost parsers much time or
// stack. It must come back, with a fault or without.
func TestHeavyFiles(t *testing.T) {
	const size = 1 << 20
	fill := func(prefix, part, suffix string) []byte {
		return []byte(prefix + strings.Repeat(part, (size-len(prefix)-len(suffix))/len(part)) + suffix)
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'j'; c++ {
		p := "*" + string(c-1)
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat(p+", ", 9), ", ") + "]\n"
	}
	heavy := map[string][]byte{
		"alias bomb":         []byte(bomb),
		"open brackets":      fill("a: ", "[", "\n"),
		"open braces":        fill("a: ", "{a: ", "\n"),
		"closing brackets":   fill("a: ", "]", "\n"),
		"flow list":          fill("a: [", "x, ", "x]\n"),
		"flow mapping":       fill("a: {", "x: y, ", "x: y}\n"),
		"empty flow":         fill("a: [", "{}, ", "x]\n"),
		"commas":             fill("a: [", ",", "]\n"),
		"dashes in flow":     fill("a: [", "- ", "]\n"),
		"list":               fill("a:\n", "- x\n", ""),
		"list of nothing":    fill("", "-\n", ""),
		"list of mappings":   fill("a:\n", "- b: x\n", ""),
		"nested list":        fill("", "- ", "\n"),
		"one key many times": fill("", "a: x\n", ""),
		"keys of nothing":    fill("", "a:\n", ""),
		"question marks":     fill("", "? x\n", ""),
		"merge keys":         fill("", "<<:\n", ""),
		"one long word":      fill("a: ", "x", "\n"),
		"one long line":      fill("a: ", "x ", "\n"),
		"one long quote":     fill("a: \"", "x ", "\"\n"),
		"quotes":             fill("a: ", "\"", "\n"),
		"quote never closed": fill("a: \"", "x\n", ""),
		"anchors":            fill("a: ", "&a ", "\n"),
		"aliases":            fill("a: &b x\nc: [", "*b, ", "*b]\n"),
		"tags":               fill("a: ", "!a ", "\n"),
		"documents":          fill("", "---\n", ""),
		"comments":           fill("", "#\n", "a: b\n"),
		"blank lines":        fill("", "\n", "a: b\n"),
		"spaces":             fill("a:", " ", "b\n"),
		"long number":        fill("a: ", "1", "\n"),
		"block text":         fill("a: >\n", "  x\n", ""),
		"commas in a row":    fill("code,root,class,goldstein\n", ",", "\n"),
		"short rows":         fill("code,root,class,goldstein\n", "x\n", ""),
		"rows with faults":   fill("code,root,class,goldstein\n", "x,x,x,x\n", ""),
		"rows of quotes":     fill("code,root,class,goldstein\n", "\"", "\n"),
		"broken rows":        fill("code,root,class,goldstein\n", "a\"b\n", ""),
		"many columns":       fill("", "a,", "\n"),
	}
	for _, name := range slices.Sorted(maps.Keys(heavy)) {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{treatyFile, "cameo.csv"} {
				files := starterFS(t)
				files[file] = &fstest.MapFile{Data: heavy[name], Mode: 0o644}
				if faults := Check(files); len(faults) == 0 || len(faults) > maxFaults+1 {
					t.Errorf("%s: %d faults", file, len(faults))
				}
			}
		})
	}
}
