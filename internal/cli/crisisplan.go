package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"casus/internal/crisis"
	"casus/internal/ensemble"
	"casus/internal/world"
)

// readPlan reads a saved plan and makes its edits.
func (c crisisRunCmd) readPlan(s *session) (*ensemble.Plan, error) {
	data, err := os.ReadFile(c.Plan)
	if err != nil {
		return nil, wrong("--plan: %w", err)
	}
	plan, err := ensemble.DecodePlan(data)
	if err != nil {
		return nil, wrong("--plan %s: %w", c.Plan, err)
	}
	if len(s.edits) > 0 {
		return nil, usageError{fmt.Errorf("the edits of a plan stand in it: take out --join, --leave, --sign and --edit")}
	}
	if plan.Record != s.after.Question.ID {
		return nil, wrong("--plan %s: it is of the dossier %q; this is %q", c.Plan, plan.Record, s.after.Question.ID)
	}
	for _, text := range plan.Edits {
		kind, rest, _ := strings.Cut(text, " ")
		edit, err := world.ParseEdit(world.EditKind(kind), rest)
		if err == nil {
			if edit, err = s.after.Resolve(edit); err == nil {
				var next *world.World
				if next, err = s.after.With(edit); err == nil {
					s.after, s.edits = next, append(s.edits, edit)
					continue
				}
			}
		}
		return nil, wrong("--plan %s: edit %q: %w", c.Plan, text, err)
	}
	return plan, nil
}

func savePlan(name string, plan *ensemble.Plan) error {
	data, err := plan.Encode()
	if err != nil {
		return err
	}
	if err := replaceFile(name, data); err != nil {
		return wrong("--save-plan %s: %w", name, err)
	}
	return nil
}

// onePart makes one part of a plan and writes it.
func (c crisisRunCmd) onePart(ctx context.Context, env Env, plan *ensemble.Plan, models []*crisis.Model) error {
	if c.Plan == "" || c.Output == "" {
		return usageError{fmt.Errorf("--part goes with --plan FILE and -o FILE")}
	}
	var k, n int
	if _, err := fmt.Sscanf(c.Part, "%d/%d", &k, &n); err != nil {
		return usageError{fmt.Errorf("--part %q is no part; write K/N, as 1/4", c.Part)}
	}
	span, err := plan.Shard(k, n)
	if err != nil {
		return usageError{err}
	}
	bar := newHistories(env, span.To-span.From)
	part, err := ensemble.Run(ctx, plan, models, span, ensemble.Options{Cores: c.Cores, Progress: bar.from(0)})
	bar.end()
	if ensemble.Stopped(err) {
		return wrong("part %s: stopped after %d of its %d histories; it is not whole and is not written", c.Part, part.N(), span.To-span.From)
	}
	if err != nil {
		return wrong("part %s: %w", c.Part, err)
	}
	data, err := part.Encode()
	if err != nil {
		return err
	}
	return c.deliver(env, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

// mergeParts puts parts of a plan together; each must be of it, and no run may be
// in two.
func mergeParts(plan *ensemble.Plan, names []string) (*ensemble.Part, error) {
	hash, err := plan.Hash()
	if err != nil {
		return nil, err
	}
	var whole *ensemble.Part
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, wrong("--merge: %w", err)
		}
		part, err := ensemble.DecodePart(data)
		if err != nil {
			return nil, wrong("--merge %s: %w", name, err)
		}
		if part.Plan != hash {
			return nil, wrong("--merge %s: it is a part of another plan", name)
		}
		if whole == nil {
			whole = part
			continue
		}
		if whole, err = ensemble.Merge(whole, part); err != nil {
			return nil, wrong("--merge %s: %w", name, err)
		}
	}
	return whole, nil
}
