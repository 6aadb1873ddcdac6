package accord

import (
	"slices"

	"casus/internal/world"
)

// Clues are what is known about a treaty that a report means.
type Clues struct {
	Kind    string          // as in Reference
	Parties []world.StateID // states named as its parties; the joiner is not among them
	Count   int             // how many parties the words say, 0 unknown
	Draft   bool
	Signed  world.Date // when it is said to have been signed; unknown where nothing is said
	On      world.Day  // date of the report: what was signed later is not meant
}

// Resolve gives the treaty of the record that fits the clues. Where several fit
// alike it gives none and lists them; nothing is guessed.
func (f *Finder) Resolve(c Clues) (id world.TreatyID, open []world.TreatyID) {
	best := 0
	for _, t := range f.w.Treaties {
		score := f.fit(t, c)
		switch {
		case score == 0 || score < best:
		case score > best:
			best, open = score, []world.TreatyID{t.ID}
		default:
			open = append(open, t.ID)
		}
	}
	if len(open) == 1 {
		return open[0], nil
	}
	return f.newest(open)
}

// newest prefers the treaty signed last where all others of the same parties
// are older: a report that says "the pact" means the one in the news.
func (f *Finder) newest(open []world.TreatyID) (world.TreatyID, []world.TreatyID) {
	var last world.TreatyID
	for _, id := range open {
		t := f.w.Treaty(id)
		if !t.Signed.Known() {
			return "", open
		}
		if last == "" || t.Signed.Lo > f.w.Treaty(last).Signed.Hi {
			last = id
		}
	}
	for _, id := range open {
		if id != last && f.w.Treaty(id).Signed.Hi >= f.w.Treaty(last).Signed.Lo {
			return "", open
		}
	}
	return last, nil
}

// fit is 0 where a treaty cannot be meant.
func (f *Finder) fit(t *world.Treaty, c Clues) int {
	parties := partiesOf(t)
	if t.Status == "hypothetical" || t.AllStates || len(c.Parties) == 0 || t.Signed.Known() && t.Signed.Lo > c.On {
		return 0
	}
	for _, s := range c.Parties {
		if !slices.Contains(parties, s) {
			return 0
		}
	}
	score := 1
	switch drafted := t.Status == "proposed" || t.Status == "reported"; {
	case c.Draft && drafted:
		score += 4
	case c.Draft != drafted && c.Count != len(parties):
		score -= 1
	}
	if score < 1 {
		score = 1
	}
	if len(parties) == len(c.Parties) && !t.PartiesPartial {
		score += 4
	} else if len(c.Parties) < 2 {
		return 0 // one state alone says too little
	}
	if c.Count > 0 {
		if c.Count != len(parties) {
			return 0
		}
		score += 2
	}
	switch {
	case c.Kind == "" || c.Kind == "pact":
	case slices.Contains(t.Kinds, c.Kind):
		score += 3
	default:
		return 0
	}
	if c.Signed.Known() {
		if !t.Signed.Known() || t.Signed.Lo > c.Signed.Hi || t.Signed.Hi < c.Signed.Lo {
			return 0
		}
		score += 5
	}
	return score
}

func partiesOf(t *world.Treaty) []world.StateID {
	var out []world.StateID
	for _, p := range t.Parties {
		if !slices.Contains(out, p.State) {
			out = append(out, p.State)
		}
	}
	return out
}
