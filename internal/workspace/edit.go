package workspace

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"casus/internal/fault"
	"casus/internal/world"
)

// Possible says whether edits can be made in a record, one after the other, and
// gives them with the record's own ids in place of other names.
type Possible func(edits []world.Edit) ([]world.Edit, error)

// In is the Possible of a World.
func In(w *world.World) Possible {
	return func(edits []world.Edit) ([]world.Edit, error) {
		out := make([]world.Edit, 0, len(edits))
		for _, e := range edits {
			resolved, err := w.Resolve(e)
			if err != nil {
				return nil, err
			}
			if w, err = w.With(resolved); err != nil {
				return nil, err
			}
			out = append(out, resolved)
		}
		return out, nil
	}
}

var editKinds = []string{string(world.Join), string(world.Leave), string(world.Sign), string(world.Weigh), string(world.Value)}

// ParseEdit reads an edit as it is written on the command line, after the name of
// its flag: "join TUR:SMDA2025@2026-01-14", "sign TRILAT2026",
// "weigh smda-duty:binding=0.6,choice=0.4".
func ParseEdit(text string) (world.Edit, error) {
	if err := line("the edit", text, MaxEdit); err != nil {
		return world.Edit{}, err
	}
	kind, rest, _ := strings.Cut(text, " ")
	if !slices.Contains(editKinds, kind) {
		return world.Edit{}, refuse(ErrInvalid, "the edit %q begins with none of %s%s; write, for example, join TUR:SMDA2025", fault.Shorten(text), strings.Join(editKinds, ", "),
			strings.TrimSuffix(world.DidYouMean(kind, editKinds), "?"))
	}
	e, err := world.ParseEdit(world.EditKind(kind), strings.TrimSpace(rest))
	if err == nil && kind == string(world.Sign) && e.Treaty == "" {
		err = errors.New("sign names no treaty: write sign TREATY or sign TREATY@DATE")
	}
	if err != nil {
		return e, refuse(ErrInvalid, "%s", strings.TrimPrefix(err.Error(), "--"))
	}
	return e, nil
}

// EditText writes an edit in the form of ParseEdit. An edit that does not fit into
// it, such as a value with sources of its own, is refused: nothing is cut off.
func EditText(e world.Edit) (string, error) {
	text := e.String()
	back, err := ParseEdit(text)
	if err != nil {
		return "", err
	}
	if !reflect.DeepEqual(back, e) {
		return "", refuse(ErrInvalid, "the edit %q says more than a line of a study can hold, such as sources of its own for a value", fault.Shorten(text))
	}
	return text, nil
}

// parseEdits reads edits in order.
func parseEdits(texts []string) ([]world.Edit, error) {
	edits := make([]world.Edit, len(texts))
	for i, text := range texts {
		e, err := ParseEdit(text)
		if err != nil {
			return nil, err
		}
		edits[i] = e
	}
	return edits, nil
}

// settle reads edits, asks whether they are possible and writes them in one way.
// Without possible their form alone is looked at.
func settle(texts []string, possible Possible) ([]string, error) {
	if len(texts) > MaxEdits {
		return nil, refuse(ErrTooMuch, "the study would have %d edits; at most %d are kept", len(texts), MaxEdits)
	}
	edits, err := parseEdits(texts)
	if err != nil {
		return nil, err
	}
	if possible != nil {
		if edits, err = possible(edits); err != nil {
			return nil, refusal{ErrInvalid, err.Error()}
		}
	}
	out := make([]string, len(edits))
	for i, e := range edits {
		if out[i], err = EditText(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Settle holds the edits of a study against a record, as AddEdit would, and takes
// the record's ids into them.
func (s *Study) Settle(possible Possible) (err error) {
	s.Edits, err = settle(s.Edits, possible)
	return err
}
