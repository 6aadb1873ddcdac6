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
		case !(f.Low < f.High) || math.IsInf(f.High-f.Low, 0):
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
			values[k] = factors[k].Low + u*(factors[k].High-factors[k].Low)
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
