package cli

import (
	"context"
	"os"
	"os/signal"
)

// interrupts hears Ctrl-C. The first ends soft: no more is begun, and what is done
// is shown. With twice the second ends hard: what is being written is given up, and
// its file aside taken away. One more ends the program as it stands. The caller must
// call release. Where a server runs the command, both end with its request.
func (e Env) interrupts(twice bool) (soft, hard context.Context, release func()) {
	if e.ctx != nil {
		ctx, stop := context.WithCancel(e.ctx)
		return ctx, ctx, stop
	}
	soft, first := context.WithCancel(context.Background())
	hard, second := context.WithCancel(context.Background())
	ends := []func(){first}
	if twice {
		ends = append(ends, second)
	}
	heard, over := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(heard, os.Interrupt)
	go func() {
		defer signal.Stop(heard)
		for _, end := range ends {
			select {
			case <-heard:
				end()
			case <-over:
				return
			}
		}
	}()
	return soft, hard, func() {
		signal.Stop(heard)
		close(over)
		first()
		second()
	}
}
