package cli

import (
	"context"
	"errors"
	"fmt"

	"casus/internal/crisis"
	"casus/internal/ensemble"
	"casus/internal/historyfile"
)

// stretch is how many histories are counted before their rows are written: what a
// stop leaves to be written at most.
const stretch = 1 << 17

// checkRows says what is wrong with --rows before anything is run.
func (c crisisRunCmd) checkRows() error {
	if c.Rows == "" {
		return nil
	}
	if err := historyfile.Check(c.Rows); err != nil {
		return usageError{fmt.Errorf("--rows %s: %w", c.Rows, err)}
	}
	if c.SavePlan != "" || c.Part != "" || len(c.Merge) > 0 || c.Sensitivity || c.Replay != "" {
		return usageError{fmt.Errorf("--rows %s: rows are written where histories are simulated and shown; take out --save-plan, --part, --merge, --sensitivity and --replay", c.Rows)}
	}
	return nil
}

// simulateRows runs the plan with a bar and writes a row for each history after the
// edits, stretch by stretch. The file is written aside and renamed when it is whole.
// If soft ends, the rows are those that are counted; if hard does, there are none.
func (c crisisRunCmd) simulateRows(soft, hard context.Context, env Env, plan *ensemble.Plan, models []*crisis.Model) (*ensemble.Part, error) {
	name, regular, err := outputFile(c.Rows)
	if err == nil && !regular {
		err = errors.New("it is no regular file")
	}
	if err != nil {
		return nil, fmt.Errorf("--rows %s: %w", c.Rows, err)
	}
	file, err := newAside(name)
	if err != nil {
		return nil, fmt.Errorf("--rows %s: %w", c.Rows, err)
	}
	defer file.drop()
	rows, err := historyfile.New(name, file, models[len(models)-1], plan.Seed)
	if err != nil {
		return nil, fmt.Errorf("--rows %s: %w", c.Rows, err)
	}
	bar := newHistories(env, plan.Runs)
	defer bar.end()
	whole, err := inStretches(plan.Runs, func(span ensemble.Span) (*ensemble.Part, error) {
		part, err := ensemble.Run(soft, plan, models, span, ensemble.Options{Cores: c.Cores, Progress: bar.from(span.From)})
		if err != nil && !ensemble.Stopped(err) {
			return nil, err
		}
		if failed := rows.Write(hard, span.From, span.From+part.N(), c.Cores); failed != nil {
			return nil, c.rowsFault(failed)
		}
		return part, err
	})
	if err != nil && !ensemble.Stopped(err) || whole == nil {
		return nil, err
	}
	if failed := rows.Close(); failed != nil {
		return nil, c.rowsFault(failed)
	}
	if failed := file.keep(); failed != nil {
		return nil, c.rowsFault(failed)
	}
	return whole, err
}

func (c crisisRunCmd) rowsFault(err error) error {
	if ensemble.Stopped(err) {
		return fmt.Errorf("--rows %s: stopped before it was whole; it is not written", c.Rows)
	}
	return fmt.Errorf("--rows %s: %w", c.Rows, err)
}

// inStretches runs all histories, stretch by stretch, and puts the parts together.
// If one is stopped, the part that is done comes with the error.
func inStretches(runs uint64, run func(ensemble.Span) (*ensemble.Part, error)) (*ensemble.Part, error) {
	var whole *ensemble.Part
	for from := uint64(0); from < runs; from += stretch {
		part, err := run(ensemble.Span{From: from, To: min(from+stretch, runs)})
		if part == nil {
			return nil, err
		}
		if whole == nil {
			whole = part
		} else if merged, failed := ensemble.Merge(whole, part); failed != nil {
			return nil, failed
		} else {
			whole = merged
		}
		if err != nil {
			return whole, err
		}
	}
	return whole, nil
}
