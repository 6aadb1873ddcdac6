package newsdesk

import (
	"strings"

	"casus/internal/accord"
	"casus/internal/statement"
	"casus/internal/world"
)

// deeds are the acts with treaties in words; %s is not needed: the treaty follows.
var deeds = map[accord.Act]string{
	accord.SeekToJoin: "seeks to join", accord.Negotiate: "talks on", accord.Draft: "a draft of", accord.Sign: "signing of", accord.Ratify: "ratification of",
	accord.Accede: "accession to", accord.EnterIntoForce: "entry into force of", accord.Invoke: "invoking", accord.Suspend: "suspending",
	accord.Withdraw: "leaving", accord.Deny: "denial about", accord.Reject: "rejection of",
}

// proposition says what a statement claims: who, toward whom, and the act in the
// words of the report.
func (d *Desk) proposition(st *statement.Statement) string {
	who := d.namesOf(st.Actors)
	switch st.Kind {
	case statement.Deed:
		text := deeds[st.TreatyAct] + " " + d.treatyName(st)
		if who == "" {
			return strings.ToUpper(text[:1]) + text[1:]
		}
		return who + ": " + text
	case statement.Doubt:
		return d.namesOf(st.Objects) + ": " + st.Words
	case statement.Means:
		_, rest, ok := strings.Cut(st.Words, ": ")
		if !ok {
			rest = st.Words
		}
		return who + ": " + rest
	case statement.View:
		return st.Words
	}
	if len(st.Actors) > 0 && strings.HasPrefix(st.Words, st.Actors[0].Words) && len(st.Words) <= mostWords {
		return st.Words
	}
	if toward := d.namesOf(st.Objects); toward != "" {
		who += " toward " + toward
	}
	act := st.Words
	if len(act) > mostWords {
		act = act[:strings.LastIndex(act[:mostWords], " ")+1] + "..."
	}
	return who + ": " + act
}

// mostWords is how many bytes of the report's words a proposition takes over.
const mostWords = 110

// namesOf lists parties by the names of the record.
func (d *Desk) namesOf(parties []statement.Named) string {
	var names []string
	for _, p := range parties {
		name := p.Words
		if p.Actor != nil {
			name = p.Actor.Name
			if s := d.w.State(world.StateID(p.Actor.Country)); s != nil && (p.Actor.Kind == "state" || p.Actor.Kind == "people" || p.Actor.Kind == "institution") {
				name = s.Name
			}
		}
		names = append(names, name)
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func (d *Desk) treatyName(st *statement.Statement) string {
	if t := d.w.Treaty(world.TreatyID(st.Treaty)); t != nil {
		if t.Short != "" {
			return t.Short
		}
		return t.Name
	}
	return "a treaty that the record does not have"
}
