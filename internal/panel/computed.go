package panel

// Computed is an operator of one column that is worked out, row by row, from
// columns made before it. Where one of these is not known it is not known either.
type Computed struct {
	Of    Variable
	Needs []string
	F     func(values []float64) float64 // of the columns in Needs; NaN: not known
}

// Variables is the one column.
func (c *Computed) Variables(string) []Variable { return []Variable{c.Of} }

// Columns works the column out.
func (c *Computed) Columns(b *Block) []Column {
	from := make([]Column, len(c.Needs))
	for i, name := range c.Needs {
		var ok bool
		if from[i], ok = b.Made(name); !ok {
			return []Column{unknown(c.Of, b)} // who puts operators in order sees to it that there is one
		}
	}
	out := Column{Variable: c.Of, V: make([]float64, b.Len())}
	values := make([]float64, len(from))
	for row := range out.V {
		known := true
		for i := range from {
			values[i] = from[i].Value(row)
			known = known && values[i] == values[i]
		}
		if out.V[row] = nan; known {
			out.V[row] = c.F(values)
		}
	}
	return []Column{out}
}
