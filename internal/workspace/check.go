package workspace

import (
	"fmt"
	"slices"
)

// check holds a whole study against the bounds and writes its texts in the one way
// in which they are kept.
func (s *Study) check() error {
	if err := line("the name of a study", s.Name, MaxName); err != nil {
		return err
	}
	if err := bounded("the dossier of a study", s.Dossier, MaxWord, false); err != nil {
		return err
	}
	if err := bounded("the view", s.View, MaxView, false); err != nil {
		return err
	}
	edits, err := settle(s.Edits, nil)
	if err != nil {
		return err
	}
	s.Edits = edits
	if err := s.checkReadings(); err != nil {
		return err
	}
	if err := s.checkParts(); err != nil {
		return err
	}
	for what, at := range map[string]string{"created": s.Created, "changed": s.Changed} {
		if err := checkMoment(what, at); err != nil {
			return err
		}
	}
	return s.checkSize()
}

func (s *Study) checkReadings() error {
	if len(s.Readings) > MaxReadings {
		return refuse(ErrTooMuch, "the study would have %d readings; at most %d are kept", len(s.Readings), MaxReadings)
	}
	for question, option := range s.Readings {
		if err := checkReading(question, option); err != nil {
			return err
		}
	}
	return nil
}

// checkParts looks at each note and each run; no two may be the same one.
func (s *Study) checkParts() error {
	subjects, ids := map[string]bool{}, map[int64]bool{}
	for _, n := range s.Notes {
		if err := checkNote(n); err != nil {
			return err
		}
		if err := checkMoment("the time of the note on "+n.Subject, n.At); err != nil {
			return err
		}
		if subjects[n.Subject] {
			return refuse(ErrInvalid, "there are two notes on %s", n.Subject)
		}
		subjects[n.Subject] = true
	}
	s.Runs = slices.Clone(s.Runs)
	for i, r := range s.Runs {
		summary, err := checkRun(r)
		if err != nil {
			return err
		}
		s.Runs[i].Summary = summary
		if err := checkMoment(fmt.Sprintf("the time of run %d", r.ID), r.At); err != nil {
			return err
		}
		if r.ID < 1 || r.ID > 1<<53 || ids[r.ID] {
			return refuse(ErrInvalid, "the run %d stands twice or has a number that no run has", r.ID)
		}
		ids[r.ID] = true
	}
	return nil
}

// checkSize bounds what a study holds in all.
func (s *Study) checkSize() error {
	size := 0
	for _, n := range s.Notes {
		size += len(n.Subject) + len(n.Text)
	}
	for _, r := range s.Runs {
		size += len(r.Kind) + len(r.Query) + len(r.Summary)
	}
	switch {
	case len(s.Notes) > MaxNotes:
		return refuse(ErrTooMuch, "the study would have %d notes; at most %d are kept", len(s.Notes), MaxNotes)
	case len(s.Runs) > MaxRuns:
		return refuse(ErrTooMuch, "the study would have %d runs; at most %d are kept; take one away", len(s.Runs), MaxRuns)
	case size > MaxStudySize:
		return refuse(ErrTooMuch, "the notes and runs of the study would have %d bytes; at most %d are kept", size, MaxStudySize)
	}
	return nil
}
