package assumption

import "strings"

// Kind is what sort of assumption a factor is.
type Kind string

// The kinds.
const (
	Parameter Kind = "parameter" // of the model of crises
	Prior     Kind = "prior"     // of keeping promises, before a state's own record
	Reading   Kind = "reading"   // which of the readings of a text is right
	Weight    Kind = "weight"    // how the readings of a text are weighed
)

// kinds are those of the parameters that are not Parameter.
var kinds = map[string]Kind{"kept": Prior, "record_of": Prior, "open": Weight}

// groups say what the first part of a parameter's name means.
var groups = map[string]string{
	"joining": "joining",
	"words":   "words",
	"mediate": "mediation",
	"help":    "help",
	"course":  "course",
	"effects": "effect",
}

// terms say what the rest of the name means. A name that is not here is shown in
// its own words.
var terms = map[string]string{
	"joining.intercept":    "how readily states join at all",
	"joining.pact":         "a duty to act",
	"joining.border":       "a common border",
	"joining.border_both":  "borders with both sides",
	"joining.major":        "being a major power",
	"joining.pact_recent":  "a duty to act, since 1945",
	"joining.rivalry":      "ill relations with a side",
	"joining.discretion":   "how firmly a clause binds",
	"joining.barred":       "being bound to keep out",
	"joining.side_duty":    "duty decides the side",
	"joining.side_stand":   "friendship decides the side",
	"joining.side_balance": "strength decides the side",
	"joining.pulled":       "drawn in by a duty to one that joins",
	"joining.near":         "drawn in by a neighbour that joins",
	"joining.effect":       "how unlike wars are",
	"joining.members":      "how many states there are",
	"joining.side_ally":    "another bond decides the side",
	"joining.side_border":  "a border decides the side",
	"joining.side_began":   "who began decides the side",

	"intercept": "how ready states are for it",
	"duty":      "a duty to act",
	"consult":   "a duty to talk",
	"border":    "a common border",
	"major":     "being a major power",
	"stand":     "relations with the target",
	"between":   "good relations with both sides",

	"course.escalate.incident": "from incident to clashes",
	"course.escalate.clashes":  "from clashes to war",
	"course.pause.incident":    "an incident pauses",
	"course.pause.clashes":     "clashes pause",
	"course.pause.war":         "a war pauses",
	"course.settle.incident":   "an incident is settled",
	"course.settle.clashes":    "clashes are settled",
	"course.settle.war":        "a war is settled",
	"course.prevail":           "one side prevails",
	"course.resume":            "a pause breaks down",
	"course.agree":             "a pause becomes a settlement",
	"course.decisive":          "how much strength decides",

	"effects.mediation_settles": "mediation brings settlement",
	"effects.mediation_crowds":  "one mediator deters others",
	"effects.joining_escalates": "joining brings escalation",
	"effects.joining_settles":   "joining hinders settlement",
	"effects.joining_help":      "joining brings help",
	"effects.help_pauses":       "help brings a pause",
	"effects.mediator_joins":    "mediators stay out",

	"open":      "weights: what no reading claims counts as owed",
	"record_of": "how many cases the prior of promises is worth",
	"kept":      "prior: how often promises are kept",
}

// labelOf says in plain words what a parameter is.
func labelOf(name string) string {
	group, rest, grouped := strings.Cut(name, ".")
	if !grouped {
		group, rest = "", name
	}
	text, ok := terms[name]
	if !ok && groups[group] != "" && group != "joining" && group != "course" && group != "effects" {
		text, ok = terms[rest]
	}
	if !ok {
		text = strings.NewReplacer(".", ", ", "_", " ").Replace(rest)
	}
	switch {
	case !grouped:
		return text
	case groups[group] != "":
		group = groups[group]
	}
	return group + ": " + text
}
