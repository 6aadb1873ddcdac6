package coder

// object gives the party acted upon: by the prepositions of the entry, else the
// nearest one.
func (c *Coder) object(from, to, source int, s *sense) int {
	best, score, first := -1, 0, true
	for k := range c.parties {
		p := &c.parties[k]
		if p.dropped || p.follows || p.outside || p.from < from || p.from >= to || k == source {
			continue
		}
		if n := c.objectScore(p, first, from, source, s); n > score {
			best, score = k, n
		}
		first = false
	}
	return best
}

func (c *Coder) objectScore(p *party, first bool, from, source int, s *sense) int {
	n := 50
	switch {
	case p.prep >= from:
		n = c.prepositionScore(p, s)
	case p.prep < 0 && !first:
		n = 45 // the object stands next to its verb
	case p.prep < 0 && s.object:
		n = 95
	case p.prep < 0:
		n = 70
	}
	if n == 0 {
		return 0
	}
	if source >= 0 && p.same(&c.parties[source]) {
		n -= 30
		if p.role == nil {
			n -= 15
		}
	}
	if p.n == 0 {
		n = min(n-25, 15)
	}
	return max(n, 1)
}

// prepositionScore weighs a party by the preposition before it: those that the
// entry lists come first, in its order. 0 rules it out.
func (c *Coder) prepositionScore(p *party, s *sense) int {
	n, listed := 50, false
	w := c.reader.words[p.prep]
	for i, id := range s.to {
		if id == w {
			n, listed = 100-4*i, true
		}
	}
	if c.circumstance(p) {
		return 5
	}
	switch c.reader.word(p.prep) {
	case "against":
		return max(n, 90)
	case "in", "near", "throughout", "at":
		if !listed {
			return 20
		}
		if c.reader.word(p.prep) != "at" {
			return min(n, 72) // a place is no better than the object itself
		}
	case "of":
		switch c.reader.word(p.prep - 1) {
		case "defiance", "support", "favour", "favor", "behalf":
			return max(n, 80)
		}
	case "by":
		if c.reader.parts[p.prep-1] == verbal {
			return 0 // a deal brokered by
		}
		return min(n, 40)
	case "as", "about":
		return 15
	}
	return n
}
