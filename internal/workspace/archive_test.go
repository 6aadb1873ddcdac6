package workspace

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/dossier"
	"casus/internal/fault"
	"casus/internal/world"
)

// starter is a small record, read once.
var starter = sync.OnceValue(func() *world.World {
	w, err := dossier.Read(dossier.StarterFS())
	if err != nil {
		panic(err)
	}
	return w
})

var (
	word  = rapid.StringMatching(`[\pL\pN<&"',|=;#-]([\pL\pN <&"',|=;#-]{0,20}[\pL\pN<&"'])?`)
	times = rapid.StringMatching(`20[0-9][0-9]-0[1-9]-[12][0-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9]Z`)
	lines = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 1, 4).Draw(t, "lines"), rapid.SampledFrom([]string{"\n", "\n\n", "\t", "\n ", ", "}).Draw(t, "between"))
	})
)

// drawEdits makes edits that are possible in a record, one after the other.
func drawEdits(t *rapid.T, w *world.World) []string {
	out := []string{}
	for range rapid.IntRange(0, 6).Draw(t, "tries") {
		treaty := w.Treaties[rapid.IntRange(0, len(w.Treaties)-1).Draw(t, "treaty")].ID
		e := world.Edit{Treaty: treaty, Kind: rapid.SampledFrom([]world.EditKind{world.Join, world.Leave, world.Sign, world.Weigh, world.Value}).Draw(t, "kind")}
		if rapid.Bool().Draw(t, "dated") {
			e.On = world.On(world.MakeDay(rapid.IntRange(1900, 2030).Draw(t, "year"), 3, 1))
		}
		switch e.Kind {
		case world.Join, world.Leave:
			e.State = w.States[rapid.IntRange(0, len(w.States)-1).Draw(t, "state")].ID
		case world.Weigh:
			r := w.Reading(rapid.SampledFrom(w.ReadingIDs()).Draw(t, "reading"))
			e = world.Edit{Kind: world.Weigh, Question: r.ID, Weights: map[string]float64{}}
			for _, o := range r.OptionIDs() {
				e.Weights[o] = float64(rapid.IntRange(0, 1000).Draw(t, "weight")) / 1000 / float64(len(r.Options))
			}
		}
		if e.Kind == world.Value {
			state := w.States[rapid.IntRange(0, len(w.States)-1).Draw(t, "state")].ID
			var err error
			if e, err = world.ParseEdit(world.Value, fmt.Sprintf("%s:gdp:%d=%d,0,1e9 usd", state, rapid.IntRange(1900, 2030).Draw(t, "year"), rapid.IntRange(0, 1e9).Draw(t, "value"))); err != nil {
				t.Fatal(err)
			}
		}
		next, err := w.With(e)
		if err != nil {
			continue
		}
		text, err := EditText(e)
		if err != nil {
			t.Fatal(err)
		}
		w, out = next, append(out, text)
	}
	return out
}

func drawStudy(t *rapid.T, w *world.World) Study {
	s := Study{Name: word.Draw(t, "name"), Dossier: w.Question.ID, Edits: drawEdits(t, w), Readings: map[string]string{}, Notes: []Note{}, Runs: []Run{},
		View: rapid.StringMatching(`[a-z=&%A-Z]{0,30}`).Draw(t, "view"), Created: times.Draw(t, "created"), Changed: times.Draw(t, "changed")}
	for _, id := range w.ReadingIDs() {
		if options := w.Reading(id).OptionIDs(); rapid.Bool().Draw(t, "settled") {
			s.Readings[id] = rapid.SampledFrom(options).Draw(t, "option")
		}
	}
	notes := rapid.MapOfN(word, lines, 0, 4).Draw(t, "notes")
	for _, subject := range slices.Sorted(maps.Keys(notes)) {
		s.Notes = append(s.Notes, Note{subject, notes[subject], times.Draw(t, "at")})
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "runs") {
		summary, err := json.Marshal(rapid.MapOf(word, lines).Draw(t, "summary"))
		if err != nil {
			t.Fatal(err)
		}
		s.Runs = append(s.Runs, Run{int64(2*i + 1), times.Draw(t, "at"), word.Draw(t, "kind"), word.Draw(t, "query"), summary})
	}
	return s
}

