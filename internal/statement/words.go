package statement

import (
	"embed"
	"sync"

	"casus/internal/shipped"
	"casus/internal/token"
)

//go:embed data/*.csv
var data embed.FS

type lexicon struct {
	doubt, matter, having, things token.Phrases
	relations                     token.Phrases // values index nouns
	nouns                         []relation
	relationship                  token.Phrases // values index ways
	ways                          []relation
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	for i, row := range shipped.Rows(data, "data/doubts.csv") {
		l.list(row[0]).Add(row[1], int32(i), token.AnyCase)
	}
	for i, row := range shipped.Rows(data, "data/means.csv") {
		l.list(row[0]).Add(row[1], int32(i), token.AnyCase)
	}
	for i, row := range shipped.Rows(data, "data/relations.csv") {
		l.nouns = append(l.nouns, relation{row[0], row[1], row[2], splitList(row[3])})
		l.relations.Add(row[4], int32(i), token.AnyCase)
	}
	for i, row := range shipped.Rows(data, "data/relationship.csv") {
		l.ways = append(l.ways, relation{act: row[0], cameo: row[1], class: row[2]})
		l.relationship.Add(row[3], int32(i), token.AnyCase)
	}
	return l
})

func (l *lexicon) list(kind string) *token.Phrases {
	switch kind {
	case "doubt":
		return &l.doubt
	case "matter":
		return &l.matter
	case "verb":
		return &l.having
	}
	return &l.things
}
