package world

import "slices"

// The closed vocabularies of the record. Their meanings are in
// docs/formats/treaty.md and docs/formats/dossier.md.
var (
	Duties = []string{"fight", "assist", "unspecified", "mobilise", "consult", "sanction", "neutral",
		"refrain", "host", "cooperate", "right", "no_conflicting_engagement"}
	Acts           = []string{"war", "armed_attack", "raid", "blockade", "militant_attack", "cyber", "threat", "internal"}
	TriggerActs    = append([]string{"any_aggression", "undisclosed"}, Acts...)
	Objects        = []string{"territory", "forces", "vessel", "infrastructure"}
	Statuses       = []string{"in_force", "signed", "initialled", "proposed", "reported", "hypothetical", "ended", "superseded", "broken", "dormant", "suspended", "contested", "disputed"}
	Bindings       = []string{"treaty", "political", "unilateral"}
	TextStates     = []string{"full", "partial", "joint_statement", "statements", "none", "unknown"}
	Kinds          = []string{"defence", "nonaggression", "neutrality", "consultation", "assurance", "entente", "basing", "industrial", "baseline"}
	Whens          = []string{WhenAttacked, WhenAttacks, WhenAtWar}
	PartyRoles     = []string{"party", "guarantor", "beneficiary", "broker"}
	PartyStatuses  = []string{"party", "signatory", "suspended", "frozen"}
	Discretions    = []string{"automatic", "as_deemed_necessary", "constitutional_process", "joint_decision", "undisclosed"}
	ConditionKinds = []string{"requested", "unprovoked", "enemies", "enemy_class", "supported_by", "acts", "decision", "at_war", "at_war_with", "self_judged", "demanded", "conflict", "unstated", "any", "reading", "fact"}
	Confidences    = []string{"high", "medium", "low"}
	SourceKinds    = []string{"report", "treaty_text", "official", "press", "analysis", "dataset", "book", "scenario", "memory"}
	Stances        = []string{"cooperative", "hostile", "neutral"}
	Polarities     = []string{"affirm", "deny", "mixed"}
	MetWords       = []string{"yes", "no", "arguable", "contested", "not_applicable"}
	InvokedWords   = []string{"yes", "no", "words", "not_applicable", "unknown"}
	ActedWords     = []string{"none", "words", "consult", "refusal", "presence", "standing_defence", "material", "deployment", "force", "own_war", "unknown"}
)

// Facts of an incident whose name goes on with a state, or with a treaty, after
// a colon: requested:SAU, decision:NATO1949.
var (
	StateFacts  = []string{"requested", "provoked", "acts", "supported_by", "at_war", "at_war_with", "judged", "demanded"}
	TreatyFacts = []string{"decision", "in_force", "trigger", "member", "frozen", "phase", "unstated"}
)

// Aggression lists the acts that "any aggression" means without a reading.
var Aggression = []string{"armed_attack", "raid", "blockade"}

// ActMeets tells whether an act of an incident is of the kind that a trigger
// names: any aggression covers its list, war is also an armed attack, and an
// attack is also a threat.
func ActMeets(act, trigger string) bool {
	if act == trigger {
		return true
	}
	switch trigger {
	case "any_aggression":
		return act == "war" || slices.Contains(Aggression, act)
	case "armed_attack":
		return act == "war"
	case "threat":
		return act == "war" || slices.Contains(Aggression, act)
	}
	return false
}

// ActiveDuty tells whether a duty asks its bearer to do something for the
// victim beyond talking: it can drag a state into a war and can clash with a
// duty to keep out of one.
func ActiveDuty(duty string) bool {
	switch duty {
	case "fight", "assist", "unspecified", "mobilise", "sanction":
		return true
	}
	return false
}

// EngagedDuty tells whether a duty can fall due because of an incident, as
// against a standing duty or a mere entitlement.
func EngagedDuty(duty string) bool {
	return ActiveDuty(duty) || duty == "consult" || duty == "neutral"
}

// Outcomes are what comes of a forecast. A forecast is void where what it depended
// on never came.
var Outcomes = []string{"yes", "no", "void"}
