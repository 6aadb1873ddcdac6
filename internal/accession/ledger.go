package accession

import (
	"math"
	"slices"
	"strings"

	"casus/internal/world"
)

// Entry is a line of the ledger: a root that counts, the copies that do not, and
// the chance before and after it.
type Entry struct {
	Evidence
	Copies  []Evidence `json:"copies"`
	Repeat  bool       `json:"repeat"`  // the speaker had said so before, in another report
	Against []string   `json:"against"` // entries in which the same speaker says the contrary
	Chance
}

// Chance is a probability with its range.
type Chance struct {
	Probability float64 `json:"probability"`
	Low         float64 `json:"low"`
	High        float64 `json:"high"`
}

// line is what one root says one way.
type line struct {
	root world.SourceID
	side int
}

// fold puts the claims of one root that say the same on one line. The claim that
// says most stands for the root: nobody adds weight by saying less of it as well.
// Lines are in the order of the day on which their first claim was known.
func fold(claims []Evidence, same func(world.SourceID) world.SourceID) []Entry {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, func(a, b Evidence) int {
		if a.known != b.known {
			return int(a.known) - int(b.known)
		}
		return strings.Compare(a.Claim, b.Claim)
	})
	var out []Entry
	at := map[line]int{}
	for _, e := range claims {
		key := line{same(e.Root), side(e.Polarity)}
		i, had := at[key]
		if !had {
			at[key] = len(out)
			out = append(out, Entry{Evidence: e, Copies: []Evidence{}, Against: []string{}})
			continue
		}
		// The first to report it keeps the line, and what it said, unless a copy adds more.
		if first := out[i].Evidence; strength(e) > strength(first) && e.known == first.known && e.Root == first.Root {
			out[i].Evidence = e
			e = first
		}
		out[i].Copies = append(out[i].Copies, e)
	}
	return out
}

func side(polarity string) int {
	switch polarity {
	case "affirm":
		return 1
	case "deny":
		return -1
	}
	return 0
}

// strength is how far a claim moves the odds, either way.
func strength(e Evidence) float64 { return math.Abs(math.Log(e.Ratio.Value)) }

// mostNamed is how many contrary entries an entry names.
const mostNamed = 10

// speakers marks who repeats himself and who says the contrary.
func (p *Priors) speakers(entries []Entry, given map[string]bool) {
	said := map[string]map[int][]string{} // speaker -> side -> claims, in order
	for i := range entries {
		e := &entries[i]
		if e.speaker == "" {
			continue
		}
		if said[e.speaker] == nil {
			said[e.speaker] = map[int][]string{}
		}
		own := side(e.Polarity)
		e.Repeat = len(said[e.speaker][own]) > 0
		said[e.speaker][own] = append(said[e.speaker][own], e.Claim)
		if e.Repeat && !given[e.Claim] {
			p.again(e)
		}
	}
	for i := range entries {
		e := &entries[i]
		if own := side(e.Polarity); e.speaker != "" && own != 0 {
			other := said[e.speaker][-own]
			e.Against = append(e.Against, other[:min(len(other), mostNamed)]...)
		}
	}
}

// again takes weight from what a speaker had said before.
func (p *Priors) again(e *Entry) {
	repeat := p.prior("trust.repeat")
	e.trust = Prior{Value: e.trust.Value * repeat.Value, Low: e.trust.Low * repeat.Low, High: e.trust.High * repeat.High}
	e.Trust = e.trust.Value
	p.settle(&e.Evidence)
}

// run takes the chance through the ledger.
func run(start float64, unsure doubt, entries []Entry) (Chance, doubt) {
	now := start
	for i := range entries {
		e := &entries[i]
		now = moved(now, e.Ratio.Value)
		unsure = unsure.moves(math.Log(e.Ratio.Value), math.Log(e.Ratio.Low), math.Log(e.Ratio.High))
		e.Probability = now
		e.Low, e.High = unsure.around(now)
	}
	low, high := unsure.around(now)
	return Chance{now, low, high}, unsure
}
