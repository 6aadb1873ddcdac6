package panel

import (
	"slices"
	"strings"
)

// Panel is a table before it is made.
type Panel struct {
	System    *System
	Options   Options
	Operators []Operator

	// Where names a column: rows in which it is 1 are kept, others not. The
	// operators of Then see the rows that are kept, and only those.
	Where string
	Then  []Operator

	Select []string // the columns that are written, in this order; none: all of which the name does not begin with a dot
}

// Account says how many rows were made and written.
type Account struct {
	Made    int `json:"made"`    // pairs, or states, of all years
	Dropped int `json:"dropped"` // of them those that the condition leaves out
	Unknown int `json:"unknown"` // and those of which it is not known whether it holds, left out too
	Rows    int `json:"rows"`    // written
}

// Writer takes the rows of a panel, year after year.
type Writer interface {
	Write(columns []Column, rows int) error
	Close() error
}

// Variables are those of the columns that are written, in order.
func (p *Panel) Variables() []Variable {
	all := p.keys()
	for _, o := range slices.Concat(p.Operators, p.Then) {
		all = append(all, o.Variables(p.Options.Unit)...)
	}
	var out []Variable
	for _, i := range p.selected(all) {
		out = append(out, all[i])
	}
	return out
}

// keys are the numbers of the states, and the year.
func (p *Panel) keys() []Variable {
	return append(sided(p.Options.Unit, Wholes(p.System.Code())), Wholes("year")...)
}

// selected are the places of the columns that are written.
func (p *Panel) selected(all []Variable) []int {
	var out []int
	for _, name := range p.Select {
		out = append(out, slices.IndexFunc(all, func(v Variable) bool { return v.Name == name }))
	}
	if p.Select == nil {
		for i, v := range all {
			if !strings.HasPrefix(v.Name, ".") {
				out = append(out, i)
			}
		}
	}
	return out
}

// Build gives every year of a panel to a writer. One year is written while the
// next is made. progress, where given, is told of each year that is written.
func (p *Panel) Build(w Writer, progress func(year, rows int)) (Account, error) {
	years, stop := make(chan filled, 1), make(chan struct{})
	go p.make(years, stop)
	var total Account
	for f := range years {
		if err := w.Write(f.columns, f.Rows); err != nil {
			close(stop)
			for range years { // until the maker is done: the operators are free again
			}
			return total, err
		}
		total.Made, total.Dropped, total.Unknown, total.Rows = total.Made+f.Made, total.Dropped+f.Dropped, total.Unknown+f.Unknown, total.Rows+f.Rows
		if progress != nil {
			progress(f.year, total.Rows)
		}
	}
	return total, w.Close()
}

// filled is the rows of a year with the columns to write.
type filled struct {
	Account
	year    int
	columns []Column
}

func (p *Panel) make(years chan<- filled, stop <-chan struct{}) {
	defer close(years)
	p.warm()
	for year := p.Options.First; year <= p.Options.Last; year++ {
		select {
		case years <- p.year(year):
		case <-stop:
			return
		}
	}
}

// warm counts spells up to the first year of the panel.
func (p *Panel) warm() {
	var spells []*Spell
	for _, o := range slices.Concat(p.Operators, p.Then) {
		if s, ok := o.(*Spell); ok {
			spells = append(spells, s)
		}
	}
	for year := p.System.First; len(spells) > 0 && year < p.Options.First; year++ {
		b := p.System.Block(year, &p.Options)
		b.warm = true
		for _, s := range spells {
			s.Columns(b)
		}
	}
}

func (p *Panel) year(year int) filled {
	b := p.System.Block(year, &p.Options)
	f := filled{year: year, Account: Account{Made: b.Len()}}
	b.made = p.keyColumns(b)
	b.run(p.Operators)
	if p.Where != "" {
		b = b.where(p.Where, &f.Account)
	}
	b.run(p.Then)
	f.Rows = b.Len()
	all := make([]Variable, len(b.made))
	for i := range b.made {
		all[i] = b.made[i].Variable
	}
	for _, i := range p.selected(all) {
		f.columns = append(f.columns, b.made[i])
	}
	return f
}

func (p *Panel) keyColumns(b *Block) []Column {
	names := p.keys()
	states := make([]float64, len(b.States))
	for i, state := range b.States {
		states[i] = float64(state)
	}
	var out []Column
	for i, side := range b.sides() {
		out = append(out, Column{names[i], states, side})
	}
	return append(out, Column{names[len(names)-1], []float64{float64(b.Year)}, b.zeros()})
}

// Made is a column that was made before.
func (b *Block) Made(name string) (Column, bool) {
	for i := range b.made {
		if b.made[i].Name == name {
			return b.made[i], true
		}
	}
	return Column{}, false
}

// run makes the columns of operators, one after another.
func (b *Block) run(operators []Operator) {
	for _, o := range operators {
		b.made = append(b.made, o.Columns(b)...)
	}
}

// where keeps the rows in which a column is 1.
func (b *Block) where(name string, count *Account) *Block {
	c, _ := b.Made(name)
	var rows []int32
	for row := range b.Len() {
		switch v := c.Value(row); {
		case v != v:
			count.Unknown++
		case v == 0:
			count.Dropped++
		default:
			rows = append(rows, int32(row))
		}
	}
	out := b.kept(rows)
	for i := range b.made {
		out.made = append(out.made, b.made[i].kept(rows))
	}
	return out
}
