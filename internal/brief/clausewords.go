package brief

import (
	"fmt"
	"strings"

	"casus/internal/world"
)

// triggerWords says which acts set a clause off.
func triggerWords(t *world.Trigger) string {
	if t == nil {
		return ""
	}
	parts := make([]string, len(t.Acts))
	for i, a := range t.Acts {
		parts[i] = spaced(a.Act)
		if a.Act == "undisclosed" {
			return notKnown
		}
		if !a.Reading.IsZero() {
			parts[i] += " (open: " + a.Reading.Question + ")"
		}
	}
	return strings.Join(parts, ", ")
}

// warWords says whose war sets a clause off.
func warWords(t *world.Trigger) string {
	if t == nil {
		return ""
	}
	switch t.When {
	case world.WhenAttacks:
		return "the other attacks"
	case world.WhenAtWar:
		return "the other is at war, whoever began it"
	}
	return "the other is attacked"
}

// adversaryWords says by whom.
func adversaryWords(w *world.World, t *world.Trigger) string {
	if t == nil {
		return ""
	}
	words := "any state outside the treaty"
	switch {
	case len(t.By) == 1 && t.By[0] == "any":
		words = "anyone"
	case len(t.By) == 1 && (t.By[0] == "third_party" || t.By[0] == "state"):
	case len(t.By) > 0:
		words = adversaryList(w, t.By)
	}
	if len(t.NotBy) > 0 {
		words += ", not " + adversaryList(w, t.NotBy)
	}
	return words
}

func adversaryList(w *world.World, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = spaced(w.Name(id))
	}
	return strings.Join(out, ", ")
}

// conditionWords says what else must hold.
func conditionWords(w *world.World, conditions []world.Condition) string {
	parts := make([]string, len(conditions))
	for i := range conditions {
		parts[i] = oneCondition(w, &conditions[i])
	}
	return strings.Join(parts, "; ")
}

func oneCondition(w *world.World, c *world.Condition) string {
	text := c.Text
	if text == "" {
		text = conditionKind(w, c)
		if c.Not {
			text = "not: " + text
		}
	}
	if c.Kind == "reading" {
		text += " (open: " + c.Reading.Question + ")"
	}
	return text
}

func conditionKind(w *world.World, c *world.Condition) string {
	switch c.Kind {
	case "requested":
		return "request of the victim"
	case "decision":
		return "decision of " + c.Body
	case "enemy_class":
		return "adversary is " + adversaryList(w, c.Names)
	case "enemies":
		return fmt.Sprintf("at war with %d or more", c.N)
	case "at_war_with":
		return "at war with " + adversaryList(w, c.Names)
	case "supported_by":
		return "attacker supported by " + adversaryList(w, c.Names)
	case "acts":
		return adversaryList(w, c.Names) + " acts first"
	case "demanded":
		return "a demand that was refused"
	case "conflict":
		return "only in " + c.Fact
	case "unstated":
		return "a limit not spelt out (" + spaced(c.Fact) + ")"
	case "fact":
		return spaced(c.Fact)
	case "any":
		parts := make([]string, len(c.Any))
		for i := range c.Any {
			parts[i] = oneCondition(w, &c.Any[i])
		}
		return strings.Join(parts, ", or ")
	}
	return spaced(c.Kind)
}
