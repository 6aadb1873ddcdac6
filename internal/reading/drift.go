package reading

import (
	"fmt"
	"slices"

	"casus/internal/claim"
)

// ladder is how far stages have come, from nothing to done; stages of denial and
// of form have no place on it.
var ladder = []claim.Stage{claim.Interest, claim.ExploratoryTalks, claim.Considered, claim.Proposed, claim.Planned,
	claim.TalksUnderway, claim.TalksUnderwayNotSigned, claim.TalksAdvanced, claim.NearFinal, claim.DraftReady, claim.Signed, claim.Occurred}

// chances are the likelihoods from the lowest up.
var chances = []claim.Likelihood{claim.WillNot, claim.Possible, claim.Likely, claim.VeryLikely, claim.Certain}

// Drift says what a copy changed of its root, in fixed words: "stage raised:
// talks_underway to near_final", "holder dropped: Bloomberg". It is empty where
// nothing changed.
func Drift(root, copy Reading) []string {
	var out []string
	note := func(what, was, is string) { out = append(out, fmt.Sprintf("%s: %s to %s", what, was, is)) }
	if word := moved(slices.Index(ladder, root.Stage), slices.Index(ladder, copy.Stage)); root.Stage != copy.Stage {
		note("stage "+word, string(root.Stage), string(copy.Stage))
	}
	switch {
	case root.Likelihood == copy.Likelihood:
	case copy.Likelihood == claim.Unstated:
		out = append(out, "likelihood dropped: "+string(root.Likelihood))
	case root.Likelihood == claim.Unstated:
		out = append(out, "likelihood added: "+string(copy.Likelihood))
	default:
		word := moved(slices.Index(chances, root.Likelihood), slices.Index(chances, copy.Likelihood))
		note("likelihood "+word, string(root.Likelihood), string(copy.Likelihood))
	}
	if root.Polarity != copy.Polarity {
		note("polarity changed", string(root.Polarity), string(copy.Polarity))
	}
	switch {
	case root.Root == copy.Root:
	case copy.Root == "":
		out = append(out, "holder dropped: "+root.Root)
	case root.Root != "":
		note("holder changed", root.Root, copy.Root)
	}
	if len(root.Actors) > 0 && len(copy.Actors) > 0 && root.Actors[0] != copy.Actors[0] {
		word := "actor changed"
		if slices.Contains(copy.Actors, root.Actors[0]) && slices.Contains(root.Actors, copy.Actors[0]) {
			word = "actor flipped"
		}
		note(word, root.Actors[0], copy.Actors[0])
	}
	return out
}

// moved tells how a place on a ladder changed; -1 is no place on it.
func moved(was, is int) string {
	switch {
	case was < 0 || is < 0:
		return "changed"
	case is > was:
		return "raised"
	}
	return "lowered"
}

func bytesOf(s claim.Span) *[2]int {
	if s == (claim.Span{}) {
		return nil
	}
	return &[2]int{s.Start, s.End}
}
