package coder

// collect reads every verb group that hangs from no other and weighs it.
func (c *Coder) collect() {
	r := &c.reader
	c.readings, c.alleged = c.readings[:0], c.alleged[:0]
	for k := range r.groups {
		g := &r.groups[k]
		if r.covered[k] {
			continue
		}
		if g.rank == attribution {
			c.charged(k)
			continue
		}
		x := c.read(k, 0)
		if x.code == 0 {
			continue
		}
		c.required(&x)
		c.unless(&x)
		c.conditionOn(&x)
		c.crowd(&x)
		c.readings = append(c.readings, x)
	}
	c.readings = append(c.readings, c.alleged...)
	if len(c.readings) == 0 {
		c.headline()
	}
}

// crowd makes a protest of the violence of people who protest: demonstrators
// who storm or burn riot, those who besiege obstruct.
func (c *Coder) crowd(x *reading) {
	if x.source < 0 || c.parties[x.source].role == nil {
		return
	}
	switch c.parties[x.source].role.Name {
	case "protester", "protestor", "demonstrator", "rioter", "striker", "student":
	default:
		return
	}
	switch c.lex.codes[x.code].CAMEO {
	case "171", "1711", "1712", "182", "190":
		x.code = c.lex.byCode["145"]
	case "191", "192":
		x.code = c.lex.byCode["144"]
	}
}

// required makes a demand of what a reporter at the end says must be done.
func (c *Coder) required(x *reading) {
	r := &c.reader
	if !x.must || x.code == 0 || r.groups[x.group].rank != mainClause {
		return
	}
	d := c.lex.ops[demand][x.code]
	who := c.reporter()
	if d == 0 || who < 0 {
		return
	}
	x.code, x.target, x.source, x.must, x.symmetric = d, x.source, who, false, false
}

// unless makes a threat of a promise to withdraw or stop that hangs from
// "unless".
func (c *Coder) unless(x *reading) {
	r := &c.reader
	if x.code == 0 || c.lex.codes[x.code].Class != "AGREE" || r.groups[x.group].rank > coordinated {
		return
	}
	for i := range r.groups {
		if g := &r.groups[i]; g.opener > x.from && r.word(g.opener) == "unless" {
			x.code = c.lex.byCode["130"]
		}
	}
}

// conditionOn aims a threat without another target at the subject of its
// condition: unless Israel leaves.
func (c *Coder) conditionOn(x *reading) {
	r := &c.reader
	if x.code == 0 || x.group < 0 || c.lex.codes[x.code].Class != "THREATEN" {
		return
	}
	if x.target >= 0 && c.parties[x.target].n > 0 && (x.source < 0 || !c.parties[x.target].same(&c.parties[x.source])) {
		return
	}
	for i := range r.groups {
		if g := &r.groups[i]; i != x.group && g.finite && g.opener >= 0 && r.is(g.opener, ifWord) {
			if who := c.firstIn(g.from, g.start); who >= 0 && c.parties[who].n > 0 {
				x.target = who
				return
			}
		}
	}
}

// reporter gives the party of the words of a reporter at the end, -1 for none.
func (c *Coder) reporter() int {
	g := c.reader.attribution()
	if g == nil {
		return -1
	}
	from := c.reader.attributionFrom(g)
	for k := range c.parties {
		if p := &c.parties[k]; p.from > from && p.from < g.start {
			return k
		}
	}
	return -1
}

// charged codes a reporter who accuses: , a human rights group protested.
func (c *Coder) charged(k int) {
	r := &c.reader
	g := &r.groups[k]
	if g.verb < 0 {
		return // a verb that is in no list
	}
	switch r.lex.verbs[g.verb].lemma {
	case "protest", "complain", "charge", "allege", "accuse":
	default:
		return
	}
	x := reading{code: c.lex.byCode["111"], holder: -1, group: k, from: g.start, to: g.end, source: -1, target: -1}
	x.rule(r.lex.verbs[g.verb].lemma + " at the end")
	x.source = c.reporter()
	for n := range r.groups {
		if r.groups[n].rank == mainClause {
			x.target = c.subject(n)
			break
		}
	}
	c.readings = append(c.readings, x)
}

// headline codes a text without a verb by its first noun of acts.
func (c *Coder) headline() {
	r := &c.reader
	n, at, code := r.act(0, len(r.tokens))
	if n == nil {
		return
	}
	x := reading{code: code, source: -1, target: -1, holder: -1, group: -1, from: at, to: at + len(n.words)}
	x.rule(n.rule)
	x.source = c.firstIn(0, at)
	x.target = c.object(at, len(r.tokens), x.source, &sense{})
	x.symmetric = c.isSymmetric(code)
	c.readings = append(c.readings, x)
}

// weigh says how much a reading is the main act of the sentence.
func (c *Coder) weigh(x *reading) float64 {
	w := 0.0
	if x.group >= 0 {
		g := &c.reader.groups[x.group]
		switch g.rank {
		case mainClause:
			w = 10
		case coordinated:
			w = 8
		case complement:
			w = 6
		case adverbial:
			w = 3
		case relative:
			w = 2
		case attribution:
			w = 12
		}
		if !g.finite {
			w -= 2
		}
	}
	if c.lex.codes[x.code].Class == "" {
		w -= 8
	}
	if x.source >= 0 {
		w++
	}
	if x.target >= 0 {
		w++
	}
	if x.not {
		w -= 5
	}
	if g := x.group; g >= 0 && c.reader.groups[g].opener >= 0 && c.reader.is(c.reader.groups[g].opener, ifWord) {
		w -= 4
	}
	return w - 0.01*float64(x.from)
}
