package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/brief"
	"casus/internal/obligation"
	"casus/internal/promise"
	"casus/internal/reliability"
	"casus/internal/world"
)

type reliableShowCmd struct {
	common
	Guarantor   []string `help:"Who promised (all who did)." placeholder:"STATE" sep:","`
	Beneficiary string   `help:"To whom." required:"" placeholder:"STATE"`
	Attacker    []string `help:"Who attacks; each is asked about alone (those that attack it in the dossier's questions)." placeholder:"STATE" sep:","`
	On          string   `help:"The day of the attack (the dossier's date)." placeholder:"DATE"`
	Act         string   `help:"As in casus who (armed_attack)." placeholder:"ACT"`
	Object      string   `help:"As in casus who (territory)." placeholder:"OBJECT"`
	Place       string   `help:"Where: a state or a named place (the beneficiary's territory)." placeholder:"PLACE"`
	Reading     []string `help:"Answer an open question, for example smda-duty=binding." placeholder:"QUESTION=OPTION" sep:"none"`
	Fact        []string `help:"A fact of the case, for example requested:SAU=yes." placeholder:"NAME=yes|no" sep:"none"`
	Prior       []string `help:"A prior in place of the dossier's: NAME=A,B, for example defence=4.5,5.5." placeholder:"NAME=A,B" sep:"none"`
	Weight      []string `help:"What a part counts for: record (10), others (0.25) or own (1)." placeholder:"NAME=N"`
	Given       []string `help:"A value that the record does not have: institutions, formality, capability_change, regime_change or original_target." placeholder:"NAME=N"`
	Without     []string `help:"Leave out a factor: one of those, or distance." placeholder:"NAME" sep:","`
	Range       float64  `help:"How much of 100 a range holds." default:"80" placeholder:"N"`
	Data        string   `help:"A folder with the tables of the record: fit them, and open numbers to their cases." placeholder:"DIR"`
}

// Help is shown by casus reliable show --help.
func (reliableShowCmd) Help() string {
	return `Says how likely a promise is kept once it is called, attack by attack: nothing, words, defensive help, force against the attacker, each with its range, and what the attacker faces with and without the promises. Priors by wording, the pooled record of past wars, the conduct in the dossier and what is known of the case are put together step by step, and each step is shown with its source. Deterred attacks are not in any record.

Examples:
  casus reliable --guarantor PAK --beneficiary SAU
  casus reliable --beneficiary SAU --attacker IRN --on 2026-06-30
  casus reliable --guarantor PAK --beneficiary SAU --prior defence=4.5,5.5 --without distance
  casus reliable fit --data ~/data
  casus reliable words 0.37`
}

func (c reliableShowCmd) Run(env Env) error {
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	on, ask, err := c.ask(s)
	if err != nil {
		return err
	}
	if c.Data != "" {
		if ask.Model, err = promise.Fit(c.Data, promise.Options{Spreads: reliability.DefaultSpreads()}); err != nil {
			return wrong("--data %s: %w", c.Data, err)
		}
	}
	r, err := brief.NewReliability(s.after, s.edits, on, ask)
	if err != nil {
		return wrong("%w", err)
	}
	if format == "json" {
		return c.writeJSON(env, r)
	}
	return c.writeDocument(env, format, r.Document())
}

// ask turns the flags into a question; all faults come together.
func (c reliableShowCmd) ask(s *session) (world.Day, brief.ReliabilityAsk, error) {
	var faults []string
	note := func(flag string, err error) {
		if err != nil {
			faults = append(faults, flag+": "+err.Error())
		}
	}
	on := s.on()
	if c.On != "" {
		day, err := world.ParseDay(c.On)
		note("--on", err)
		on = day
	}
	ask := brief.ReliabilityAsk{Level: c.Range / 100, Weights: reliability.DefaultWeights(), Given: map[string]float64{}, Without: c.Without}
	if !(c.Range >= 1 && c.Range <= 99) {
		note("--range", fmt.Errorf("%g is not from 1 to 99", c.Range))
	}
	var err error
	ask.Beneficiary, err = findState(s.after, c.Beneficiary, on)
	note("--beneficiary", err)
	for _, text := range c.Guarantor {
		id, err := findState(s.after, text, on)
		note("--guarantor", err)
		if err == nil && id == ask.Beneficiary {
			note("--guarantor", fmt.Errorf("%s is the beneficiary; a state promises to another", id))
		}
		ask.Guarantors = append(ask.Guarantors, id)
	}
	c.numbers(&ask, note)
	if len(faults) == 0 {
		ask.Attacks, ask.Facts, ask.Readings, err = c.attacks(s, on, ask.Beneficiary)
		if err != nil {
			return on, ask, err
		}
	}
	if len(faults) > 0 {
		return on, ask, wrong("%s", strings.Join(faults, "\n"))
	}
	return on, ask, nil
}

