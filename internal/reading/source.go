package reading

import (
	"slices"
	"strings"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/wording"
)

// source is somebody a sentence can go back to.
type source struct {
	name     string // as an editor writes it; of unnamed ones what they are
	kind     claim.Attribution
	outlet   bool
	from, to int     // tokens
	speech   float64 // how clearly the sentence has it from them
	score    float64
	verb     string // the word that makes them the source
	denies   bool   // the sentence has a word of denial from them
	told     bool   // the sentence has a word of citing beside them
	country  string // of an official
	office   bool   // known by the office alone
	house    bool   // an institute, for which its people speak
}

// base is how much each kind of holder counts as a root.
var base = map[claim.Attribution]float64{
	claim.NamedOfficial: 1, claim.NamedPerson: 0.75, claim.NamedInstitution: 0.95, claim.Media: 0.9, claim.Analysts: 0.5,
	claim.AnonymousOfficial: 0.5, claim.Anonymous: 0.48, claim.MediaUnnamed: 0.55,
}

// sources lists who a sentence can go back to, with how clearly it does.
func (p *page) sources(q *part) {
	for i := range q.hits {
		s, ok := p.sourceOf(q, i)
		if !ok {
			continue
		}
		p.listen(q, &s)
		s.score = base[s.kind] * q.voice * s.speech
		if !q.about {
			s.score *= 0.55
		}
		if q.background {
			s.score *= 0.85
		}
		q.sources = append(q.sources, s)
	}
	q.yield()
	best := 0.0
	for i := range q.sources {
		if s := &q.sources[i]; s.speech >= clear && s.score > best {
			q.owner, best = s, s.score
		}
	}
}

// yield lets an institute stand back behind the person who speaks for it: "X, a
// strategist at the institute Y, believes".
func (q *part) yield() {
	for i := range q.sources {
		if !q.sources[i].house {
			continue
		}
		for j := range q.sources {
			if s := &q.sources[j]; !s.house && !s.outlet && (s.kind == claim.NamedPerson || s.kind == claim.NamedOfficial) &&
				between(s.from, s.to, q.sources[i].from, q.sources[i].to) <= apposition {
				q.sources[i].score *= 0.5
				s.speech = max(s.speech, q.sources[i].speech)
				s.score = max(s.score, base[s.kind]*q.voice*s.speech)
			}
		}
	}
}

// apposition is how many tokens may stand between a person and the institute.
const apposition = 12

// clear is the speech from which on a sentence counts as somebody's.
const clear = 0.6

func (p *page) sourceOf(q *part, i int) (source, bool) {
	h := q.hits[i]
	s := source{from: h.From, to: h.To}
	switch h.Cue.Kind {
	case wording.Named:
		return s, s.named(h.Cue.Holder)
	case wording.Office:
		return p.office(q, i, s)
	case wording.Body, wording.Who:
		return p.unnamed(q, i, s)
	}
	return s, false
}

func (s *source) named(h *wording.Holder) bool {
	s.name, s.country = h.Name, h.Country
	switch h.Kind {
	case "body":
		s.kind = claim.NamedInstitution
	case "outlet":
		s.kind, s.outlet = claim.Media, true
	case "person":
		s.kind = claim.NamedOfficial
		if strings.HasPrefix(h.Office, "former_") {
			s.kind = claim.NamedPerson
		}
	case "institute", "analyst":
		s.kind, s.house = claim.NamedPerson, h.Kind == "institute"
	default:
		return false
	}
	return true
}

// office is a minister whom the sentence does not name: who holds the office is
// looked up where the state is told.
func (p *page) office(q *part, i int, s source) (source, bool) {
	h := q.hits[i]
	for _, o := range q.hits {
		if o.Cue.Kind == wording.Named && o.Cue.Holder.Kind == "person" && near(o, h) <= 8 {
			return s, false // the office of somebody who is named beside it
		}
	}
	state := p.stateOf(q, h)
	if state == "" {
		return s, false
	}
	s.kind, s.country = claim.NamedOfficial, state
	if holder, ok := wording.HolderOf(state, h.Cue.Value); ok {
		s.name = holder.Name
		return s, true
	}
	if name, ok := p.nameBeside(q, h); ok {
		s.name = name
		return s, true
	}
	s.name, s.office = adjective(state)+" "+strings.ReplaceAll(h.Cue.Value, "_", " "), true
	return s, true
}

