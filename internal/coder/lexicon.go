package coder

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
	"sync"

	"casus/internal/token"
)

//go:embed data/*.txt data/*.csv
var data embed.FS

// lexicon is the dictionary of acts made ready: words by dense numbers, verbs
// with their senses, nouns of acts, and what an act becomes under each operator.
type lexicon struct {
	ids    map[string]int32
	words  []word // by number; number 0 is the word that is in no list
	names  []string
	verbs  []verb
	nouns  []noun
	things map[string]thingSet
	codes  []Code
	byCode map[string]codeID
	ops    [operators][]codeID
	finer  map[codeID][]finer

	be        int32 // the verb be
	anyAdverb int32 // stands for adverbs in -ly that are in no list
}

// word is what is known of one folded word.
type word struct {
	class class
	forms form
	verb  int32   // its verb, -1 for none
	nouns []int32 // nouns that begin with it, the longest first
}

type verb struct {
	lemma        string
	senses       []sense // the most specific first
	intransitive bool    // has no passive: arrive
}

// item is one word or thing of a pattern.
type item struct {
	gap    bool
	word   int32
	many   int32 // its plural, 0 for words that stand right after the verb
	thing  thingSet
	prefix string // of the code of a noun
}

type (
	thingSet [2]uint64
	codeID   int16
	form     uint8
	operator uint8
)

const (
	base form = 1 << iota
	third
	past
	participle
	gerund
)

// The operators that a verb can be on the act that it governs.
const (
	none operator = iota
	do
	intend
	threat
	demand
	appeal
	refuse
	accuse
	end
	accept
	allow
	bar
	say
	deny
	fail
	consider
	cause
	operators
)

var operatorNames = [operators]string{"", "DO", "INTEND", "THREAT", "DEMAND", "APPEAL", "REFUSE", "ACCUSE", "END", "ACCEPT",
	"ALLOW", "BAR", "SAY", "DENY", "FAIL", "CONSIDER", "CAUSE"}

// Code is one code of the CAMEO code book with what it means elsewhere.
type Code struct {
	CAMEO          string
	Name           string
	Goldstein      float64
	GoldsteinKnown bool
	Class          string // PLOVER 0.8; "" for statements (01)
	Mode           string // PLOVER; "" where there is none
}

var standard = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic("the embedded lexicon does not read: " + err.Error()) // a test reads it
	}
	return l
})

func readLexicon() (*lexicon, error) {
	l := &lexicon{ids: make(map[string]int32, 1<<13), byCode: map[string]codeID{}, finer: map[codeID][]finer{}, things: map[string]thingSet{}}
	l.words, l.names = append(l.words, word{verb: -1}), append(l.names, "")
	l.codes = append(l.codes, Code{})
	for _, step := range []func() error{l.readCodes, l.readClasses, l.readPlain, l.readNouns, l.readVerbs, l.readOperators, l.readRefinements} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	l.anyAdverb, l.be = l.id("only"), l.id("be")
	return l, nil
}

// lines calls f with each line of a file of the lexicon that says something.
func lines(file string, f func(line string) error) error {
	open, err := data.Open("data/" + file)
	if err != nil {
		return err
	}
	defer open.Close()
	scan := bufio.NewScanner(open)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		if strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return scan.Err()
}

// id numbers a folded word.
func (l *lexicon) id(w string) int32 {
	if id, ok := l.ids[w]; ok {
		return id
	}
	id := int32(len(l.words))
	l.ids[w] = id
	l.words = append(l.words, word{verb: -1})
	l.names = append(l.names, w)
	return id
}

func (l *lexicon) idsOf(phrase string) []int32 {
	var out []int32
	for _, w := range token.FoldPhrase(phrase) {
		out = append(out, l.id(w))
	}
	return out
}

func (t *thingSet) add(o thingSet) { t[0], t[1] = t[0]|o[0], t[1]|o[1] }

func (t thingSet) meets(o thingSet) bool { return t[0]&o[0]|t[1]&o[1] != 0 }
