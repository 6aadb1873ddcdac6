package coder

// refine gives a code its last digit by the words around it: aid of food is
// humanitarian.
func (c *Coder) refine(x *reading, m matched) {
	if m.noun != nil {
		own := c.lex.codes[m.noun.code].CAMEO
		have := c.lex.codes[x.code].CAMEO
		if m.noun.code > 0 && len(have) == 3 && have[2] == '0' && own[:2] == have[:2] {
			x.code = m.noun.code
		}
	}
	x.symmetric = c.isSymmetric(x.code)
}
