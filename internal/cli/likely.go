package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"casus/internal/accession"
	"casus/internal/brief"
	"casus/internal/world"
)

// likelyCmd has a subcommand for each thing that is said of likelihood.
type likelyCmd struct {
	Show likelyShowCmd `cmd:"" default:"withargs" help:"How likely it is that a state is in a treaty by a day; the book of forecasts."`
	Fit  likelyFitCmd  `cmd:"" help:"How well a model of the network of alliances foretells which pairs ally next, from the data."`
}

type likelyShowCmd struct {
	common
	Question string   `arg:"" optional:"" help:"STATE:TREATY or STATE:TREATY@DEADLINE (the change that the dossier proposes)."`
	Scale    string   `help:"The scale on which words of probability are looked for first: icd203, uk, nato or ipcc." default:"icd203" placeholder:"NAME"`
	Prior    []string `help:"A prior in place of the dossier's: NAME=VALUE or NAME=VALUE,LOW,HIGH, such as hazard.talks.on=0.2." placeholder:"NAME=VALUE" sep:"none"`
	Ratio    []string `help:"Another likelihood ratio for a claim: CLAIM=RATIO, such as CL09=1." placeholder:"CLAIM=RATIO" sep:"none"`
	Grade    []string `help:"Another Admiralty grade for a claim, to see what hangs on it: CLAIM=GRADE, such as CL09=B2." placeholder:"CLAIM=GRADE" sep:"none"`
	Score    bool     `help:"Score the book of forecasts instead."`
	bookFlags
}

// Help is shown by casus likely show --help.
func (likelyShowCmd) Help() string {
	return `Says how likely it is that a state is in a treaty by a deadline: a prior from stages with competing risks and clocks of ratification, moved by what the states are to each other, then by a ledger of graded reports in which copies of one root count once. Only what was known on the as-of date counts. Every prior has its basis beside it and can be set.

Words of probability are read by published scales: casus reliable words says what each means.

--score scores the forecasts of the dossier's book: Brier and its parts, log score, calibration, beside the base rate and "no change". --record adds a forecast to the book of a dossier folder; what stands there is never rewritten.

Examples:
  casus likely
  casus likely TUR:SMDA2025@2026-12-31 --as-of 2026-02-01
  casus likely TUR:SMDA2025 --prior hazard.aspirant.on=0.05 --ratio CL15=1
  casus likely --grade CL09=A1 --grade CL10=E5
  casus likely --score --as-of 2026-06-30
  casus likely --record 0.1 --by me --dossier DIR --as-of 2026-07-01 TUR:SMDA2025@2026-12-31`
}

