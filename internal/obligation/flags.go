package obligation

import (
	"fmt"

	"casus/internal/world"
)

// conflictFlags raises the conflicts of answers to flags, each once.
func conflictFlags(w *world.World, answers []Answer) []Flag {
	var out []Flag
	for i := range answers {
		a := &answers[i]
		for _, c := range a.Conflicts {
			if c.Prevails == "yes" && a.Reason == Outranked {
				continue // settled: the text says which prevails
			}
			answer := Owed
			if c.Holds != world.Yes.String() || a.Answer != Owed {
				answer = Depends
			}
			f := Flag{Kind: "conflict", State: a.State, Treaty: c.Treaty, Clause: c.Clause, Duty: c.Duty, Toward: c.Toward, Against: a.Against, Versus: a.Treaty, Answer: answer}
			f.Text = conflictText(w, a, c)
			if t := w.Treaty(c.Treaty); t != nil {
				f.Sources = t.Sources
			}
			out = append(out, f)
		}
	}
	return out
}

// shortName is how a reader calls a treaty.
func shortName(w *world.World, id world.TreatyID) string {
	if t := w.Treaty(id); t != nil && t.Short != "" {
		return t.Short
	}
	return string(id)
}

func conflictText(w *world.World, a *Answer, c Conflict) string {
	help := fmt.Sprintf("%s has a duty to %s under %s", w.StateName(a.State), w.StateName(a.Toward), shortName(w, a.Treaty))
	switch c.Duty {
	case "no_conflicting_engagement":
		return fmt.Sprintf("%s, and promised under %s to enter no engagement that conflicts with it", help, shortName(w, c.Treaty))
	case "neutral":
		return fmt.Sprintf("%s, and owes %s neutrality under %s", help, w.StateName(c.Toward), shortName(w, c.Treaty))
	}
	return fmt.Sprintf("%s, and owes %s restraint from force under %s", help, w.StateName(c.Toward), shortName(w, c.Treaty))
}
