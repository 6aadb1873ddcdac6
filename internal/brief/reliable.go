package brief

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"casus/internal/change"
	"casus/internal/obligation"
	"casus/internal/promise"
	"casus/internal/reliability"
	"casus/internal/world"
)

// ReliabilitySchema names the shape of Reliability in JSON.
const ReliabilitySchema = "casus.reliability/1"

// Selection is said wherever a rate of promises kept is shown.
const Selection = "An attack that a promise deterred never became a war and is not in the record: these are chances that a promise is kept once it has failed to deter, and no measure of how well it deters."

// Reliability says how likely promises to a state are kept, attack by attack.
type Reliability struct {
	Schema      string                `json:"schema"`
	Dossier     string                `json:"dossier"`
	On          string                `json:"on"`
	Edits       []string              `json:"edits"`
	Beneficiary world.StateID         `json:"beneficiary"`
	Level       float64               `json:"level"` // of all ranges
	Selection   string                `json:"selection"`
	Record      ReliabilityRecord     `json:"record"`
	Priors      []reliability.Prior   `json:"priors"`
	Weights     reliability.Weights   `json:"weights"`
	Attacks     []ReliabilityAttack   `json:"attacks"`
	Occasions   []ReliabilityOccasion `json:"occasions"` // of the dossier that count somewhere

	world *world.World
	edits []world.Edit
	on    world.Day
	ask   *ReliabilityAsk
	power *Power // measures of states: shares, distances
}

// ReliabilityRecord is the record of past wars that the answers rest on.
type ReliabilityRecord struct {
	Cases    int                `json:"cases"`
	Coded    int                `json:"coded"`
	Invoked  int                `json:"invoked"`
	Kept     int                `json:"kept"`
	Cells    []reliability.Rate `json:"cells"`
	Embedded bool               `json:"comes_with_casus"`
}

// ReliabilityAttack is one attack with the promises that it would call.
type ReliabilityAttack struct {
	ID       string               `json:"id"`
	Title    string               `json:"title"`
	Attacker string               `json:"attacker"`
	Promises []ReliabilityPromise `json:"promises"`   // of each guarantor the strongest first
	Silent   []ReliabilitySilent  `json:"not_called"` // guarantors that are asked about by name and of whom no promise is called
	Facing   []ReliabilityFacing  `json:"facing"`
}

// ReliabilitySilent is a guarantor of whom no promise is called, and why not.
type ReliabilitySilent struct {
	Guarantor world.StateID  `json:"guarantor"`
	Treaty    world.TreatyID `json:"treaty"` // empty: no promise to the beneficiary
	Clause    string         `json:"clause"`
	Reason    string         `json:"reason"`
}

// ReliabilityPromise is one promise of one guarantor. The probabilities hold once it
// is called; Weight says under how much of the readings it would be.
type ReliabilityPromise struct {
	Guarantor  world.StateID     `json:"guarantor"`
	Treaty     world.TreatyID    `json:"treaty"`
	Clause     string            `json:"clause"`
	Duty       string            `json:"duty"`
	Answer     string            `json:"answer"`
	Reason     string            `json:"reason"`
	Weight     float64           `json:"weight"`
	WeightHigh float64           `json:"weight_high"`
	Strongest  bool              `json:"strongest"`            // of this guarantor in this attack
	Kind       string            `json:"prior"`                // the name of its prior
	Cell       string            `json:"cell"`                 // what it is in the record
	KeepsOut   bool              `json:"keeps_out"`            // a promise to do nothing: kept alone is given
	Kept       Probability       `json:"kept"`                 // help or force; or that it keeps out
	Force      *Probability      `json:"force,omitempty"`      // against the attacker
	Help       *Probability      `json:"help,omitempty"`       // defensive, and no force
	WordsOnly  *Probability      `json:"words_only,omitempty"` // and no help
	Nothing    *Probability      `json:"nothing,omitempty"`
	Steps      []ReliabilityStep `json:"steps"`
	NotKnown   []string          `json:"not_known"`  // of what would shift it: left as it is
	PastCases  []PastCase        `json:"past_cases"` // of the same kind and era, where a folder of cases is named

	cell reliability.Cell
}

