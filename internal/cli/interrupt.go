package cli

import (
	"context"
	"os"
	"os/signal"
)

// interrupts hears Ctrl-C. The first ends soft: no more is begun, and what is done
// is shown. The second ends hard: what is being written is given up, with its file
// aside taken away. A third ends the program as it stands. The caller must call
// release.
func interrupts() (soft, hard context.Context, release func()) {
	soft, first := context.WithCancel(context.Background())
	hard, second := context.WithCancel(context.Background())
	heard, over := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(heard, os.Interrupt)
	go func() {
		defer signal.Stop(heard)
		for _, end := range []func(){first, second} {
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
