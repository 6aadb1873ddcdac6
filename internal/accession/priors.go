package accession

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"casus/internal/world"
)

// Prior is a number that an answer rests on, with what it rests on itself.
type Prior struct {
	ID      string           `json:"id"`
	Value   float64          `json:"value"`
	Low     float64          `json:"low"`
	High    float64          `json:"high"`
	Unit    string           `json:"unit"`
	Basis   string           `json:"basis"`
	Sources []world.SourceID `json:"sources"`
	From    string           `json:"from"` // default, dossier or command line
}

// Editors is the source of what the editors judge.
const Editors world.SourceID = "casus-editors"

// The units of priors.
const (
	perMonth = "chance per month"
	days     = "days"
	share    = "share"
	power    = "power"
	ratio    = "likelihood ratio"
	factor   = "factor of the odds"
	spread   = "standard deviation of the logarithm"
)

const (
	judged  = "editors' judgement"
	anchor  = "editors' judgement, set so that a state that aspires signs within a year about once in twelve: of the states that asked to join NATO since 1994, 16 signed in some 180 years of asking (counted from memory, unverified)"
	rounds  = "days that one state takes to ratify, fitted to ten rounds of accession to NATO, 1951 to 2024, each as long as the slowest of all members took (dates from memory, unverified)"
	atOnce  = "editors' judgement: pacts by executive agreement are in force when signed, as the Saudi-Pakistani pact is taken to be; treaties that parliaments ratify are not"
	reading = "convention: a report moves the odds as far as its words lie from even, to the power of its trust"
	letter  = "editors' reading of the Admiralty letter, reliability of the source"
	digit   = "editors' reading of the Admiralty digit, credibility of what is said"
)

func judgement(id, unit, basis string, value, low, high float64) Prior {
	return Prior{ID: id, Value: value, Low: low, High: high, Unit: unit, Basis: basis, Sources: []world.SourceID{Editors}, From: "default"}
}

// defaults are the priors where neither the dossier nor the command line says
// otherwise.
var defaults = []Prior{
	judgement("hazard.none.on", perMonth, judged+": a tie of defence forms between about 1 in 1000 open pairs of states in a year (network of 1982 to 2000), and few states ask", .01, .003, .03),
	judgement("hazard.none.end", perMonth, judged, .02, .01, .04),
	judgement("hazard.aspirant.on", perMonth, anchor, .10, .06, .18),
	judgement("hazard.aspirant.end", perMonth, judged+", with hazard.aspirant.on", .03, .015, .06),
	judgement("hazard.talks.on", perMonth, judged, .14, .08, .22),
	judgement("hazard.talks.end", perMonth, judged, .04, .02, .08),
	judgement("hazard.advanced.on", perMonth, judged, .16, .09, .26),
	judgement("hazard.advanced.end", perMonth, judged, .05, .03, .10),
	judgement("hazard.draft_agreed.on", perMonth, judged, .22, .12, .35),
	judgement("hazard.draft_agreed.end", perMonth, judged, .04, .02, .08),
	judgement("hazard.signed.end", perMonth, judged+": few signed treaties never come into force", .004, .001, .01),
	{ID: "clock.median", Value: 63, Low: 31, High: 95, Unit: days, Basis: rounds, Sources: []world.SourceID{world.Memory}, From: "default"},
	{ID: "clock.spread", Value: .84, Low: .62, High: 1.25, Unit: spread, Basis: rounds, Sources: []world.SourceID{world.Memory}, From: "default"},
	judgement("clock.at_once", share, atOnce, .5, .2, .8),

	judgement("end.denied", share, judged+": of what ends, the part that ends by a refusal", .3, .15, .5),
	judgement("end.stalled", share, judged+": by talks that lead nowhere", .5, .3, .7),
	judgement("end.withdrawn", share, judged+": by the state's own change of mind", .2, .1, .4),

	judgement("structure.threat", factor, judged+": for each adversary in common, three at most; in the network study common disputes added nothing to geography", 1.1, 1, 1.25),
	judgement("structure.tie", factor, judged+": one of the parties already has a tie of defence or cooperation with the state", 1.25, 1, 1.6),
	judgement("structure.similarity", factor, judged+": for each tenth by which the portfolios of promises are more alike than one half, measured by S", 1.05, 1, 1.12),
	judgement("structure.distance", factor, judged+": for each doubling of the distance between capitals beyond 1000 km; in the network study geography told most", .9, .8, 1),
	judgement("structure.conflict", factor, judged+": for each older duty of the state that would conflict, three at most", .9, .75, 1),

	judgement("trust.A", power, letter, 1, .9, 1), judgement("trust.B", power, letter, .8, .65, .9), judgement("trust.C", power, letter, .5, .35, .65),
	judgement("trust.D", power, letter, .25, .1, .4), judgement("trust.E", power, letter, 0, 0, .1), judgement("trust.F", power, letter+"; not judged", .3, 0, .6),
	judgement("trust.1", power, digit, 1, .9, 1), judgement("trust.2", power, digit, .8, .65, .9), judgement("trust.3", power, digit, .5, .35, .65),
	judgement("trust.4", power, digit, .2, .1, .35), judgement("trust.5", power, digit, 0, 0, .1), judgement("trust.6", power, digit+"; not judged", .3, 0, .6),
	judgement("trust.ungraded", power, judged+": a claim without a grade", .2, .05, .4),
	judgement("trust.repeat", power, judged+": a speaker says the same again in another report", .5, .25, .75),

	judgement("says.aspirant", ratio, judged, 1.2, 1, 1.6), judgement("says.talks", ratio, judged, 2, 1.3, 3), judgement("says.advanced", ratio, judged, 4, 2, 8),
	judgement("says.draft_agreed", ratio, judged, 6, 3, 12), judgement("says.signed", ratio, judged, 60, 20, 150), judgement("says.ratified", ratio, judged, 80, 30, 200),
	judgement("says.in_force", ratio, judged, 200, 50, 500), judgement("says.plain", ratio, judged+": affirmed without words of probability or a stage", 2, 1.2, 4),
	judgement("says.denied", ratio, judged+": a flat denial, as almost no chance", .04, .015, .12), judgement("says.stalled", ratio, judged, .4, .2, .7),
	judgement("says.withdrawn", ratio, judged, .03, .01, .1), judgement("says.not_yet", ratio, judged+": said to be no further than an earlier stage", .6, .4, .9),
	judgement("says.plain_denial", ratio, judged+": denied in other words", .3, .15, .6), judgement("says.mixed", ratio, judged+": says both, or speaks of another instrument", 1, .8, 1.25),
	judgement("cap", ratio, reading+"; no root moves the odds by more than this factor, either way", 10, 10, 10),
}

