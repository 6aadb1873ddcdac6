package ensemble

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"casus/internal/crisis"
)

// piece is how many runs a core takes at a time. It bounds how long a stop takes
// and leaves no trace in the counts.
const piece = 4096

// Options say how a span is run.
type Options struct {
	Cores    int                     // 0: all
	Progress func(done, span uint64) // called now and then, never by two at once
}

// Run makes the runs of a span with one model, or with two to compare. If the
// context ends it stops soon and gives the part that is done, with the error of the
// context.
func Run(ctx context.Context, plan *Plan, models []*crisis.Model, span Span, opt Options) (*Part, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	if span.From > span.To || span.To > plan.Runs {
		return nil, fmt.Errorf("runs %d to %d are not of the plan, which has %d", span.From, span.To, plan.Runs)
	}
	hash, err := plan.Hash()
	if err != nil {
		return nil, err
	}
	l, err := layoutOf(models)
	if err != nil {
		return nil, err
	}
	parts := newCrew(ctx, plan.Seed, models, l, hash, span, opt).work()
	out := parts[0]
	for _, p := range parts[1:] {
		if out, err = Merge(out, p); err != nil {
			return nil, err
		}
	}
	if out.N() < span.To-span.From {
		return out, ctx.Err()
	}
	return out, nil
}

// Stopped tells whether an error of Run is that it was stopped, and the part is what
// was done until then.
func Stopped(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// crew is the cores at work on a span.
type crew struct {
	ctx    context.Context
	seed   uint64
	models []*crisis.Model
	layout *layout
	hash   string
	span   Span
	opt    Options

	mu         sync.Mutex
	next, done uint64
}

func newCrew(ctx context.Context, seed uint64, models []*crisis.Model, l *layout, hash string, span Span, opt Options) *crew {
	if opt.Cores <= 0 {
		opt.Cores = runtime.GOMAXPROCS(0)
	}
	return &crew{ctx: ctx, seed: seed, models: models, layout: l, hash: hash, span: span, opt: opt, next: span.From}
}

// work gives one part for each core.
func (c *crew) work() []*Part {
	parts := make([]*Part, c.opt.Cores)
	var group sync.WaitGroup
	for i := range parts {
		group.Go(func() { parts[i] = c.core() })
	}
	group.Wait()
	return parts
}

// core takes pieces until there are none.
func (c *crew) core() *Part {
	p := newPart(c.hash, c.layout)
	n := newCounter(c.seed, c.models, c.layout, p.Counts)
	for {
		s, ok := c.take()
		if !ok {
			// Pieces are taken in order and never twice.
			p.Runs, _ = joinSpans(p.Runs)
			return p
		}
		for run := s.From; run < s.To; run++ {
			n.run(run)
		}
		p.Runs = append(p.Runs, s)
		if last := len(p.Runs) - 2; last >= 0 && p.Runs[last].To == s.From {
			p.Runs[last].To = s.To
			p.Runs = p.Runs[:last+1]
		}
		c.report(s.To - s.From)
	}
}

func (c *crew) take() (Span, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.next >= c.span.To || c.ctx.Err() != nil {
		return Span{}, false
	}
	s := Span{c.next, min(c.next+piece, c.span.To)}
	c.next = s.To
	return s, true
}

func (c *crew) report(n uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += n
	if c.opt.Progress != nil {
		c.opt.Progress(c.done, c.span.To-c.span.From)
	}
}
