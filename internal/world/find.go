package world

import (
	"fmt"
	"strconv"
	"strings"
)

// FindState reads a state as a person writes it: ISO3 letters, cow:AUS for
// Correlates of War letters, a Correlates of War number, a name or an alias.
// Codes are read as they stood on the day.
func (w *World) FindState(text string, on Day) (StateID, error) {
	id, note := w.lookupState(strings.TrimSpace(text), on)
	if id != "" {
		return id, nil
	}
	if note != "" {
		return "", fmt.Errorf("no state %q on %s: %s", text, on, note)
	}
	return "", fmt.Errorf("unknown state %q%s", text, DidYouMean(text, w.stateNames()))
}

func (w *World) lookupState(text string, on Day) (id StateID, note string) {
	letters, isCOW := strings.CutPrefix(strings.ToLower(text), "cow:")
	letters = strings.TrimSpace(letters)
	number, numErr := strconv.Atoi(text)
	if isCOW {
		if n, err := strconv.Atoi(letters); err == nil {
			number, numErr = n, nil
		}
	}
	folded := Fold(text)
	code := StateID(strings.ToUpper(text))
	var outside *State
	for i := range w.States {
		s := &w.States[i]
		var hit bool
		switch {
		case numErr == nil:
			hit = s.COW == number && number != 0
		case isCOW:
			hit = letters != "" && strings.EqualFold(s.COWLetter, letters)
		case w.states[code] != nil: // a code comes before another state's name
			hit = s.ID == code
		default:
			hit = s.named(folded)
		}
		if !hit {
			continue
		}
		if s.Valid.Covers(on) != No {
			return s.ID, ""
		}
		outside = s
	}
	if outside != nil {
		return "", fmt.Sprintf("%s counts as a state %s", outside.Name, outside.Valid.words())
	}
	return "", ""
}

func (s Spell) words() string {
	switch {
	case s.From.Known() && s.To.Known():
		return "from " + s.From.Text + " to " + s.To.Text
	case s.From.Known():
		return "from " + s.From.Text
	}
	return "until " + s.To.Text
}

func (s *State) named(folded string) bool {
	if Fold(s.Name) == folded {
		return true
	}
	for _, a := range s.Aliases {
		if Fold(a) == folded {
			return true
		}
	}
	return false
}

func (w *World) stateNames() []string {
	var names []string
	for i := range w.States {
		s := &w.States[i]
		names = append(names, string(s.ID), s.Name)
		names = append(names, s.Aliases...)
	}
	return names
}

// FindActor reads a state or a group.
func (w *World) FindActor(text string, on Day) (id string, group bool, err error) {
	s, stateErr := w.FindState(text, on)
	if stateErr == nil {
		return string(s), false, nil
	}
	folded := Fold(strings.TrimSpace(text))
	names := w.stateNames()
	for i := range w.Groups {
		g := &w.Groups[i]
		if Fold(g.ID) == folded || Fold(g.Name) == folded {
			return g.ID, true, nil
		}
		for _, a := range g.Aliases {
			if Fold(a) == folded {
				return g.ID, true, nil
			}
		}
		names = append(append(names, g.ID, g.Name), g.Aliases...)
	}
	if strings.HasPrefix(stateErr.Error(), "no state") {
		return "", false, stateErr
	}
	return "", false, fmt.Errorf("unknown state or group %q%s", text, DidYouMean(text, names))
}

// FindTreaty reads a treaty by id, short name, name or alias.
func (w *World) FindTreaty(text string) (*Treaty, error) {
	folded := Fold(strings.TrimSpace(text))
	var names []string
	for _, t := range w.Treaties {
		for _, n := range append([]string{string(t.ID), t.Short, t.Name}, t.Aliases...) {
			if n == "" {
				continue
			}
			if Fold(n) == folded {
				return t, nil
			}
			names = append(names, n)
		}
	}
	return nil, fmt.Errorf("unknown treaty %q%s", text, DidYouMean(text, names))
}

// FindPlace reads a state or a named place.
func (w *World) FindPlace(text string, on Day) (string, error) {
	s, stateErr := w.FindState(text, on)
	if stateErr == nil {
		return string(s), nil
	}
	folded := Fold(strings.TrimSpace(text))
	names := w.stateNames()
	for i := range w.Places {
		p := &w.Places[i]
		for _, n := range append([]string{p.ID, p.Name}, p.Aliases...) {
			if Fold(n) == folded {
				return p.ID, nil
			}
			names = append(names, n)
		}
	}
	if strings.HasPrefix(stateErr.Error(), "no state") {
		return "", stateErr
	}
	return "", fmt.Errorf("unknown place %q%s", text, DidYouMean(text, names))
}
