package panel

// Relevance is the variable prd, 1 for a politically relevant pair: one that
// touches, on land or over up to 400 miles of water, or of which one is a major
// power. Lemke, Douglas and William Reed. 2001. The Relevance of Politically
// Relevant Dyads. Journal of Conflict Resolution 45(1): 126-144.
type Relevance struct {
	contiguity *PairTable
	majors     *StateTable
}

// NewRelevance takes contiguity and the major powers, each a table of one
// variable.
func NewRelevance(contiguity *PairTable, majors *StateTable) *Relevance {
	return &Relevance{contiguity, majors}
}

// Variables is the one column; a panel of states has none.
func (r *Relevance) Variables(unit string) []Variable {
	if unit == StateYear {
		return nil
	}
	return Wholes("prd")
}

// Columns tells of each pair. It is unknown where neither the one thing nor the
// other is known to make the pair relevant, and one of them is not known.
func (r *Relevance) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	why := append(r.contiguity.Columns(b), r.majors.Columns(b)...)
	c := Column{Variable: r.Variables(b.Unit)[0], V: make([]float64, b.Len())}
	for row := range c.V {
		v := 0.0
		for i := range why {
			switch x := why[i].Value(row); {
			case x > 0:
				v = 1
			case x != x && v == 0:
				v = nan
			}
			if v == 1 {
				break
			}
		}
		c.V[row] = v
	}
	return []Column{c}
}

// Joins are those of the two tables.
func (r *Relevance) Joins() []Join { return append(r.contiguity.Joins(), r.majors.Joins()...) }
