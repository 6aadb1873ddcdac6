package reading

import (
	"slices"

	"casus/internal/gazetteer"
	"casus/internal/wording"
	"casus/internal/world"
)

// day is the date of the report for the gazetteer.
func (p *page) day() world.Day {
	if d, ok := dayOf(p.report.Date, p.lang); ok {
		return d
	}
	return gazetteer.NoDay
}

// name adds the gazetteer's names that stand in the sentence to its hits, but
// for those that the list of holders has there too. It gives the mentions after
// the sentence.
func (q *part) name(mentions []gazetteer.Mention) []gazetteer.Mention {
	added := false
	for len(mentions) > 0 && mentions[0].From < q.to {
		m := mentions[0]
		mentions = mentions[1:]
		holder, ok := holderOf(m)
		if !ok || m.To > q.to || q.named(m.From, m.To) {
			continue
		}
		q.hits = append(q.hits, wording.Hit{From: m.From, To: m.To,
			Cue: &wording.Cue{Words: holder.Name, Kind: wording.Named, Value: holder.Kind, Strength: 1, Holder: &holder}})
		added = true
	}
	if added {
		slices.SortStableFunc(q.hits, func(a, b wording.Hit) int { return a.From - b.From })
	}
	return mentions
}

// named tells whether a holder's name already stands there.
func (q *part) named(from, to int) bool {
	for _, h := range q.hits {
		if h.Cue.Kind == wording.Named && h.From < to && from < h.To {
			return true
		}
	}
	return false
}

// holderOf writes an actor as a holder; ok is false for actors who hold no
// claims.
func holderOf(m gazetteer.Mention) (h wording.Holder, ok bool) {
	a := m.Actor
	h = wording.Holder{Name: a.Name, Country: a.Country}
	switch a.Kind {
	case gazetteer.State:
		h.Kind = "state"
		if adjective := wording.Adjective(a.Country); adjective != "" {
			h.Name = adjective
		}
	case gazetteer.Outlet:
		h.Kind = "outlet"
	case gazetteer.Person:
		h.Kind = "person"
	case gazetteer.Organisation:
		h.Kind = "institute"
		if a.Sector == "IGO" || a.Country == gazetteer.International {
			return h, false
		}
	default:
		return h, false
	}
	return h, true
}
