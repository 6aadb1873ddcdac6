package wording

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"casus/internal/token"
)

// Named is the kind of a cue that is a name: Cue.Holder says whose.
const Named Kind = "named"

// Holder is somebody whom reports often go back to, or whose adjective goes
// before "media" and "ministry", with the name that an English editor writes.
type Holder struct {
	Name    string // "Bloomberg", "Hakan Fidan"; of a state its adjective, "Turkish"
	Kind    string // outlet, institute, person, analyst, body (of a state), state
	Country string // ISO 3166-1 alpha-3
	Office  string // defence_minister, of persons
}

type holderForms struct {
	holder Holder
	forms  []string
}

// holders are the names of data/holders.csv in all the scripts it has.
var holders = sync.OnceValue(func() []holderForms {
	f, err := data.Open("data/holders.csv")
	if err != nil {
		panic("the embedded holders cannot be opened: " + err.Error())
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 5
	rows, err := r.ReadAll()
	if err != nil {
		panic("the embedded holders do not read: " + err.Error()) // a test reads them
	}
	var out []holderForms
	for i, row := range rows[1:] {
		if !slices.Contains([]string{"outlet", "institute", "person", "analyst", "body", "state"}, row[1]) {
			panic(fmt.Sprintf("the embedded holders, line %d: %q is no kind of holder", i+2, row[1]))
		}
		h := holderForms{holder: Holder{row[0], row[1], row[2], row[3]}}
		for _, form := range strings.Split(row[4], "|") {
			h.forms = append(h.forms, strings.TrimSpace(form))
		}
		out = append(out, h)
	}
	return out
})

// HolderOf gives who holds an office of a country, as far as the list knows.
func HolderOf(country, office string) (Holder, bool) {
	for _, h := range holders() {
		if h.holder.Country == country && h.holder.Office == office && office != "" {
			return h.holder, true
		}
	}
	return Holder{}, false
}

// Adjective gives the adjective of a country, "Turkish" of TUR; "" where the
// list has none.
func Adjective(country string) string {
	for _, h := range holders() {
		if h.holder.Kind == "state" && h.holder.Country == country {
			return h.holder.Name
		}
	}
	return ""
}

func (l *Lexicon) addHolders() {
	for _, h := range holders() {
		holder := h.holder
		for _, form := range h.forms {
			l.Cues = append(l.Cues, Cue{Words: form, Kind: Named, Value: h.holder.Kind, Strength: 1, Holder: &holder})
			l.trie.add(form, int32(len(l.Cues)-1))
		}
	}
}

// lowerAdjectives are the languages that write the adjectives of states with a
// small letter.
var capitalAdjectives = map[string]bool{"en": true, "tr": true}

// confusable are abbreviations that are words when written otherwise.
var confusable = map[string]bool{"US": true, "UK": true, "UAE": true, "SPA": true, "BAE": true, "ABD": true, "KSA": true, "USA": true, "EFE": true, "ANSA": true, "TASS": true}

// written tells whether a name is written as names are: with a capital where
// the script has them, in capitals throughout where the list has it so.
func (l *Lexicon) written(c *Cue, tokens []token.Token, i int) bool {
	if c.Kind != Named {
		return true
	}
	if name, _ := utf8.DecodeRuneInString(c.Holder.Name); unicode.IsLower(name) {
		return true // dpa
	}
	short := strings.TrimRight(c.Words, "*'")
	if confusable[short] && !strings.HasSuffix(c.Words, "*") {
		return tokens[i].Shape == token.Upper
	}
	first, _ := utf8.DecodeRuneInString(tokens[i].Word)
	if !unicode.In(first, unicode.Latin, unicode.Cyrillic, unicode.Greek) || tokens[i].Capital() || strings.Contains(tokens[i].Word, "'") {
		return true
	}
	return c.Holder.Kind == "state" && !capitalAdjectives[l.Lang]
}

// Known tells whether a name is that of a holder on the list.
func Known(name string) bool {
	for _, h := range holders() {
		if h.holder.Kind != "state" && strings.EqualFold(h.holder.Name, name) {
			return true
		}
	}
	return false
}
