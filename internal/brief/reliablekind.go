package brief

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/power"
	"casus/internal/reliability"
	"casus/internal/world"
)

// priorOf names the prior of a promise: by what is promised first, then by the
// choice that the wording leaves. What does not say is taken to leave most.
func priorOf(t *world.Treaty, cl *world.Clause, duty string) string {
	switch {
	case duty == "neutral":
		return reliability.NeutralityKept
	case duty == "refrain":
		return reliability.NonAggressionKept
	case !world.ActiveDuty(duty), t.Binding == "political" || t.Binding == "unilateral":
		return reliability.Assurance
	}
	switch cl.Discretion {
	case "automatic":
		return reliability.DefenceAutomatic
	case "as_deemed_necessary", "constitutional_process":
		return reliability.DefenceOwnChoice
	}
	return reliability.DefenceJoint
}

// cellOf is what a treaty would be in the record: an alliance is coded with all of
// its duties.
func cellOf(t *world.Treaty, on world.Day) reliability.Cell {
	year, _, _ := on.Civil()
	c := reliability.Cell{Recent: year >= 1945, Multilateral: t.AllStates || t.PartiesPartial || len(parties(t, on)) > 2}
	for i := range t.Clauses {
		cl := &t.Clauses[i]
		for _, duty := range cl.Duties {
			c.Duties |= dutyOf(cl, duty)
		}
	}
	return c
}

func dutyOf(cl *world.Clause, duty string) reliability.Duties {
	switch {
	case duty == "neutral":
		return reliability.Neutrality
	case duty == "refrain":
		return reliability.NonAggression
	case !world.ActiveDuty(duty) || cl.Trigger == nil:
		return 0
	case cl.Trigger.When == world.WhenAttacks:
		return reliability.Offence
	case cl.Trigger.When == world.WhenAtWar:
		return reliability.Offence | reliability.Defence
	}
	return reliability.Defence
}

// occasionsOf are the calls of promises in the dossier that were over and known
// before a day. Where it is open or contested whether the promise was met, the
// occasion counts by half; one that was not met is no call of a promise, and a war
// that the guarantor fought for its own reasons tells nothing of the promise.
func occasionsOf(w *world.World, on world.Day) []ReliabilityOccasion {
	out := []ReliabilityOccasion{}
	for i := range w.Responses {
		r := &w.Responses[i]
		o := ReliabilityOccasion{ID: r.ID, Treaty: r.Treaty, Date: r.Date.String(), Event: r.Event, Acted: r.Acted, Sources: orEmpty(r.Sources), response: r}
		switch r.Met {
		case "yes":
			o.Weight = 1
		case "arguable", "contested":
			o.Weight = .5
		}
		act, told := actOf(r.Acted)
		known := !r.KnownFrom.Known() || r.KnownFrom.By(on-1) == world.Yes
		t := w.Treaty(r.Treaty)
		if o.Weight == 0 || !told || t == nil || !known || r.Date.By(on-1) != world.Yes {
			continue
		}
		o.act, o.talk = act, talkAlone(t, r.Clause)
		out = append(out, o)
	}
	return out
}

// actOf puts what was done on the ladder.
func actOf(acted string) (act reliability.Act, told bool) {
	switch acted {
	case "none", "refusal":
		return reliability.Nothing, true
	case "words", "consult":
		return reliability.WordsOnly, true
	case "presence", "standing_defence", "material", "deployment":
		return reliability.DefensiveHelp, true
	case "force":
		return reliability.Force, true
	}
	return 0, false
}

// talkAlone tells whether a treaty, or a clause of it that is named, promises no
// act that binds.
func talkAlone(t *world.Treaty, clause string) bool {
	for i := range t.Clauses {
		cl := &t.Clauses[i]
		if clause != "" && cl.ID != clause {
			continue
		}
		for _, duty := range cl.Duties {
			if world.ActiveDuty(duty) && priorOf(t, cl, duty) != reliability.Assurance {
				return false
			}
		}
	}
	return true
}

// occasions are those of promises of the same sort, help or talk alone. A row with *
// names no guarantor: what all parties did is nobody's own conduct.
func (r *Reliability) occasions(s world.StateID, talk bool) []reliability.Occasion {
	var out []reliability.Occasion
	for _, o := range r.Occasions {
		if o.talk == talk {
			own := slices.Contains(o.response.Guarantors, s)
			out = append(out, reliability.Occasion{ID: o.ID, Own: own, Weight: o.Weight, Act: o.act})
		}
	}
	return out
}