// christen gives an official known by the office alone the name of the one
// official of that state who speaks in the report.
func (p *page) christen() {
	names := map[string][]string{}
	for i := range p.parts {
		for _, s := range p.parts[i].sources {
			if !s.office && s.country != "" && s.speech >= clear && (s.kind == claim.NamedOfficial || s.kind == claim.NamedPerson) &&
				!slices.Contains(names[s.country], s.name) {
				names[s.country] = append(names[s.country], s.name)
			}
		}
	}
	for i := range p.parts {
		for j := range p.parts[i].sources {
			if s := &p.parts[i].sources[j]; s.office && len(names[s.country]) == 1 {
				s.name, s.office = names[s.country][0], false
			}
		}
	}
}

// bodies are institutions in the words of an English editor.
var bodies = map[string]string{"defence_ministry": "Defence Ministry", "foreign_ministry": "Foreign Ministry",
	"presidency": "Presidency", "military": "military", "government": "government", "parliament": "parliament"}

func (p *page) unnamed(q *part, i int, s source) (source, bool) {
	h := q.hits[i]
	state := p.stateNear(q, h)
	if h.Cue.Kind == wording.Body {
		state = p.stateOf(q, h)
	}
	nation := adjective(state)
	switch h.Cue.Value {
	case "anonymous":
		s.name, s.kind = "unnamed sources", claim.Anonymous
	case "anonymous_official":
		s.name, s.kind = strings.TrimSpace(nation+" officials"), claim.AnonymousOfficial
	case "analysts":
		s.name, s.kind = "analysts", claim.Analysts
		if name, ok := p.nameBeside(q, h); ok {
			s.name, s.kind = name, claim.NamedPerson
		}
	case "diplomats":
		s.name, s.kind = strings.TrimSpace(nation+" diplomats"), claim.AnonymousOfficial
	case "media":
		if nation == "" && h.Cue.Words == "media" {
			return s, false // a media office, social media
		}
		s.name, s.kind = strings.TrimSpace(nation+" media"), claim.MediaUnnamed
	case "spokesman":
		return s, false
	default:
		if nation == "" {
			return s, false
		}
		s.name, s.kind = nation+" "+bodies[h.Cue.Value], claim.NamedInstitution
	}
	return s, true
}

// home are the states whose offices need no name of a state in the language: a
// Turkish newspaper writes of the foreign ministry, and means that of Turkey.
var home = map[string]string{"tr": "TUR", "ur": "PAK", "he": "ISR", "el": "GRC", "hi": "IND", "ja": "JPN", "az": "AZE", "pl": "POL"}

// stateOf gives the state of an office or a body: the one beside it, else that
// of the language, else the first of the sentence ("Hungary will not join, its
// foreign minister said").
func (p *page) stateOf(q *part, h wording.Hit) string {
	if state := p.stateNear(q, h); state != "" {
		return state
	}
	if state := home[p.lang]; state != "" {
		return state
	}
	for _, o := range q.hits {
		if o.Cue.Kind == wording.Named && o.Cue.Holder.Kind == "state" {
			return o.Cue.Holder.Country
		}
	}
	return ""
}

// beside is how many words may stand between a state and its ministry.
const beside = 2

// stateNear gives the state whose name stands beside a cue in its sentence; else
// "".
func (p *page) stateNear(q *part, h wording.Hit) string {
	best, state := beside+1, ""
	for _, o := range q.hits {
		if o.Cue.Kind != wording.Named || o.Cue.Holder.Kind != "state" {
			continue
		}
		if o.From >= h.From && o.To <= h.To {
			return o.Cue.Holder.Country // "source close to the Saudi military"
		}
		if d := near(o, h); d < best && !p.parted(o, h) {
			best, state = d, o.Cue.Holder.Country
		}
	}
	return state
}

// parted tells whether a mark that parts clauses stands between two hits.
func (p *page) parted(a, b wording.Hit) bool {
	for i := min(a.To, b.To); i < max(a.From, b.From); i++ {
		switch p.tokens[i].Word {
		case ":", ",", ";", "-", "،", "：", "，":
			return true
		}
	}
	return false
}

// adjective gives that of a country, its name where the list has none, "" for no
// country.
func adjective(country string) string {
	if a := wording.Adjective(country); a != "" || country == "" {
		return a
	}
	if a := gazetteer.Default().Actor(country); a != nil {
		return a.Name
	}
	return country
}

// near is how many tokens stand between two hits.
func near(a, b wording.Hit) int { return between(a.From, a.To, b.From, b.To) }

func between(aFrom, aTo, bFrom, bTo int) int {
	if aFrom >= bTo {
		return aFrom - bTo
	}
	if bFrom >= aTo {
		return bFrom - aTo
	}
	return 0
}
