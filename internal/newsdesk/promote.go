package newsdesk

import (
	"slices"

	"casus/internal/claim"
)

// The rules by which a claim becomes an event. Each is written beside the event
// that it made.
const (
	toldAsFact  = "told as fact by the report"
	saidByParty = "said by a party to it, of its own act"
	twoRoots    = "affirmed by two roots that do not copy each other"
)

// promote gives the events among the claims of a report. An act must be done,
// not asked, denied, conditional or to come; it must have a doer and a code or a
// deed with a treaty; and somebody fit to know must tell it.
func promote(r *Report) {
	r.Events = []Event{}
	for i := range r.Claims {
		c := &r.Claims[i]
		if rule := promotes(c); rule != "" {
			r.Events = append(r.Events, eventOf(c, rule))
		}
	}
}

func promotes(c *Claim) string {
	done := c.Stage == claim.Occurred || c.Stage == claim.Signed
	coded := c.CAMEO != "" || c.TreatyAct != ""
	if !done || !coded || len(c.Actors) == 0 || c.Polarity != claim.Affirm || c.Negated || c.Conditional || c.Question || c.Future {
		return ""
	}
	switch c.Attribution {
	case claim.Narrator, claim.Unattributed:
		return toldAsFact
	case claim.NamedOfficial, claim.NamedInstitution:
		if c.Holder != nil && c.Holder.Country != "" && slices.ContainsFunc(c.Actors, func(p Party) bool { return p.Country == c.Holder.Country }) {
			return saidByParty
		}
	}
	return ""
}

func eventOf(c *Claim, rule string) Event {
	e := Event{Claim: c.ID, From: c.EventFrom, To: c.EventTo, Summary: c.Text, Class: c.Class, CAMEO: c.CAMEO,
		Goldstein: c.Goldstein, Treaty: c.Treaty, TreatyAct: c.TreatyAct, Promoted: rule}
	if c.Mutual {
		e.Participants = codes(c.Actors)
	} else {
		e.Source, e.Target = codes(c.Actors), codes(c.Objects)
	}
	return e
}

// codes gives the countries of parties, or their ids where they have none.
func codes(parties []Party) []string {
	var out []string
	for _, p := range parties {
		code := p.Country
		if code == "" {
			code = p.ID
		}
		if code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// promoteAcross promotes claims that reports of two clusters affirm alike:
// the same act by the same actors on days that may be one.
func promoteAcross(reports []Report) {
	for i := range reports {
		for j := range reports[i].Claims {
			c := &reports[i].Claims[j]
			if hasEvent(&reports[i], c.ID) || c.CAMEO == "" && c.TreatyAct == "" || c.Stage != claim.Occurred && c.Stage != claim.Signed {
				continue
			}
			for k := range reports {
				if reports[k].Cluster != reports[i].Cluster && slices.ContainsFunc(reports[k].Claims, func(d Claim) bool { return alike(c, &d) }) {
					reports[i].Events = append(reports[i].Events, eventOf(c, twoRoots))
					break
				}
			}
		}
	}
}

func hasEvent(r *Report, id string) bool {
	return slices.ContainsFunc(r.Events, func(e Event) bool { return e.Claim == id })
}

func alike(a, b *Claim) bool {
	return a.Polarity == claim.Affirm && b.Polarity == claim.Affirm && !a.Negated && !b.Negated &&
		a.RootSource != b.RootSource && a.RootSource != "" && b.RootSource != "" &&
		a.Stage == b.Stage && a.CAMEO == b.CAMEO && a.TreatyAct == b.TreatyAct && a.Treaty == b.Treaty &&
		slices.Equal(codes(a.Actors), codes(b.Actors)) && slices.Equal(codes(a.Objects), codes(b.Objects)) &&
		a.EventFrom != "" && b.EventFrom != "" && a.EventFrom <= b.EventTo && b.EventFrom <= a.EventTo
}
