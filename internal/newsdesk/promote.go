package newsdesk

import (
	"slices"
	"strings"

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
	coded := c.CAMEO != "" || c.TreatyAct != ""
	if !c.done || !coded || len(c.Actors) == 0 || c.Polarity == claim.Deny || c.Question {
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

// promoteAcross promotes claims that reports of two clusters affirm alike: the
// same act by the same actors on days that may be one.
func promoteAcross(reports []Report) {
	type place struct{ report, claim int }
	alikes := map[string][]place{} // what the claims say, without their days
	for i := range reports {
		for j := range reports[i].Claims {
			if c := &reports[i].Claims[j]; told(c) {
				k := actKey(c)
				alikes[k] = append(alikes[k], place{i, j})
			}
		}
	}
	for i := range reports {
		for j := range reports[i].Claims {
			c := &reports[i].Claims[j]
			if !told(c) || hasEvent(&reports[i], c.ID) {
				continue
			}
			places := alikes[actKey(c)]
			for _, p := range places[:min(len(places), mostAlike)] {
				if reports[p.report].Cluster != reports[i].Cluster && alike(c, &reports[p.report].Claims[p.claim]) {
					reports[i].Events = append(reports[i].Events, eventOf(c, twoRoots))
					break
				}
			}
		}
	}
}

// mostAlike bounds how many claims of one act are looked through for a second
// root.
const mostAlike = 500

// told asks of a claim what two roots can affirm: an act that is done, with a
// code and a date.
func told(c *Claim) bool {
	return (c.CAMEO != "" || c.TreatyAct != "") && c.done && c.EventFrom != "" &&
		c.Polarity == claim.Affirm && !c.Negated && c.RootSource != ""
}

func actKey(c *Claim) string {
	return strings.Join([]string{string(c.Stage), c.CAMEO, c.TreatyAct, c.Treaty, strings.Join(codes(c.Actors), "+"), strings.Join(codes(c.Objects), "+")}, "|")
}

func hasEvent(r *Report, id string) bool {
	return slices.ContainsFunc(r.Events, func(e Event) bool { return e.Claim == id })
}

// alike tells two claims of one act that have different roots and days that may
// be one.
func alike(a, b *Claim) bool {
	return a.RootSource != b.RootSource && a.EventFrom <= b.EventTo && b.EventFrom <= a.EventTo
}
