package newsdesk

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"casus/internal/coder"
)

// The kinds of labelled sets.
const (
	setSentences   = "sentences"   // plover08, source, target; or events
	setDates       = "dates"       // dct, exprs with values
	setRecognizers = "expressions" // input, reference, results
	setReports     = "reports"     // a folder with gold.jsonl
)

// goldLine is a line of any labelled set; its fields tell which.
type goldLine struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Date    string   `json:"date"`
	Plover  string   `json:"plover08"`
	Manual  []string `json:"cameo_manual"`
	Source  []party  `json:"source"`
	Target  []party  `json:"target"`
	Events  []triple `json:"events"`
	Doc     string   `json:"doc"`
	DCT     string   `json:"dct"`
	Exprs   []expr   `json:"exprs"`
	Input   string   `json:"input"`
	Ref     string   `json:"reference"`
	Results []found  `json:"results"`

	File        string `json:"file"`
	Cluster     string `json:"cluster"`
	RootSource  string `json:"root_source"`
	Stage       string `json:"stage"`
	Likelihood  string `json:"likelihood"`
	Polarity    string `json:"polarity"`
	Attribution string `json:"attribution"`
}

type party struct {
	Country string `json:"country"`
}

type triple struct {
	Source string `json:"source"`
	Target string `json:"target"`
	Event  string `json:"event"`
}

type expr struct {
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

type found struct {
	Text  string `json:"Text"`
	Start int    `json:"Start"`
	End   int    `json:"End"`
	Len   int    `json:"Length"`
}

// readGold reads a labelled set and tells its kind.
func readGold(name string) (kind string, lines []goldLine, err error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		kind, name = setReports, filepath.Join(name, "gold.jsonl")
	}
	f, err := os.Open(name)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(make([]byte, 1<<16), maxLine)
	for n := 1; scan.Scan(); n++ {
		if len(scan.Bytes()) == 0 {
			continue
		}
		var g goldLine
		if err := json.Unmarshal(scan.Bytes(), &g); err != nil {
			return "", nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		lines = append(lines, g)
	}
	if err := scan.Err(); err != nil {
		return "", nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(lines) == 0 {
		return "", nil, fmt.Errorf("%s: holds no line", name)
	}
	if kind == "" {
		kind = kindOf(lines)
	}
	if kind == "" {
		return "", nil, fmt.Errorf("%s: is no labelled set: its lines have neither text with events, nor dct with exprs, nor input with reference", name)
	}
	return kind, lines, nil
}

func kindOf(lines []goldLine) string {
	for i := range lines {
		switch g := &lines[i]; {
		case g.Plover != "" || len(g.Events) > 0:
			return setSentences
		case len(g.Exprs) > 0:
			return setDates
		case g.Input != "":
			return setRecognizers
		}
	}
	return ""
}

// wanted gives the events that a line is labelled with.
func (g *goldLine) wanted() []coder.Labelled {
	if g.Plover != "" {
		e := coder.Labelled{Class: g.Plover, Source: countriesOf(g.Source), Target: countriesOf(g.Target)}
		if len(g.Manual) > 0 {
			e.CAMEO = g.Manual[0]
		}
		return []coder.Labelled{e}
	}
	var out []coder.Labelled
	for _, t := range g.Events {
		e := coder.Labelled{CAMEO: t.Event, Source: country(t.Source), Target: country(t.Target)}
		if code, ok := coder.CodeOf(t.Event); ok {
			e.Class = code.Class
		}
		out = append(out, e)
	}
	return out
}

func countriesOf(list []party) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Country)
	}
	return out
}

// country is the state in a code of CAMEO: its first three letters. A code
// without one, written ---, names none.
func country(code string) []string {
	if len(code) < 3 || code[:3] == "---" {
		return nil
	}
	return []string{code[:3]}
}
