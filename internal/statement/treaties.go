package statement

import (
	"slices"

	"casus/internal/accord"
	"casus/internal/coder"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/world"
)

// reach is how many tokens may lie between a deed and the treaty it is done
// with.
const reach = 14

// treaties gives the deeds with treaties that a sentence claims.
func (r *Reader) treaties(s *sentence, d *discourse) []Statement {
	refs := r.finder.References(s.tokens)
	var out []Statement
	for _, deed := range accord.Deeds(s.tokens) {
		ref := nearest(s, deed, refs)
		if ref == nil && !(deed.Act == accord.SeekToJoin && d.treaty != "") {
			continue
		}
		st, ok := r.deed(s, d, deed, ref)
		if ok {
			out = append(out, st)
		}
	}
	out = strongest(out)
	if slices.ContainsFunc(out, func(st Statement) bool { return st.TreatyAct == accord.SeekToJoin }) {
		// "denied that it would join": the denial is how the joining is held.
		out = slices.DeleteFunc(out, func(st Statement) bool { return st.TreatyAct == accord.Deny && !st.Negated })
	}
	return out
}

// nearest gives the reference that a deed is done with: the first that follows
// within reach, else the last before it.
func nearest(s *sentence, deed accord.Deed, refs []accord.Reference) *accord.Reference {
	var before *accord.Reference
	for i := range refs {
		ref := &refs[i]
		from, to := s.clause(deed.From)
		switch {
		case ref.From < from || ref.To > to:
			continue
		case ref.To > deed.From && ref.From >= deed.From && ref.From-deed.To <= reach:
			return ref
		case ref.To <= deed.From && deed.From-ref.To <= reach:
			before = ref
		case ref.From < deed.To && ref.To > deed.From:
			return ref // "draft agreement": the deed is in the name itself
		}
	}
	return before
}

func (r *Reader) deed(s *sentence, d *discourse, deed accord.Deed, ref *accord.Reference) (Statement, bool) {
	span := token.Span{Start: deed.From, End: deed.To}
	st := Statement{Kind: Deed, Act: string(deed.Act), TreatyAct: deed.Act, ActSpan: s.bytes(span), Rule: "deed with a treaty"}
	doer := s.before(deed.From, state)
	switch deed.Act {
	case accord.SeekToJoin, accord.Accede, accord.Withdraw, accord.Suspend, accord.Ratify, accord.Invoke:
		if of := after(s, deed.To, "of"); doer == nil || of != nil && ref != nil && of.From < ref.From && of.From-deed.To <= 2 {
			doer = of
		}
		if doer == nil {
			return st, false
		}
		st.Actors = []Named{s.named(doer)}
	default:
		st.Actors = r.parties(s, deed, ref)
		st.Mutual = len(st.Actors) > 1
	}
	if len(st.Actors) == 0 && deed.Act != accord.EnterIntoForce {
		return st, false
	}
	st.Date = s.date(deed.From)
	s.flags(&st, span)
	if deed.Act == accord.SeekToJoin {
		st.Future, st.Conditional = false, false // the wish is now, whatever it is for
		if st.Negated {
			st.Act, st.TreatyAct = string(accord.Deny), accord.Deny
		}
	}
	id, at := r.which(s, d, &st, deed, ref)
	st.Treaty, st.TreatySpan = string(id), s.bytes(at)
	if id != "" {
		d.treaty = id
	}
	if st.Treaty == "" && (deed.Act == accord.SeekToJoin && ref == nil || deed.Act == accord.Deny || len(st.Actors) < 2 && deed.Act != accord.SeekToJoin && deed.Act != accord.Accede) {
		return st, false // too little to say which treaty
	}
	if st.CAMEO = dealCodes[st.TreatyAct]; st.CAMEO != "" {
		code, _ := coder.CodeOf(st.CAMEO)
		st.PLOVER, st.Goldstein, st.HasScore = code.Class, code.Goldstein, code.GoldsteinKnown
	}
	from, to := s.clause(deed.From)
	st.Words = s.words(token.Span{Start: from, End: to})
	return st, true
}

// dealCodes are the CAMEO codes of deeds with treaties: signing and what follows
// it is 057, a wish to join is an intent to cooperate, 0312; leaving and
// suspending, for which CAMEO has no code, reduce relations, 160.
var dealCodes = map[accord.Act]string{
	accord.Sign: "057", accord.Ratify: "057", accord.Accede: "057", accord.SeekToJoin: "0312", accord.Negotiate: "046",
	accord.Withdraw: "160", accord.Suspend: "160", accord.Reject: "120",
}

