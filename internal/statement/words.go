package statement

import (
	"embed"
	"encoding/csv"
	"sync"

	"casus/internal/token"
)

//go:embed data/*.csv
var data embed.FS

type lexicon struct{ doubt, matter, having, things token.Phrases }

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	for name, lists := range map[string]map[string]*token.Phrases{
		"data/doubts.csv": {"doubt": &l.doubt, "matter": &l.matter},
		"data/means.csv":  {"verb": &l.having, "thing": &l.things},
	} {
		for i, row := range table(name) {
			lists[row[0]].Add(row[1], int32(i), token.AnyCase)
		}
	}
	return l
})

func table(name string) [][]string {
	f, err := data.Open(name)
	if err != nil {
		panic(err) // embedded: a test reads it
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	return rows[1:]
}
