package panel

import "math"

var nan = math.NaN()

// Kind is what the values of a variable are.
type Kind uint8

// The kinds.
const (
	Real  Kind = iota
	Whole      // whole numbers of at most 32 bits
	Text       // the values are positions in Labels
)

// Variable is a column before it has values.
type Variable struct {
	Name   string
	Kind   Kind
	Labels []string // of a Text
}

// Column is the values of one variable for the rows of a block. A value that is
// not known is NaN.
type Column struct {
	Variable

	// V holds the value of each row; where At is given, the values that occur,
	// and At says for each row which of them it has. What is known of 200 states
	// or of a few allies need not be written out for 38,000 pairs.
	V  []float64
	At []int32
}

// Value is that of a row.
func (c *Column) Value(row int) float64 {
	if c.At != nil {
		row = int(c.At[row])
	}
	return c.V[row]
}

// Known tells whether the value of a row is known.
func (c *Column) Known(row int) bool { return !math.IsNaN(c.Value(row)) }

// unknown is a column of which nothing is known.
func unknown(v Variable, b *Block) Column { return Column{v, []float64{math.NaN()}, b.zeros()} }

// kept is the column for some of its rows.
func (c *Column) kept(rows []int32) Column {
	out := Column{Variable: c.Variable, V: c.V}
	if c.At != nil {
		out.At = make([]int32, len(rows))
		for i, row := range rows {
			out.At[i] = c.At[row]
		}
		return out
	}
	out.V = make([]float64, len(rows))
	for i, row := range rows {
		out.V[i] = c.V[row]
	}
	return out
}

// Operator adds columns to a panel.
type Operator interface {
	// Variables are those of the columns that it adds, the same for every block.
	Variables(unit string) []Variable

	// Columns gives the values for every row of a block, in order of Variables.
	Columns(b *Block) []Column
}

// sided gives variables of a state the names that they have in a panel of a
// unit: in one of pairs each stands twice, with 1 and with 2 behind the name,
// those of the first state before those of the second.
func sided(unit string, variables []Variable) []Variable {
	if unit == StateYear {
		return variables
	}
	var out []Variable
	for _, side := range []string{"1", "2"} {
		for _, v := range variables {
			v.Name += side
			out = append(out, v)
		}
	}
	return out
}

// Wholes are variables of whole numbers.
func Wholes(names ...string) []Variable { return variables(Whole, names) }

// Reals are variables of real numbers.
func Reals(names ...string) []Variable { return variables(Real, names) }

func variables(kind Kind, names []string) []Variable {
	out := make([]Variable, len(names))
	for i, name := range names {
		out[i] = Variable{Name: name, Kind: kind}
	}
	return out
}

// One is 1 for yes and 0 for no.
func One(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
