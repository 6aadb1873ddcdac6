package workspace

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
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

const editForms = "join STATE:TREATY[@DATE], leave STATE:TREATY[@DATE], sign TREATY[@DATE] or weigh QUESTION:OPTION=WEIGHT,OPTION=WEIGHT"

// ParseEdit reads an edit as it is written on the command line, after the name of
// its flag: "join TUR:SMDA2025@2026-01-14", "sign TRILAT2026",
// "weigh smda-duty:binding=0.6,choice=0.4".
func ParseEdit(text string) (world.Edit, error) {
	if err := line("the edit", text, MaxEdit); err != nil {
		return world.Edit{}, err
	}
	kind, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	kinds := []string{string(world.Join), string(world.Leave), string(world.Sign), string(world.Weigh)}
	if !slices.Contains(kinds, kind) {
		return world.Edit{}, refuse(ErrInvalid, "the edit %q is none of %s%s", fault.Shorten(text), editForms, world.DidYouMean(kind, kinds))
	}
	if kind == string(world.Weigh) {
		return parseWeigh(rest)
	}
	e, err := world.ParseEdit(world.EditKind(kind), rest)
	if err == nil && e.Treaty == "" {
		err = fmt.Errorf("%s: names no treaty", kind)
	}
	if err != nil {
		return e, refuse(ErrInvalid, "%s", strings.TrimPrefix(err.Error(), "--"))
	}
	return e, nil
}

// parseWeigh reads QUESTION:OPTION=WEIGHT,OPTION=WEIGHT.
func parseWeigh(text string) (world.Edit, error) {
	e := world.Edit{Kind: world.Weigh, Weights: map[string]float64{}}
	question, list, ok := strings.Cut(text, ":")
	if e.Question = strings.TrimSpace(question); !ok || e.Question == "" {
		return e, refuse(ErrInvalid, "weigh %q: write QUESTION:OPTION=WEIGHT,OPTION=WEIGHT, for example smda-duty:binding=0.6,choice=0.4", fault.Shorten(text))
	}
	for part := range strings.SplitSeq(list, ",") {
		option, number, _ := strings.Cut(part, "=")
		option = strings.TrimSpace(option)
		weight, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if option == "" || err != nil || !(weight >= 0 && weight <= 1) {
			return e, refuse(ErrInvalid, "weigh %s: %q is not OPTION=WEIGHT with a weight from 0 to 1", e.Question, fault.Shorten(part))
		}
		if _, twice := e.Weights[option]; twice {
			return e, refuse(ErrInvalid, "weigh %s: %s has two weights; keep one", e.Question, option)
		}
		e.Weights[option] = weight
	}
	return e, nil
}

// EditText writes an edit in the form of ParseEdit.
func EditText(e world.Edit) (string, error) {
	text := e.String()
	switch e.Kind {
	case world.Join, world.Leave, world.Sign:
	case world.Weigh:
		var parts []string
		for _, option := range slices.Sorted(maps.Keys(e.Weights)) {
			parts = append(parts, option+"="+strconv.FormatFloat(e.Weights[option]+0, 'g', -1, 64))
		}
		text = fmt.Sprintf("weigh %s:%s", e.Question, strings.Join(parts, ","))
	default:
		return "", refuse(ErrInvalid, "an edit of the kind %q cannot stand in a study; it takes join, leave, sign and weigh", e.Kind)
	}
	if _, err := ParseEdit(text); err != nil { // what is kept must read back
		return "", err
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
