package accession

import (
	"math"

	"casus/internal/estimative"
	"casus/internal/world"
)

// Question is what is asked: whether a state is in a treaty on some day, from what
// is known on another.
type Question struct {
	From      world.Day // what is known on this day counts
	Deadline  world.Day
	Position  Position
	Structure []Circumstance
	Claims    []world.Claim // on the matter; the caller leaves out what was not known
	Same      []world.OneRoot
	Judged    []Judgement
	Scale     estimative.Scale
	Priors    *Priors
}

// Circumstance is one thing about the states that moves the odds of the prior, as
// often as it counts.
type Circumstance struct {
	Prior string  // its name, such as structure.threat
	Count float64 // how often the factor counts
	Text  string  // what was found
}

// Step is the odds of the prior moved by one circumstance.
type Step struct {
	Prior  string  `json:"prior"`
	Count  float64 `json:"count"`
	Text   string  `json:"text"`
	Factor float64 `json:"factor"`
	Chance
}

// Answer is the chance that the state is in the treaty by the deadline, and how it
// came about.
type Answer struct {
	Base      Chance  `json:"base_rate"` // by the stages alone
	Course    Course  `json:"course"`    // of the same
	Structure []Step  `json:"structure"`
	Prior     Chance  `json:"prior"` // with structure, before any report
	Ledger    []Entry `json:"ledger"`
	Joined    Chance  `json:"in_force"` // the answer
	Signed    Chance  `json:"signed"`   // signed or in force by the deadline
	Roots     Roots   `json:"roots"`
	Reported  Stage   `json:"reported_stage"` // the furthest stage that an entry affirms, until one denies it
	Latest    Stage   `json:"latest_stage"`   // that of the newest entry that tells one
	Moved     *Entry  `json:"-"`              // the entry that moved the odds most
}

// Roots counts the lines of a ledger.
type Roots struct {
	For     int `json:"for"`
	Against int `json:"against"`
	Mixed   int `json:"mixed"`
	Copies  int `json:"copies"`
}

// Answer works the question out.
func (q *Question) Answer() *Answer {
	p, days := q.Priors, int(q.Deadline)-int(q.From)
	out := &Answer{Course: p.Course(q.Position, days), Structure: []Step{}, Ledger: []Entry{}}
	base := out.Course.InForce
	signed := base + out.Course.Signed
	unsure := q.doubtOf(days, base, func(c Course) float64 { return c.InForce })
	out.Base = unsure.chance(base)
	factor := 1.0
	for _, c := range q.Structure {
		x := p.prior(c.Prior)
		by := pow(x.Value, c.Count)
		factor *= by
		unsure = unsure.moves(math.Log(by), c.Count*math.Log(x.Low), c.Count*math.Log(x.High))
		out.Structure = append(out.Structure, Step{c.Prior, c.Count, c.Text, by, unsure.chance(moved(base, factor))})
	}
	out.Prior = unsure.chance(moved(base, factor))
	q.enter(out)
	out.Joined, unsure = run(out.Prior.Probability, unsure, out.Ledger)
	for i := range out.Ledger {
		factor *= out.Ledger[i].Ratio.Value
	}
	out.Signed = unsure.chance(moved(signed, factor))
	out.sum()
	out.round()
	return out
}

// round takes figures to six decimals: what comes after says nothing and need not
// be the same on every machine.
func (a *Answer) round() {
	chances := []*Chance{&a.Base, &a.Prior, &a.Joined, &a.Signed}
	for i := range a.Structure {
		chances = append(chances, &a.Structure[i].Chance)
		rounded(&a.Structure[i].Factor, &a.Structure[i].Count)
	}
	for i := range a.Ledger {
		e := &a.Ledger[i]
		chances = append(chances, &e.Chance)
		e.Evidence.round()
		for k := range e.Copies {
			e.Copies[k].round()
		}
	}
	for _, c := range chances {
		rounded(&c.Probability, &c.Low, &c.High)
	}
	a.Course = a.Course.Rounded()
}

func (e *Evidence) round() {
	rounded(&e.Full.Value, &e.Full.Low, &e.Full.High, &e.Ratio.Value, &e.Ratio.Low, &e.Ratio.High, &e.Trust)
}

// Rounded is the course to six decimals.
func (c Course) Rounded() Course {
	rounded(&c.InForce, &c.Signed, &c.Ended, &c.Open, &c.Denied, &c.Stalled, &c.Withdrawn)
	return c
}

func rounded(figures ...*float64) {
	for _, f := range figures {
		*f = math.Round(*f*1e6) / 1e6
	}
}

func (d doubt) chance(p float64) Chance {
	low, high := d.around(p)
	return Chance{p, low, high}
}

// doubtOf moves each prior of the stages to its ends, alone.
func (q *Question) doubtOf(days int, base float64, of func(Course) float64) doubt {
	var out doubt
	if base <= 0 || base >= 1 {
		return out
	}
	for _, ends := range q.Priors.variants("hazard.", "clock.") {
		low, high := of(ends[0].Course(q.Position, days)), of(ends[1].Course(q.Position, days))
		out = out.moves(math.Log(odds(base)), math.Log(odds(low)), math.Log(odds(high)))
	}
	return out
}

// enter reads the claims into the ledger.
func (q *Question) enter(out *Answer) {
	var claims []Evidence
	for _, c := range q.Claims {
		claims = append(claims, q.Priors.Read(c, q.Scale, q.Judged))
	}
	given := map[string]bool{}
	for _, j := range q.Judged {
		given[j.Claim] = true
	}
	out.Ledger = append(out.Ledger, fold(claims, q.sameRoot)...)
	q.Priors.speakers(out.Ledger, given)
}

// sameRoot is the first of the roots that count as one with a root.
func (q *Question) sameRoot(root world.SourceID) world.SourceID { return world.RootOf(q.Same, root) }

// sum says what the ledger amounts to.
func (a *Answer) sum() {
	furthest := -1
	for i := range a.Ledger {
		e := &a.Ledger[i]
		a.Roots.Copies += len(e.Copies)
		switch side(e.Polarity) {
		case 1:
			a.Roots.For++
		case -1:
			a.Roots.Against++
		default:
			a.Roots.Mixed++
		}
		if a.Moved == nil || strength(e.Evidence) > strength(a.Moved.Evidence) {
			a.Moved = e
		}
		if e.Stage != "" {
			a.Latest = e.Stage
		}
		for k, s := range Stages[:8] {
			if e.Stage == s && side(e.Polarity) == 1 && k > furthest {
				furthest, a.Reported = k, s
			}
		}
	}
}