// Probability is a probability with its range and its words.
type Probability struct {
	reliability.Estimate
	ICD203 string `json:"icd203"`
	UK     string `json:"uk"`
}

// ReliabilityStep is what one part of the answer did to the probability of help.
type ReliabilityStep = reliability.Step

// PastCase is a case of the record.
type PastCase struct {
	Row  int    `json:"row"`
	War  string `json:"war"`
	Pact int    `json:"atop"`
	Kept bool   `json:"kept"`
}

// ReliabilityOccasion is a call of a promise in the dossier that counts.
type ReliabilityOccasion struct {
	ID      string           `json:"id"`
	Treaty  world.TreatyID   `json:"treaty"`
	Date    string           `json:"date"`
	Event   string           `json:"event"`
	Acted   string           `json:"acted"`
	Weight  float64          `json:"weight"`
	Sources []world.SourceID `json:"sources"`

	response *world.Response
	talk     bool // talk alone was promised
	act      reliability.Act
}

// ReliabilityAsk is what is asked, beside the World.
type ReliabilityAsk struct {
	Guarantors  []world.StateID // empty: all
	Beneficiary world.StateID
	Attacks     []world.Contingency
	Priors      []reliability.Prior // in place of those of the dossier
	Weights     reliability.Weights
	Level       float64
	Given       map[string]float64 // values of covariates, by name
	Without     []string           // factors that are switched off
	Model       *promise.Result    // nil: that which comes with casus
	Facts       map[string]world.Tri
	Readings    map[string]string

	short    bool                          // no steps
	answered map[string]reliability.Answer // by question: many attacks ask the same; for the same priors, weights, level and model
}

// The factors that can be switched off.
const distanceFactor = "distance"

// FactorNames lists them.
func FactorNames() []string {
	out := []string{distanceFactor}
	for _, c := range reliability.Covariates() {
		out = append(out, c.Name)
	}
	return out
}

// DefaultLevel is that of ranges.
const DefaultLevel = 0.8

// NewReliability works the answer out for the World as edited. The error is of
// priors or weights that are out of bounds.
func NewReliability(w *world.World, edits []world.Edit, on world.Day, ask ReliabilityAsk) (*Reliability, error) {
	if ask.Model == nil {
		ask.Model = promise.Fitted()
	}
	if ask.Level == 0 {
		ask.Level = DefaultLevel
	}
	if ask.Weights == (reliability.Weights{}) {
		ask.Weights = reliability.DefaultWeights()
	}
	if err := errors.Join(ask.Weights.Check(), withoutFaults(ask.Without), givenFaults(ask.Given)); err != nil {
		return nil, err
	}
	if ask.answered == nil {
		ask.answered = map[string]reliability.Answer{}
	}
	priors, err := reliability.WithPriors(dossierPriors(w), ask.Priors...)
	if err != nil {
		return nil, err
	}
	for i := range priors {
		priors[i].Sources = orEmpty(priors[i].Sources)
	}
	c := ask.Model.Counts
	r := &Reliability{Schema: ReliabilitySchema, Dossier: w.Question.ID, On: on.String(), Edits: editTexts(edits), Beneficiary: ask.Beneficiary, Level: ask.Level,
		Selection: Selection, Priors: priors, Weights: ask.Weights, Attacks: []ReliabilityAttack{}, Occasions: occasionsOf(w, on), world: w, edits: edits, on: on, ask: &ask,
		Record: ReliabilityRecord{c.All.Cases, c.All.Coded, c.All.Invoked, c.All.Kept, c.Cells, ask.Model.Cases == nil}}
	year, _, _ := on.Civil()
	r.power = &Power{world: w, year: year, on: on, Indices: powerIndices, totals: map[string]float64{}}
	for _, a := range ask.Attacks {
		one, err := r.attack(a)
		if err != nil {
			return nil, err
		}
		r.Attacks = append(r.Attacks, one)
	}
	return r, nil
}