// Priors are the numbers that an answer rests on.
type Priors struct {
	list []Prior
	at   map[string]int
}

// Defaults are the priors that come with casus.
func Defaults() *Priors { return index(slices.Clone(defaults)) }

func index(list []Prior) *Priors {
	p := &Priors{list, map[string]int{}}
	for i := range list {
		p.at[list[i].ID] = i
	}
	return p
}

// List gives all priors in their order.
func (p *Priors) List() []Prior { return slices.Clone(p.list) }

// IDs lists the names of all priors.
func (p *Priors) IDs() []string {
	out := make([]string, len(p.list))
	for i := range p.list {
		out[i] = p.list[i].ID
	}
	return out
}

// stateID is what the id of a state looks like.
var stateID = regexp.MustCompile(`^[A-Z]{3}$`)

// With gives priors in which one has another value. Its unit stays. A clock may be
// that of one state: clock.median:PAK. A range that
// does not hold the value, or a value that its unit does not allow, is an error.
func (p *Priors) With(set Prior) (*Priors, error) {
	at, ok := p.at[set.ID]
	next := slices.Clone(p.list)
	if kind, state, own := strings.Cut(set.ID, ":"); !ok && own && (kind == "clock.median" || kind == "clock.spread") && stateID.MatchString(state) {
		at, ok = len(next), true
		next = append(next, p.prior(kind))
	}
	if !ok {
		return nil, fmt.Errorf("no prior %q%s", set.ID, world.DidYouMean(set.ID, p.IDs()))
	}
	set.Unit = next[at].Unit
	if !(set.Low <= set.Value && set.Value <= set.High) {
		return nil, fmt.Errorf("%s: the value %g is not in its range %g to %g", set.ID, set.Value, set.Low, set.High)
	}
	if err := allowed(set); err != nil {
		return nil, err
	}
	next[at] = set
	return index(next), nil
}

// allowed says what values a unit has.
func allowed(p Prior) error {
	low, high, words := 0.0, math.Inf(1), "over 0"
	switch p.Unit {
	case perMonth, share, power:
		high, words = 1, "from 0 to 1"
	case ratio, factor:
		low, high, words = 1e-4, 1e4, "from 0.0001 to 10000"
	case days:
		low, high, words = 1, 36525, "from 1 to 36525"
	case spread:
		low, high, words = .01, 5, "from 0.01 to 5"
	}
	if p.ID == "cap" {
		low, words = 1, "from 1 to 10000"
	}
	for _, v := range []float64{p.Low, p.Value, p.High} {
		if !(v >= low && v <= high) {
			return fmt.Errorf("%s: %g is not %s (%s)", p.ID, v, words, p.Unit)
		}
	}
	return nil
}

// value is the number of a prior, which must be there.
func (p *Priors) value(id string) float64 { return p.prior(id).Value }

func (p *Priors) prior(id string) Prior {
	at, ok := p.at[id]
	if !ok {
		panic("accession: no prior " + id)
	}
	return p.list[at]
}

// variants gives, for each prior whose name has one of the beginnings, the priors
// with it at its low and at its high end, all others as they are.
func (p *Priors) variants(beginnings ...string) [][2]*Priors {
	var out [][2]*Priors
	for i, x := range p.list {
		if x.Low == x.High || !slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(x.ID, b) }) {
			continue
		}
		ends := [2]*Priors{{slices.Clone(p.list), p.at}, {slices.Clone(p.list), p.at}}
		ends[0].list[i].Value, ends[1].list[i].Value = x.Low, x.High
		out = append(out, ends)
	}
	return out
}