// factors are what is known of the case that shifts the odds, and the names of what
// is not known.
func (r *Reliability) factors(kind string, t *world.Treaty, cl *world.Clause, a *obligation.Answer, attackers []obligation.Actor) (out []reliability.Factor, unknown []string) {
	unknown = []string{}
	for _, c := range reliability.Covariates() {
		if kind == reliability.Assurance {
			break // the logit is of alliances that promise more than talk
		}
		value, why, known := r.covariate(c.Name, t, cl, attackers)
		if !known {
			unknown = append(unknown, c.Title)
			continue
		}
		if r.ask.Model.Institutions == nil {
			continue
		}
		if f, ok := r.ask.Model.Institutions.Factor(c.Name, value); ok {
			f.Name, f.Text, f.Off = c.Title, why+": "+f.Text, slices.Contains(r.ask.Without, c.Name)
			out = append(out, f)
		}
	}
	switch f, ok := r.distance(a); {
	case kind == reliability.NeutralityKept || kind == reliability.NonAggressionKept:
	case !ok:
		unknown = append(unknown, distanceFactor)
	default:
		out = append(out, f)
	}
	return out, unknown
}

// young is how long a pact is taken to have seen no change of its members.
const young = 24 // months

func (r *Reliability) covariate(name string, t *world.Treaty, cl *world.Clause, attackers []obligation.Actor) (value float64, why string, known bool) {
	if x, given := r.ask.Given[name]; given {
		return x, "given", true
	}
	switch name {
	case "capability_change", "regime_change":
		if t.InForce.Known() && r.on <= t.InForce.AddMonths(young).Lo {
			return 0, fmt.Sprintf("the pact is younger than %d months", young), true
		}
	case "original_target":
		if cl.Trigger == nil || len(attackers) != 1 {
			return 0, "", false
		}
		for _, by := range cl.Trigger.By {
			if by == attackers[0].ID && !attackers[0].Group {
				return 1, "the clause names the attacker", true
			}
		}
	}
	return 0, "", false
}

// usualDistance is that from which help has no shift: a judgement of this program.
// usualShare stands for a guarantor whose military spending is not known.
const (
	usualDistance = 1000 // km
	usualShare    = .01
)

// distance shifts the odds by the log of what is left of the guarantor's share of
// power at the beneficiary's capital, against what is left at the usual distance: the
// way costs a great power less.
func (r *Reliability) distance(a *obligation.Answer) (reliability.Factor, bool) {
	km, ok := r.power.distance(a.State, a.Toward)
	if !ok {
		return reliability.Factor{}, false
	}
	share, of := usualShare, "a share of power taken to be 1 %"
	if v, total := r.power.value(a.State, "milex"), r.power.total("milex"); v.Known && v.Value > 0 && total > 0 {
		share = min(.99, v.Value/total)
		of = fmt.Sprintf("%.2g %% of the military spending of all states", 100*share)
	}
	left := power.Reach(share, km, r.power.year) / power.Reach(share, usualDistance, r.power.year)
	return reliability.Factor{Name: distanceFactor, Text: fmt.Sprintf("%.0f km between the capitals; %s", km, of), Shift: math.Log(left),
		Source: "loss-of-strength gradient of Bueno de Mesquita 1981, against 1000 km: judgement of this program",
		Off:    slices.Contains(r.ask.Without, distanceFactor)}, true
}

// withoutFaults says which names are no factors.
func withoutFaults(names []string) error {
	var faults []string
	for _, n := range names {
		if !slices.Contains(FactorNames(), n) {
			faults = append(faults, fmt.Sprintf("no factor %q%s; there are %s", n, world.DidYouMean(n, FactorNames()), strings.Join(FactorNames(), ", ")))
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// givenFaults says which given values are none of a covariate.
func givenFaults(given map[string]float64) error {
	var faults []string
	for _, name := range slices.Sorted(maps.Keys(given)) {
		at := slices.IndexFunc(reliability.Covariates(), func(c reliability.Covariate) bool { return c.Name == name })
		if at < 0 {
			names := FactorNames()[1:]
			faults = append(faults, fmt.Sprintf("no covariate %q%s; there are %s", name, world.DidYouMean(name, names), strings.Join(names, ", ")))
			continue
		}
		if c := reliability.Covariates()[at]; !(given[name] >= 0 && given[name] <= c.Most) {
			faults = append(faults, fmt.Sprintf("%s is %g; give a number from 0 to %g (%s)", name, given[name], c.Most, c.Means))
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// Conducted counts calls of promises by what was done.
type Conducted struct {
	Promised string
	Calls    float64
	Acts     [4]float64 // nothing, words, defensive help, force
}

// Conduct counts the whole record of a dossier: promises of help, and of talk alone.
func Conduct(w *world.World) []Conducted {
	out := []Conducted{{Promised: "help"}, {Promised: "talk alone"}}
	for _, o := range occasionsOf(w, world.DistantFuture-1) {
		c := &out[tally(o.talk)]
		c.Calls += o.Weight
		c.Acts[o.act] += o.Weight
	}
	return out
}