// after gives the state named right after a word such as "of" or "by".
func after(s *sentence, at int, word string) *gazetteer.Mention {
	if at >= len(s.tokens) || s.tokens[at].Word != word {
		return nil
	}
	for i := range s.mentions {
		if m := &s.mentions[i]; m.From >= at && m.From <= at+2 && state(m) {
			return m
		}
	}
	return nil
}

// parties gives who negotiates, drafts or signs: the states joined by "and"
// before the deed, or after it with by, between, of, with.
func (r *Reader) parties(s *sentence, deed accord.Deed, ref *accord.Reference) []Named {
	from, to := s.clause(deed.From)
	left := run(s, s.actors(from, deed.From, state))
	right := s.actors(deed.To, min(to, deed.To+reach), state)
	switch {
	case len(left) >= 2:
		return left[max(0, len(left)-4):]
	case len(left) == 1 && len(right) > 0:
		return merge(left, right)
	case len(right) >= 2:
		return right
	}
	return left
}

// run keeps the states at the end of a list that stand close together: the
// subject of the clause, not those named long before.
func run(s *sentence, all []Named) []Named {
	for i := len(all) - 1; i > 0; i-- {
		if s.tokenAt(all[i].Span.Start)-s.tokenAt(all[i-1].Span.End-1) > 3 {
			return all[i:]
		}
	}
	return all
}

func merge(a, b []Named) []Named {
	for _, n := range b {
		if !slices.ContainsFunc(a, func(have Named) bool { return have.Actor.Country == n.Actor.Country }) {
			a = append(a, n)
		}
	}
	return a
}

// which finds the treaty of the record that the deed is done with.
func (r *Reader) which(s *sentence, d *discourse, st *Statement, deed accord.Deed, ref *accord.Reference) (world.TreatyID, token.Span) {
	if ref == nil {
		return d.treaty, token.Span{}
	}
	at := token.Span{Start: ref.From, End: ref.To}
	if ref.Treaty != "" {
		return ref.Treaty, at
	}
	clues := accord.Clues{Kind: ref.Kind, Count: ref.Parties, Draft: ref.Draft, On: r.on}
	joiner := deed.Act == accord.SeekToJoin || deed.Act == accord.Accede
	from, to := s.clause(deed.From)
	for _, n := range s.actors(max(from, min(deed.From, ref.From)-4), min(to, ref.To+8), state) {
		if joiner && len(st.Actors) > 0 && n.Actor.Country == st.Actors[0].Actor.Country {
			continue
		}
		clues.Parties = append(clues.Parties, world.StateID(n.Actor.Country))
	}
	if !joiner {
		for _, n := range st.Actors {
			if !slices.Contains(clues.Parties, world.StateID(n.Actor.Country)) {
				clues.Parties = append(clues.Parties, world.StateID(n.Actor.Country))
			}
		}
	}
	if st.TreatyAct == accord.Sign && st.Date.From != 0 && !st.Future {
		clues.Signed = world.Date{Lo: st.Date.From, Hi: st.Date.To}
	}
	if id, _ := r.finder.Resolve(clues); id != "" {
		return id, at
	}
	clues.Signed = world.Date{}
	if id, _ := r.finder.Resolve(clues); id != "" && st.TreatyAct != accord.Sign {
		return id, at
	}
	if ref.Back || joiner {
		return d.treaty, at
	}
	return "", at
}

// strongest leaves one statement for each deed with one treaty by the same
// actors in a sentence: "negotiations on Turkey's participation" is one matter.
func strongest(all []Statement) []Statement {
	var out []Statement
	for _, st := range all {
		at := slices.IndexFunc(out, func(o Statement) bool {
			return o.Treaty == st.Treaty && (sameActors(o.Actors, st.Actors) && o.TreatyAct == st.TreatyAct || talks(o, st))
		})
		switch {
		case at < 0:
			out = append(out, st)
		case rank(st.TreatyAct) > rank(out[at].TreatyAct):
			out[at] = st
		}
	}
	return out
}

// talks tells that one of two statements is the talks about what the other is
// for.
func talks(a, b Statement) bool {
	return (a.TreatyAct == accord.Negotiate) != (b.TreatyAct == accord.Negotiate) &&
		(a.TreatyAct == accord.SeekToJoin || b.TreatyAct == accord.SeekToJoin)
}

func rank(a accord.Act) int {
	switch a {
	case accord.Negotiate:
		return 0
	case accord.Draft:
		return 1
	}
	return 2
}

func sameActors(a, b []Named) bool {
	return slices.EqualFunc(a, b, func(x, y Named) bool { return country(x.Actor) == country(y.Actor) })
}
