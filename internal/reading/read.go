package reading

import (
	"slices"

	"casus/internal/claim"
	"casus/internal/wording"
)

// Read gives the claims of a report, the main one first. There is always one,
// with an empty root where the report names nobody.
func Read(r Report) []Reading {
	p := newPage(r)
	for i := range p.parts {
		p.sources(&p.parts[i])
	}
	p.christen()
	h := p.trace()
	p.weigh(h)
	main := p.reading(h, decide(p.count()))
	main.Said = p.said(h)
	return append([]Reading{main}, p.others(h)...)
}

// reading writes down a holder and a verdict.
func (p *page) reading(h holding, v verdict) Reading {
	out := Reading{Root: h.root, Via: h.via, Attribution: h.attribution, Lang: p.lang, Notes: p.notes,
		Stage: v.stage, Polarity: v.polarity, Likelihood: v.will}
	if h.holder != nil {
		out.Holder = h.holder.name
		out.HolderSpan = p.span(h.holder.from, h.holder.to)
		out.AttributionSpan, out.AttributionWhy = out.HolderSpan, h.holder.verb
		if h.holder.name == h.root {
			out.RootSpan = out.HolderSpan
		}
	}
	if out.RootSpan == (claim.Span{}) {
		out.RootSpan = p.find(h.root)
	}
	out.StageSpan, out.StageWhy = p.cite(v.why)
	out.PolaritySpan, out.PolarityWhy = p.cite(v.turn)
	out.LikelihoodSpan, out.LikelihoodWhy = p.cite(v.chance)
	if v.chance.hit.Cue != nil {
		out.LikelihoodWords = p.words(v.chance.hit.From, v.chance.hit.To)
	}
	at := v.why.part
	if v.why.hit.Cue == nil {
		at = h.part
	}
	if at < len(p.parts) {
		out.Sentence = p.span(p.parts[at].from, p.parts[at].to)
		out.Actors, out.Treaty = p.matter(at)
	}
	return out
}

// find gives where a name of the root first stands.
func (p *page) find(root string) claim.Span {
	for i := range p.parts {
		for _, s := range p.parts[i].sources {
			if span := p.span(s.from, s.to); s.name == root && span != (claim.Span{}) {
				return span
			}
		}
	}
	return claim.Span{}
}

func (p *page) cite(e evidence) (claim.Span, string) {
	if e.hit.Cue == nil {
		return claim.Span{}, ""
	}
	return p.span(e.hit.From, e.hit.To), e.hit.Cue.Words
}

// matter gives the states that a claim is about and its words for the treaty:
// those of its sentence first, then those of the title and the first sentences.
func (p *page) matter(at int) (actors []string, treaty string) {
	order := []int{at, 0, 1, 2}
	for _, i := range order {
		if i >= len(p.parts) {
			continue
		}
		for _, h := range p.parts[i].hits {
			switch {
			case h.Cue.Kind == wording.Named && h.Cue.Holder.Kind == "state" && !slices.Contains(actors, h.Cue.Holder.Country):
				actors = append(actors, h.Cue.Holder.Country)
			case h.Cue.Kind == wording.Treaty && h.Cue.Value != "agreement" && treaty == "":
				treaty = p.words(h.From, h.To)
			}
		}
	}
	return actors, treaty
}

// others gives what further named speakers are said to claim.
func (p *page) others(h holding) []Reading {
	var out []Reading
	done := map[string]bool{}
	for i := range p.parts {
		s := p.parts[i].owner
		if s == nil || h.names[s.name] || done[s.name] || s.outlet || !p.parts[i].about || len(out) == maxOthers {
			continue
		}
		done[s.name] = true
		other := holding{root: s.name, holder: s, part: i, attribution: s.kind, names: map[string]bool{s.name: true}}
		t := tally{}
		for j := i; j < len(p.parts) && (j == i || p.parts[j].owner == nil); j++ {
			p.parts[j].weight = 1
			p.tallyOf(t, j)
		}
		if len(t) > 0 {
			out = append(out, p.reading(other, decide(t)))
		}
	}
	return out
}

// maxOthers bounds the further claims of one report.
const maxOthers = 6
