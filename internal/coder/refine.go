package coder

// refine gives a code its last digit by the words around it: aid of food is
// humanitarian.
func (c *Coder) refine(x *reading, m matched) {
	x.code = c.fieldOf(x.code, x.group)
	if m.noun != nil {
		own := c.lex.codes[m.noun.code].CAMEO
		have := c.lex.codes[x.code].CAMEO
		if m.noun.code > 0 && len(have) == 3 && have[2] == '0' && own[:2] == have[:2] {
			x.code = m.noun.code
		}
	}
	x.symmetric = c.isSymmetric(x.code)
}

// fieldOf is the code of the field that the object of group k names.
func (c *Coder) fieldOf(code codeID, k int) codeID { return code }
