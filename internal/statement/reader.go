package statement

import (
	"slices"

	"casus/internal/accord"
	"casus/internal/attribution"
	"casus/internal/claim"
	"casus/internal/coder"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/world"
)

// maxTokens bounds the length of a sentence; what is longer is cut.
const maxTokens = 400

// Reader reads English reports. It keeps buffers: one goroutine at a time.
type Reader struct {
	names  *gazetteer.Gazetteer
	finder *accord.Finder
	dates  func(text string, on world.Day) []claim.Date
	coder  *coder.Coder
	split  token.Splitter
	tokens []token.Token
	on     world.Day
}

// NewReader makes a Reader. dates finds the dates of a text.
func NewReader(names *gazetteer.Gazetteer, finder *accord.Finder, dates func(string, world.Day) []claim.Date) *Reader {
	return &Reader{names: names, finder: finder, dates: dates, coder: coder.Default(names)}
}

// Read gives the statements of a report written on a day, in their order, and
// how many sentences it has.
func (r *Reader) Read(text string, on world.Day) (all []Statement, sentences int) {
	r.on = on
	r.tokens = r.split.Split(r.tokens[:0], text)
	d := newDiscourse()
	dates := r.dates(text, on)
	for n, span := range token.Sentences(text, r.tokens) {
		s := &sentence{text: text, number: n, tokens: r.tokens[span.Start:min(span.End, span.Start+maxTokens)]}
		s.mentions = r.names.Find(nil, s.tokens, on)
		s.frames = attribution.Find(s.tokens, s.mentions)
		for len(dates) > 0 && dates[0].Span.Start < s.tokens[0].Start {
			dates = dates[1:]
		}
		for _, dt := range dates {
			if dt.Span.End <= s.span().End {
				s.dates = append(s.dates, dt)
			}
		}
		all = append(all, r.sentence(s, d)...)
		sentences++
	}
	return all, sentences
}

func (r *Reader) sentence(s *sentence, d *discourse) []Statement {
	r.remember(s, d)
	out := r.treaties(s, d)
	out = append(out, r.doubts(s)...)
	out = append(out, r.means(s)...)
	out = append(out, uncovered(r.relationship(s, d), out)...)
	out = append(out, uncovered(r.designations(s), out)...)
	coded := slices.DeleteFunc(r.coded(s), func(st Statement) bool { return r.inReference(s, st) || ofDeed(s, &st, out) })
	out = append(out, uncovered(r.relations(s, d), out)...)
	out = append(out, uncovered(coded, out)...)
	out = onceEach(out)
	out = append(out, r.views(s, d, out)...)
	slices.SortStableFunc(out, func(a, b Statement) int { return a.ActSpan.Start - b.ActSpan.Start })
	for i := range out {
		st := &out[i]
		st.Sentence, st.Number = s.span(), s.number
		r.hold(s, d, st)
	}
	d.note(s.actors(0, len(s.tokens), state))
	return out
}

// uncovered leaves out events whose act is told by another statement already.
func uncovered(events, others []Statement) []Statement {
	var out []Statement
	for _, e := range events {
		if !overlaps(e, others) && !overlaps(e, out) {
			out = append(out, e)
		}
	}
	return out
}

// inReference tells an act that is no more than the noun of a treaty: "this
// pact".
func (r *Reader) inReference(s *sentence, st Statement) bool {
	for _, ref := range r.finder.References(s.tokens) {
		if b := s.bytes(token.Span{Start: ref.From, End: ref.To}); st.ActSpan.Start >= b.Start && st.ActSpan.End <= b.End {
			return true
		}
	}
	return false
}

