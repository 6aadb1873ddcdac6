package statecode

import (
	"fmt"
	"strconv"
	"strings"

	"casus/internal/world"
)

// Find reads a state as a person writes it: an id, cow:AUS or gw:AUS for the
// letters of a list, cow:260 or gw:260 for its number, a bare number for a
// Correlates of War number, a name or an alias of the time. Several states may
// answer to a name; an error says what was known instead.
func Find(text string, in Span) ([]world.StateID, error) {
	text = strings.TrimSpace(text)
	list, code := COW, text
	if prefix, rest, ok := strings.Cut(strings.ToLower(text), ":"); ok && (List(prefix) == COW || List(prefix) == GW || List(prefix) == ISO) {
		list, code = List(prefix), strings.ToUpper(strings.TrimSpace(rest))
	} else if _, err := strconv.Atoi(text); err != nil {
		return findName(text, in)
	}
	found, err := Bearers(list, code, in)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s means no state %s; it does %s", text, in, when(list, code))
	}
	return ids(found), nil
}

func ids(found []Candidate) []world.StateID {
	var out []world.StateID
	for _, c := range found {
		out = add(out, c.ID)
	}
	return out
}

func add(out []world.StateID, id world.StateID) []world.StateID {
	for _, o := range out {
		if o == id {
			return out
		}
	}
	return append(out, id)
}

// findName looks for an id, then for names that hold in the time.
func findName(text string, in Span) ([]world.StateID, error) {
	for _, r := range isoRows() {
		if strings.EqualFold(string(r.ID), text) {
			return []world.StateID{r.ID}, nil
		}
	}
	folded := world.Fold(text)
	var out []world.StateID
	var outside []string
	var names []string
	for _, rows := range [][]Row{cowRows(), gwRows()} {
		for i := range rows {
			r := &rows[i]
			for _, name := range append([]string{r.Name}, r.Aliases...) {
				if name == "" {
					continue
				}
				names = append(names, name)
				if world.Fold(name) != folded {
					continue
				}
				if _, ok := r.shared(in); ok {
					out = add(out, r.ID)
				} else {
					outside = append(outside, fmt.Sprintf("%s is so called %s", r.ID, r.words()))
				}
			}
		}
	}
	switch {
	case len(out) > 0:
		return out, nil
	case len(outside) > 0:
		return nil, fmt.Errorf("no state is called %q %s: %s", text, in, strings.Join(outside, "; "))
	}
	for _, r := range isoRows() {
		names = append(names, string(r.ID))
	}
	return nil, fmt.Errorf("unknown state %q%s", text, world.DidYouMean(text, names))
}
