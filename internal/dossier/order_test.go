package dossier

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// TestOrder shuffles what has no order: the rows and the columns of tables,
// the fields of mappings, the areas and the places. The World is the same.
func TestOrder(t *testing.T) {
	w := embeddedWorld(t)
	source, err := EmbeddedFS(Default)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		files := fstest.MapFS{}
		tables, err := fs.Glob(source, "*.csv")
		if err != nil || len(tables) < 9 {
			rt.Fatalf("%d tables, %v", len(tables), err)
		}
		for _, name := range tables {
			files[name] = &fstest.MapFile{Data: shuffleTable(rt, source, name)}
		}
		question, err := questionYAML(&w.Question)
		if err != nil {
			rt.Fatal(err)
		}
		files["dossier.yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rt, question))}
		areas := areasYAML(rapid.Permutation(w.Areas).Draw(rt, "areas"), rapid.Permutation(w.Places).Draw(rt, "places"))
		files["areas.yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rt, areas))}
		for _, treaty := range w.Treaties {
			files["treaties/"+string(treaty.ID)+".yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rt, treatyYAML(treaty)))}
		}
		again, err := Read(files)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := sameTables(w, again); diff != "" {
			rt.Errorf("the order left a trace (-original +shuffled):\n%s", diff)
		}
	})
}

func shuffleTable(rt *rapid.T, source fs.FS, name string) []byte {
	data, err := fs.ReadFile(source, name)
	if err != nil {
		rt.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		rt.Fatal(err)
	}
	columns := make([]int, len(rows[0]))
	for i := range columns {
		columns[i] = i
	}
	columns = rapid.Permutation(columns).Draw(rt, "columns")
	shuffled := append([][]string{rows[0]}, rapid.Permutation(rows[1:]).Draw(rt, "rows")...)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range shuffled {
		fields := make([]string, len(row))
		for i, c := range columns {
			fields[i] = row[c]
		}
		if err := w.Write(fields); err != nil {
			rt.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

// shuffleFields puts the fields of a mapping and of all below it in another
// order. Lists keep theirs.
func shuffleFields(rt *rapid.T, m mapping) mapping {
	if len(m.fields) > 1 {
		m.fields = rapid.Permutation(m.fields).Draw(rt, "fields")
	}
	out := mapping{short: m.short}
	for _, f := range m.fields {
		switch v := f.value.(type) {
		case mapping:
			f.value = shuffleFields(rt, v)
		case list:
			items := make(list, len(v))
			for i, item := range v {
				if row, ok := item.(mapping); ok {
					item = shuffleFields(rt, row)
				}
				items[i] = item
			}
			f.value = items
		}
		out.fields = append(out.fields, f)
	}
	return out
}