// onceEach leaves one statement where a sentence tells the same act of the same
// actors twice: "attacks on Pakistani soil, including suicide attacks on a court".
func onceEach(all []Statement) []Statement {
	var out []Statement
	for _, st := range all {
		at := slices.IndexFunc(out, func(o Statement) bool {
			return o.Kind == Event && st.Kind == Event && o.Act == st.Act && o.CAMEO == st.CAMEO && sameActors(o.Actors, st.Actors) && sameActors(o.Objects, st.Objects)
		})
		if at < 0 {
			out = append(out, st)
		} else if out[at].Date.Words == "" {
			out[at].Date = st.Date
		}
	}
	return out
}

func overlaps(e Statement, others []Statement) bool {
	return slices.ContainsFunc(others, func(o Statement) bool {
		return e.ActSpan.Start < o.ActSpan.End && o.ActSpan.Start < e.ActSpan.End
	})
}

// hold gives a statement its holder: of the frame it stands under, else the
// report itself.
func (r *Reader) hold(s *sentence, d *discourse, st *Statement) {
	st.Class = claim.Narrator
	f := s.frame(s.tokenAt(st.ActSpan.Start))
	if f == nil || st.Kind == Event && s.tokenAt(st.ActSpan.Start) == f.Verb.Start {
		if speaks(st) {
			st.Holder, st.Class, st.Saying = st.Actors[0], claim.NamedInstitution, "claim"
			if a := st.Holder.Actor; a != nil && a.Kind == gazetteer.Person {
				st.Class = claim.NamedOfficial
			}
		}
		return
	}
	st.Saying, st.Class = string(f.Kind), f.Class
	st.Holder = Named{Actor: f.Actor, Words: s.words(f.Holder), Span: s.bytes(f.Holder)}
	switch s.tokens[f.Holder.Start].Word {
	case "he", "she", "they":
		if f.Holder.End-f.Holder.Start == 1 && d.speaker.Words != "" { // whoever spoke last
			st.Holder.Words, st.Holder.Actor, st.Class = d.speaker.Words, d.speaker.Actor, d.spoke
			return
		}
	}
	defer func() { d.speaker, d.spoke = st.Holder, st.Class }()
	if full, ok := d.full(st.Holder.Words); ok && f.Actor == nil {
		st.Holder.Words, st.Holder.Actor = full.Words, full.Actor
		st.Class = d.classOf(full.Words, st.Class)
	}
}

// speaks tells acts that are themselves the saying of a claim: who accuses,
// holds what is said of the other side.
func speaks(st *Statement) bool {
	return st.Kind == Event && st.PLOVER == "ACCUSE" && st.Act != "tension" && len(st.Actors) > 0
}

// remember notes the full names of holders, so that a surname is enough later.
func (r *Reader) remember(s *sentence, d *discourse) {
	for i := range s.frames {
		f := &s.frames[i]
		if f.Class != claim.Analysts && f.Class != claim.NamedPerson && f.Class != claim.NamedOfficial {
			continue
		}
		name := properName(s, f.Holder)
		d.person(name)
		if name.Words != "" {
			d.class(name.Words, f.Class)
			if f.Actor == nil || f.Actor.Kind != gazetteer.Person {
				// The holder is the person; what they are stands in the class.
				f.Actor = nil
				f.Holder = token.Span{Start: s.tokenAt(name.Span.Start), End: s.tokenAt(name.Span.End-1) + 1}
			}
		}
	}
}

// properName is the first run of capitalised words of a phrase that is no state:
// a person's name.
func properName(s *sentence, phrase token.Span) Named {
	start := -1
	for i := phrase.Start; i <= phrase.End; i++ {
		if i < phrase.End && s.tokens[i].Capital() && !known(s, i) && s.tokens[i].Shape != token.Mark {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && i-start >= 2 {
			span := token.Span{Start: start, End: i}
			return Named{Words: s.words(span), Span: s.bytes(span)}
		}
		start = -1
	}
	return Named{}
}

func known(s *sentence, i int) bool {
	for _, m := range s.mentions {
		if i >= m.From && i < m.To && m.Actor.Kind != gazetteer.Person {
			return true
		}
	}
	return false
}
