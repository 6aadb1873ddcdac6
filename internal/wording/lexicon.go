package wording

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// Kind is what sort of thing a cue says.
type Kind string

// The kinds of cues.
const (
	Stage       Kind = "stage"      // how far the matter has come; the value is a claim.Stage
	Likelihood  Kind = "likelihood" // the value is a claim.Likelihood
	Mark        Kind = "mark"       // what turns a stage: unsigned, unasked, separate, bilateral, notjoin, undecided
	Act         Kind = "act"        // what the matter is about: join, sign, ask
	Verb        Kind = "verb"       // say, deny, report, cite
	Who         Kind = "who"        // a holder without a name: anonymous, anonymous_official, analysts, media, spokesman
	Office      Kind = "office"     // an office: foreign_minister
	Body        Kind = "body"       // an institution of a state: defence_ministry
	Treaty      Kind = "treaty"     // a pact: mutual_defence, agreement
	Negation    Kind = "negation"   // before or after what it negates
	Condition   Kind = "condition"  // if, provided that
	Question    Kind = "question"   // whether, it is unclear
	Background  Kind = "background" // what is told of earlier times
	Opinion     Kind = "opinion"    // comment and analysis
	Consequence Kind = "effect"     // what the matter would lead to, not whether it comes
)

var kinds = []Kind{Stage, Likelihood, Mark, Act, Verb, Who, Office, Body, Treaty, Negation, Condition, Question,
	Background, Opinion, Consequence}

// Cue is one phrase and what it says.
type Cue struct {
	Words    string // as the list has it; a word that ends in * stands for all that begin so, ~ for up to four words
	Kind     Kind
	Value    string
	Strength float64 // how much the cue counts beside others of its kind; 1 is usual
	Note     string
	Holder   *Holder // of a name
}

// Lexicon is the cues of one language. It is never changed once it is read and
// may be used by several goroutines.
type Lexicon struct {
	Lang string
	Cues []Cue
	trie trie
	stem bool // words of this language carry other words in front
}

// Languages lists the languages that have a lexicon, by code of ISO 639-1.
func Languages() []string { return slices.Clone(languages()) }

var languages = sync.OnceValue(func() []string {
	entries, err := data.ReadDir("data/cues")
	if err != nil {
		panic("the embedded cues cannot be listed: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".csv"))
	}
	return out
})

var lexicons sync.Map // language -> func() *Lexicon

// sameAs are languages that are read with the list of another one.
var sameAs = map[string]string{"hr": "sr", "bs": "sr", "sh": "sr", "iw": "he", "in": "id", "ms": "id", "zh-cn": "zh", "zh-tw": "zh"}

// For gives the lexicon of a language; ok is false where there is none.
func For(lang string) (lexicon *Lexicon, ok bool) {
	lang = strings.ToLower(lang)
	if other, ok := sameAs[lang]; ok {
		lang = other
	}
	if short, _, found := strings.Cut(lang, "-"); found {
		lang = short
	}
	if !slices.Contains(languages(), lang) {
		return nil, false
	}
	once, _ := lexicons.LoadOrStore(lang, sync.OnceValue(func() *Lexicon {
		file := path.Join("data/cues", lang+".csv")
		f, err := data.Open(file)
		if err != nil {
			panic("the embedded cues cannot be opened: " + err.Error())
		}
		defer f.Close()
		l, err := readLexicon(lang, file, f)
		if err != nil {
			panic("the embedded cues do not read: " + err.Error()) // a test reads them
		}
		return l
	}))
	return once.(func() *Lexicon)(), true
}

// readLexicon reads a list with the columns says, strength, cues and note. Cues
// of one row are parted by |.
func readLexicon(lang, file string, from io.Reader) (*Lexicon, error) {
	r := csv.NewReader(from)
	r.FieldsPerRecord = 4
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	l := &Lexicon{Lang: lang, stem: strings.Contains(" ar he fr it ", " "+lang+" ")}
	for i, row := range rows[min(1, len(rows)):] {
		kind, value, _ := strings.Cut(row[0], ":")
		if !slices.Contains(kinds, Kind(kind)) {
			return nil, fmt.Errorf("%s:%d: %q is no kind of cue; kinds are %v", file, i+2, kind, kinds)
		}
		strength := 1.0
		if row[1] != "" {
			if strength, err = strconv.ParseFloat(row[1], 64); err != nil || !(strength > 0 && strength <= 3) {
				return nil, fmt.Errorf("%s:%d: strength %q is no number above 0 and up to 3", file, i+2, row[1])
			}
		}
		for _, words := range strings.Split(row[2], "|") {
			words = strings.TrimSpace(words)
			if words == "" {
				return nil, fmt.Errorf("%s:%d: an empty cue", file, i+2)
			}
			l.Cues = append(l.Cues, Cue{words, Kind(kind), value, strength, row[3], nil})
			l.trie.add(words, int32(len(l.Cues)-1))
		}
	}
	l.addHolders()
	return l, nil
}
