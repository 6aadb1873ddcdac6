package historyfile

import (
	"context"
	"runtime"
	"strconv"

	"casus/internal/crisis"
)

// maker gives a function for one core that makes the rows of some runs. The rows
// hold until they are given back to it.
func (w *Writer) maker() func(rows []Row, from, to uint64) []Row {
	scratch := w.model.NewScratch()
	var acts []byte
	return func(rows []Row, from, to uint64) []Row {
		for run := from; run < to; run++ {
			o := w.model.Run(scratch, w.seed, run)
			acts = acts[:0]
			for i, a := range o.Acts {
				if i > 0 {
					acts = append(acts, ' ')
				}
				acts = w.appendAct(acts, a)
			}
			rows = append(rows, Row{int64(run), o.End.String(), int32(o.EndDay), o.Highest.String(), int32(o.Pauses), int32(o.Joined), string(acts)})
		}
		return rows
	}
}

func (w *Writer) appendAct(out []byte, a crisis.Act) []byte {
	out = append(append(append(out, w.model.States[a.State]...), ':'), a.Response.String()...)
	return strconv.AppendInt(append(out, '@'), int64(a.Day), 10)
}

// inOrder lets each core make every cores-th block and writes the blocks in order.
// No more than two blocks of a core are held.
func inOrder(ctx context.Context, from, to uint64, cores int, maker func() func([]Row, uint64, uint64) []Row, write func([]Row) error) error {
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop() // ends the cores, whatever ends the writing
	made, used := make([]chan []Row, cores), make([]chan []Row, cores)
	for c := range cores {
		made[c], used[c] = make(chan []Row), make(chan []Row, 2)
		used[c] <- make([]Row, 0, block)
		used[c] <- make([]Row, 0, block)
		go func() {
			rowsOf := maker()
			for at := from + uint64(c)*block; at < to; at += uint64(cores) * block {
				var rows []Row
				select {
				case rows = <-used[c]:
				case <-ctx.Done():
					return
				}
				rows = rowsOf(rows[:0], at, min(at+block, to))
				select {
				case made[c] <- rows:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	for at, c := from, 0; at < to; at, c = at+block, (c+1)%cores {
		var rows []Row
		select {
		case rows = <-made[c]:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := write(rows); err != nil {
			return err
		}
		used[c] <- rows
	}
	return nil
}
