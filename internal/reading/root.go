package reading

import (
	"slices"
	"strings"

	"casus/internal/claim"
)

// candidate is one holder with all the places that have words from it.
type candidate struct {
	name    string
	kind    claim.Attribution
	outlet  bool
	best    *source
	part    int // sentence of best
	score   float64
	samePer bool // a person speaks in the same sentence
}

// candidates sums the sources of a report by name, the likeliest first.
func (p *page) candidates() []candidate {
	var out []candidate
	rest := map[string][]float64{}
	for i := range p.parts {
		q := &p.parts[i]
		for j := range q.sources {
			s := &q.sources[j]
			if s.outlet && sameName(s.name, p.report.Outlet) {
				s.score *= 0.6
			}
			rest[s.name] = append(rest[s.name], s.score)
			at := slices.IndexFunc(out, func(c candidate) bool { return c.name == s.name })
			if at < 0 {
				out = append(out, candidate{name: s.name, kind: s.kind, outlet: s.outlet, best: s, part: i})
			} else if s.score > out[at].best.score {
				out[at].best, out[at].part = s, i
			}
		}
	}
	for i := range out {
		scores := rest[out[i].name]
		slices.SortFunc(scores, func(a, b float64) int {
			if a > b {
				return -1
			} else if a < b {
				return 1
			}
			return 0
		})
		out[i].score = scores[0]
		for k, s := range scores[1:min(len(scores), 4)] {
			out[i].score += s * [...]float64{0.15, 0.08, 0.04}[k]
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		if a.score > b.score {
			return -1
		} else if a.score < b.score {
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	return out
}

func sameName(a, b string) bool {
	return a != "" && b != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// holding is who a report goes back to.
type holding struct {
	root        string
	holder      *source // the words for it
	part        int
	attribution claim.Attribution
	via         []string
	names       map[string]bool // sources that count as the root
}

// trace finds the root: a named speaker, else the outlet that has it from
// unnamed ones, else unnamed media or sources.
func (p *page) trace() holding {
	all := p.candidates()
	speaker := pick(all, func(c candidate) bool {
		return (c.kind == claim.NamedOfficial || c.kind == claim.NamedInstitution || c.kind == claim.NamedPerson) && c.best.speech >= clear
	})
	outlet := pick(all, func(c candidate) bool {
		return c.outlet && c.best.speech >= clear && !sameName(c.name, p.report.Outlet)
	})
	hidden := pick(all, func(c candidate) bool {
		return (c.kind == claim.Anonymous || c.kind == claim.AnonymousOfficial) && c.best.speech >= clear
	})
	press := pick(all, func(c candidate) bool { return c.kind == claim.MediaUnnamed && c.best.speech >= clear })
	thinkers := pick(all, func(c candidate) bool { return c.kind == claim.Analysts && c.best.speech >= clear })
	h := holding{names: map[string]bool{}}
	if outlet != nil {
		outlet = p.deeper(all, outlet)
	}
	switch {
	case speaker != nil && p.speaks(speaker, outlet, hidden, press):
		h.take(speaker, speaker.name, speaker.kind)
	case outlet != nil && (press == nil || outlet.score >= press.score*0.6):
		h.take(outlet, outlet.name, claim.Media)
		if hidden != nil {
			h.attribution, h.holder, h.part = claim.MediaCitingAnonymous, hidden.best, hidden.part
		}
	case press != nil && (hidden == nil || press.score >= hidden.score*0.7):
		h.take(press, press.name, claim.MediaUnnamed)
	case thinkers != nil && (hidden == nil || thinkers.score > hidden.score):
		h.take(thinkers, thinkers.name, claim.Analysts)
	case hidden != nil:
		if stated := pick(all, func(c candidate) bool {
			return c.kind == hidden.kind && c.best.speech >= clear && strings.Contains(c.name, " ")
		}); stated != nil {
			hidden = stated // "Bahraini officials" tells more than "officials"
		}
		h.take(hidden, hidden.name, hidden.kind)
		if p.report.Outlet != "" {
			h.root, h.attribution = strings.TrimSpace(p.report.Outlet), claim.MediaCitingAnonymous
		}
	default:
		h.attribution = claim.Unattributed
	}
	p.chain(&h, all)
	return h
}

func pick(all []candidate, fits func(candidate) bool) *candidate {
	for i := range all {
		if fits(all[i]) {
			return &all[i]
		}
	}
	return nil
}

func (h *holding) take(c *candidate, name string, kind claim.Attribution) {
	h.root, h.holder, h.part, h.attribution = name, c.best, c.part, kind
}

// speaks tells whether a named speaker and not an outlet is the root.
func (p *page) speaks(speaker, outlet, hidden, press *candidate) bool {
	rival := 0.0
	for _, c := range []*candidate{outlet, press} {
		if c != nil && c.score > rival {
			rival = c.score
		}
	}
	if outlet != nil && hidden != nil {
		rival *= 1.12
	}
	if hidden != nil && outlet == nil {
		rival = max(rival, hidden.score)
	}
	if outlet != nil && speaker.kind != claim.NamedPerson && p.toldTo(speaker.name, outlet.name) {
		return true // he told it to the outlet, or the outlet cites him
	}
	if speaker.best.denies && outlet != nil && speaker.part <= outlet.part+1 && speaker.kind != claim.NamedPerson {
		return true // he denies what the outlet reported
	}
	return speaker.score >= rival
}

// opening is how many sentences begin a report.
const opening = 4

// toldTo tells whether one of the first sentences has the speaker's words
// together with the outlet, and nobody unnamed.
func (p *page) toldTo(speaker, outlet string) bool {
	for i := range p.parts[:min(len(p.parts), opening)] {
		speaks, through, hidden := false, false, false
		for _, s := range p.parts[i].sources {
			speaks = speaks || s.name == speaker && s.speech >= 0.84
			through = through || s.name == outlet && s.speech >= clear
			hidden = hidden || s.kind == claim.Anonymous || s.kind == claim.AnonymousOfficial
		}
		if speaks && through && !hidden {
			return true
		}
	}
	return false
}

// deeper gives, of outlets that cite one another in one sentence, the one
// cited: the later one where a word of citing stands in the sentence.
func (p *page) deeper(all []candidate, first *candidate) *candidate {
	for i := range all {
		c := &all[i]
		if !c.outlet || c == first || c.best.speech < clear || sameName(c.name, p.report.Outlet) {
			continue
		}
		if c.part == first.part && c.best.speech >= 1.2 && first.best.speech < 1.2 {
			return c
		}
	}
	return first
}

// chain lists the outlets on the way and marks whose words are the root's.
func (p *page) chain(h *holding, all []candidate) {
	h.names[h.root] = true
	if h.attribution == claim.MediaCitingAnonymous || h.attribution == claim.Media {
		for _, c := range all {
			if c.kind == claim.Anonymous || c.kind == claim.AnonymousOfficial || c.kind == claim.MediaUnnamed {
				h.names[c.name] = true
			}
		}
	}
	if h.attribution == claim.MediaUnnamed || h.attribution == claim.AnonymousOfficial || h.attribution == claim.Anonymous {
		for _, c := range all {
			if c.kind == claim.Anonymous || c.kind == claim.AnonymousOfficial || c.kind == claim.MediaUnnamed {
				h.names[c.name] = true
			}
		}
	}
	p.through(h)
	if o := strings.TrimSpace(p.report.Outlet); o != "" && !sameName(o, h.root) {
		h.via = append(h.via, o)
	}
	for _, c := range all {
		if c.outlet && c.name != h.root && !slices.Contains(h.via, c.name) && c.best.speech >= clear {
			h.via = append(h.via, c.name)
		}
	}
}

// through counts the outlets to which a speaker spoke as the speaker's own: those
// that stand in one sentence with the speaker, or alone ("he told Reuters").
func (p *page) through(h *holding) {
	if h.holder == nil || h.holder.outlet {
		return
	}
	for i := range p.parts {
		q := &p.parts[i]
		beside, others := false, false
		for _, s := range q.sources {
			beside = beside || s.name == h.holder.name && !s.denies
			others = others || s.name != h.holder.name && !s.outlet
		}
		for _, s := range q.sources {
			if s.outlet && (beside || !others && s.told) {
				h.names[s.name] = true
			}
		}
	}
}