// TestExportThenImport: a study comes back as it was, from a zip, and again when it
// is taken into a workspace and out of it.
func TestExportThenImport(t *testing.T) {
	records := []*world.World{starter()}
	if !testing.Short() {
		w, err := dossier.Embedded(dossier.Default)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, w)
	}
	w := fresh(t)
	rapid.Check(t, func(t *rapid.T) {
		record := records[(rapid.IntRange(0, 9).Draw(t, "record")+1)/10*(len(records)-1)] // the large one takes its time
		s := drawStudy(t, record)
		stored, err := w.Import(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		files, err := stored.Files(record)
		if err != nil {
			t.Fatal(err)
		}
		var b, twice bytes.Buffer
		if err := errors.Join(WriteZip(&b, files), WriteZip(&twice, files)); err != nil || !bytes.Equal(b.Bytes(), twice.Bytes()) {
			t.Fatalf("two zips of one study differ (%v)", err)
		}
		back, read, err := ReadZip(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(s, back); d != "" {
			t.Fatalf("-exported +imported:\n%s", d)
		}
		proposed := record.Question.Edits
		if len(s.Edits) > 0 {
			proposed, _ = parseEdits(s.Edits)
		}
		if read.Question.ID != record.Question.ID || fmt.Sprint(read.Question.Edits) != fmt.Sprint(proposed) {
			t.Fatalf("the record proposes %v, not %v", read.Question.Edits, proposed)
		}
		if err := w.Delete(ctx, stored.ID, 1); err != nil {
			t.Fatal(err)
		}
		stored.ID, stored.Revision, s.Revision = "", 0, 0
		if d := cmp.Diff(s, stored); d != "" {
			t.Fatalf("-drawn +stored:\n%s", d)
		}
	})
}

// exported gives the files of a study with something of everything.
func exported(t testing.TB) map[string][]byte {
	t.Helper()
	w := starter()
	s := Study{Name: "Try", Dossier: w.Question.ID, Created: "2026-01-01T00:00:00Z", Changed: "2026-01-02T00:00:00Z", View: "view=who",
		Readings: map[string]string{}, Notes: []Note{{"TUR", "a \"quote\",\nand a line", "2026-01-02T00:00:00Z"}},
		Runs: []Run{{1, "2026-01-02T00:00:00Z", "crisis", "runs=10", json.RawMessage(`{"war":0.5}`)}}}
	for _, id := range w.ReadingIDs() {
		s.Readings[id] = w.Reading(id).OptionIDs()[0]
	}
	if len(s.Readings) == 0 {
		t.Fatal("the starter has no reading")
	}
	for _, e := range w.Question.Edits {
		text, err := EditText(e)
		if err != nil {
			t.Fatal(err)
		}
		s.Edits = append(s.Edits, text)
	}
	files, err := s.Files(w)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// zipOf packs files in order of name, with names as they are given.
func zipOf(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteZip(&b, files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func with(files map[string][]byte, name, text string) map[string][]byte {
	out := maps.Clone(files)
	out[name] = []byte(text)
	return out
}

func TestFolderAndZip(t *testing.T) {
	files := exported(t)
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := WriteFolder(dir, files); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(dir, files); err == nil {
		t.Error("a folder that holds something was written over")
	}
	folder, _, err := ReadFolder(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string][]byte{"__MACOSX/x": nil, "my study/": nil}
	for name, content := range files {
		inside["my study/"+name] = content
	}
	for what, files := range map[string]map[string][]byte{"root": files, "folder": inside} {
		s, _, err := ReadZip(zipOf(t, files))
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if d := cmp.Diff(folder, s); d != "" {
			t.Errorf("%s: -folder +zip:\n%s", what, d)
		}
	}
	if rest, _ := filepath.Glob(filepath.Join(dir, ".casus-*")); len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
}

// TestPlainDossier: a dossier that was never a study becomes one with its edit.
func TestPlainDossier(t *testing.T) {
	s, w, err := ReadFolder(dossier.StarterFS())
	if err != nil {
		t.Fatal(err)
	}
	if s.Name == "" || s.Dossier != w.Question.ID || len(s.Edits) != len(w.Question.Edits) || len(s.Edits) == 0 {
		t.Errorf("%+v", s)
	}
}

// TestHostileZips must all be refused, each for its reason.
func TestHostileZips(t *testing.T) {
	files := exported(t)
	many := map[string][]byte{}
	for i := range maxZipFiles + 1 {
		many[fmt.Sprint(i)] = nil
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":          {nil, "no zip"},
		"text":           {[]byte("hello"), "no zip"},
		"cut":            {zipOf(t, files)[:2000], "no zip"},
		"parent":         {zipOf(t, with(files, "../evil.yaml", "x")), "no path"},
		"inner parent":   {zipOf(t, with(files, "study/../../evil", "x")), "no path"},
		"absolute":       {zipOf(t, with(files, "/etc/passwd", "x")), "no path"},
		"backslash":      {zipOf(t, with(files, `..\evil`, "x")), "no path"},
		"drive":          {zipOf(t, with(files, `C:evil`, "x")), "no path"},
		"NUL":            {zipOf(t, with(files, "a\x00b", "x")), "no path"},
		"too many":       {zipOf(t, many), "at most"},
		"too large":      {make([]byte, MaxZip+1), "at most"},
		"bomb":           {bomb(t, files), "no more are read"},
		"twice":          {written(t, files, func(z *zip.Writer) error { _, err := z.Create("dossier.yaml"); return err }), "twice"},
		"link":           {written(t, files, link), "no plain file"},
		"way of packing": {written(t, files, oddMethod), "packed in a way"},
		"no dossier":     {zipOf(t, map[string][]byte{"readme.txt": nil}), "no dossier.yaml"},
		"two dossiers":   {zipOf(t, map[string][]byte{"a/dossier.yaml": nil, "b/dossier.yaml": nil}), "2 dossiers"},
		"broken sum":     {damaged(t), "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := ReadZip(c.data)
			if err == nil || !strings.Contains(err.Error(), c.want) || !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooMuch) {
				t.Errorf("it says %v; want %q", err, c.want)
			}
		})
	}
}

// written makes a zip of the files and of what add writes to it.
func written(t *testing.T, files map[string][]byte, add func(*zip.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write(files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(add(z), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func link(z *zip.Writer) error {
	h := &zip.FileHeader{Name: "study/link"}
	h.SetMode(os.ModeSymlink | 0o777)
	f, err := z.CreateHeader(h)
	if err == nil {
		_, err = io.WriteString(f, "/etc/passwd")
	}
	return err
}

func oddMethod(z *zip.Writer) error {
	z.RegisterCompressor(93, func(w io.Writer) (io.WriteCloser, error) { return nopCloser{w}, nil })
	f, err := z.CreateHeader(&zip.FileHeader{Name: "x", Method: 93})
	if err == nil {
		_, err = io.WriteString(f, "x")
	}
	return err
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// bomb is small and holds more than may be taken out.
func bomb(t *testing.T, files map[string][]byte) []byte {
	return written(t, files, func(z *zip.Writer) error {
		f, err := z.Create("study/zeros")
		block := make([]byte, 1<<20)
		for i := 0; err == nil && i <= maxZipContents>>20; i++ {
			_, err = f.Write(block)
		}
		return err
	})
}

// damaged has a byte of a stored file changed.
func damaged(t *testing.T) []byte {
	data := written(t, nil, func(z *zip.Writer) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: "dossier.yaml", Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(f, "format: casus.dossier/1\n")
		}
		return err
	})
	return bytes.Replace(data, []byte("casus.dossier/1"), []byte("casus.dossier/2"), 1)
}

// TestFaultsOfAStudy changes one file of a good study: the fault names the file.
func TestFaultsOfAStudy(t *testing.T) {
	files := exported(t)
	var head map[string]any
	if err := json.Unmarshal(files[studyFile], &head); err != nil {
		t.Fatal(err)
	}
	header := func(key string, value any) string {
		next := maps.Clone(head)
		next[key] = value
		data, _ := json.Marshal(next)
		return string(data)
	}
	question := string(files["dossier.yaml"])
	for name, c := range map[string]struct{ file, text, want string }{
		"format":          {studyFile, header("format", "casus.study/9"), "is not \"casus.study/1\""},
		"unknown field":   {studyFile, header("colour", "x"), "colour"},
		"no JSON":         {studyFile, "{", "no JSON"},
		"no name":         {studyFile, header("name", ""), "name of a study is empty"},
		"long view":       {studyFile, header("view", strings.Repeat("x", MaxView+1)), "the view has"},
		"time":            {studyFile, header("created", "yesterday"), "yesterday"},
		"note columns":    {notesFile, "subject,text\nTUR,x\n", "first row"},
		"note empty file": {notesFile, "", "first row"},
		"note time":       {notesFile, "subject,at,text\nTUR,2026,x\n", "notes.csv:2"},
		"note quote":      {notesFile, "subject,at,text\nTUR,2026,\"x\n", "notes.csv"},
		"two notes":       {notesFile, "subject,at,text\nA,2026-01-01T00:00:00Z,x\nA,2026-01-01T00:00:00Z,y\n", "two notes on A"},
		"reading":         {readingsFile, "question,option\nnothing,x\n", "unknown question"},
		"run":             {runsFile, "{}x\n", "runs.jsonl:1"},
		"run summary":     {runsFile, `{"id":1,"at":"2026-01-01T00:00:00Z","kind":"x","query":"","summary":"` + strings.Repeat("x", MaxSummary) + `"}`, "summary"},
		"run number":      {runsFile, `{"id":0,"at":"2026-01-01T00:00:00Z","kind":"x","query":"","summary":1}`, "run 0"},
		"too many runs":   {runsFile, strings.Repeat(`{"id":1,"at":"2026-01-01T00:00:00Z","kind":"x","query":"","summary":1}`+"\n", MaxRuns+2), ""},
		"dossier":         {"dossier.yaml", strings.Replace(question, "casus.dossier/1", "casus.dossier/7", 1), "casus.dossier/7"},
		"unknown table":   {"more.csv", "a\n", "unknown file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := ReadFolder(dossier.InMemory(with(files, c.file, c.text)))
			var list fault.List
			if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &list) && !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooMuch) {
				t.Errorf("it says %v; want %q", err, c.want)
			}
		})
	}
}

// FuzzImport reads any files as those of a study. What is read can be kept, written
// and read again as the same study.
func FuzzImport(f *testing.F) {
	files := exported(f)
	f.Add(files[studyFile], files[readingsFile], files[notesFile], files[runsFile], files["dossier.yaml"])
	f.Add([]byte(`{"format":"casus.study/1","name":"x","edits":0,"created":"2026-01-01T00:00:00Z","changed":"2026-01-01T00:00:00Z"}`),
		[]byte("question,option\r\n"), []byte("subject,at,text\n\"a\nb\",2026-01-01T00:00:00Z,\"\r\n\"\n"), []byte("\n\n"), files["dossier.yaml"])
	f.Add([]byte("{}"), []byte{}, []byte("\ufeffsubject,at,text"), []byte(`{"id":1,"summary":[[[[]]]]}`), []byte("edit: [{weigh: {question: x, weights: {a: 1}}}]"))
	f.Fuzz(func(t *testing.T, head, readings, notes, runs, question []byte) {
		all := maps.Clone(files)
		all[studyFile], all[readingsFile], all[notesFile], all[runsFile], all["dossier.yaml"] = head, readings, notes, runs, question
		s, w, err := ReadFolder(dossier.InMemory(all))
		if err != nil {
			return
		}
		out, err := s.Files(w)
		if err != nil {
			t.Skip() // a dossier with a text that cannot be written
		}
		again, _, err := ReadFolder(dossier.InMemory(out))
		if err != nil {
			t.Fatalf("what was read does not read back: %v", err)
		}
		if d := cmp.Diff(s, again); d != "" {
			t.Fatalf("-first +second:\n%s", d)
		}
	})
}

// FuzzZip reads any bytes as a zip.
func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, exported(f)))
	f.Add(zipOf(f, map[string][]byte{"a/dossier.yaml": []byte("x"), "a/study/study.json": []byte("{}")}))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := unzip(data)
		if err != nil && !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooMuch) {
			t.Fatalf("an error without a cause: %v", err)
		}
		for name := range files {
			if strings.HasPrefix(name, "/") || strings.Contains("/"+name+"/", "/../") {
				t.Fatalf("the path %q came through", name)
			}
		}
	})
}
