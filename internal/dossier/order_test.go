package dossier

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"math/rand/v2"
	"slices"
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
		// One draw: thousands of draws for thousands of rows take long.
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		files := fstest.MapFS{}
		tables, err := fs.Glob(source, "*.csv")
		if err != nil || len(tables) < 9 {
			rt.Fatalf("%d tables, %v", len(tables), err)
		}
		for _, name := range tables {
			files[name] = &fstest.MapFile{Data: shuffleTable(rt, rng, source, name)}
		}
		question, err := questionYAML(&w.Question)
		if err != nil {
			rt.Fatal(err)
		}
		files["dossier.yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rng, question))}
		areas := areasYAML(shuffled(rng, w.Areas), shuffled(rng, w.Places))
		files["areas.yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rng, areas))}
		for _, treaty := range w.Treaties {
			files["treaties/"+string(treaty.ID)+".yaml"] = &fstest.MapFile{Data: emit(shuffleFields(rng, treatyYAML(treaty)))}
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

// shuffled returns the items in another order.
func shuffled[T any](rng *rand.Rand, items []T) []T {
	out := slices.Clone(items)
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func shuffleTable(t *rapid.T, rng *rand.Rand, source fs.FS, name string) []byte {
	data, err := fs.ReadFile(source, name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	columns := make([]int, len(rows[0]))
	for i := range columns {
		columns[i] = i
	}
	columns = shuffled(rng, columns)
	rows = append(rows[:1], shuffled(rng, rows[1:])...)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range rows {
		fields := make([]string, len(row))
		for i, c := range columns {
			fields[i] = row[c]
		}
		if err := w.Write(fields); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

// shuffleFields puts the fields of a mapping and of all below it in another
// order. Lists keep theirs.
func shuffleFields(rng *rand.Rand, m mapping) mapping {
	out := mapping{short: m.short}
	for _, f := range shuffled(rng, m.fields) {
		switch v := f.value.(type) {
		case mapping:
			f.value = shuffleFields(rng, v)
		case list:
			items := make(list, len(v))
			for i, item := range v {
				if row, ok := item.(mapping); ok {
					item = shuffleFields(rng, row)
				}
				items[i] = item
			}
			f.value = items
		}
		out.fields = append(out.fields, f)
	}
	return out
}