// numbers reads priors, weights and given values.
func (c reliableShowCmd) numbers(ask *brief.ReliabilityAsk, note func(string, error)) {
	for _, text := range c.Prior {
		priors, err := parsePrior(text)
		note("--prior", err)
		ask.Priors = append(ask.Priors, priors...)
	}
	for _, text := range c.Weight {
		name, x, err := parseNumber(text, "record=5")
		at, known := map[string]*float64{"record": &ask.Weights.Record, "others": &ask.Weights.Others, "own": &ask.Weights.Own}[name]
		switch {
		case err != nil:
			note("--weight", err)
		case !known:
			note("--weight", fmt.Errorf("%q is not one of record, others, own%s", name, world.DidYouMean(name, []string{"record", "others", "own"})))
		default:
			*at = x
		}
	}
	note("--weight", ask.Weights.Check())
	for _, text := range c.Given {
		name, x, err := parseNumber(text, "institutions=2")
		note("--given", err)
		if err == nil {
			ask.Given[name] = x
		}
	}
}

func parseNumber(text, example string) (string, float64, error) {
	name, value, ok := strings.Cut(text, "=")
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if !ok || err != nil {
		return "", 0, fmt.Errorf("%q: write NAME=NUMBER, for example %s", text, example)
	}
	return strings.TrimSpace(name), x, nil
}

// parsePrior reads NAME=A,B. The name defence stands for the three of defence.
func parsePrior(text string) ([]reliability.Prior, error) {
	name, pair, ok := strings.Cut(text, "=")
	a, b, both := strings.Cut(pair, ",")
	x, err1 := strconv.ParseFloat(strings.TrimSpace(a), 64)
	y, err2 := strconv.ParseFloat(strings.TrimSpace(b), 64)
	if !ok || !both || err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%q: write NAME=A,B, for example defence=4.5,5.5, which is 0.45 and worth ten cases", text)
	}
	beta := reliability.Beta{A: x, B: y}
	if err := beta.Check(); err != nil {
		return nil, err
	}
	var out []reliability.Prior
	for _, known := range reliability.PriorNames() {
		if known == name || name == "defence" && strings.HasPrefix(known, "defence_") {
			out = append(out, reliability.Prior{Name: known, Beta: beta, From: "given on the command line", Sources: []string{}})
		}
	}
	if len(out) == 0 {
		names := append([]string{"defence"}, reliability.PriorNames()...)
		return nil, fmt.Errorf("no prior %q%s; there are %s", name, world.DidYouMean(name, names), strings.Join(names, ", "))
	}
	return out, nil
}

// attacks are those asked about: by each attacker named, or those of the dossier's
// questions that strike the beneficiary.
func (c reliableShowCmd) attacks(s *session, on world.Day, beneficiary world.StateID) ([]world.Contingency, map[string]world.Tri, map[string]string, error) {
	flags := incidentFlags{Attacker: c.Attacker, Target: []string{string(beneficiary)}, On: on.String(), Act: c.Act, Object: c.Object, Place: c.Place, Reading: c.Reading, Fact: c.Fact}
	var asked []world.Contingency
	for _, q := range s.after.Question.Contingencies {
		if len(c.Attacker) == 0 && slices.Contains(q.Targets, beneficiary) {
			flags.Attacker = append(flags.Attacker, q.Attackers...)
			asked = append(asked, q)
		}
	}
	if len(flags.Attacker) == 0 {
		return nil, nil, nil, usageError{fmt.Errorf("no attack on %s is in the dossier's questions; name one with --attacker", beneficiary)}
	}
	in, err := flags.incident(s.after, on)
	if err != nil {
		return nil, nil, nil, wrong("%s", strings.ReplaceAll(err.Error(), "--target", "--beneficiary"))
	}
	for i := range asked {
		q := &asked[i]
		q.Act, q.Object, q.Place = cmp.Or(in.Act, q.Act), cmp.Or(in.Object, q.Object), cmp.Or(in.Place, q.Place)
	}
	if len(asked) > 0 {
		return asked, in.Facts, in.Readings, nil
	}
	for _, a := range in.Attackers {
		title := fmt.Sprintf("%s attacks %s", actorName(s.after, a), s.after.StateName(beneficiary))
		asked = append(asked, world.Contingency{ID: a.ID, Title: title, Attackers: []string{a.ID}, Targets: in.Targets, Act: in.Act, Object: in.Object, Place: in.Place})
	}
	return asked, in.Facts, in.Readings, nil
}

func actorName(w *world.World, a obligation.Actor) string {
	if g := w.Group(a.ID); a.Group && g != nil {
		return g.Name
	}
	return w.StateName(world.StateID(a.ID))
}