func (c likelyShowCmd) Run(env Env) error {
	format, err := c.common.format("text", "md", "html", "json", "csv")
	if err != nil {
		return err
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	o, err := c.options(s)
	if err != nil {
		return err
	}
	switch {
	case c.Score && c.Record != "":
		return usageError{errors.New("--score and --record do different things; give one of them")}
	case c.Score:
		return c.score(env, format, s, o)
	case c.Record == "" && c.given():
		return usageError{errors.New("--by, --event, --deadline, --truth, --source and --note belong to --record")}
	}
	var state world.StateID
	var treaty world.TreatyID
	if c.Event == "" {
		if state, treaty, o.Deadline, err = c.question(s); err != nil {
			return err
		}
	}
	if c.Record != "" {
		return c.record(env, s, state, treaty, o)
	}
	l, err := brief.NewLikely(s.after, state, treaty, o)
	if err != nil {
		return wrong("%w", err)
	}
	switch format {
	case "json":
		return c.writeJSON(env, l)
	case "csv":
		head, rows := l.Rows()
		return c.writeTable(env, head, rows)
	}
	return c.writeDocument(env, format, l.Document())
}

// options are the day, the scale and the priors that the user set.
func (c *likelyShowCmd) options(s *session) (brief.LikelyOptions, error) {
	o := brief.LikelyOptions{From: s.asOf, Known: s.asOf, Scale: c.Scale}
	if s.knownBy != world.DistantFuture {
		o.Known = s.knownBy
	}
	var faults []string
	for _, text := range c.Prior {
		p, err := readPrior(text)
		if err != nil {
			faults = append(faults, "--prior "+err.Error())
			continue
		}
		o.Priors = append(o.Priors, p)
	}
	for _, text := range c.Ratio {
		j, err := parseRatio(s.before, text)
		if err != nil {
			faults = append(faults, "--ratio "+err.Error())
			continue
		}
		o.Judged = append(o.Judged, j)
	}
	for _, text := range c.Grade {
		claim, grade, err := parseGrade(s.before, text)
		if old, twice := o.Grades[claim]; err == nil && twice && old != grade {
			err = fmt.Errorf("%s is graded both %s and %s; choose one", claim, old, grade)
		}
		if err != nil {
			faults = append(faults, "--grade "+err.Error())
			continue
		}
		if o.Grades == nil {
			o.Grades = map[string]string{}
		}
		o.Grades[claim] = grade
	}
	if len(faults) > 0 {
		return o, wrong("%s", strings.Join(faults, "\n"))
	}
	return o, nil
}

// readPrior reads NAME=VALUE or NAME=VALUE,LOW,HIGH.
func readPrior(text string) (accession.Prior, error) {
	name, rest, ok := strings.Cut(text, "=")
	fields := strings.Split(rest, ",")
	if !ok || name == "" || len(fields) != 1 && len(fields) != 3 {
		return accession.Prior{}, fmt.Errorf("%q: write NAME=VALUE or NAME=VALUE,LOW,HIGH", text)
	}
	var v [3]float64
	for i := range v {
		x, err := strconv.ParseFloat(fields[min(i, len(fields)-1)], 64)
		if err != nil {
			return accession.Prior{}, fmt.Errorf("%q: %q is not a number", text, fields[min(i, len(fields)-1)])
		}
		v[i] = x
	}
	return accession.Prior{ID: name, Value: v[0], Low: v[1], High: v[2], Basis: "set by the user", Sources: []world.SourceID{}, From: "command line"}, nil
}

func parseRatio(w *world.World, text string) (accession.Judgement, error) {
	claim, rest, ok := strings.Cut(text, "=")
	x, err := strconv.ParseFloat(rest, 64)
	if !ok || err != nil || !(x >= 1e-4 && x <= 1e4) {
		return accession.Judgement{}, fmt.Errorf("%q: write CLAIM=RATIO with a ratio from 0.0001 to 10000", text)
	}
	if err := knownClaim(w, text, claim); err != nil {
		return accession.Judgement{}, err
	}
	return accession.Judgement{Claim: claim, Ratio: accession.Ratio{Value: x, Low: x, High: x}, Basis: "ratio set by the user"}, nil
}

// knownClaim refuses a claim that the record does not have by the day of knowledge.
func knownClaim(w *world.World, text, claim string) error {
	var ids []string
	for i := range w.Claims {
		if w.Claims[i].ID == claim {
			return nil
		}
		ids = append(ids, w.Claims[i].ID)
	}
	return fmt.Errorf("%q: no claim %s is known%s", text, claim, world.DidYouMean(claim, ids))
}

// parseGrade reads CLAIM=GRADE.
func parseGrade(w *world.World, text string) (claim, grade string, err error) {
	claim, grade, ok := strings.Cut(text, "=")
	grade = strings.ToUpper(grade)
	if !ok || len(grade) != 2 || grade[0] < 'A' || grade[0] > 'F' || grade[1] < '1' || grade[1] > '6' {
		return "", "", fmt.Errorf("%q: write CLAIM=GRADE with an Admiralty grade, a letter A to F and a digit 1 to 6, for example CL09=B2", text)
	}
	return claim, grade, knownClaim(w, text, claim)
}

// question is the accession asked about, or the first that the dossier proposes.
func (c *likelyShowCmd) question(s *session) (world.StateID, world.TreatyID, world.Date, error) {
	if c.Question == "" {
		for _, e := range s.before.Question.Edits {
			if e.Kind == world.Join {
				return e.State, e.Treaty, world.Date{}, nil
			}
		}
		return "", "", world.Date{}, usageError{errors.New("the dossier proposes no accession; name one, as casus likely TUR:SMDA2025")}
	}
	e, err := world.ParseEdit(world.Join, c.Question)
	if err != nil {
		return "", "", world.Date{}, wrong("%s", strings.TrimPrefix(err.Error(), "--join "))
	}
	deadline := e.On
	e.On = world.Date{}
	if e, err = s.after.Resolve(e); err != nil {
		return "", "", world.Date{}, wrong("%s", strings.TrimPrefix(err.Error(), "join: "))
	}
	return e.State, e.Treaty, deadline, nil
}
