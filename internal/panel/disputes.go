package panel

import (
	"casus/internal/dataset"
)

// Disputes are militarized disputes of pairs, one for each pair and year
// (dataset.OneADyadYear): onset and ongoing, 1 or 0 in the years of the data and
// unknown outside them; and of the dispute, who initiated it, who is on the side
// of the first act and who was in it from its first day, empty where there is no
// dispute. prefix is gmlmid or cowmid.
type Disputes struct {
	prefix      string
	first, last int
	of          map[dyadYear]*dataset.DisputeYear
}

// NewDisputes takes the dispute-years of both directions.
func NewDisputes(prefix string, years dataset.DisputeYears) *Disputes {
	rows := dataset.OneADyadYear(years.Rows)
	d := &Disputes{prefix: prefix, first: 1 << 30, of: make(map[dyadYear]*dataset.DisputeYear, len(rows))}
	for i := range rows {
		r := &rows[i]
		d.first, d.last = min(d.first, r.Year), max(d.last, r.Year)
		d.of[dyadYear{r.A, r.B, r.Year}] = r
	}
	return d
}

// Columns looks the disputes up; a panel of states has none.
func (d *Disputes) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	onset, ongoing := newColumn(d.prefix+"onset", true, b.Len()), newColumn(d.prefix+"ongoing", true, b.Len())
	parts := []Column{}
	for _, name := range []string{"init1", "init2", "sidea1", "sidea2", "orig1", "orig2"} {
		parts = append(parts, newColumn(name, true, b.Len()))
	}
	if b.Year >= d.first && b.Year <= d.last {
		for row := range b.A {
			onset.set(row, 0)
			ongoing.set(row, 0)
			r := d.of[dyadYear{b.A[row], b.B[row], b.Year}]
			if r == nil {
				continue
			}
			ongoing.set(row, 1)
			onset.set(row, one(r.Onset))
			for i, is := range []bool{r.Initiator1(), r.Initiator2(), r.SideA1, r.SideA2, r.Orig1, r.Orig2} {
				parts[i].set(row, one(is))
			}
		}
	}
	return append([]Column{onset, ongoing}, parts...)
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// event tells whether a dispute of the pair was going on in a year.
func (d *Disputes) event(a, b, year int) bool { return d.of[dyadYear{a, b, year}] != nil }

// PeaceYears is an operator of one column: for how many years a pair has been
// without an event. The first year in which both are states is 0, and so is the
// year after an event. A year in which they are not both states begins it anew:
// what happened before is not carried across the gap. Outside the years of the
// events it is unknown.
type PeaceYears struct {
	name        string
	system      *System
	first, last int
	event       func(a, b, year int) bool
	runs        map[[2]int]run // of each pair, up to the last year asked
}

// run is a count of years that ends with a year.
type run struct{ year, count int }

// SpellOf counts the years without a dispute.
func (d *Disputes) SpellOf(s *System) *PeaceYears {
	return &PeaceYears{name: d.prefix + "spell", system: s, first: d.first, last: d.last, event: d.event, runs: map[[2]int]run{}}
}

// Columns counts on from the year before, or from the beginning.
func (p *PeaceYears) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	c := newColumn(p.name, true, b.Len())
	if b.Year >= p.first && b.Year <= p.last {
		for row := range b.A {
			c.set(row, float64(p.count(b.A[row], b.B[row], b.Year)))
		}
	}
	return []Column{c}
}

func (p *PeaceYears) count(x, y, year int) int {
	pair := [2]int{x, y}
	r, ok := p.runs[pair]
	if !ok || r.year != year-1 {
		r = p.from(x, y, year)
	} else if r.count++; p.event(x, y, year-1) {
		r.count = 0
	}
	p.runs[pair] = run{year, r.count}
	return r.count
}

// from counts back from a year: to the last event, or to the year in which the
// two were not both states.
func (p *PeaceYears) from(x, y, year int) run {
	n := 0
	for before := year - 1; before >= p.first && !p.event(x, y, before) && p.system.Together(x, y, before); before-- {
		n++
	}
	return run{year, n}
}
