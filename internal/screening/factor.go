package screening

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"
)

// Factor is an assumption with the range over which it is varied.
type Factor struct {
	Name      string  `json:"name"`
	Low, High float64 `json:"-"`

	// Options, where it is not 0, makes the factor a choice among that many: its
	// value is the number of one of them, from 0, and Low and High do not count. An
	// effect is then the difference between two options drawn, not a slope.
	Options int `json:"-"`

	// Held factors are drawn anew for each path of Morris and get no effect. They
	// are the others on which an effect may depend. Sobol takes none.
	Held bool `json:"-"`
}

// value makes of a number from 0 to 1 a value of the factor.
func (f *Factor) value(u float64) float64 {
	if f.Options > 0 {
		return min(math.Floor(u*float64(f.Options)), float64(f.Options-1))
	}
	return f.Low + u*(f.High-f.Low)
}

// Function gives the answers for values of the factors, in their order. It may be
// called by several cores at once. Every call must give as many answers as the
// number asked for.
type Function func(values []float64) ([]float64, error)

// Options say how a design is worked through.
type Options struct {
	Seed     uint64
	Cores    int                  // 0: all
	Progress func(done, of int64) // never called by two at once
}

// check says what is wrong with factors, all at once.
func check(factors []Factor) error {
	if len(factors) == 0 {
		return fmt.Errorf("screening: no factors")
	}
	seen, bad := map[string]bool{}, ""
	for _, f := range factors {
		switch {
		case seen[f.Name]:
			bad += fmt.Sprintf("; factor %q is given twice", f.Name)
		case f.Options < 0 || f.Options == 1:
			bad += fmt.Sprintf("; factor %q has %d options, which is no choice", f.Name, f.Options)
		case f.Options == 0 && !(f.Low < f.High) || math.IsInf(f.High-f.Low, 0):
			bad += fmt.Sprintf("; factor %q goes from %v to %v, which is no range", f.Name, f.Low, f.High)
		}
		seen[f.Name] = true
	}
	if bad != "" {
		return fmt.Errorf("screening: %s", bad[2:])
	}
	return nil
}

// evaluate runs the function at points of the unit cube.
func evaluate(ctx context.Context, factors []Factor, points [][]float64, f Function, answers int, opt Options) ([][]float64, error) {
	cores := opt.Cores
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	e := &evaluation{ctx: ctx, points: points, out: make([][]float64, len(points)), opt: opt, failed: len(points)}
	var group sync.WaitGroup
	for range cores {
		group.Go(func() { e.core(factors, f, answers) })
	}
	group.Wait()
	if e.err != nil {
		return nil, e.err
	}
	return e.out, ctx.Err()
}

// evaluation is what the cores share.
type evaluation struct {
	ctx    context.Context
	points [][]float64
	out    [][]float64
	opt    Options

	mu     sync.Mutex
	next   int
	done   int64
	failed int // the first point that failed, so that the error does not hang on the cores
	err    error
}

func (e *evaluation) core(factors []Factor, f Function, answers int) {
	for {
		i, ok := e.take()
		if !ok {
			return
		}
		values := make([]float64, len(factors))
		for k, u := range e.points[i] {
			values[k] = factors[k].value(u)
		}
		y, err := f(values)
		if err == nil {
			err = finite(y, answers)
		}
		e.give(i, y, err)
	}
}

func finite(y []float64, answers int) error {
	if len(y) != answers {
		return fmt.Errorf("screening: the function gave %d answers and not %d", len(y), answers)
	}
	for _, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("screening: the function gave %v, of which there is no variance", v)
		}
	}
	return nil
}

func (e *evaluation) take() (int, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.next >= len(e.points) || e.err != nil || e.ctx.Err() != nil {
		return 0, false
	}
	e.next++
	return e.next - 1, true
}

func (e *evaluation) give(i int, y []float64, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err != nil {
		if i < e.failed {
			e.failed, e.err = i, err
		}
		return
	}
	e.out[i] = y
	e.done++
	if e.opt.Progress != nil {
		e.opt.Progress(e.done, int64(len(e.points)))
	}
}
