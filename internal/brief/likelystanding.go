package brief

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"casus/internal/accession"
	"casus/internal/world"
)

// stand finds how far the accession has come in the record of treaties.
func (l *Likely) stand(t *world.Treaty, said world.Accession) error {
	name := l.world.StateName(l.State)
	switch {
	case t.AllStates:
		return fmt.Errorf("every state is a party to %s", t.ID)
	case t.Status == "hypothetical":
		return fmt.Errorf("%s is an invented case: no such treaty is proposed, so that there is nothing to foretell", t.ID)
	case t.Ended.By(l.from) == world.Yes:
		return fmt.Errorf("%s ended on %s; nobody can join it", t.ID, t.Ended.Text)
	}
	in := t.Status == "in_force" && t.InForce.By(l.from) != world.No
	named, signed := l.findParties(t, in)
	l.Position.Waiting = len(l.ratify)
	for _, s := range l.ratify {
		l.Position.Who = append(l.Position.Who, string(s))
	}
	switch {
	case named && in && !signed:
		l.Position = accession.Position{Stage: accession.InForce}
		l.Standing = fmt.Sprintf("%s is in %s", name, treatyName(l.world, t.ID))
	case named && t.Signed.Known() && t.Signed.By(l.from) == world.Yes:
		l.Position.Stage, l.Position.Elapsed = accession.Signed, int(l.from-t.Signed.Hi)
		l.Standing = fmt.Sprintf("%s has signed %s, which is not in force for it", name, treatyName(l.world, t.ID))
	case named && t.Status == "reported":
		l.Position.Stage, l.Standing = accession.Aspirant, fmt.Sprintf("%s is known from reports alone", treatyName(l.world, t.ID))
	case named:
		l.Position.Stage, l.Standing = accession.Talks, fmt.Sprintf("%s is on record as proposed and not signed", treatyName(l.world, t.ID))
	case len(said.Topics) > 0 && len(claimsOf(l.world, said)) > 0:
		l.Position.Stage, l.Standing = accession.Aspirant, fmt.Sprintf("no step of %s toward %s is on record but in reports; they are weighed in the ledger", name, treatyName(l.world, t.ID))
	default:
		l.Position.Stage, l.Standing = accession.None, fmt.Sprintf("nothing in the record says that %s asks to join %s", name, treatyName(l.world, t.ID))
	}
	return nil
}

// setClocks lists whose clocks run. A clock that the user sets for a state that does
// not ratify is an error.
func (l *Likely) setClocks(priors *accession.Priors, user []accession.Prior) error {
	var faults []error
	for _, p := range user {
		if _, state, own := strings.Cut(p.ID, ":"); own && !slices.Contains(l.ratify, world.StateID(state)) {
			faults = append(faults, fmt.Errorf("%s: %s does not have to ratify; those who do are %s", p.ID, state, sourceList(l.ratify)))
		}
	}
	l.Ratifiers = []LikelyClock{}
	for _, s := range l.ratify {
		c := priors.ClockOf(string(s))
		l.Ratifiers = append(l.Ratifiers, LikelyClock{s, c, math.Round(c.By(365)*1e6) / 1e6})
	}
	return errors.Join(faults...)
}

// findParties lists the parties and those who must ratify, and tells whether the
// state is named in the treaty and whether it has only signed.
func (l *Likely) findParties(t *world.Treaty, inForce bool) (named, signed bool) {
	for _, p := range t.Parties {
		if p.Role == "broker" || p.Spell.Covers(l.from) == world.No && inForce {
			continue
		}
		if p.State == l.State {
			named, signed = true, p.Status == "signatory"
			continue
		}
		if !slices.Contains(l.parties, p.State) {
			l.parties = append(l.parties, p.State)
		}
	}
	l.ratify = append([]world.StateID{l.State}, l.parties...)
	if inForce && signed {
		l.ratify = l.ratify[:1] // the others have
	}
	return named, signed
}

// note says what a reader should know of the answer.
func (l *Likely) note(t *world.Treaty, said world.Accession) {
	say := func(sources []world.SourceID, format string, args ...any) {
		l.Notes = append(l.Notes, Remark{fmt.Sprintf(format, args...), orEmpty(sources)})
	}
	if t.Accession.Text != "" {
		say(t.Accession.Sources, "The rule of joining: %s", strings.TrimSpace(t.Accession.Text))
	}
	if slices.Contains(t.Accession.Consent, "none") {
		say(t.Accession.Sources, "The treaty is closed: it knows no accession.")
	}
	for _, s := range said.Same {
		if !l.reports(said, s.Roots) {
			continue
		}
		say(s.Roots, "Counted as one root: %s. %s", sourceList(s.Roots), s.Basis)
	}
	if len(said.Topics) == 0 {
		say(nil, "The dossier names no topic of claims on this accession (accessions in dossier.yaml), so that the ledger is empty and the prior is the answer.")
	}
	if l.Position.Stage != accession.InForce {
		say([]world.SourceID{accession.Editors}, "Most priors are the editors' judgement, and the readings of reports were set by people who knew how this story went on. Set your own with --prior NAME=VALUE or in the dossier's base rates.")
	}
	if end := l.world.Question.RecordEnds; end < l.from {
		say(nil, "The record ends on %s: what was said or done after that day is not in the ledger.", end.Long())
	}
}

// reports tells whether claims of two of the roots are known: else the copy is still
// to come.
func (l *Likely) reports(said world.Accession, roots []world.SourceID) bool {
	var known []world.SourceID
	for _, c := range claimsOf(l.world, said) {
		if slices.Contains(roots, c.Root) && !slices.Contains(known, c.Root) {
			known = append(known, c.Root)
		}
	}
	return len(known) > 1
}

func sourceList[T ~string](ids []T) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return strings.Join(parts, ", ")
}

// noteGrades says which claims of the ledger have another grade than on record.
func (l *Likely) noteGrades(recorded *world.World, said world.Accession, grades map[string]string) {
	for _, c := range claimsOf(recorded, said) {
		if g, ok := grades[c.ID]; ok && g != c.Grade {
			l.Notes = append(l.Notes, Remark{fmt.Sprintf("Claim %s counts as graded %s for this answer; the record grades it %s.", c.ID, g, orWord(c.Grade, "not at all")), orEmpty(c.Sources)})
		}
	}
}
