package accession

import (
	"math"
	"slices"
)

// Position is where an accession stands in the record of treaties, apart from what
// is reported.
type Position struct {
	Stage   Stage `json:"stage"`
	Waiting int   `json:"ratifiers"`    // states that have yet to ratify, when signed
	Elapsed int   `json:"days_elapsed"` // since the signature, where it is signed

	Who []string `json:"-"` // their ids, for those that have a clock of their own; no more than Waiting
}

// Course is how an accession stands after some days, by the prior alone. The first
// four add up to 1, the last three to Ended.
type Course struct {
	InForce float64 `json:"in_force"`
	Signed  float64 `json:"signed"` // and not yet in force
	Ended   float64 `json:"ended"`  // denied, stalled or withdrawn
	Open    float64 `json:"open"`   // still before a signature

	Denied    float64 `json:"denied"` // of those that ended
	Stalled   float64 `json:"stalled"`
	Withdrawn float64 `json:"withdrawn"`
}

// daysAMonth is the mean of the Gregorian calendar.
const daysAMonth = 30.436875

// mostDays bounds how far ahead a question may look.
const mostDays = 50 * 366

// daily is the chance of a day that amounts to a chance of a month.
func daily(month float64) float64 { return 1 - math.Pow(1-month, 1/daysAMonth) }

// Course follows an accession for some days from a position.
func (p *Priors) Course(from Position, days int) Course {
	out := p.follow(from, min(max(days, 0), mostDays))
	denied, stalled, withdrawn := p.value("end.denied"), p.value("end.stalled"), p.value("end.withdrawn")
	if all := denied + stalled + withdrawn; all > 0 {
		out.Denied, out.Stalled, out.Withdrawn = out.Ended*denied/all, out.Ended*stalled/all, out.Ended*withdrawn/all
	}
	return out
}

func (p *Priors) follow(from Position, days int) Course {
	switch from.Stage {
	case InForce:
		return Course{InForce: 1}
	case Signed, Ratified:
		return p.afterSigning(from, days)
	case Denied, Stalled, Withdrawn:
		// What ended may begin anew, as if nobody had asked.
		from.Stage = None
	}
	clock, gone := p.clock(from, days)
	at := make([]float64, len(before))
	at[slices.Index(before, from.Stage)] = 1
	on, end := make([]float64, len(before)), make([]float64, len(before))
	for i, s := range before {
		on[i], end[i] = daily(p.value("hazard."+string(s)+".on")), daily(p.value("hazard."+string(s)+".end"))
	}
	var out Course
	for day := 1; day <= days; day++ {
		for i := len(before) - 1; i >= 0; i-- {
			// Of the two risks neither is first: the day of both is shared.
			both := on[i] * end[i] / 2
			forward, over := at[i]*(on[i]-both), at[i]*(end[i]-both)
			at[i] -= forward + over
			out.Ended += over
			if i+1 < len(before) {
				at[i+1] += forward
				continue
			}
			left := days - day
			out.InForce += forward * clock[left]
			out.Ended += forward * gone[left]
			out.Signed += forward * (1 - clock[left] - gone[left])
		}
	}
	for _, a := range at {
		out.Open += a
	}
	return out
}

// Clock is how long one state takes to ratify: a log-normal number of days.
type Clock struct {
	Median float64 `json:"median"`
	Spread float64 `json:"spread"` // standard deviation of the logarithm
}

// ClockOf is the clock of a state: its own, where a prior names it, such as
// clock.median:PAK, or that of all.
func (p *Priors) ClockOf(state string) Clock {
	out := Clock{p.value("clock.median"), p.value("clock.spread")}
	if at, own := p.at["clock.median:"+state]; own {
		out.Median = p.list[at].Value
	}
	if at, own := p.at["clock.spread:"+state]; own {
		out.Spread = p.list[at].Value
	}
	return out
}

// By is the chance that the clock has run out after some days.
func (c Clock) By(days int) float64 {
	if days <= 0 {
		return 0
	}
	return math.Erfc(-math.Log(float64(days)/c.Median)/c.Spread/math.Sqrt2) / 2
}

// ratifying is clocks that are alike, and how many.
type ratifying struct {
	clock Clock
	count int
}

// clocks gathers the clocks of a position, in order.
func (p *Priors) clocks(from Position) []ratifying {
	all := ratifying{p.ClockOf(""), max(from.Waiting-len(from.Who), 0)}
	out := []ratifying{all}
	for _, who := range from.Who {
		if c := p.ClockOf(who); c == all.clock {
			out[0].count++
		} else {
			out = append(out, ratifying{c, 1})
		}
	}
	return out
}

// slowest is the chance that all clocks have run out after some days.
func slowest(clocks []ratifying, days int) float64 {
	out := 1.0
	for _, r := range clocks {
		if r.count > 0 {
			out *= math.Pow(r.clock.By(days), float64(r.count))
		}
	}
	return out
}

// clock gives, for each number of days since a signature, the chance that the
// treaty is in force and the chance that it never will be.
func (p *Priors) clock(from Position, days int) (force, gone []float64) {
	clocks := p.clocks(from)
	force, gone = make([]float64, days+1), make([]float64, days+1)
	once, end := p.value("clock.at_once"), daily(p.value("hazard.signed.end"))
	force[0] = once
	alive, had := 1-once, 0.0 // alive: of those that wait, who have not ended
	survive := 1.0
	for d := 1; d <= days; d++ {
		now := slowest(clocks, d)
		survive *= 1 - end
		force[d] = force[d-1] + alive*survive*(now-had)
		gone[d] = gone[d-1] + alive*survive/(1-end)*(1-now)*end
		had = now
	}
	return force, gone
}

// afterSigning is a course that begins some days after the signature: what might
// have been in force by then is not.
func (p *Priors) afterSigning(from Position, days int) Course {
	end := daily(p.value("hazard.signed.end"))
	clocks := p.clocks(from)
	start := slowest(clocks, from.Elapsed)
	if start >= 1-1e-12 { // the clocks say that it should long have been
		return Course{Signed: 1}
	}
	var out Course
	had, survive := 0.0, 1.0
	for d := 1; d <= days; d++ {
		now := (slowest(clocks, from.Elapsed+d) - start) / (1 - start)
		out.Ended += survive * (1 - had) * end
		survive *= 1 - end
		out.InForce += survive * (now - had)
		had = now
	}
	out.Signed = max(0, 1-out.InForce-out.Ended)
	return out
}
