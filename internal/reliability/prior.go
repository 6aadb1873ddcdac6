package reliability

import (
	"fmt"
	"slices"
	"strings"
)

// The promises of which there are priors. Those of help are of "sends force or
// strikes"; the last two divide what is done with and without help.
const (
	DefenceAutomatic  = "defence_automatic"       // the wording leaves no choice
	DefenceOwnChoice  = "defence_own_choice"      // each chooses its means
	DefenceJoint      = "defence_joint_or_secret" // a joint decision, or the text is secret
	Assurance         = "assurance"               // consultation, or an assurance that binds nobody
	NeutralityKept    = "neutrality"
	NonAggressionKept = "nonaggression"
	ForceIfHelp       = "force_if_help"
	WordsIfNoHelp     = "words_if_no_help"
)

// Prior is what is believed of a kind of promise before anything else is looked at.
type Prior struct {
	Name string `json:"name"`
	Beta
	From    string   `json:"from"`    // what it rests on
	Sources []string `json:"sources"` // ids of sources of a dossier
}

// DefaultPriors are worth about ten cases each. They are a proposal, made in the
// light of published rates, and not a finding; each says what it rests on.
func DefaultPriors() []Prior {
	const bf = "Berkemeier and Fuhrmann 2018"
	return []Prior{
		{DefenceAutomatic, Beta{4.5, 5.5}, "41 % of defence pacts kept (" + bf + "), and wording that leaves no choice", nil},
		{DefenceOwnChoice, Beta{3, 7}, "between the 22 % kept since 1945 and the 41 % of defence pacts (" + bf + ")", nil},
		{DefenceJoint, Beta{2.2, 7.8}, "22 % of promises kept since 1945 (" + bf + ")", nil},
		{Assurance, Beta{.8, 9.2}, "judgement of this program", nil},
		{NeutralityKept, Beta{7.8, 2.2}, "78 % of neutrality pacts kept (" + bf + ")", nil},
		{NonAggressionKept, Beta{3.7, 6.3}, "37 % of non-aggression pacts kept once war was at hand (" + bf + ")", nil},
		{ForceIfHelp, Beta{2, 8}, "judgement of this program: help since 1945 has mostly been defence at the ally's side", nil},
		{WordsIfNoHelp, Beta{8, 2}, "judgement of this program: few allies that did not help said nothing", nil},
	}
}

// PriorNames lists the names.
func PriorNames() []string {
	var out []string
	for _, p := range DefaultPriors() {
		out = append(out, p.Name)
	}
	return out
}

// WithPriors puts others in the place of those of the same name. The error is of an
// unknown name or of a distribution that is none.
func WithPriors(priors []Prior, others ...Prior) ([]Prior, error) {
	out := slices.Clone(priors)
	var faults []string
	for _, o := range others {
		at := slices.IndexFunc(out, func(p Prior) bool { return p.Name == o.Name })
		switch err := o.Beta.Check(); {
		case at < 0:
			faults = append(faults, fmt.Sprintf("no prior %q; there are %s", o.Name, strings.Join(PriorNames(), ", ")))
		case err != nil:
			faults = append(faults, fmt.Sprintf("the prior %s: %v", o.Name, err))
		default:
			out[at] = o
		}
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return out, nil
}

// find gives the prior of a name; that of an assurance for one that is not known.
func find(priors []Prior, name string) Prior {
	for _, p := range priors {
		if p.Name == name {
			return p
		}
	}
	if name != Assurance {
		return find(DefaultPriors(), name)
	}
	return DefaultPriors()[3]
}
