package panel

// Relevance is the variable prd, 1 for a politically relevant pair: one that
// touches, on land or over up to 400 miles of water, or of which one is a major
// power. Lemke, Douglas and William Reed. 2001. The Relevance of Politically
// Relevant Dyads. Journal of Conflict Resolution 45(1): 126-144.
type Relevance struct {
	contiguity Ties
	majors     Measures
}

// NewRelevance takes contiguity and the major powers.
func NewRelevance(contiguity Ties, majors Measures) *Relevance { return &Relevance{contiguity, majors} }

// Columns tells of each pair; a panel of states has none. It is unknown where
// neither the one thing nor the other is known to make the pair relevant, and one
// of them is not known.
func (r *Relevance) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	touch, major := r.contiguity.Columns(b)[0], r.majors.Columns(b)
	c := newColumn("prd", true, b.Len())
	for row := range b.A {
		yes, known := false, true
		for _, why := range []*Column{&touch, &major[0], &major[1]} {
			yes = yes || why.Known[row] && why.V[row] > 0
			known = known && why.Known[row]
		}
		if yes || known {
			c.set(row, one(yes))
		}
	}
	return []Column{c}
}