// dossierPriors are those of the dossier, and for the rest those of the program.
func dossierPriors(w *world.World) []reliability.Prior {
	var own []reliability.Prior
	for _, p := range w.Priors {
		sources := []string{}
		for _, s := range p.Sources {
			sources = append(sources, string(s))
		}
		own = append(own, reliability.Prior{Name: p.Name, Beta: reliability.Beta{A: p.Alpha, B: p.Beta}, From: p.Basis, Sources: sources})
	}
	out, err := reliability.WithPriors(reliability.DefaultPriors(), own...)
	if err != nil {
		return reliability.DefaultPriors() // the reader of dossiers lets none through
	}
	return out
}

func (r *Reliability) attack(c world.Contingency) (ReliabilityAttack, error) {
	in := change.NewIncident(r.world, c, r.on)
	in.Facts, in.Readings = r.ask.Facts, r.ask.Readings
	out := ReliabilityAttack{ID: c.ID, Title: c.Title, Attacker: strings.Join(c.Attackers, " "), Promises: []ReliabilityPromise{}, Silent: []ReliabilitySilent{}, Facing: []ReliabilityFacing{}}
	result := obligation.Evaluate(r.world, in, obligation.Options{Silent: true})
	for i := range result.Answers {
		a := &result.Answers[i]
		if a.Toward != r.ask.Beneficiary || !r.asked(a.State) || slices.Contains(c.Attackers, string(a.State)) {
			continue
		}
		if cl := clauseOf(r.world, a.Treaty, a.Clause); cl != nil && obligation.NotOwed != a.Answer && promised(a.Duty) {
			out.Promises = append(out.Promises, r.promise(a, cl, in.Attackers))
		}
	}
	out.order()
	out.silent(r.ask, result.Answers)
	var err error
	out.Facing, err = r.facing(c, out.Promises)
	return out, err
}

// silent notes the guarantors named of whom no promise is called, with the first
// refusal.
func (a *ReliabilityAttack) silent(ask *ReliabilityAsk, answers []obligation.Answer) {
	for _, g := range ask.Guarantors {
		if slices.ContainsFunc(a.Promises, func(p ReliabilityPromise) bool { return p.Guarantor == g }) {
			continue
		}
		one := ReliabilitySilent{Guarantor: g, Reason: obligation.NotParty}
		for i := range answers {
			x := &answers[i]
			if x.State == g && x.Toward == ask.Beneficiary && x.Answer == obligation.NotOwed && promised(x.Duty) && x.Clause != "" {
				one = ReliabilitySilent{g, x.Treaty, x.Clause, x.Reason}
				break
			}
		}
		a.Silent = append(a.Silent, one)
	}
}

func (r *Reliability) asked(s world.StateID) bool {
	return len(r.ask.Guarantors) == 0 || slices.Contains(r.ask.Guarantors, s)
}

// promised tells whether a duty is one that conduct can keep or break when an
// attack comes.
func promised(duty string) bool {
	return world.ActiveDuty(duty) || duty == "consult" || duty == "neutral" || duty == "refrain"
}

// order puts the guarantor most likely to help first, and of each its strongest
// promise first.
func (a *ReliabilityAttack) order() {
	worth := func(p *ReliabilityPromise) float64 {
		if p.KeepsOut {
			return -1
		}
		return p.WeightHigh * p.Kept.Mean
	}
	slices.SortStableFunc(a.Promises, func(x, y ReliabilityPromise) int {
		return cmp.Or(cmp.Compare(worth(&y), worth(&x)), cmp.Compare(x.Guarantor, y.Guarantor), cmp.Compare(x.Treaty, y.Treaty), cmp.Compare(x.Clause, y.Clause))
	})
	seen := map[world.StateID]bool{}
	for i := range a.Promises {
		p := &a.Promises[i]
		p.Strongest = !seen[p.Guarantor]
		seen[p.Guarantor] = true
	}
}
