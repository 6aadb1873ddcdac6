package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

var dutyWords = map[string]string{
	"fight": "fight", "assist": "help", "unspecified": "respond (no act named)", "mobilise": "mobilise", "consult": "consult",
	"sanction": "sanction", "neutral": "stay neutral", "refrain": "use no force", "host": "host", "cooperate": "cooperate",
	"right": "may act", "no_conflicting_engagement": "enter no conflicting treaty", "": "none",
}

var discretionWords = map[string]string{
	"automatic": "at once, by all means", "as_deemed_necessary": "means theirs to judge", "constitutional_process": "by constitutional process",
	"joint_decision": "by joint decision", "undisclosed": "not public", "": "",
}

var reasonWords = map[string]string{
	obligation.NotParty: "not a party", obligation.NotInForce: "not in force", obligation.OutOfArea: "outside the area",
	obligation.OtherAdversary: "meant for another adversary", obligation.ConditionUnmet: "its condition is not met",
	obligation.AllyInitiated: "the ally began it", obligation.NoRequest: "no request", obligation.NonStateAttacker: "the attacker is no state",
	obligation.IntraAlliance: "attack inside the alliance", obligation.Exception: "an exception applies", obligation.Outranked: "another duty prevails",
	obligation.Dormant: "dormant",
}

var answerWords = map[string]string{obligation.Owed: "owed", obligation.NotOwed: "not owed", obligation.Depends: "depends"}

var answerTones = map[string]document.Tone{obligation.Owed: document.Owed, obligation.NotOwed: document.NotOwed, obligation.Depends: document.Depends}

// spaced writes a vocabulary word for a reader.
func spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }

// names writes states by name, in the order of the alphabet.
func names(w *world.World, ids []world.StateID) string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		if n := w.StateName(id); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// listed joins names as a sentence does: "A, B and C".
func listed(parts []string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// treatyName is the short name of a treaty, or its id.
func treatyName(w *world.World, id world.TreatyID) string {
	if t := w.Treaty(id); t != nil && t.Short != "" {
		return t.Short
	}
	return string(id)
}

// clauseName names a clause the way a lawyer cites it.
func clauseName(w *world.World, treaty world.TreatyID, clause string) string {
	t := w.Treaty(treaty)
	if t == nil {
		return string(treaty)
	}
	name := treatyName(w, treaty)
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if c.ID != clause || c.Article == "" {
			continue
		}
		if first := c.Article[0]; first >= '0' && first <= '9' || strings.Trim(c.Article, "IVXLC()-0123456789.,ab ") == "" {
			return fmt.Sprintf("%s Art. %s", name, c.Article)
		}
		return fmt.Sprintf("%s, %s", name, c.Article)
	}
	return name
}

func clauseOf(w *world.World, treaty world.TreatyID, clause string) *world.Clause {
	t := w.Treaty(treaty)
	if t == nil {
		return nil
	}
	for i := range t.Clauses {
		if t.Clauses[i].ID == clause {
			return &t.Clauses[i]
		}
	}
	return nil
}

// weightWords writes the weight of an answer: one number, or a range where
// facts or unknown readings leave one.
func weightWords(a *obligation.Answer) string {
	if a.Answer == obligation.Depends {
		if a.Weight == 0 && a.WeightHigh == 1 {
			return "open" // it hangs on facts alone, which carry no weight
		}
		return rangeWords(a.Weight, a.WeightHigh)
	}
	return twoDigits(a.Weight)
}

// rangeWords writes a weight and what it may rise to.
func rangeWords(low, high float64) string {
	if high-low > 1e-9 {
		return twoDigits(low) + " to " + twoDigits(high)
	}
	return twoDigits(low)
}

// twoDigits rounds halves up, as a reader does by hand.
func twoDigits(x float64) string { return fmt.Sprintf("%.2f", x+1e-9) }

// dependsWords writes what an answer depends on.
func dependsWords(w *world.World, on []string) string {
	parts := make([]string, len(on))
	for i, d := range on {
		kind, rest, _ := strings.Cut(d, ":")
		if kind == "fact" {
			parts[i] = factWords(w, rest)
		} else {
			parts[i] = rest
		}
	}
	return strings.Join(parts, "; ")
}

// factWords writes a fact that is asked for.
func factWords(w *world.World, fact string) string {
	kind, of, _ := strings.Cut(fact, ":")
	treaty, state, _ := strings.Cut(of, ":")
	switch kind {
	case "requested":
		return "a request by " + w.Name(of)
	case "provoked":
		return "whether " + w.Name(of) + " provoked it"
	case "acts":
		return w.Name(of) + " acting first"
	case "decision":
		return "a decision under " + treatyName(w, world.TreatyID(of))
	case "at_war":
		return w.Name(of) + " being at war"
	case "supported_by":
		return "support by " + w.Name(of)
	case "at_war_with":
		return "whether " + w.Name(treaty) + " is at war with " + w.Name(state)
	case "demanded":
		return "a demand by " + w.Name(of) + " that was refused"
	case "conflict":
		return "whether this belongs to the conflict it was made for (" + of + ")"
	case "unstated":
		return "a limit of " + treatyName(w, world.TreatyID(treaty)) + " that is not spelt out (" + spaced(state) + ")"
	case "initiator":
		return "who began it"
	case "judged":
		return w.Name(of) + "'s own judgement"
	case "in_force":
		return "whether " + treatyName(w, world.TreatyID(of)) + " is in force"
	case "frozen":
		return "whether " + w.Name(state) + "'s freeze of " + treatyName(w, world.TreatyID(treaty)) + " counts"
	case "member":
		return "whether " + w.Name(state) + " is in " + treatyName(w, world.TreatyID(treaty)) + " that day"
	}
	return spaced(fact)
}

// plainFact writes a fact that a clause asks for by a name of its own in the
// words of the clause.
func plainFact(w *world.World, fact string) string {
	for _, t := range w.Treaties {
		for i := range t.Clauses {
			for _, c := range t.Clauses[i].Conditions {
				if c.Kind == "fact" && c.Fact == fact && c.Text != "" {
					return c.Text
				}
			}
			for _, e := range t.Clauses[i].Exceptions {
				if e.Fact == fact && e.Text != "" {
					return e.Text
				}
			}
		}
	}
	return factWords(w, fact)
}
