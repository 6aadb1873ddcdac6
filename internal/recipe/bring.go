package recipe

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casus/internal/dataset"
	"casus/internal/fault"
	"casus/internal/panel"
	"casus/internal/statecode"
)

// Brought is a table that a user has: a CSV file with a head, of states (ccode or
// gwcode, year) or of pairs (with 1 and 2 behind the name). Every other column is
// a variable of numbers; a blank or NA is not known. Where no pair stands in both
// directions in a year a row holds in both.
type Brought struct {
	File      string   `yaml:"file" json:"file"`
	Otherwise *float64 `yaml:"otherwise" json:"otherwise,omitempty"` // of a state or pair without a row, within the years of the file; without it not known
}

// maxBrought bounds the size of a file that is brought, in bytes.
const maxBrought = 1 << 30

// bring reads a table and makes it an operator.
func (l *Library) bring(b Brought) (panel.Operator, error) {
	f, err := os.Open(b.File)
	if err != nil {
		return nil, fmt.Errorf("bring %s: there is no such file", b.File)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxBrought {
		return nil, fmt.Errorf("bring %s: it is no file of at most 1 GB", b.File)
	}
	r := &bringer{name: b.File, otherwise: math.NaN(), faults: fault.Collector{Limit: maxBroughtFaults}}
	if b.Otherwise != nil {
		r.otherwise = *b.Otherwise
	}
	sum := sha256.New()
	if err := r.read(io.TeeReader(f, sum)); err != nil {
		return nil, err
	}
	l.Used = append(l.Used, Used{Name: "brought", Version: filepath.Base(b.File), Files: []dataset.File{{Name: filepath.Base(b.File), Rows: r.rows, SHA256: hex.EncodeToString(sum.Sum(nil))}}})
	return r.operator(l)
}

// bringer reads a table.
type bringer struct {
	name      string
	otherwise float64
	system    string // whose numbers the states have
	pairs     bool
	keys      []int // the places of the columns that number the states, and of the year
	of        []panel.Variable
	from      []int       // the places of the columns of the variables
	values    [][]float64 // of each row: the keys, then the variables
	rows      int
	seen      map[[3]int]int // the line of each key
	both      bool           // some pair stands in both directions
	faults    fault.Collector
}

const maxBroughtFaults = 100

func (r *bringer) read(in io.Reader) error {
	c := csv.NewReader(in)
	c.ReuseRecord = true
	head, err := c.Read()
	if err != nil {
		return fmt.Errorf("bring %s: it has no head (%w)", r.name, err)
	}
	if err := r.head(slices.Clone(head)); err != nil {
		return err
	}
	r.seen = map[[3]int]int{}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			r.faults.Addf(r.name, bad.Line, "%v", bad.Err)
			break
		}
		if err != nil {
			return fmt.Errorf("bring %s: %w", r.name, err)
		}
		line, _ := c.FieldPos(0)
		if r.row(row, line); r.faults.Full() {
			break
		}
	}
	return r.faults.Listed().Err()
}

// head finds the keys: ccode or gwcode, or two of them, and year.
func (r *bringer) head(head []string) error {
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	for i, name := range head {
		if at := slices.Index(head, name); at < i {
			return fmt.Errorf("bring %s: line 1: the column %s is there twice", r.name, name)
		}
	}
	var keys []string
	for _, code := range []string{"ccode", "gwcode"} {
		switch {
		case slices.Contains(head, code+"1") && slices.Contains(head, code+"2"):
			keys, r.pairs = []string{code + "1", code + "2", "year"}, true
		case slices.Contains(head, code):
			keys = []string{code, "year"}
		default:
			continue
		}
		r.system = map[string]string{"ccode": "cow", "gwcode": "gw"}[code]
		break
	}
	if keys == nil || !slices.Contains(head, "year") {
		return fmt.Errorf("bring %s: line 1: the head %q does not say of which states and years a row is; it needs ccode (or gwcode), or ccode1 and ccode2, and year", r.name, strings.Join(head, ","))
	}
	for _, key := range keys {
		r.keys = append(r.keys, slices.Index(head, key))
	}
	for i, name := range head {
		if slices.Contains(keys, name) {
			continue
		}
		if !ValidName(name) {
			return fmt.Errorf("bring %s: line 1: a column is called %q; a name is of letters, digits and _", r.name, name)
		}
		r.of, r.from = append(r.of, panel.Variable{Name: name, Kind: panel.Whole}), append(r.from, i)
	}
	if len(r.of) == 0 {
		return fmt.Errorf("bring %s: line 1: it has no column besides %s", r.name, strings.Join(keys, ", "))
	}
	return nil
}

func (r *bringer) row(row []string, line int) {
	values := make([]float64, 0, len(r.keys)+len(r.of))
	var key [3]int
	for i, at := range r.keys {
		n, err := strconv.Atoi(strings.TrimSpace(row[at]))
		if err != nil {
			r.faults.Addf(r.name, line, "%q is no number of a state, or no year", row[at])
		}
		key[i], values = n, append(values, float64(n))
	}
	for k, at := range r.from {
		text := strings.TrimSpace(row[at])
		v := math.NaN()
		if text != "" && text != "NA" {
			var err error
			if v, err = strconv.ParseFloat(text, 64); err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
				r.faults.Addf(r.name, line, "%s: %q is no number; leave it blank where it is not known", r.of[k].Name, row[at])
			}
			if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32 {
				r.of[k].Kind = panel.Real
			}
		}
		values = append(values, v)
	}
	if old, ok := r.seen[key]; ok {
		r.faults.Addf(r.name, line, "the same states and year stand on line %d", old)
	}
	if _, ok := r.seen[[3]int{key[1], key[0], key[2]}]; r.pairs && ok {
		r.both = true
	}
	r.seen[key] = line
	r.values, r.rows = append(r.values, values), r.rows+1
}

// operator pours the rows into a table in the numbers of the panel's list.
func (r *bringer) operator(l *Library) (panel.Operator, error) {
	otherwise := slices.Repeat([]float64{r.otherwise}, len(r.of))
	number := numbers(statecode.List(r.system), statecode.List(l.System))
	if !r.pairs {
		t := panel.NewStateTable(filepath.Base(r.name), r.of)
		t.Otherwise = otherwise
		for _, v := range r.values {
			t.Add(int(v[0]), int(v[1]), v[2:]...)
		}
		if r.system != l.System {
			t = t.Renumbered(number)
		}
		return t, nil
	}
	if l.Unit == panel.StateYear {
		return nil, fmt.Errorf("bring %s: its rows are pairs; those of the panel are states", r.name)
	}
	t := panel.NewPairTable(filepath.Base(r.name), r.of, otherwise...)
	t.Mirrored = !r.both
	for _, v := range r.values {
		t.Add(int(v[0]), int(v[1]), int(v[2]), v[3:]...)
	}
	if r.system != l.System {
		t = t.Renumbered(number)
	}
	return t, nil
}
