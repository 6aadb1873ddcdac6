package recipe

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"casus/internal/dataset"
	"casus/internal/fault"
	"casus/internal/panel"
)

// Scored is a pair in a year that is to be compared, as a row of a user's file.
type Scored struct {
	A, B, Year int
	row        []string
}

// ReadPairs reads a CSV file with the columns ccode1, ccode2 and year; others are
// handed through.
func ReadPairs(in io.Reader, name string) (head []string, pairs []Scored, err error) {
	r := csv.NewReader(in)
	if head, err = r.Read(); err != nil {
		return nil, nil, fmt.Errorf("%s: it has no head: %w", name, err)
	}
	var at [3]int
	for i, want := range []string{"ccode1", "ccode2", "year"} {
		if at[i] = slices.Index(head, want); at[i] < 0 {
			return nil, nil, fmt.Errorf("%s:1: there is no column %s; the head is %v", name, want, head)
		}
	}
	faults := fault.Collector{Limit: maxBroughtFaults}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		var n [3]int
		for i := range at {
			if n[i], err = strconv.Atoi(row[at[i]]); err != nil {
				faults.Addf(name, line, "%q is no number of a state, or no year", row[at[i]])
			}
		}
		pairs = append(pairs, Scored{n[0], n[1], n[2], row})
	}
	return head, pairs, faults.Listed().Err()
}

// Score writes how alike the alliances of pairs are, in the order of the rows, with
// the columns of the addition similarity behind those of the file. members names a
// file of member rows of ATOP whose promises are taken; without it the promises are
// those of panels. Of member rows two states owe each other what their own rows say in
// every year in which rows of both hold, by the years of entering and leaving.
func (l *Library) Score(out io.Writer, head []string, pairs []Scored, members string) error {
	l.Unit, l.System = panel.DirectedDyadYear, "cow"
	operators, err := l.scoring(members)
	if err != nil {
		return err
	}
	system, err := l.Open("cow")
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.Write(append(slices.Clone(head), names(&panel.Panel{System: system, Options: panel.Options{Unit: l.Unit}, Operators: operators})[3:]...))
	of := map[int][]panel.Column{}
	blocks := map[int]*panel.Block{}
	for _, p := range pairs {
		if blocks[p.Year] == nil {
			blocks[p.Year] = system.Block(p.Year, &panel.Options{Unit: l.Unit})
			of[p.Year] = operators[0].Columns(blocks[p.Year])
		}
		row := slices.Clone(p.row)
		at := -1
		if blocks[p.Year].Len() > 0 {
			at = blocks[p.Year].Row(p.A, p.B)
		}
		for i := range of[p.Year] {
			text := ""
			if c := &of[p.Year][i]; at >= 0 && c.Known(at) {
				text = strconv.FormatFloat(c.Value(at), 'f', 10, 64)
			}
			row = append(row, text)
		}
		w.Write(row)
	}
	w.Flush()
	return w.Error()
}

// scoring makes the operator that compares.
func (l *Library) scoring(members string) ([]panel.Operator, error) {
	if members == "" {
		return l.Add([]string{"similarity"})
	}
	a, err := dataset.ReadATOPMembers(os.DirFS(filepath.Dir(members)), filepath.Base(members))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Dir(members), err)
	}
	system, err := l.Open("cow")
	if err != nil {
		return nil, err
	}
	nmc, err := l.stateTable("capabilities", "cow", capabilities)
	if err != nil {
		return nil, err
	}
	return []panel.Operator{panel.NewSimilarity(byYears(a), system, nmc, "cinc")}, nil
}

// byYears are the promises of member rows by the years of entering and leaving.
func byYears(a *dataset.ATOP) *panel.PairTable {
	t := panel.NewPairTable("members of ATOP "+a.Version, panel.Wholes(obligationNames...), 0, 0, 0, 0, 0, 0)
	of := map[int][]*dataset.MemberRow{}
	for i := range a.Members {
		of[a.Members[i].ID] = append(of[a.Members[i].ID], &a.Members[i])
	}
	t.First, t.Last = math.MaxInt, 0
	for _, rows := range of {
		for _, m := range rows {
			partners := map[[2]int]bool{}
			from, to := yearsOf(m)
			for _, p := range rows {
				first, last := yearsOf(p)
				for year := max(from, first); year <= min(to, last) && m.Member != p.Member; year++ {
					if key := [2]int{p.Member, year}; !partners[key] {
						partners[key] = true
						t.Add(m.Member, p.Member, year, 1, panel.One(m.Defense), panel.One(m.Offense), panel.One(m.Neutral), panel.One(m.NonAgg), panel.One(m.Consul))
					}
				}
			}
		}
	}
	return t
}

// lastScored is the last year for which a membership without end is written out.
const lastScored = 2018

func yearsOf(m *dataset.MemberRow) (from, to int) {
	from, _, _ = m.From.Lo.Civil()
	if to = lastScored; !m.InEffect {
		to, _, _ = m.To.Hi.Civil()
	}
	return from, to
}
