package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"casus/internal/brief"
	"casus/internal/dossier"
	"casus/internal/estimative"
	"casus/internal/world"
)

// bookFlags go with --record.
type bookFlags struct {
	Record string `help:"Add a forecast to the book of a dossier folder: a probability, words of it, or casus for what casus gives." placeholder:"CHANCE"`
	By     string `help:"Who forecasts, with --record." placeholder:"NAME"`
	Event  string `help:"With --record: what must happen for a yes, in words, in place of an accession; needs --deadline." placeholder:"TEXT"`
	Until  string `name:"deadline" help:"With --event: the last day on which it counts." placeholder:"DATE"`
	Truth  string `help:"With --record: how it will be decided." placeholder:"TEXT"`
	Source string `help:"With --record: the source of it in sources.csv (one for recorded forecasts)." placeholder:"ID"`
	Note   string `help:"With --record: a remark." placeholder:"TEXT"`
}

func (b *bookFlags) given() bool { return b.By+b.Event+b.Until+b.Truth+b.Source+b.Note != "" }

// score prints the scores of the book.
func (c *likelyShowCmd) score(env Env, format string, s *session, o brief.LikelyOptions) error {
	if c.AsOf == "" && c.KnownBy == "" {
		// The whole book, unless a day is named.
		if end := s.after.Question.RecordEnds; end != world.DistantFuture {
			o.From = end
		}
		for _, f := range s.after.Forecasts {
			o.From = max(o.From, f.Made.Hi, f.Resolved.Hi)
		}
		o.Known = o.From
	}
	b, err := brief.NewBook(s.after, o)
	if err != nil {
		return wrong("%w", err)
	}
	switch format {
	case "json":
		return c.writeJSON(env, b)
	case "csv":
		head, rows := b.Rows()
		return c.writeTable(env, head, rows)
	}
	return c.writeDocument(env, format, b.Document())
}

// ownForecasts is the source of forecasts that name no other.
const ownForecasts world.SourceID = "recorded-forecasts"

// record adds a forecast to the book. Older lines stay as they are, byte for byte.
func (c *likelyShowCmd) record(env Env, s *session, state world.StateID, treaty world.TreatyID, o brief.LikelyOptions) error {
	f := world.Forecast{Made: world.On(s.asOf), By: c.By, Event: c.Event, Truth: cmp.Or(c.Truth, "The record of this dossier"),
		Provenance: world.Provenance{Sources: []world.SourceID{world.SourceID(cmp.Or(c.Source, string(ownForecasts)))}, Note: c.Note}}
	var faults []error
	if c.Dossier == "" {
		faults = append(faults, errors.New("--record writes to a folder; name it with --dossier"))
	}
	if c.AsOf == "" {
		faults = append(faults, errors.New("--record needs the day on which the forecast is made: --as-of DATE"))
	}
	if c.By == "" && c.Record != "casus" {
		faults = append(faults, errors.New("--record needs --by: who forecasts"))
	}
	if err := c.recordEvent(s, &f, state, treaty, o); err != nil {
		faults = append(faults, err)
	}
	if err := c.recordChance(s, &f, state, treaty, o); err != nil {
		faults = append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return usageError{err}
	}
	add := dossier.Additions{Forecasts: []world.Forecast{f}}
	if c.Source == "" && s.before.Source(ownForecasts) == nil {
		add.Sources = []world.Source{{ID: ownForecasts, Title: "Forecasts recorded in this dossier", Kind: "analysis", Publisher: "the users of this dossier"}}
	}
	plan, err := dossier.PlanAppend(c.Dossier, add)
	if err != nil {
		return inputError{err}
	}
	if err := plan.Write(); err != nil {
		return inputError{err}
	}
	_, err = fmt.Fprint(env.Out, plan.Diff())
	return err
}

// recordEvent says what is foretold and by when.
func (c *likelyShowCmd) recordEvent(s *session, f *world.Forecast, state world.StateID, treaty world.TreatyID, o brief.LikelyOptions) error {
	if c.Event != "" {
		day, err := world.ParseDay(c.Until)
		if err != nil {
			return fmt.Errorf("--deadline: %w", err)
		}
		f.Deadline, f.Question = world.On(day), c.Event
		return nil
	}
	if c.Until != "" {
		return errors.New("--deadline goes with --event; of an accession write STATE:TREATY@DEADLINE")
	}
	if !o.Deadline.Known() {
		return errors.New("--record needs a deadline: write STATE:TREATY@DEADLINE")
	}
	f.Deadline = o.Deadline
	f.Event = fmt.Sprintf("join %s:%s", state, treaty)
	f.Question = fmt.Sprintf("Will %s be in %s?", s.after.StateName(state), s.after.Treaty(treaty).Short)
	return nil
}

// recordChance reads a number, words on a scale, or casus.
func (c *likelyShowCmd) recordChance(s *session, f *world.Forecast, state world.StateID, treaty world.TreatyID, o brief.LikelyOptions) error {
	switch p, err := strconv.ParseFloat(c.Record, 64); {
	case err == nil && p >= 0 && p <= 1:
		f.Probability = &p
		return nil
	case err == nil:
		return fmt.Errorf("--record %s: a probability is from 0 to 1", c.Record)
	case strings.EqualFold(c.Record, "casus"):
		if c.Event != "" {
			return errors.New("--record casus: casus foretells accessions, not an --event")
		}
		l, err := brief.NewLikely(s.after, state, treaty, o)
		if err != nil {
			return err
		}
		f.By, f.Probability, f.Low, f.High = cmp.Or(c.By, version()), &l.Probability, &l.Low, &l.High
		return nil
	}
	scale, err := estimative.Find(c.Scale)
	if err != nil {
		return fmt.Errorf("--scale: %w", err)
	}
	band, err := scale.Range(c.Record)
	if err != nil {
		return fmt.Errorf("--record: %w", err)
	}
	middle := (band.Low + band.High) / 2
	f.Words, f.Low, f.High, f.Probability = c.Record, &band.Low, &band.High, &middle
	return nil
}
